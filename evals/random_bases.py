"""Random rule bases, patients and claims over a small vocabulary, for properties of the rule core.

Every draw comes from the `Random` handed in, so a seed names a case and a property test can shrink
one. Inferences are certain ones only: what is assumed may be taken back by a further fact.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, product
from random import Random

from assistant.domain.claim import Claim, Verdict, Wording
from assistant.domain.condition import ALWAYS, All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import Domain, Interval, Options, meet
from assistant.domain.knowledge import (
    Advice,
    Concept,
    Corpus,
    Definition,
    Document,
    Implication,
    Kind,
    Review,
    Rule,
    Stance,
    Vocabulary,
)
from assistant.domain.patient import Fact, PatientFacts
from assistant.rules.closure import whole_numbers
from assistant.rules.speaking import admits, excludes

YES_OR_NO = tuple(f"b{number}" for number in range(7))
EDGES = {"age": (50, 65, 66), "egfr": (30, 35, 60), "t_score": (-3, -2, -1)}
RANGES = {"age": (0, 120), "egfr": (0, 200), "t_score": (-10, 10)}
SITES = ("hip", "spine")
ACTIONS = {"drug": (), "oral": ("drug",), "tablet": ("oral",), "liquid": ("oral",), "scan": ()}
DOCUMENTS = ("a", "b", "c")


@dataclass(frozen=True, slots=True)
class Case:
    """One random question to the core."""

    corpus: Corpus
    facts: PatientFacts
    claim: Claim


def case(draw: Random, size: int = 6) -> Case:
    """A base of at most `size` rules, a patient with some facts, and a claim."""
    base = corpus(draw, size)
    condition = ALWAYS if draw.random() < 0.7 else leaf(draw)
    issuer = draw.choice(DOCUMENTS) if draw.random() < 0.3 else None
    wording = draw.choice((Wording.MAY, Wording.PLAIN))
    stance = draw.choice(tuple(Stance))
    claim = Claim(draw.choice(tuple(ACTIONS)), stance, wording, condition, issuer=issuer)
    return Case(base, patient(draw, draw.randint(0, 7)), claim)


def corpus(draw: Random, size: int) -> Corpus:
    """Random inferences, then random rules of three documents."""
    implied = tuple(Implication(condition(draw, 2), leaf(draw)) for _ in range(draw.randint(0, 5)))
    rules: list[Rule] = []
    for number in range(draw.randint(1, size)):
        rules.append(_rule(draw, number, rules))
    documents = {name: document(name) for name in DOCUMENTS}
    return Corpus(Vocabulary(_concepts(), implied), documents, tuple(rules))


def document(name: str) -> Document:
    """A document without passages, in force everywhere."""
    return Document(
        name, name, name, name, 2020, "guideline", "2020", (), "adults", "digest in own words",
        Review.SUBMITTED, "2026-01-01", "2026-01-01",
    )  # fmt: skip


def _concepts() -> dict[str, Concept]:
    found = [
        *(Concept(name, Kind.CONDITION, name) for name in YES_OR_NO[1:]),
        Concept("b0", Kind.CONDITION, "b0", isa=("b1",)),
        Concept("colour", Kind.ATTRIBUTE, "colour", values=("red", "green", "blue")),
        *(
            Concept(
                name, Kind.MEASUREMENT, name, range=_between(*RANGES[name]),
                discrete=name == "age", sites=SITES if name == "t_score" else (),
            )
            for name in RANGES
        ),
        *(Concept(name, Kind.DRUG, name, isa=parents) for name, parents in ACTIONS.items()),
    ]  # fmt: skip
    return {concept.id: concept for concept in found}


def _between(low: int, high: int) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def leaf(draw: Random) -> Atom:
    """One comparison."""
    kind = draw.random()
    if kind < 0.55:
        return _atom(draw.choice(YES_OR_NO), _options(draw.choice(("true", "false"))))
    if kind < 0.65:
        return _atom("colour", _options(*draw.sample(("red", "green", "blue"), draw.randint(1, 2))))
    name = draw.choice(tuple(EDGES))
    site = f"[{draw.choice(SITES)}]" if name == "t_score" and draw.random() < 0.5 else ""
    return _atom(name + site, _side(draw, Decimal(draw.choice(EDGES[name]))))


def _side(draw: Random, edge: Decimal) -> Interval:
    closed = draw.random() < 0.5
    if draw.random() < 0.5:
        return Interval(high=edge, high_open=not closed)
    return Interval(low=edge, low_open=not closed)


def _options(*values: str) -> Options:
    return Options(frozenset(values))


def _atom(fact: str, admits: Domain) -> Atom:
    return Atom(fact, admits, f"{fact} in {admits}")


def condition(draw: Random, depth: int) -> Condition:
    """A tree of at most that many levels above its comparisons."""
    kind = draw.random()
    if depth == 0 or kind < 0.3:
        return leaf(draw)
    if kind < 0.5:
        return Not(condition(draw, depth - 1))
    parts = tuple(condition(draw, depth - 1) for _ in range(draw.randint(1, 3)))
    return All(parts) if kind < 0.75 else AnyOf(parts)


def _rule(draw: Random, number: int, earlier: list[Rule]) -> Rule:
    source = draw.choice(DOCUMENTS)
    mine = [rule for rule in earlier if rule.document == source and not rule.safety]
    over = (draw.choice(mine).id,) if mine and draw.random() < 0.3 else ()
    then: Advice | Definition = Definition(leaf(draw))
    if draw.random() < 0.9:
        stance = draw.choice(tuple(Stance))
        then = Advice(draw.choice(tuple(ACTIONS)), stance, draw.random() < 0.25)
    name = f"{source}/r{number}"
    when = condition(draw, draw.randint(0, 2))
    return Rule(name, source, (), "", "", when, then, "strong", "", "steps", over)


def patient(draw: Random, size: int) -> PatientFacts:
    """At most `size` facts; they may contradict each other."""
    facts = PatientFacts()
    for _ in range(size):
        atom = leaf(draw)
        domain = atom.admits
        name = atom.fact
        if isinstance(domain, Interval):
            low, high = RANGES[name.partition("[")[0]]
            domain = Interval(
                max(domain.low, Decimal(low)), min(domain.high, Decimal(high)),
                domain.low_open, domain.high_open,
            )  # fmt: skip
        facts = facts.with_fact(Fact(name, domain))
    return facts


def answered(drawn: Case, names: tuple[str, ...]) -> Iterator[Case]:
    """The case with these facts answered, once for each answer that some threshold tells apart.

    Answers that contradict what is known are among them.
    """
    for chosen in product(*(_answers(name, drawn) for name in names)):
        facts = drawn.facts
        for name, domain in zip(names, chosen, strict=True):
            facts = facts.with_fact(Fact(name, domain))
        yield replace(drawn, facts=facts)


def _answers(fact: str, drawn: Case) -> list[Domain]:
    """Every value of a named fact; of a number each threshold and each gap between two of them."""
    whole, known = drawn.corpus.vocabulary.domain(fact), drawn.facts.get(fact)
    found: list[Domain]
    if isinstance(whole, Options):
        found = [Options(frozenset({value})) for value in sorted(whole.values)]
    else:
        name = fact.partition("[")[0]
        low, high = RANGES[name]
        edges = [Decimal(edge) for edge in (low, *EDGES[name], high)]
        gaps = (Interval(a, b, True, True) for a, b in pairwise(edges))
        found = [*(Interval(edge, edge) for edge in edges), *gaps]
    within = (meet(known.domain, domain) for domain in found) if known else found
    counted = (whole_numbers(fact, domain, drawn.corpus.vocabulary) for domain in within)
    return [domain for domain in counted if not domain.empty]


def without(drawn: Case, verdict: Verdict, kept: tuple[str, ...]) -> Corpus:
    """The corpus with the rules on the verdict's side silent, but for the ones kept.

    A silent rule still overrides: what it refines stays refined.
    """
    side = admits if verdict is Verdict.VALID else excludes
    rules = tuple(
        replace(rule, then=replace(rule.then, action="nothing"))
        if isinstance(rule.then, Advice)
        and side(rule.then, drawn.claim, drawn.corpus.vocabulary)
        and rule.id not in kept
        else rule
        for rule in drawn.corpus.rules
    )
    return replace(drawn.corpus, rules=rules)
