"""What a source defines as something is not denied to be it: "a fragility fracture does not make
the diagnosis" where the source diagnoses osteoporosis from one."""

import re
from collections.abc import Iterator

from assistant.checks.about import documents_of
from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.knowledge import Definition, Rule
from assistant.domain.patient import PatientFacts

_DENIED = re.compile(
    r"\b(?:(?:do(?:es)?|can|will|would) ?(?:not|n['\u2019]t)|never|is not enough to|cannot)"
    r"(?: by itself| alone| yet| in itself)? "
    r"(?:make|makes|establish\w*|prove\w*|confirm\w*|give\w*|mean|means|count|counts|amount|qualify"
    r"|suffice|diagnose)\b(?P<object>[^.;,]{0,60})",
    re.I,
)
_DIAGNOSIS = re.compile(r"\bdiagnos\w+", re.I)


def check(page: Page) -> Iterator[Finding]:
    """`rule_conflict` where what the sentence names, with what is known, meets the definition."""
    for entry in page.entries:
        denied = _DENIED.search(entry.part.text)
        if denied is None or entry.part.kind in ("heading", "other"):
            continue
        if rule := _met(denied, entry, page):
            message = f"the source defines it so: {rule.says}"
            yield contradicted("rule_conflict", entry, message, rule)


def _met(denied: re.Match[str], entry: Entry, page: Page) -> Rule | None:
    """A definition of the named document, of what is denied, that the sentence's words meet."""
    base = page.ground.base
    ids = {document.id for document in documents_of(entry, page)}
    told = page.facts_of(entry.part.text[: denied.start()])
    names = {fact.name for fact in told}
    kept = (fact for fact in page.ground.facts.facts if fact.name not in names)
    closed = base.close(PatientFacts((*kept, *told)))
    meant = _meant(denied["object"], page)
    for rule in base.corpus.rules:
        defines = isinstance(rule.then, Definition) and rule.then.atom.fact in meant
        met = told and defines and rule.document in ids
        if met and base.decide(base.condition(rule), closed) is True:
            return rule
    return None


def _meant(words: str, page: Page) -> set[str]:
    """What is denied; of "the diagnosis", what the question asks about."""
    text = f"{words} {page.question}" if _DIAGNOSIS.search(words) else words
    return {mention.concept for mention in page.mentions(text)}
