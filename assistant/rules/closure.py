"""What follows from the stated facts: classes, sites, implications and definitions, to a fixpoint.

Each derived fact remembers the stated facts it rests on, so that a proof names only what
somebody said.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from assistant.domain.condition import Atom, Condition, facts_in
from assistant.domain.domains import EITHER, YES, Domain, Interval, complement, meet, within
from assistant.domain.knowledge import Corpus, Definition, Vocabulary
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.rules.truth import Known, Narrow, kleene


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

    def near(self, facts: Iterable[str]) -> "Inferences":
        """Only the steps that speak of one of the facts."""
        numbers = sorted({n for fact in facts for n in self.touching.get(fact, ())})
        return Inferences(tuple(self.steps[number] for number in numbers))

    def between(self, facts: frozenset[str]) -> tuple[Step, ...]:
        """The steps that speak of nothing but these facts and assume nothing."""
        numbers = sorted({n for fact in facts for n in self.touching.get(fact, ())})
        return tuple(
            self.steps[n] for n in numbers if self.facts[n] <= facts and not self.steps[n].assumed
        )


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
    stated = tuple(replace(fact, domain=state.domains[fact.name]) for fact in facts.facts)
    clash = tuple(sorted(state.clash))
    closed = PatientFacts((*stated, *derived))
    return Closed(closed, facts, state.domains, state.support, clash)


def narrower(steps: Inferences, vocabulary: Vocabulary, near_to: Condition) -> Narrow:
    """A function that closes bare domains, for the case split; None where they contradict."""
    near = steps.near(facts_in(near_to))

    def narrow(known: Known) -> Known | None:
        state = _State(vocabulary)
        for name, domain in known.items():
            state.narrow(name, domain, frozenset({name}))
        state.run(near)
        return None if state.clash else state.domains

    return narrow


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
        after = self._whole(fact, meet(before, domain))
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

    def _whole(self, fact: str, domain: Domain) -> Domain:
        """Open ends of a whole-number fact moved to the next whole number."""
        if isinstance(domain, Interval) and self.vocabulary[fact.partition("[")[0]].discrete:
            low = domain.low + 1 if domain.low_open else _ceil(domain.low)
            high = domain.high - 1 if domain.high_open else domain.high
            return Interval(low, high)
        return domain

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


def _ceil(value: Decimal) -> Decimal:
    return value if value.is_infinite() else value.to_integral_value(rounding="ROUND_CEILING")


__all__ = ["Closed", "Inferences", "Step", "close", "inferences", "narrower"]
