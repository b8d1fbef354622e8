"""Every threshold of the shipped rules: a patient at it, just below and just above it.

The patients are made from the rules; what is expected of them comes from an evaluator that is
kept apart (`naive.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.condition import Atom, atoms, facts_in
from assistant.domain.domains import Interval, Options, single
from assistant.domain.knowledge import Rule
from assistant.domain.patient import Fact, PatientFacts
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import patient
from tests.rules.naive import Patient, fires
from tests.shipped import shipped_app

CORPUS = shipped_app().corpus
BASE = RuleBase(CORPUS)


@dataclass(frozen=True)
class Boundary:
    """A patient at or beside a threshold of a rule."""

    rule: Rule
    atom: Atom
    patient: Patient


def boundaries() -> Iterator[Boundary]:
    for rule in CORPUS.rules:
        condition = BASE.condition(rule)
        typical = patient(condition, BASE, typical=True) or patient(condition, BASE)
        if typical is None:
            continue
        told = {
            name: one
            for name in facts_in(condition)
            if (one := _value(typical.get(name) or CORPUS.vocabulary.domain(name))) is not None
        }
        for atom in dict.fromkeys(atoms(condition)):
            for value in _around(atom):
                yield Boundary(rule, atom, {**told, atom.fact: value})


def _value(domain: Interval | Options) -> str | Decimal | None:
    point = single(domain)
    match point:
        case Options(values):
            return min(values)
        case Interval():
            return point.point


def _around(atom: Atom) -> list[Decimal]:
    if not isinstance(atom.admits, Interval):
        return []
    whole = CORPUS.vocabulary[atom.fact.partition("[")[0]].discrete
    step = Decimal(1) if whole else Decimal("0.1")
    edges = {end for end in (atom.admits.low, atom.admits.high) if end.is_finite()}
    around = (edge + n * step for edge in sorted(edges) for n in (-1, 0, 1))
    return [value for value in around if _fits(value, CORPUS.vocabulary.domain(atom.fact))]


def _fits(value: Decimal, domain: Interval | Options) -> bool:
    return isinstance(domain, Interval) and domain.low <= value <= domain.high


def _facts(told: Patient) -> PatientFacts:
    return PatientFacts(
        tuple(
            Fact(
                name,
                Options(frozenset({value})) if isinstance(value, str) else Interval(value, value),
                CORPUS.vocabulary[name.partition("[")[0]].unit,
            )
            for name, value in told.items()
        )
    )


def test_every_boundary_comes_out_as_the_naive_evaluator_says() -> None:
    settled, wrong, both = 0, list[str](), dict[str, set[bool]]()
    for one in boundaries():
        facts = _facts(one.patient)
        if BASE.clashes(facts):
            continue
        expected = fires(one.rule, one.patient, CORPUS)
        found = BASE.decide(BASE.condition(one.rule), BASE.close(facts))
        if expected is not None:
            settled += 1
            both.setdefault(one.rule.id, set()).add(expected)
        if expected is not None and found is not expected:
            wrong.append(f"{one.rule.id}: {one.patient}: {found}, not {expected}")
    assert wrong == []
    assert settled > 300
    turning = [rule for rule, seen in both.items() if len(seen) == 2]
    assert len(turning) > 0.8 * len(both)  # at most thresholds the rule really turns


def test_the_naive_evaluator_and_the_examples_agree() -> None:
    """Kept honest by what people wrote: it never contradicts an example of a rule."""
    checked = 0
    for rule in CORPUS.rules:
        for example in rule.examples:
            told = {f.name: _value(f.domain) for f in example.facts.facts}
            values = {name: value for name, value in told.items() if value is not None}
            points = all(single(f.domain) == f.domain for f in example.facts.facts)
            sited = any("[" in fact.name for fact in example.facts.facts)
            truth = fires(rule, values, CORPUS) if points and not sited else None
            if truth is not None:
                checked += 1
                assert truth is example.expect, (rule.id, example.name)
    assert checked > 600
