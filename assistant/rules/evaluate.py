"""Facts to conclusions: what every rule in force says about this patient.

A rule fires when its condition is entailed by the facts. A condition over unknown facts is
unknown, and the outcome then names the facts that would settle it: never silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.domain.answer import RuleOutcome, Truth
from assistant.domain.condition import All, Condition, Not, facts_in
from assistant.domain.domains import Options, disjoint
from assistant.domain.knowledge import Advice, Corpus, Document, Rule
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.ports import Solver
from assistant.rules.closure import Closed, Inferences, close, inferences
from assistant.rules.compiled import Compiled, bits
from assistant.rules.truth import Known, open_facts
from assistant.rules.witness import consistent, decide, entailed, find, sound

# How many closed sets of facts are remembered; a proof closes many that differ by one fact.
REMEMBERED = 2048


@dataclass(frozen=True)
class RuleBase:
    """The rules of a corpus, ready to be asked. Build it once; asking changes nothing.

    Attributes:
        solver: settles what the search leaves open; without one it stays unknown.
    """

    corpus: Corpus
    solver: Solver | None = None
    _closed: dict[PatientFacts, Closed] = field(default_factory=dict, compare=False, repr=False)
    _clashing: dict[PatientFacts, bool] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def inferences(self) -> Inferences:
        return inferences(self.corpus)

    def forget(self) -> None:
        """Drops what is remembered of the patients asked about."""
        self._closed.clear()
        self._clashing.clear()

    @cached_property
    def sound(self) -> bool:
        """False when the inferences contradict each other, whoever the patient is."""
        return sound(self.corpus.vocabulary, self.inferences)

    @cached_property
    def by_action(self) -> dict[str, tuple[Rule, ...]]:
        """For an action, the rules on it, on its classes and on its members, in corpus order."""
        vocabulary, found = self.corpus.vocabulary, dict[str, list[Rule]]()
        for rule in self.corpus.rules:
            if isinstance(rule.then, Advice):
                action = rule.then.action
                related = vocabulary.ancestors(action) | vocabulary.descendants(action)
                for name in (action, *related):
                    found.setdefault(name, []).append(rule)
        return {action: tuple(rules) for action, rules in found.items()}

    @cached_property
    def by_passage(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that rest on each passage; a passage without any is not there."""
        found: dict[str, list[Rule]] = {}
        for rule in self.corpus.rules:
            found.setdefault(rule.passage, []).append(rule)
        return {passage: tuple(rules) for passage, rules in found.items()}

    def close(self, facts: PatientFacts) -> Closed:
        """The facts with everything that follows from them by definition."""
        closed = self._closed.get(facts)
        if closed is None:
            if len(self._closed) >= REMEMBERED:
                self.forget()
            closed = close(facts, self.inferences, self.corpus.vocabulary)
            self._closed[facts] = closed
        return closed

    def _near(self, condition: Condition, closed: Closed) -> list[Fact]:
        """The stated facts on which what is known of the condition's facts rests."""
        rests = (closed.support.get(fact, frozenset()) for fact in facts_in(condition))
        names = frozenset().union(*rests)
        return [f for f in closed.stated.facts if f.name in names or f.origin is Origin.ASSUMED]

    def clash(self, facts: PatientFacts) -> tuple[str, ...]:
        """Stated facts that contradict each other, as few as do; empty when none do."""
        if not self.clashes(facts):
            return ()
        kept = facts
        for fact in reversed(facts.facts):
            fewer = kept.without(fact.name)
            if self.clashes(fewer):
                kept = fewer
        return tuple(sorted(kept.names()))

    def clashes(self, facts: PatientFacts) -> bool:
        """True when no patient fits the facts."""
        found = self._clashing.get(facts)
        if found is None:
            closed = self.close(facts)
            known, vocabulary = facts.domains(), self.corpus.vocabulary
            fits = self.sound and consistent(known, vocabulary, self.inferences, self.solver)
            found = bool(closed.clash) or not fits
            self._clashing[facts] = found
        return found

    def condition(self, rule: Rule) -> Condition:
        """The rule's condition with the rules that refine it taken out."""
        over = self.corpus.overridden_by.get(rule.id, ())
        return All((rule.when, *(Not(other.when) for other in over))) if over else rule.when

    def in_force(self, rule: Rule, closed: Closed) -> bool:
        """False for a superseded document, or one of another country than the stated one."""
        document = self.corpus.source(rule)
        return document.superseded_by is None and applies(document, closed)

    def decide(self, condition: Condition, closed: Closed) -> bool | None:
        """True: entailed by the facts. False: impossible. None: open."""
        known, vocabulary = closed.domains, self.corpus.vocabulary
        return decide(condition, known, vocabulary, self.inferences, solver=self.solver)

    def entails(self, condition: Condition, known: Known) -> bool:
        """True when the condition holds for every patient within what is known."""
        vocabulary = self.corpus.vocabulary
        return entailed(condition, known, vocabulary, self.inferences, solver=self.solver)

    def patient(self, condition: Condition, closed: Closed) -> Known | None:
        """What is known of some patient who fits the facts and for whom the condition holds."""
        known, vocabulary = closed.domains, self.corpus.vocabulary
        return find(condition, True, known, vocabulary, self.inferences).patient

    def outcome(self, rule: Rule, closed: Closed) -> RuleOutcome:
        """What became of one rule: its truth, and the facts that would settle an open one."""
        condition = self.condition(rule)
        verdict = self.decide(condition, closed)
        if verdict is None:
            needs = open_facts(condition, closed.domains, self.corpus.vocabulary)
            return RuleOutcome(rule, Truth.UNKNOWN, needs=needs)
        return RuleOutcome(rule, Truth.TRUE if verdict else Truth.FALSE)

    @cached_property
    def advising(self) -> tuple[Rule, ...]:
        """The rules that give advice, of documents that have not been replaced."""
        return tuple(
            rule
            for rule in self.corpus.rules
            if isinstance(rule.then, Advice) and self.corpus.source(rule).superseded_by is None
        )

    @cached_property
    def _compiled(self) -> Compiled:
        return Compiled(tuple(map(self.condition, self.advising)), self.corpus.vocabulary)

    @cached_property
    def _settled(self) -> tuple[tuple[RuleOutcome, RuleOutcome], ...]:
        """For each of them, the outcome when it is true and the one when it is false."""
        return tuple(
            (RuleOutcome(rule, Truth.TRUE), RuleOutcome(rule, Truth.FALSE))
            for rule in self.advising
        )

    def outcomes(self, closed: Closed) -> tuple[RuleOutcome, ...]:
        """Every rule in force that gives advice, in corpus order."""
        size = len(self.advising)
        true, false = (bits(found, size) for found in self._compiled.settled(closed.domains))
        found = tuple(
            when_true if yes == "1" else when_false if no == "1" else None
            for (when_true, when_false), yes, no in zip(self._settled, true, false, strict=True)
        )
        elsewhere = {d.id for d in self.corpus.documents.values() if not applies(d, closed)}
        return tuple(
            outcome or self.outcome(rule, closed)
            for rule, outcome in zip(self.advising, found, strict=True)
            if rule.document not in elsewhere
        )

    def proved(self, outcome: RuleOutcome, closed: Closed) -> RuleOutcome:
        """The outcome with a minimal set of stated facts that settles it."""
        if outcome.truth is Truth.UNKNOWN:
            return outcome
        condition = self.condition(outcome.rule)
        facts = self.minimal(condition, closed, outcome.truth is Truth.TRUE)
        return replace(outcome, facts=facts)

    def minimal(self, condition: Condition, closed: Closed, verdict: bool) -> tuple[str, ...]:
        """A subset-minimal set of stated facts that still gives this verdict.

        Facts are dropped one by one, the last stated first, so the result is the same each time.
        What a claim's own condition assumes is not dropped, and not named.
        """
        kept = self._near(condition, closed)
        if not self._still(condition, kept, verdict):
            kept = list(closed.stated.facts)
        droppable = [fact for fact in kept if fact.origin is not Origin.ASSUMED]
        for fact in reversed(droppable):
            fewer = [other for other in kept if other is not fact]
            if self._still(condition, fewer, verdict):
                kept = fewer
        return tuple(fact.name for fact in kept if fact.origin is not Origin.ASSUMED)

    def still(
        self, condition: Condition, names: Iterable[str], closed: Closed, verdict: bool
    ) -> bool:
        """True when the named facts alone, and what a claim assumes, give this verdict."""
        wanted = frozenset(names)
        facts = (
            fact
            for fact in closed.stated.facts
            if fact.name in wanted or fact.origin is Origin.ASSUMED
        )
        return self._still(condition, facts, verdict)

    def _still(self, condition: Condition, facts: Iterable[Fact], verdict: bool) -> bool:
        closed = self.close(PatientFacts(tuple(facts)))
        return self.decide(condition, closed) is verdict


def applies(document: Document, closed: Closed) -> bool:
    """True unless the stated jurisdiction rules the document out."""
    stated = closed.domains.get("jurisdiction")
    if stated is None or not document.jurisdiction:
        return True
    return not disjoint(stated, Options(frozenset(document.jurisdiction)))
