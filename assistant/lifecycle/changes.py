"""Two versions of a corpus, or of one document, compared as rules.

`corpus diff` prints it. A recommendation is found again by its name inside its document, so that
a new edition under a new id can be compared with the old one. A change of meaning comes with a
patient who is treated differently, or with the reason why there is none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from assistant.domain.changes import (
    Changed,
    Differences,
    FieldChange,
    PassageChange,
    RuleChange,
    Version,
)
from assistant.domain.condition import All, AnyOf, Atom, Not, atoms
from assistant.domain.domains import Interval
from assistant.domain.knowledge import (
    Concept,
    Corpus,
    Document,
    Implication,
    Passage,
    Vocabulary,
)
from assistant.domain.patient import interval_text
from assistant.lifecycle.recommendation import Recommendation
from assistant.lifecycle.treated import Search
from assistant.rules.evaluate import RuleBase
from assistant.rules.words import atom_words, in_words
from assistant.rules.worked import alone

Item = TypeVar("Item")
# What has lines of its own, or says nothing of the document's meaning or standing.
_LEFT_OUT = frozenset(("id", "passages", "position", "reviews"))


def compare(old: Version, new: Version) -> Differences:
    """Everything that differs, documents and recommendations in the order of the new version."""
    pairs = tuple(_pairs(old, new))
    whole = Search(RuleBase(old.corpus), RuleBase(new.corpus), everywhere=True)
    return Differences(
        documents=tuple(c for pair in pairs for c in _documents(pair)),
        rules=tuple(c for pair in pairs for c in _rules(pair, old.corpus, new.corpus, whole)),
        passages=tuple(c for pair in pairs for c in _passages(pair)),
        concepts=tuple(_concepts(old.corpus.vocabulary, new.corpus.vocabulary)),
    )


Pair = tuple[Document | None, Document | None]


def _pairs(old: Version, new: Version) -> Iterator[Pair]:
    """The same document in both versions; one document each is compared whatever its id."""
    before, after = old.corpus.documents, new.corpus.documents
    if old.only and new.only:
        yield before[old.only], after[new.only]
    elif only := old.only or new.only:
        yield before.get(only), after.get(only)
    else:
        names = dict.fromkeys((*after, *before))
        yield from ((before.get(name), after.get(name)) for name in names)


def _documents(pair: Pair) -> Iterator[Changed]:
    before, after = pair
    if before is None or after is None:
        yield _came_or_went(before, after)
        return
    found = tuple(_fields(before, after))
    if found or before.id != after.id:
        yield Changed("changed", before.id, after.id, found)


def _fields(before: object, after: object) -> Iterator[FieldChange]:
    """Fields of two values of one class that differ, as text."""
    for one in fields(before):  # type: ignore[arg-type]
        if one.name in _LEFT_OUT:
            continue
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old != new:
            yield FieldChange(one.name, _text(old), _text(new))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(one)}" for name, one in value.items())
    if isinstance(value, Interval):
        return interval_text(value)
    if isinstance(value, Atom | All | AnyOf | Not):
        return ", ".join(atom.text for atom in atoms(value))
    return str(getattr(value, "value", "" if value is None else value))


def _came_or_went(before: Document | Concept | None, after: Document | Concept | None) -> Changed:
    if before is None:
        return Changed("added", None, after.id if after else None)
    return Changed("removed", before.id, None)


def _passages(pair: Pair) -> Iterator[PassageChange]:
    before, after = pair
    for old, new in _matched(
        before.passages if before else (), after.passages if after else (), lambda p: p.anchor
    ):
        if old is None or new is None:
            yield PassageChange("added" if old is None else "removed", old, new)
        elif _shown(old) != _shown(new):
            yield PassageChange("changed", old, new)


def _shown(passage: Passage) -> tuple[object, ...]:
    return passage.locator, passage.text, passage.basis, passage.source_lines


def _matched(
    old: Sequence[Item], new: Sequence[Item], name: Callable[[Item], str]
) -> Iterator[tuple[Item | None, Item | None]]:
    """What has one name in both, in the order of the new; then what is gone."""
    before, after = {name(one): one for one in old}, {name(one): one for one in new}
    yield from ((before.get(key), one) for key, one in after.items())
    yield from ((one, None) for key, one in before.items() if key not in after)


def _rules(pair: Pair, old: Corpus, new: Corpus, whole: Search) -> Iterator[RuleChange]:
    before, after = pair
    search = Search(_alone(before, old), _alone(after, new))
    matched = _matched(
        search.old.corpus.rules, search.new.corpus.rules, lambda r: r.id.partition("/")[2]
    )
    for one, other in matched:
        change = Recommendation(one, other, search, whole).change()
        if change is not None:
            yield change


def _alone(document: Document | None, corpus: Corpus) -> RuleBase:
    """The document's rules; none where the version does not have it."""
    return alone(document.id, corpus) if document else RuleBase(Corpus(corpus.vocabulary, {}, ()))


def _concepts(old: Vocabulary, new: Vocabulary) -> Iterator[Changed]:
    """Concepts whose definition differs, and implications, which are named by what they say."""
    if old is new:
        return
    before, after = (dict.fromkeys(_said(i, v) for i in v.implications) for v in (old, new))
    yield from (Changed("added", None, one) for one in after if one not in before)
    yield from (Changed("removed", one, None) for one in before if one not in after)
    yield from _redefined(old, new)


def _said(implication: Implication, vocabulary: Vocabulary) -> str:
    assumed = "assumed" if implication.assumed else "follows"
    then = atom_words(implication.then, vocabulary)
    return f"from {in_words(implication.when, vocabulary) or 'nothing'} {assumed}: {then}"


def _redefined(old: Vocabulary, new: Vocabulary) -> Iterator[Changed]:
    for before, after in _matched(tuple(old), tuple(new), lambda concept: concept.id):
        if before is None or after is None:
            yield _came_or_went(before, after)
        elif found := tuple(_fields(before, after)):
            yield Changed("changed", before.id, after.id, found)
