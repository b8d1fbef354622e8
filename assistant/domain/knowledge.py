"""What the corpus knows: concepts, documents with their passages, and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Literal

from assistant.domain.condition import ALWAYS, Atom, Condition
from assistant.domain.domains import EITHER, Domain, Interval, Options
from assistant.domain.errors import Position
from assistant.domain.patient import PatientFacts


class Kind(Enum):
    """What a concept is. Yes-or-no kinds can be facts; action kinds can be recommended."""

    CONDITION = "condition"  # yes or no: a disease, a history, a circumstance
    FINDING = "finding"  # yes or no: a symptom, a sign, an imaging finding
    MEASUREMENT = "measurement"  # a number with a unit and a plausible range
    ATTRIBUTE = "attribute"  # one of a closed list of values
    DATE = "date"  # an event date; `months` names the measurement derived from it
    DRUG = "drug"
    TEST = "test"
    PROCEDURE = "procedure"
    CARE = "care"  # advice, referral, monitoring, exercise, supplements
    TOPIC = "topic"  # what a question is about: groups actions, is never a fact
    DEFINITION = "definition"  # a named condition over other facts
    ELSEWHERE = "elsewhere"  # a field that no document here speaks of, known so that it is refused

    @property
    def is_action(self) -> bool:
        return self in (Kind.DRUG, Kind.TEST, Kind.PROCEDURE, Kind.CARE)

    @property
    def is_yes_or_no(self) -> bool:
        return self in (Kind.CONDITION, Kind.FINDING)


@dataclass(frozen=True, slots=True)
class Implication:
    """When `when` holds, `then` holds too; `assumed` marks general knowledge."""

    when: Condition
    then: Atom
    assumed: bool = False


@dataclass(frozen=True)
class Concept:
    """A coded idea of the vocabulary.

    Attributes:
        id: snake_case, unique over all vocabulary files.
        label: the words shown to people.
        synonyms: other words people use, matched without regard to case.
        isa: parent concepts (alendronate isa oral_bisphosphonate).
        topics: topic concepts it belongs to; children inherit them.
        unit: canonical unit of a measurement; None means a plain number.
        units: other accepted units, each with the factor that turns it into the canonical one.
        range: plausible values; a value outside is refused.
        bare: a number without a unit is accepted because it admits one reading only.
        discrete: whole numbers only.
        urgent: asked for before other facts, because it could make the matter urgent.
        general: a general statement ("no red flags") that yields to particular ones.
        values: allowed values of an attribute.
        value_words: words that state a value of an attribute ("woman" states female).
        sites: names allowed in brackets (`t_score[hip]`).
        months: for a date, the measurement that holds the months since it.
        duration: for a yes-or-no fact, the measurement of how long it has lasted.
        means: for a definition, the condition it stands for.
        question: how to ask the patient or clinician for it.
        accepted: taken in from a patient's record or a text although no rule here asks for it.
        position: where it is defined.
    """

    id: str
    kind: Kind
    label: str
    synonyms: tuple[str, ...] = ()
    isa: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    unit: str | None = None
    units: Mapping[str, Decimal] = field(default_factory=dict)
    range: Interval = Interval()
    bare: bool = False
    discrete: bool = False
    general: bool = False
    urgent: bool = False
    values: tuple[str, ...] = ()
    value_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sites: tuple[str, ...] = ()
    months: str | None = None
    duration: str | None = None
    means: Condition | None = None
    question: str | None = None
    accepted: bool = False
    position: Position = Position("", 0)

    @property
    def domain(self) -> Domain:
        """Every value the concept may take when nothing is known."""
        if self.kind is Kind.MEASUREMENT:
            return self.range
        if self.kind is Kind.ATTRIBUTE:
            return Options(frozenset(self.values))
        return EITHER


@dataclass(frozen=True)
class Vocabulary:
    """All concepts, with the `isa` order, and what follows from facts by definition."""

    concepts: Mapping[str, Concept]
    implications: tuple[Implication, ...] = ()

    def __getitem__(self, concept: str) -> Concept:
        return self.concepts[concept]

    def __contains__(self, concept: str) -> bool:
        return concept in self.concepts

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        known: dict[str, frozenset[str]] = {}

        def climb(concept: str) -> frozenset[str]:
            if concept not in known:
                parents = self.concepts[concept].isa
                known[concept] = frozenset(parents).union(*map(climb, parents))
            return known[concept]

        for concept in self.concepts:
            climb(concept)
        return known

    def ancestors(self, concept: str) -> frozenset[str]:
        """Every class the concept belongs to, itself left out."""
        return self._ancestors.get(concept, frozenset())

    def is_a(self, concept: str, parent: str) -> bool:
        """True when the concept is the parent or a member of it."""
        return concept == parent or parent in self.ancestors(concept)

    @cached_property
    def _descendants(self) -> dict[str, frozenset[str]]:
        below: dict[str, set[str]] = {concept: set() for concept in self.concepts}
        for concept in self.concepts:
            for ancestor in self.ancestors(concept):
                below[ancestor].add(concept)
        return {concept: frozenset(members) for concept, members in below.items()}

    def descendants(self, concept: str) -> frozenset[str]:
        """Every concept below this one, itself left out."""
        return self._descendants.get(concept, frozenset())

    def topics(self, concept: str) -> frozenset[str]:
        """The topics of the concept and of every class it belongs to."""
        lineage = (concept, *self.ancestors(concept))
        return frozenset(topic for name in lineage for topic in self.concepts[name].topics)

    def domain(self, fact: str) -> Domain:
        """Every value a fact may take; `t_score[hip]` has the domain of `t_score`."""
        return self.concepts[fact.partition("[")[0]].domain


class Review(Enum):
    """The editorial state of a document. Nothing shipped here has been signed by a clinician."""

    SUBMITTED = "submitted"
    UNDER_REVIEW = "under review"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable span of a document.

    Attributes:
        id: `document#anchor`.
        locator: where in the source it stands ("Variant 6", "Recommendation 1a").
        text: exact text, our own words.
        source_lines: lines of the fact sheet it goes back to.
        basis: how the source was read: `V` (issuer's own text or a register copy),
            `V*` (the same, one detail from memory), `V2` (a secondary source) or `U` (a document
            of the user's own, its words as given).
        section: in a user's document, the headings above it, outermost first.
        span: in a user's document, its characters in the text of the whole document.
        orders: it has words addressed to the machine; it is kept, and never quoted.
    """

    id: str
    document: str
    anchor: str
    locator: str
    text: str
    source_lines: tuple[str, ...]
    basis: str
    position: Position = field(compare=False, default=Position("", 0))
    section: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
    orders: bool = False


USER_DOCUMENT = "user document"
"""The kind of a document that a user added: quoted word for word, without any rule."""


@dataclass(frozen=True, slots=True)
class Document:
    """One guideline, position statement, label or pathway, or a document of the user's own."""

    id: str
    title: str
    organisation: str
    abbreviation: str
    year: int
    kind: str
    published: str
    jurisdiction: tuple[str, ...]
    population: str
    licence: str
    review: Review
    review_since: str
    updated: str
    doi: str | None = None
    number: str | None = None
    url: str | None = None
    issuer_names: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    superseded_by: str | None = None
    passages: tuple[Passage, ...] = ()
    position: Position = field(compare=False, default=Position("", 0))

    @property
    def is_users(self) -> bool:
        """True for a document that a user added."""
        return self.kind == USER_DOCUMENT


class Stance(Enum):
    """The direction of a recommendation; only this decides a contradiction."""

    FOR = "for"
    OPTIONAL = "optional"
    AGAINST = "against"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity that a recommendation sets, as an interval in `unit` (`mg/day`)."""

    quantity: Interval
    unit: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A conclusion on an action or a class of actions.

    `against` a class holds for every member, `for` a class means some member. A safety
    conclusion (contraindication, emergency) is never defeated by a benefit.
    """

    action: str
    stance: Stance
    safety: bool = False
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A conclusion that a fact has a value ("T-score -2.5 or lower is osteoporosis")."""

    atom: Atom


Conclusion = Advice | Definition


@dataclass(frozen=True, slots=True)
class Example:
    """One worked case of a rule: what is known, and the truth expected (None: unknown)."""

    name: str
    facts: PatientFacts
    expect: bool | None
    position: Position = field(compare=False, default=Position("", 0))


Heading = Literal["steps", "treatment", "safety", "pitfalls", "findings"]


@dataclass(frozen=True)
class Rule:
    """One recommendation as data: source, condition, conclusion, strength, sentence, examples.

    Attributes:
        id: `document/name`.
        candidates: ids of the rule candidates of the fact sheet it carries.
        passage: id of the source passage; `quote` stands in it word for word.
        when: the condition; the conclusion holds where the facts entail it.
        strength: in the issuer's own words, never converted.
        says: the sentence an answer may show; it carries the condition in words.
        heading: section of the page: steps, treatment, safety, pitfalls or findings.
        overrides: rules of the same document that this one refines.
        key: belongs on the first page about its topic, where a question names no action.
    """

    id: str
    document: str
    candidates: tuple[str, ...]
    passage: str
    quote: str
    when: Condition
    then: Conclusion
    strength: str
    says: str
    heading: Heading
    overrides: tuple[str, ...] = ()
    key: bool = False
    examples: tuple[Example, ...] = ()
    position: Position = Position("", 0)

    @property
    def safety(self) -> bool:
        return isinstance(self.then, Advice) and self.then.safety


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which issuers differ, declared as data: the rules on each side.

    Attributes:
        id: id in the fact sheet (`CF-08`).
        kind: stance, coverage, amount, order, strength or different question.
    """

    id: str
    question: str
    kind: str
    sides: tuple[tuple[str, ...], ...]
    position: Position = field(compare=False, default=Position("", 0))


@dataclass(frozen=True, slots=True)
class Partition:
    """Rules that share out the patients: exactly one of them holds for each.

    Attributes:
        given: the patients they share out; every patient when it is None.
    """

    rules: tuple[str, ...]
    given: Condition | None = None
    position: Position = field(compare=False, default=Position("", 0))


@dataclass(frozen=True)
class Corpus:
    """Everything that answers rest on. The text of record lives here, never in an index."""

    vocabulary: Vocabulary
    documents: Mapping[str, Document]
    rules: tuple[Rule, ...]
    disagreements: tuple[Disagreement, ...] = ()
    digest: str = ""
    rules_digest: str = ""
    partitions: tuple[Partition, ...] = ()

    @cached_property
    def passages(self) -> dict[str, Passage]:
        return {p.id: p for document in self.documents.values() for p in document.passages}

    @cached_property
    def rule(self) -> dict[str, Rule]:
        """Rules by id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def overridden_by(self) -> dict[str, tuple[Rule, ...]]:
        """For a rule id, the rules that refine it."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for target in rule.overrides:
                found.setdefault(target, []).append(rule)
        return {target: tuple(rules) for target, rules in found.items()}

    def source(self, rule: Rule) -> Document:
        """The document a rule stands in."""
        return self.documents[rule.document]


__all__ = [
    "ALWAYS",
    "USER_DOCUMENT",
    "Advice",
    "Amount",
    "Concept",
    "Conclusion",
    "Corpus",
    "Definition",
    "Disagreement",
    "Document",
    "Example",
    "Implication",
    "Kind",
    "Partition",
    "Passage",
    "Review",
    "Rule",
    "Stance",
    "Vocabulary",
]
