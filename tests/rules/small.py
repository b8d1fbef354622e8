"""A small vocabulary and rule base made in Python, for tests of the rule core."""

from decimal import Decimal

from assistant.domain.condition import Condition
from assistant.domain.domains import Interval
from assistant.domain.errors import Position
from assistant.domain.knowledge import (
    Advice,
    Concept,
    Corpus,
    Document,
    Implication,
    Kind,
    Passage,
    Review,
    Rule,
    Stance,
    Vocabulary,
)
from assistant.domain.patient import Fact, PatientFacts
from assistant.reading.given import given_fact
from assistant.rules.grammar import parse_leaf

NOWHERE = Position("test.yaml", 1)


def concept(name: str, kind: Kind = Kind.CONDITION, **more: object) -> Concept:
    return Concept(name, kind, name.replace("_", " "), question=f"{name}?", **more)  # type: ignore[arg-type]


CONCEPTS = (
    concept("age", Kind.MEASUREMENT, unit="year", range=Interval(Decimal(0), Decimal(120)),
            discrete=True, bare=True),
    concept("crcl", Kind.MEASUREMENT, unit="mL/min", range=Interval(Decimal(0), Decimal(250))),
    concept("egfr", Kind.MEASUREMENT, unit="mL/min/1.73m2",
            range=Interval(Decimal(0), Decimal(200)), bare=True),
    concept("t_score", Kind.MEASUREMENT, range=Interval(Decimal(-10), Decimal(10)), bare=True,
            sites=("hip", "spine")),
    concept("sex", Kind.ATTRIBUTE, values=("female", "male")),
    concept("jurisdiction", Kind.ATTRIBUTE, values=("US", "UK")),
    concept("pregnant"),
    concept("cancer"),
    concept("breast_cancer", isa=("cancer",)),
    concept("osteoporosis"),
    concept("drug", Kind.DRUG),
    concept("oral", Kind.DRUG, isa=("drug",)),
    concept("alendronate", Kind.DRUG, isa=("oral",)),
    concept("risedronate", Kind.DRUG, isa=("oral",)),
    concept("scan", Kind.TEST),
)  # fmt: skip


def leaf(text: str, vocabulary: Vocabulary | None = None) -> Condition:
    return parse_leaf(text, vocabulary or VOCABULARY, NOWHERE)


_PLAIN = Vocabulary({c.id: c for c in CONCEPTS})


def _implication(when: str, then: str) -> Implication:
    atom = leaf(then, _PLAIN)
    return Implication(leaf(when, _PLAIN), atom)  # type: ignore[arg-type]


VOCABULARY = Vocabulary(
    {c.id: c for c in CONCEPTS},
    (_implication("pregnant", "sex == female"), _implication("t_score <= -2.5", "osteoporosis")),
)


def document(name: str, *jurisdiction: str, superseded_by: str | None = None) -> Document:
    passage = Passage(f"{name}#p", name, "p", "Part 1", f"Text of {name}.", ("X-01",), "V")
    return Document(
        name, name, name, name.upper(), 2020, "guideline", "2020", jurisdiction, "adults",
        "digest in own words", Review.SUBMITTED, "2026-01-01", "2026-01-01",
        superseded_by=superseded_by, passages=(passage,),
    )  # fmt: skip


def rule(
    name: str, when: Condition, action: str, stance: Stance, *, safety: bool = False,
    overrides: tuple[str, ...] = (), **advice: object,
) -> Rule:  # fmt: skip
    """A rule of the document that stands before the slash of its name."""
    source = name.partition("/")[0]
    then = Advice(action, stance, safety, **advice)  # type: ignore[arg-type]
    return Rule(name, source, (), f"{source}#p", f"Text of {source}.", when, then, "strong",
                f"{name} says.", "steps", overrides)  # fmt: skip


def corpus(*rules: Rule, **documents: Document) -> Corpus:
    names = dict.fromkeys(r.document for r in rules)
    sources = {name: documents.get(name, document(name)) for name in (*names, *documents)}
    return Corpus(VOCABULARY, sources, rules)


def facts(*texts: str) -> PatientFacts:
    """Facts as the command line takes them: `age=72`, `egfr=<30`."""
    from datetime import date

    found: tuple[Fact, ...] = tuple(
        given_fact(text, VOCABULARY, date(2026, 1, 1)) for text in texts
    )
    return PatientFacts(found)
