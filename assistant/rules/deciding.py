"""What would decide an open claim: the smallest sets of unknown facts whose answers settle it.

Beside `judge`. A set decides when some answers to its facts, and to nothing else, settle the
claim: it is then valid, invalid, or safety rules collide on it. A set is minimal when no smaller
part of it decides. Single facts are tried one and all; larger sets are grown from the conditions
of the claim's rules, the smallest first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, count, product
from math import prod

from assistant.domain.claim import Claim
from assistant.domain.condition import NEVER, All, AnyOf, Atom, Condition, Not, atoms
from assistant.domain.domains import Domain, complement, meet
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import Fact, PatientFacts
from assistant.rules.closure import whole_numbers
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import World, worlds
from assistant.rules.truth import kleene, open_facts, residual

# Sets of answers that may be tried. Counted, never timed: the result is the same on any machine.
BUDGET = 96
# Sets that are looked for; a person asks the first.
LIMIT = 5

Answers = Mapping[str, Domain]


def deciding(claim: Claim, facts: PatientFacts, base: RuleBase) -> tuple[tuple[str, ...], ...]:
    """Sets of facts that decide the claim, those that settle most of their answers first.

    No set is part of another. Empty where the claim is not open, or where the counted budget
    found none.
    """
    if base.clashes(facts):
        return ()
    for world in worlds(claim, facts, base) or ():
        if world.open:
            return _Search(world, base).sets()
    return ()


@dataclass(frozen=True, slots=True)
class _Decider:
    facts: tuple[str, ...]
    share: float


class _Search:
    """One search, then thrown away.

    Attributes:
        goals: what settles the claim: it is right, it is wrong, or safety rules collide.
        facts: what the goals depend on, in reading order.
        regions: the answers that each of them can have.
        untied: those from which nothing follows, so that any answer goes with any patient.
        failing: for each goal, a patient who fails it.
    """

    def __init__(self, world: World, base: RuleBase) -> None:
        self.world = world
        self.base = base
        self.left = BUDGET
        self.tried: dict[tuple[str, ...], _Decider | None] = {}
        vocabulary = base.corpus.vocabulary
        self.goals = tuple(
            residual(goal, world.closed.domains, vocabulary)
            for goal in (world.valid, world.invalid, world.collide)
        )
        self.facts = open_facts(AnyOf(self.goals), world.closed.domains, vocabulary)
        self.regions = {fact: self._regions(fact) for fact in self.facts}
        sited = {fact.partition("[")[0] for fact in self.facts if "[" in fact}
        touched = base.inferences.touching
        self.untied = frozenset(
            f for f in self.facts if not ("[" in f or f in touched or f in sited)
        )
        self.failing = {
            goal: base.patient(Not(goal), world.closed) for goal in self.goals if goal != NEVER
        }

    def sets(self) -> tuple[tuple[str, ...], ...]:
        found = [one for fact in self.facts if (one := self._decider((fact,))) is not None]
        alone = frozenset(one.facts[0] for one in found)
        for answers in self._grown(alone):
            names = tuple(fact for fact in self.facts if fact in answers)
            if len(found) >= LIMIT or self.left <= 0:
                break
            if not any(set(one.facts) <= set(names) for one in found):
                found.extend(self._within(names) or self._shrunk(answers, found))
        place = {fact: number for number, fact in enumerate(self.facts)}
        found.sort(key=lambda one: (-one.share, len(one.facts), [place[f] for f in one.facts]))
        return tuple(one.facts for one in found[:LIMIT])

    def _within(self, names: tuple[str, ...]) -> list[_Decider]:
        """The set itself, or the smaller ones inside it that decide already."""
        parts = combinations(names, len(names) - 1) if len(names) > 2 else ()
        smaller = [part for part in parts if self._decider(part) is not None]
        if self.left <= 0:
            return []
        if smaller:
            return [one for part in smaller for one in self._within(part)]
        whole = self._decider(names)
        return [whole] if whole is not None else []

    def _shrunk(self, answers: Answers, found: list[_Decider]) -> list[_Decider]:
        """Where the budget ran out before any was found: minimal for these very answers."""
        if found or self.left > 0 or not self._settled(answers):
            return []
        kept = dict(answers)
        for fact in answers:
            fewer = {name: domain for name, domain in kept.items() if name != fact}
            if self._settled(fewer):
                kept = fewer
        return [_Decider(tuple(fact for fact in self.facts if fact in kept), 0)]

    def _decider(self, names: tuple[str, ...]) -> _Decider | None:
        """The share of the answers to these facts that settle the claim; None when none does."""
        if names not in self.tried:
            self.tried[names] = self._try(names)
        return self.tried[names]

    def _try(self, names: tuple[str, ...]) -> _Decider | None:
        if self._hopeless(names):
            return None
        total = prod(len(self.regions[name]) for name in names)
        if total > self.left:
            self.left = 0
            return None
        self.left -= total
        settled = sum(
            self._settled(dict(zip(names, answers, strict=True)))
            for answers in product(*(self.regions[name] for name in names))
        )
        return _Decider(names, settled / total) if settled else None

    def _hopeless(self, names: tuple[str, ...]) -> bool:
        """True when some patient fails each goal whatever these facts are."""
        free = {name: self.base.corpus.vocabulary.domain(name) for name in names}
        return all(self._fails(goal, free) for goal in self.failing)

    def _fails(self, goal: Condition, answers: Answers) -> bool:
        """True when the patient who fails the goal fails it with these answers too."""
        patient = self.failing[goal]
        if patient is None or not self.untied.issuperset(answers):
            return False
        return kleene(goal, {**patient, **answers}, self.base.corpus.vocabulary) is False

    def _settled(self, answers: Answers) -> bool:
        known = self._known(answers)
        return known is not None and any(
            not self._fails(goal, answers) and self.base.entails(goal, known)
            for goal in self.failing
        )

    def _known(self, answers: Answers) -> Answers | None:
        """All that is known with the answers; None where they contradict it."""
        if self.untied.issuperset(answers):
            return {**self.world.closed.domains, **answers}
        facts = self.world.closed.stated
        for name, domain in answers.items():
            facts = facts.with_fact(Fact(name, domain))
        return None if self.base.clashes(facts) else self.base.close(facts).domains

    def _regions(self, fact: str) -> tuple[Domain, ...]:
        """What the answer may be, as finely as the claim and the inferences tell answers apart."""
        vocabulary = self.base.corpus.vocabulary
        whole = vocabulary.domain(fact)
        regions = [self.world.closed.domains.get(fact) or whole]
        for admits in self._limits(fact):
            parts = (
                whole_numbers(fact, meet(region, cut), vocabulary)
                for region in regions
                for cut in (admits, *complement(admits, whole))
            )
            regions = [part for part in parts if not part.empty]
        return tuple(dict.fromkeys(regions))

    def _limits(self, fact: str) -> tuple[Domain, ...]:
        """Everything the fact is compared with, at this site or another of its concept."""
        concept, steps = fact.partition("[")[0], self.base.inferences
        near = (steps.ties[n] for name in (fact, concept) for n in steps.touching.get(name, ()))
        found = (atom for condition in (*self.goals, *near) for atom in atoms(condition))
        return tuple(dict.fromkeys(a.admits for a in found if a.fact.partition("[")[0] == concept))

    def _grown(self, alone: frozenset[str]) -> Iterator[Answers]:
        """Answers under which one of the goals holds, the fewest first."""
        order, tried = count(), set[frozenset[str]]()
        agenda: list[tuple[int, int, tuple[tuple[Condition, bool], ...], Answers]] = []
        for goal in self.goals:
            heappush(agenda, (0, next(order), ((goal, True),), {}))
        for _ in range(4 * BUDGET):
            if not agenda:
                return
            _, _, goals, answers = heappop(agenda)
            if not goals:
                names = frozenset(answers)
                if names not in tried:
                    tried.add(names)
                    yield answers
                continue
            for rest, more in self._step(goals, answers):
                if alone.isdisjoint(more):
                    heappush(agenda, (len(more), next(order), rest, more))

    def _step(
        self, goals: tuple[tuple[Condition, bool], ...], answers: Answers
    ) -> Iterator[tuple[tuple[tuple[Condition, bool], ...], Answers]]:
        """The first goal taken apart: what is left to do, and the answers so far."""
        (condition, wanted), rest = goals[0], goals[1:]
        vocabulary = self.base.corpus.vocabulary
        value = kleene(condition, {**self.world.closed.domains, **answers}, vocabulary)
        if value is not None:
            if value is wanted:
                yield rest, answers
            return
        match condition:
            case Atom():
                yield from ((rest, more) for more in self._answered(condition, wanted, answers))
            case Not(part):
                yield ((part, not wanted), *rest), answers
            case All(parts) | AnyOf(parts):
                if isinstance(condition, All) is wanted:
                    yield (*((part, wanted) for part in parts), *rest), answers
                else:
                    yield from ((((part, wanted), *rest), answers) for part in parts)

    def _answered(self, atom: Atom, wanted: bool, answers: Answers) -> Iterator[Answers]:
        vocabulary: Vocabulary = self.base.corpus.vocabulary
        whole = vocabulary.domain(atom.fact)
        known = answers.get(atom.fact) or self.world.closed.domains.get(atom.fact) or whole
        for region in (atom.admits,) if wanted else complement(atom.admits, whole):
            domain = whole_numbers(atom.fact, meet(known, region), vocabulary)
            if not domain.empty:
                yield {**answers, atom.fact: domain}
