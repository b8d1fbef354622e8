"""`export book`: the corpus for people, document by document; renderers lay it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.adapters.book_index import IndexGroup, index_groups
from assistant.domain.coverage import Coverage
from assistant.domain.knowledge import (
    Advice,
    Corpus,
    Disagreement,
    Document,
    Example,
    Passage,
    Rule,
    Stance,
    Vocabulary,
)
from assistant.domain.worked import Expected, Says, WorkedPatient
from assistant.rules.evaluate import RuleBase
from assistant.rules.tree import Branch, tree
from assistant.rules.words import fact_words, in_words

_STANCES = {
    Stance.FOR: "do",
    Stance.OPTIONAL: "may do",
    Stance.AGAINST: "do not",
    Stance.INSUFFICIENT: "not enough evidence on",
}
JOINED = {"all": "all of", "any": "any of", "none": "none of", "is": ""}
_OUTCOMES = {True: "fires", False: "does not fire", None: "waits"}
_SAYS = {
    Says.FOR: "do",
    Says.OPTIONAL: "may do",
    Says.AGAINST: "do not",
    Says.INSUFFICIENT: "not enough evidence",
    Says.OPEN: "depends on what is not known",
    Says.SILENT: "says nothing",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule.

    Attributes:
        issuer: abbreviation and year of its document.
        when: the condition as one phrase; `branches` the same as a tree.
        then: direction and action in plain words; `stance` names the direction.
        disputes: ids of the disagreements it takes part in.
        examples: name, facts and outcome of each worked case.
    """

    id: str
    document: str
    issuer: str
    passage: str
    says: str
    when: str
    branches: Branch
    then: str
    stance: str
    strength: str
    safety: bool
    locator: str
    quote: str
    refines: tuple[str, ...]
    refined_by: tuple[str, ...]
    disputes: tuple[str, ...]
    examples: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A passage with the rules that rest on it; a passage may have none."""

    passage: Passage
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One worked patient.

    Attributes:
        lines: an action, and what the guideline says of it.
    """

    patient: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document with its recommendations and worked patients.

    Attributes:
        issuer: abbreviation and year.
        about: the front matter, name and value.
    """

    id: str
    title: str
    issuer: str
    kind: str
    review: str
    superseded_by: str | None
    about: tuple[tuple[str, str], ...]
    recommendations: tuple[Recommendation, ...]
    patients: tuple[Told, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its rules, passage by passage."""
        return tuple(entry for one in self.recommendations for entry in one.entries)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A declared disagreement with the rules of each side."""

    id: str
    question: str
    kind: str
    sides: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The whole corpus.

    Attributes:
        digest: of the corpus that it was made from.
    """

    chapters: tuple[Chapter, ...]
    disputes: tuple[Dispute, ...]
    index: tuple[IndexGroup, ...]
    coverage: Coverage
    digest: str

    @property
    def rules(self) -> int:
        return sum(len(chapter.entries) for chapter in self.chapters)


def book(corpus: Corpus, patients: Sequence[WorkedPatient], coverage: Coverage) -> Book:
    """Every document, in corpus order, with disagreements, index and coverage."""
    entries = _entries(corpus)
    chapters = tuple(
        _chapter(document, corpus, entries, patients) for document in corpus.documents.values()
    )
    disputes = tuple(_dispute(declared, entries) for declared in corpus.disagreements)
    return Book(chapters, disputes, index_groups(corpus), coverage, corpus.digest)


def _chapter(
    document: Document,
    corpus: Corpus,
    entries: dict[str, Entry],
    patients: Sequence[WorkedPatient],
) -> Chapter:
    by_passage: dict[str, list[Entry]] = {}
    for entry in entries.values():
        by_passage.setdefault(entry.passage, []).append(entry)
    return Chapter(
        id=document.id,
        title=document.title,
        issuer=issuer(document),
        kind=document.kind,
        review=document.review.value,
        superseded_by=document.superseded_by,
        about=_about(document),
        recommendations=tuple(
            Recommendation(passage, tuple(by_passage.get(passage.id, ())))
            for passage in document.passages
        ),
        patients=_patients(document, corpus, patients),
    )


def issuer(document: Document) -> str:
    """`ACR 2021`."""
    return f"{document.abbreviation} {document.year}"


def _patients(
    document: Document, corpus: Corpus, patients: Sequence[WorkedPatient]
) -> tuple[Told, ...]:
    vocabulary = corpus.vocabulary
    return tuple(
        Told(one.patient, tuple((vocabulary[e.action].label, _said(e)) for e in one.expected))
        for one in patients
        if one.document == document.id
    )


def _said(expected: Expected) -> str:
    amount = expected.line.removeprefix(expected.says.value).strip()
    return ": ".join(part for part in (_SAYS[expected.says], amount) if part)


def _about(document: Document) -> tuple[tuple[str, str], ...]:
    source = f"https://doi.org/{document.doi}" if document.doi else document.url
    replaced = f"superseded by {document.superseded_by}" if document.superseded_by else "current"
    return tuple(
        (name, value)
        for name, value in (
            ("Issuer", document.organisation),
            ("Published", document.published),
            ("Jurisdiction", ", ".join(document.jurisdiction) or "no country"),
            ("Population", document.population),
            ("Source", source or document.number or ""),
            ("Number", (document.number or "") if source else ""),
            ("Grades", " · ".join(document.scale)),
            ("Status", replaced),
            ("Replaces", "; ".join(document.supersedes)),
            ("Review", f"{document.review.value} since {document.review_since}"),
            ("Licence", document.licence),
        )
        if value
    )


def _entries(corpus: Corpus) -> dict[str, Entry]:
    """Every rule by its id."""
    base = RuleBase(corpus)
    disputes: dict[str, list[str]] = {}
    for declared in corpus.disagreements:
        for name in dict.fromkeys(name for side in declared.sides for name in side):
            disputes.setdefault(name, []).append(declared.id)
    return {rule.id: _entry(rule, base, tuple(disputes.get(rule.id, ()))) for rule in corpus.rules}


def _entry(rule: Rule, base: RuleBase, disputes: tuple[str, ...]) -> Entry:
    corpus = base.corpus
    condition = base.condition(rule)
    return Entry(
        id=rule.id,
        document=rule.document,
        issuer=issuer(corpus.source(rule)),
        passage=rule.passage,
        says=rule.says,
        when=in_words(condition, corpus.vocabulary) or "always",
        branches=tree(condition, corpus.vocabulary),
        then=_then(rule, corpus),
        stance=rule.then.stance.value if isinstance(rule.then, Advice) else "definition",
        strength=rule.strength,
        safety=rule.safety,
        locator=corpus.passages[rule.passage].locator,
        quote=rule.quote,
        refines=rule.overrides,
        refined_by=tuple(other.id for other in corpus.overridden_by.get(rule.id, ())),
        disputes=disputes,
        examples=tuple(_example(example, corpus.vocabulary) for example in rule.examples),
    )


def _then(rule: Rule, corpus: Corpus) -> str:
    if not isinstance(rule.then, Advice):
        return f"it counts as {in_words(rule.then.atom, corpus.vocabulary)}"
    return f"{_STANCES[rule.then.stance]}: {corpus.vocabulary[rule.then.action].label}"


def _example(example: Example, vocabulary: Vocabulary) -> tuple[str, str, str]:
    facts = "; ".join(
        fact_words(fact.name, fact.domain, vocabulary[fact.name.partition("[")[0]].unit, vocabulary)
        for fact in example.facts.facts
    )
    return example.name, facts or "nothing known", _OUTCOMES[example.expect]


def _dispute(declared: Disagreement, entries: dict[str, Entry]) -> Dispute:
    sides = tuple(tuple(entries[name] for name in side) for side in declared.sides)
    return Dispute(declared.id, declared.question, declared.kind, sides)
