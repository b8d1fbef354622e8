"""A claim's own condition taken as given: the variants of the patient in which it holds.

Before `judge`: a conditional claim is an implication, so its condition is assumed and the
conclusion is then looked for.
"""

from collections.abc import Iterable
from itertools import islice
from typing import assert_never

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import Domain, complement, meet
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import Fact, Origin, PatientFacts

# Branches of an "or" in a claim's condition that are judged one by one.
MAX_BRANCHES = 64


def assume(
    condition: Condition, facts: PatientFacts, vocabulary: Vocabulary
) -> tuple[PatientFacts, ...]:
    """The facts with the condition added: one variant for each branch of an "or".

    More than `MAX_BRANCHES` of them are not all of them.
    """
    worlds = [facts]
    for part in _conjuncts(condition, True):
        variants = (w for world in worlds for w in _with(part, world, vocabulary))
        worlds = list(islice(variants, MAX_BRANCHES + 1))
    return tuple(worlds)


def _conjuncts(condition: Condition, positive: bool) -> Iterable[Condition]:
    match condition:
        case Not(part):
            yield from _conjuncts(part, not positive)
        case All(parts) if positive:
            for part in parts:
                yield from _conjuncts(part, True)
        case AnyOf(parts) if not positive:
            for part in parts:
                yield from _conjuncts(part, False)
        case Atom() | All() | AnyOf():
            yield condition if positive else Not(condition)
        case _:
            assert_never(condition)


def _with(part: Condition, facts: PatientFacts, vocabulary: Vocabulary) -> list[PatientFacts]:
    match part:
        case Atom():
            added = _narrowed(part.fact, [part.admits], facts, vocabulary)
        case Not(Atom() as atom):
            outside = complement(atom.admits, vocabulary.domain(atom.fact))
            added = _narrowed(atom.fact, outside, facts, vocabulary)
        case AnyOf(parts):
            return [w for p in parts for w in assume(p, facts, vocabulary)]
        case Not(All(parts)):
            return [w for p in parts for w in assume(Not(p), facts, vocabulary)]
        case _:
            return list(assume(part, facts, vocabulary))
    return added


def _narrowed(
    name: str, regions: Iterable[Domain], facts: PatientFacts, vocabulary: Vocabulary
) -> list[PatientFacts]:
    known = facts.get(name)
    before = known.domain if known else vocabulary.domain(name)
    worlds = []
    for region in regions:
        domain = meet(before, region)
        if domain.empty:
            continue
        origin = known.origin if known and domain == before else Origin.ASSUMED
        unit = vocabulary[name.partition("[")[0]].unit
        worlds.append(facts.with_fact(Fact(name, domain, unit, origin, text="condition")))
    return worlds
