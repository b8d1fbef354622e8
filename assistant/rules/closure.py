"""What follows from the stated facts: classes, sites, implications and definitions, to a fixpoint.

Each derived fact remembers the stated facts it rests on, so that a proof names only what
somebody said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property

from assistant.domain.condition import AnyOf, Atom, Condition, Not, facts_in
from assistant.domain.domains import EITHER, YES, Domain, Interval, complement, meet, within
from assistant.domain.knowledge import Corpus, Definition, Vocabulary
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.rules.truth import kleene


@dataclass(frozen=True, slots=True)
class Step:
    """When `when` holds, `then` holds; `assumed` marks general knowledge."""

    when: Condition
    then: Atom
    assumed: bool = False


@dataclass(frozen=True)
class Inferences:
    """All steps, with an index of those that a change of a fact may set off."""

    steps: tuple[Step, ...]

    @cached_property
    def facts(self) -> tuple[frozenset[str], ...]:
        """For each step, every fact it speaks of."""
        return tuple(frozenset((*facts_in(step.when), step.then.fact)) for step in self.steps)

    @cached_property
    def touching(self) -> dict[str, tuple[int, ...]]:
        """For a fact, the numbers of the steps that speak of it."""
        found: dict[str, list[int]] = {}
        for number, facts in enumerate(self.facts):
            for fact in facts:
                found.setdefault(fact, []).append(number)
        return {fact: tuple(numbers) for fact, numbers in found.items()}

    @cached_property
    def always(self) -> tuple[int, ...]:
        """The steps that wait on no fact."""
        return tuple(n for n, step in enumerate(self.steps) if not facts_in(step.when))

    @cached_property
    def certain(self) -> "Inferences":
        """Only the steps that assume nothing: what holds for every patient."""
        return Inferences(tuple(step for step in self.steps if not step.assumed))

    @cached_property
    def typical(self) -> "Inferences":
        """Every step as if it were certain: what holds for the patients one expects to meet."""
        return Inferences(tuple(Step(step.when, step.then) for step in self.steps))

    @cached_property
    def ties(self) -> tuple[Condition, ...]:
        """Each step as a condition that holds for every patient: not the premise, or the rest."""
        return tuple(AnyOf((Not(step.when), step.then)) for step in self.steps)

    @cached_property
    def at_sites(self) -> tuple[str, ...]:
        """The facts with a site that some step speaks of."""
        return tuple(fact for fact in self.touching if "[" in fact)

    @cached_property
    def sited(self) -> frozenset[str]:
        """The concepts of those facts."""
        return frozenset(fact.partition("[")[0] for fact in self.at_sites)


@dataclass(frozen=True, slots=True)
class Closed:
    """Facts with all that follows from them.

    Attributes:
        facts: stated facts first, as given, then derived ones.
        domains: what remains possible, by fact name.
        support: for each fact, the names of the stated facts it rests on.
        stated: the facts it was made from, without what follows from them.
        clash: names of stated facts that contradict each other; empty when none do.
    """

    facts: PatientFacts
    stated: PatientFacts
    domains: Mapping[str, Domain]
    support: Mapping[str, frozenset[str]]
    clash: tuple[str, ...] = ()


def inferences(corpus: Corpus) -> Inferences:
    """Every inference of the vocabulary, and every defining rule of a current document."""
    vocabulary = corpus.vocabulary
    general = (Step(i.when, i.then, i.assumed) for i in vocabulary.implications)
    defining = (
        Step(rule.when, rule.then.atom)
        for rule in corpus.rules
        if isinstance(rule.then, Definition) and corpus.source(rule).superseded_by is None
    )
    return Inferences((*general, *_classes(vocabulary), *defining))


def _classes(vocabulary: Vocabulary) -> Iterator[Step]:
    """A condition that is present makes every class it belongs to present."""
    for concept in vocabulary:
        if concept.kind.is_yes_or_no:
            for parent in concept.isa:
                yield Step(Atom(concept.id, YES, concept.id), Atom(parent, YES, parent))


def close(facts: PatientFacts, steps: Inferences, vocabulary: Vocabulary) -> Closed:
    """Everything that follows; a contradiction is reported with the facts that make it."""
    state = _State(vocabulary)
    for fact in facts.facts:
        state.narrow(fact.name, fact.domain, frozenset({fact.name}))
    for fact in facts.facts:
        if fact.name != fact.concept:
            state.narrow(fact.concept, _from_site(fact.domain), frozenset({fact.name}))
    state.run(steps)
    derived = tuple(
        Fact(
            name,
            domain,
            vocabulary[name.partition("[")[0]].unit,
            state.origin(name),
            text=", ".join(sorted(state.support[name])),
        )
        for name, domain in state.domains.items()
        if facts.get(name) is None
    )
    stated = tuple(
        replace(fact, domain=state.domains.get(fact.name, fact.domain)) for fact in facts.facts
    )
    clash = tuple(sorted(state.clash))
    closed = PatientFacts((*stated, *derived))
    return Closed(closed, facts, state.domains, state.support, clash)


def _from_site(domain: Domain) -> Domain:
    """What a value at one site says of the concept: the lowest number, or present somewhere."""
    if isinstance(domain, Interval):
        return Interval(high=domain.high, high_open=domain.high_open)
    return domain if domain == YES else EITHER


class _State:
    """Domains while they are narrowed; one run, then thrown away."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.domains: dict[str, Domain] = {}
        self.support: dict[str, frozenset[str]] = {}
        self.assumed: set[str] = set()
        self.clash: frozenset[str] = frozenset()
        self.changed: dict[str, None] = {}

    def narrow(self, fact: str, domain: Domain, because: frozenset[str]) -> bool:
        """Takes a further restriction in; True when it changed anything."""
        before = self.domains.get(fact, self.vocabulary.domain(fact))
        after = whole_numbers(fact, meet(before, domain), self.vocabulary)
        if after == before and fact in self.domains:
            return False
        if after == before and within(self.vocabulary.domain(fact), domain):
            return False
        self.support[fact] = self.support.get(fact, frozenset()) | because
        if after.empty:
            self.clash = self.clash or self.support[fact]
            return False
        self.domains[fact] = after
        self.changed[fact] = None
        return True

    def run(self, steps: Inferences) -> None:
        """To the fixpoint: what is certain first, then what is only assumed, and on."""
        for number in steps.always:
            self._infer(steps.steps[number])
        waiting: dict[int, None] = {}
        while (self.changed or waiting) and not self.clash:
            if self.changed:
                fact = next(iter(self.changed))
                del self.changed[fact]
                for number in steps.touching.get(fact, ()):
                    step = steps.steps[number]
                    if step.assumed:
                        waiting[number] = None
                    else:
                        self._infer(step)
            else:
                number = min(waiting)  # in file order: what stands first is the more certain
                del waiting[number]
                self._infer(steps.steps[number])

    def _infer(self, step: Step) -> bool:
        held = kleene(step.when, self.domains, self.vocabulary)
        if held is True:
            if step.assumed and step.then.fact not in self.domains:
                self.assumed.add(step.then.fact)
            elif step.assumed:
                return False
            return self.narrow(step.then.fact, step.then.admits, self._because(step.when))
        if held is None and not step.assumed and isinstance(step.when, Atom):
            return self._backwards(step.when, step.then)
        return False

    def _backwards(self, when: Atom, then: Atom) -> bool:
        """The conclusion is impossible, so the only premise is."""
        if kleene(then, self.domains, self.vocabulary) is not False:
            return False
        rest = complement(when.admits, self.vocabulary.domain(when.fact))
        return len(rest) == 1 and self.narrow(when.fact, rest[0], self._because(then))

    def _because(self, condition: Condition) -> frozenset[str]:
        known = (self.support.get(fact, frozenset()) for fact in facts_in(condition))
        return frozenset().union(*known)

    def origin(self, fact: str) -> Origin:
        return Origin.ASSUMED if fact in self.assumed else Origin.DERIVED


def whole_numbers(fact: str, domain: Domain, vocabulary: Vocabulary) -> Domain:
    """The domain; for a fact that is counted in whole numbers, its ends moved to the nearest."""
    if not isinstance(domain, Interval) or not vocabulary[fact.partition("[")[0]].discrete:
        return domain
    low, high = _rounded(domain.low, ROUND_CEILING), _rounded(domain.high, ROUND_FLOOR)
    low += domain.low_open and low == domain.low
    high -= domain.high_open and high == domain.high
    return Interval(low, high)


def _rounded(value: Decimal, rounding: str) -> Decimal:
    return value if value.is_infinite() else value.to_integral_value(rounding)


__all__ = ["Closed", "Inferences", "Step", "close", "inferences", "whole_numbers"]
