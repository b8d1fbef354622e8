"""`export book`: what every rule says, chapter by chapter, for people; renderers lay it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.knowledge import Advice, Corpus, Document, Example, Rule, Stance
from assistant.domain.patient import plain
from assistant.domain.worked import Expected, Says, WorkedPatient
from assistant.rules.evaluate import RuleBase
from assistant.rules.tree import Branch, tree
from assistant.rules.words import in_words

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
    """One recommendation.

    Attributes:
        when: the condition as one phrase; `branches` the same as a tree.
        then: direction and action in plain words.
        examples: name, facts and outcome of each worked case.
    """

    id: str
    says: str
    when: str
    branches: Branch
    then: str
    strength: str
    safety: bool
    locator: str
    quote: str
    refines: tuple[str, ...]
    examples: tuple[tuple[str, str, str], ...]


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
    """One guideline with its recommendations and worked patients."""

    id: str
    title: str
    about: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    patients: tuple[Told, ...]


def chapters(corpus: Corpus, patients: Sequence[WorkedPatient]) -> tuple[Chapter, ...]:
    """Every document that has rules, in corpus order."""
    base = RuleBase(corpus)
    return tuple(
        Chapter(document.id, document.title, _about(document), entries, told)
        for document in corpus.documents.values()
        if (entries := _entries(document, base))
        for told in [_patients(document, corpus, patients)]
    )


def _patients(
    document: Document, corpus: Corpus, patients: Sequence[WorkedPatient]
) -> tuple[Told, ...]:
    label = {concept.id: concept.label for concept in corpus.vocabulary}
    return tuple(
        Told(one.patient, tuple((label[e.action], _said(e)) for e in one.expected))
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
            ("Status", replaced),
            ("Review", f"{document.review.value} since {document.review_since}"),
            ("Licence", document.licence),
        )
        if value
    )


def _entries(document: Document, base: RuleBase) -> tuple[Entry, ...]:
    return tuple(_entry(rule, base) for rule in base.corpus.rules if rule.document == document.id)


def _entry(rule: Rule, base: RuleBase) -> Entry:
    vocabulary = base.corpus.vocabulary
    condition = base.condition(rule)
    return Entry(
        id=rule.id,
        says=rule.says,
        when=in_words(condition, vocabulary) or "always",
        branches=tree(condition, vocabulary),
        then=_then(rule, base.corpus),
        strength=rule.strength,
        safety=rule.safety,
        locator=base.corpus.passages[rule.passage].locator,
        quote=rule.quote,
        refines=rule.overrides,
        examples=tuple(_example(example) for example in rule.examples),
    )


def _then(rule: Rule, corpus: Corpus) -> str:
    if not isinstance(rule.then, Advice):
        return f"it counts as {in_words(rule.then.atom, corpus.vocabulary)}"
    return f"{_STANCES[rule.then.stance]}: {corpus.vocabulary[rule.then.action].label}"


def _example(example: Example) -> tuple[str, str, str]:
    facts = ", ".join(
        f"{fact.name} = {str(plain(fact.domain)).lower()}" for fact in example.facts.facts
    )
    return example.name, facts or "nothing known", _OUTCOMES[example.expect]
