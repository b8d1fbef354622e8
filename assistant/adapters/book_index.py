"""The index of the book: conditions, drugs and tests with the rules that speak of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.condition import facts_in
from assistant.domain.knowledge import Advice, Concept, Corpus, Kind, Rule
from assistant.rules.words import bare

_GROUPS = (
    ("Conditions, findings and measurements", "facts"),
    ("Drugs", "drugs"),
    ("Tests", "tests"),
    ("Procedures and care", "care"),
)
_ACTIONS = {Kind.DRUG: "drugs", Kind.TEST: "tests", Kind.PROCEDURE: "care", Kind.CARE: "care"}


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One concept.

    Attributes:
        label: without its article.
        others: other words for it.
        rules: for each document, the ids of its rules.
    """

    id: str
    label: str
    others: tuple[str, ...]
    rules: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Concepts of one sort, in alphabetical order."""

    id: str
    title: str
    entries: tuple[IndexEntry, ...]


def index_groups(corpus: Corpus) -> tuple[IndexGroup, ...]:
    """Every concept that a rule asks for or advises on; topics and definitions are none."""
    found: dict[str, list[Rule]] = {}
    for rule in corpus.rules:
        for name in dict.fromkeys(_concepts(rule)):
            found.setdefault(name, []).append(rule)
    entries = {name: _entry(corpus.vocabulary[name], rules) for name, rules in found.items()}
    groups: dict[str, list[IndexEntry]] = {}
    for name, entry in entries.items():
        group = _ACTIONS.get(corpus.vocabulary[name].kind, "facts")
        groups.setdefault(group, []).append(entry)
    return tuple(
        IndexGroup(
            name, title, tuple(sorted(groups.get(name, ()), key=lambda one: one.label.casefold()))
        )
        for title, name in _GROUPS
    )


def _concepts(rule: Rule) -> Iterator[str]:
    yield from (fact.partition("[")[0] for fact in facts_in(rule.when))
    if isinstance(rule.then, Advice):
        yield rule.then.action
    else:
        yield rule.then.atom.fact.partition("[")[0]


def _entry(concept: Concept, rules: list[Rule]) -> IndexEntry:
    by_document: dict[str, list[str]] = {}
    for rule in rules:
        by_document.setdefault(rule.document, []).append(rule.id)
    return IndexEntry(
        concept.id,
        bare(concept.label),
        concept.synonyms,
        tuple((name, tuple(found)) for name, found in sorted(by_document.items())),
    )
