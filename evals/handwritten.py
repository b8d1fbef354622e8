"""Harmless rewordings written by hand: released advice as people in the field would put it.

`evals/rewordings/DOCUMENT.yaml` holds them by rule. Each says what its rule's sentence says, in
the words of a clinician, a textbook, a leaflet or a chatbot; no table of words made them, so they
show what the reader confirms of phrasings that nobody listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from assistant.adapters.corpus_models import Shape, Slug, Text
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Advice, Corpus, Rule
from assistant.rules.grammar import did_you_mean
from evals.mutations.kinds import Original

FOLDER = Path(__file__).parent / "rewordings"
CLASS = "handwritten"


class _RewordingShape(Shape):
    rule: Slug
    text: Text


class _FileShape(Shape):
    schema_: Literal["groundrule/rewordings@1"] = Field(alias="schema")
    document: Slug
    rewordings: Annotated[list[_RewordingShape], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Rewording:
    """A rule's sentence in other words."""

    rule: Rule
    text: str


def rewordings(corpus: Corpus, folder: Path = FOLDER) -> tuple[Rewording, ...]:
    """The rewordings of all documents, by file name.

    Raises:
        CorpusError: a file is not of the form, names what advises nothing in the corpus, or has
            a text that stands twice or is the source's own; with file and line.
    """
    seen: set[str] = set()
    return tuple(
        rewording
        for path in sorted(folder.glob("*.yaml"))
        for rewording in _of_file(
            read_yaml(path.read_text(encoding="utf-8"), path.name), corpus, seen
        )
    )


def _of_file(marked: Marked, corpus: Corpus, seen: set[str]) -> Iterator[Rewording]:
    shape = marked.as_model(_FileShape)
    if shape.document not in corpus.documents:
        near = did_you_mean(shape.document, sorted(corpus.documents))
        place = marked.position(("document",))
        raise CorpusError(place, f"{shape.document!r} is not in the corpus{near}")
    for index, one in enumerate(shape.rewordings):
        name = f"{shape.document}/{one.rule}"
        rule = corpus.rule.get(name)
        if rule is None or not isinstance(rule.then, Advice):
            near = did_you_mean(name, sorted(corpus.rule))
            place = marked.position(("rewordings", index, "rule"))
            raise CorpusError(place, f"{name!r} is no rule that advises{near}")
        if one.text == rule.says or one.text in seen:
            place = marked.position(("rewordings", index, "text"))
            raise CorpusError(place, f"{one.text!r} is the source's own sentence or stands twice")
        seen.add(one.text)
        yield Rewording(rule, one.text)


def drafted(
    written: tuple[Rewording, ...], originals: tuple[Original, ...]
) -> Iterator[tuple[Original, Original]]:
    """Each rewording in the place of its rule's sentence, in the first draft that has it alone.

    What the drafter adds behind the sentence (open safety conditions) stands behind the rewording;
    a draft without such an addition comes first.
    """
    alone = [o for o in originals if len(o.rules) == 1]
    for one in written:
        sentence = one.rule.says.rstrip(".")
        own = [o for o in alone if o.rules == (one.rule,) and o.statement.text.startswith(sentence)]
        for original in sorted(own, key=lambda o: len(o.statement.text))[:1]:
            added = original.statement.text[len(sentence) :]
            text = f"{one.text.rstrip('.')}{added}"
            yield original, replace(original, statement=replace(original.statement, text=text))
