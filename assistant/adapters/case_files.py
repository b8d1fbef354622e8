"""`cases.yaml` to worked patients: read where rules are checked, never to answer a question."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.adapters.corpus_models import AmountShape, CaseShape, CasesShape
from assistant.adapters.fact_file import facts_of
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.adapters.marked_yaml import Path as Place
from assistant.adapters.rule_files import amount_of, require_action
from assistant.domain.errors import CorpusError, RequestError
from assistant.domain.knowledge import Corpus, Document
from assistant.domain.patient import PatientFacts
from assistant.domain.worked import EXPECTED, WITH_AMOUNT, Expected, Says, WorkedPatient
from assistant.rules.grammar import did_you_mean

_SAYS = ", ".join(says.value for says in EXPECTED)
_LINE = re.compile(r"(?P<says>[a-z]+)(?: (?P<quantity>[<>=\d.-]+) (?P<unit>\S+))?$")


def read_cases(folder: Path, corpus: Corpus) -> tuple[WorkedPatient, ...]:
    """The worked patients of every document of a corpus folder, in file order.

    Raises:
        CorpusError: an unknown document, fact, value or action; the text begins with its place.
    """
    found: list[WorkedPatient] = []
    for path in sorted(folder.glob("*/cases.yaml")):
        name = path.relative_to(folder.parent).as_posix()
        found.extend(_patients(read_yaml(path.read_text(encoding="utf-8"), name), corpus))
    return tuple(found)


def _patients(marked: Marked, corpus: Corpus) -> Iterator[WorkedPatient]:
    shape = marked.as_model(CasesShape)
    if shape.document not in corpus.documents:
        near = did_you_mean(shape.document, list(corpus.documents))
        message = f"{shape.document!r} is not a document of the corpus{near}"
        raise CorpusError(marked.position(("document",)), message, "document")
    document = corpus.documents[shape.document]
    for index, case in enumerate(shape.cases):
        yield _patient(case, marked, ("cases", index), corpus, document)


def _patient(
    case: CaseShape, marked: Marked, path: Place, corpus: Corpus, document: Document
) -> WorkedPatient:
    position = marked.position(path)
    facts = _facts(case, marked, (*path, "facts"), corpus, date.fromisoformat(document.updated))
    expected = tuple(
        _expected(action, line, marked, (*path, "says", action), corpus)
        for action, line in case.says.items()
    )
    return WorkedPatient(document.id, case.patient, facts, expected, position)


def _facts(
    case: CaseShape, marked: Marked, path: Place, corpus: Corpus, as_of: date
) -> PatientFacts:
    facts = PatientFacts()
    for name, value in case.facts.items():
        try:
            (fact,) = facts_of({name: value}, corpus.vocabulary, as_of, repr(case.patient))
        except RequestError as error:
            raise CorpusError(marked.position((*path, name)), str(error), name) from None
        if fact.domain != corpus.vocabulary.domain(fact.name):  # `unknown` is no fact
            facts = facts.with_fact(fact)
    return facts


def _expected(action: str, line: str, marked: Marked, path: Place, corpus: Corpus) -> Expected:
    position = marked.position(path)
    require_action(action, corpus.vocabulary, position)
    found = _LINE.match(line)
    if found is None or found["says"] not in [says.value for says in EXPECTED]:
        message = f"{line!r} is not what a document can say; allowed are {_SAYS}, some of them "
        raise CorpusError(position, message + 'with an amount ("for 1200 mg/day")', action)
    says, amount = Says(found["says"]), None
    if found["quantity"]:
        if says not in WITH_AMOUNT:
            allowed = ", ".join(one.value for one in WITH_AMOUNT)
            message = f"{line!r} has an amount; one can follow {allowed} only"
            raise CorpusError(position, message, action)
        amount = amount_of(AmountShape(quantity=found["quantity"], unit=found["unit"]), position)
    return Expected(action, says, amount, line)
