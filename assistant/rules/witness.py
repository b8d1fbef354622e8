"""A patient for whom a condition holds, or certainty that there is none: the exact prover.

Below `evaluate`: Kleene's answer comes first (`truth`), and what it leaves open is settled here
by looking for one patient for whom the condition holds and one for whom it does not. Both found:
it is open. One found: it is decided. The search narrows one fact at a time, takes along what
follows for certain, and goes on until every inference that it touched holds too. What a counted
budget does not settle goes to a solver, where there is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not, facts_in
from assistant.domain.domains import NO, YES, Domain, Interval, complement, meet
from assistant.domain.knowledge import Vocabulary
from assistant.ports import Solver
from assistant.rules.closure import Inferences, whole_numbers
from assistant.rules.truth import Known, kleene, residual, unmixed

# Narrowings that one search may try. Counted, never timed: the verdict is the same on any machine.
BUDGET = 4096

Goal = tuple[Condition, bool]
_State = tuple[tuple[Goal, ...], tuple[Goal, ...], dict[str, Domain]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to.

    Attributes:
        patient: what is known of a patient for whom the condition holds; every completion of it
            that the inferences allow will do. None when there is none.
        spent: the budget ran out first, so that None means nothing.
    """

    patient: Known | None
    spent: bool = False


def decide(
    condition: Condition, known: Known, vocabulary: Vocabulary, steps: Inferences,
    budget: int = BUDGET, solver: Solver | None = None,
) -> bool | None:  # fmt: skip
    """True: entailed. False: impossible. None: it depends on facts that are not known.

    Facts that contradict each other entail everything; the answer then is None. When the budget
    runs out and no solver settles it, it is None too: unknown is never guessed into a verdict.
    """
    value = kleene(condition, known, vocabulary)
    if value is not None:
        return value
    if _free(condition, known, vocabulary, steps.certain):
        return None
    holds = _possible(condition, True, known, vocabulary, steps, budget, solver)
    if holds is None:
        return None
    fails = _possible(condition, False, known, vocabulary, steps, budget, solver)
    return None if fails is None or holds is fails else holds


def entailed(
    condition: Condition, known: Known, vocabulary: Vocabulary, steps: Inferences,
    budget: int = BUDGET, solver: Solver | None = None,
) -> bool:  # fmt: skip
    """True only where no patient within what is known fails the condition: half of `decide`."""
    value = kleene(condition, known, vocabulary)
    if value is not None or _free(condition, known, vocabulary, steps.certain):
        return value is True
    rest = residual(condition, known, vocabulary)
    return _possible(rest, False, known, vocabulary, steps, budget, solver) is False


def _possible(
    condition: Condition, wanted: bool, known: Known, vocabulary: Vocabulary, steps: Inferences,
    budget: int, solver: Solver | None,
) -> bool | None:  # fmt: skip
    """Whether there is a patient for whom the condition is `wanted`; None: not settled."""
    found = find(condition, wanted, known, vocabulary, steps, budget)
    if not found.spent:
        return found.patient is not None
    if solver is None:
        return None
    goal = condition if wanted else Not(condition)
    return solver.possible((goal, *steps.certain.ties), known, vocabulary)


def _free(condition: Condition, known: Known, vocabulary: Vocabulary, steps: Inferences) -> bool:
    """True when each open fact may take any value whatever the others take: it is open then."""
    rest = residual(condition, known, vocabulary)
    if not unmixed(rest):
        return False
    facts = facts_in(rest)
    if any("[" in fact for fact in facts) or any(fact in steps.sited for fact in facts):
        return False
    return all(
        kleene(steps.ties[number], known, vocabulary) is True
        for fact in facts
        for number in steps.touching.get(fact, ())
    )


def find(
    condition: Condition, wanted: bool, known: Known, vocabulary: Vocabulary, steps: Inferences,
    budget: int = BUDGET,
) -> Found:  # fmt: skip
    """A patient within what is known for whom the condition is `wanted`.

    Args:
        known: has to be consistent; only what the search changes is checked.
    """
    search = _Search(vocabulary, steps.certain, known, facts_in(condition), budget)
    patient = search.hold(((condition, wanted),), (), dict(known))
    return Found(None if search.left < 0 else patient, search.left < 0)


def consistent(
    known: Known, vocabulary: Vocabulary, steps: Inferences, solver: Solver | None = None
) -> bool:
    """True unless it is certain that no patient fits what is known.

    Args:
        steps: have to be free of contradiction by themselves (`sound`).
    """
    search = _Search(vocabulary, steps.certain, {}, tuple(known), BUDGET)
    domains: dict[str, Domain] = {}
    for fact, domain in known.items():
        narrowed = search.follow(domains, fact, domain)
        if narrowed is None:
            return False
        domains = narrowed
    fits = search.complete(domains) is not None
    if search.left < 0:
        return not solver or solver.possible(steps.certain.ties, known, vocabulary) is not False
    return fits


def sound(vocabulary: Vocabulary, steps: Inferences) -> bool:
    """True unless it is certain that the inferences contradict each other for every patient."""
    everything = tuple((tie, True) for tie in steps.certain.ties)
    search = _Search(vocabulary, steps.certain, {}, (), BUDGET)
    return search.hold(everything, (), {}) is not None or search.left < 0


class _Search:
    """One search, then thrown away."""

    def __init__(
        self, vocabulary: Vocabulary, steps: Inferences, known: Known, facts: tuple[str, ...],
        budget: int,
    ) -> None:  # fmt: skip
        self.vocabulary = vocabulary
        self.steps = steps
        self.known = known
        self.left = budget
        self.sites: dict[str, list[str]] = {}
        for fact in dict.fromkeys((*steps.at_sites, *known, *facts)):
            if "[" in fact:
                self.sites.setdefault(fact.partition("[")[0], []).append(fact)

    def hold(
        self, goals: tuple[Goal, ...], choices: tuple[Goal, ...], domains: dict[str, Domain]
    ) -> dict[str, Domain] | None:
        """Domains in which every goal holds; what leaves a choice is put off to the end.

        Depth first over states that wait, and not by recursion: a corpus has more inferences
        than Python has room for calls.
        """
        waiting: list[_State] = [(goals, choices, domains)]
        while waiting and self.left >= 0:
            met = self._advance(*waiting.pop(), waiting)
            if met is not None:
                return met
        return None

    def _advance(
        self, goals: tuple[Goal, ...], choices: tuple[Goal, ...], domains: dict[str, Domain],
        waiting: list[_State],
    ) -> dict[str, Domain] | None:  # fmt: skip
        """Works off the goals up to the next choice, whose states then wait; the domains at the
        end, or None where there is a choice to make or a goal cannot hold.
        """
        while goals:
            (condition, wanted), goals = goals[0], goals[1:]
            value = kleene(condition, domains, self.vocabulary)
            if value is wanted:
                continue
            if value is not None:
                return None
            if isinstance(condition, Atom):
                regions = self._regions(condition, wanted, domains)
                if len(regions) != 1:
                    atoms = (replace(condition, admits=region) for region in regions)
                    branches = [(((atom, True), *goals), choices, domains) for atom in atoms]
                    waiting.extend(reversed(branches))
                    return None
                self.left -= 1
                inside = self.follow(domains, condition.fact, regions[0])
                if inside is None or self.left < 0:
                    return None
                domains = inside
            elif (parts := _parts_of(condition, wanted)) is not None:
                goals = (*parts, *goals)
            else:
                choices = (*choices, (condition, wanted))
        if choices:
            waiting.extend(reversed(self._parts(choices, domains)))
            return None
        ties = self._open_ties(domains)
        if ties:
            waiting.append((ties, (), domains))
        return None if ties else domains

    def _regions(self, atom: Atom, wanted: bool, domains: dict[str, Domain]) -> tuple[Domain, ...]:
        before = domains.get(atom.fact) or self.vocabulary.domain(atom.fact)
        return (atom.admits,) if wanted else tuple(complement(atom.admits, before))

    def _parts(self, choices: tuple[Goal, ...], domains: dict[str, Domain]) -> list[_State]:
        """Each part of the first choice in turn; one that cannot be is denied for the rest."""
        (condition, wanted), rest = choices[0], choices[1:]
        assert isinstance(condition, All | AnyOf)
        states: list[_State] = []
        denied: tuple[Goal, ...] = ()
        for part in condition.parts:
            value = kleene(part, domains, self.vocabulary)
            if value is (not wanted):
                continue
            states.append((((part, wanted), *denied), rest, domains))
            if value is wanted:
                break
            denied = (*denied, (part, not wanted))
        return states

    def complete(self, domains: dict[str, Domain]) -> dict[str, Domain] | None:
        """The domains once every inference that speaks of a changed fact holds in them."""
        ties = self._open_ties(domains)
        return self.hold(ties, (), domains) if ties else domains

    def _open_ties(self, domains: dict[str, Domain]) -> tuple[Goal, ...]:
        changed = [fact for fact, domain in domains.items() if self.known.get(fact) != domain]
        numbers = {n for fact in changed for n in self.steps.touching.get(fact, ())}
        ties = (self.steps.ties[number] for number in sorted(numbers))
        return tuple(
            (tie, True) for tie in ties if kleene(tie, domains, self.vocabulary) is not True
        )

    def follow(
        self, domains: dict[str, Domain], fact: str, region: Domain
    ) -> dict[str, Domain] | None:
        """A copy with the fact narrowed, and all that follows for certain; None at a clash."""
        after, waiting = dict(domains), [(fact, region)]
        while waiting:
            name, wanted = waiting.pop()
            before = after.get(name) or self.vocabulary.domain(name)
            narrowed = whole_numbers(name, meet(before, wanted), self.vocabulary)
            if narrowed.empty:
                return None
            if narrowed != before:
                after[name] = narrowed
                waiting.extend(self._consequences(name, after))
        return after

    def _consequences(self, fact: str, domains: dict[str, Domain]) -> Iterator[tuple[str, Domain]]:
        for number in self.steps.touching.get(fact, ()):
            step = self.steps.steps[number]
            then = kleene(step.then, domains, self.vocabulary)
            if then is True:
                continue
            held = kleene(step.when, domains, self.vocabulary)
            if held is True:
                yield step.then.fact, step.then.admits
            elif held is None and then is False and isinstance(step.when, Atom):
                whole = self.vocabulary.domain(step.when.fact)
                rest = complement(step.when.admits, whole)
                if len(rest) == 1:
                    yield step.when.fact, rest[0]
        yield from self._across_sites(fact, domains[fact])

    def _across_sites(self, fact: str, domain: Domain) -> Iterator[tuple[str, Domain]]:
        """A number without a site is the lowest of all sites; present at one is present."""
        concept = fact.partition("[")[0]
        if fact != concept:
            if isinstance(domain, Interval):
                yield concept, Interval(high=domain.high, high_open=domain.high_open)
            elif domain == YES:
                yield concept, YES
            return
        for site in self.sites.get(concept, ()):
            if isinstance(domain, Interval):
                yield site, Interval(low=domain.low, low_open=domain.low_open)
            elif domain == NO:
                yield site, NO


__all__ = ["BUDGET", "Found", "consistent", "decide", "entailed", "find", "sound"]


def _parts_of(condition: Not | All | AnyOf, wanted: bool) -> tuple[Goal, ...] | None:
    """The goals it comes to, or None where it leaves a choice."""
    if isinstance(condition, Not):
        return ((condition.part, not wanted),)
    if isinstance(condition, All) is wanted:
        return tuple((part, wanted) for part in condition.parts)
    return None
