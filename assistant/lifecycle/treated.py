"""A patient who is treated differently by two versions of a document, or certainty of none.

Beside `changes`. For each direction and amount the rules of a version give a condition under
which a claim is right; a patient is treated differently where it is right in one version only.
Such a patient is searched for inside the region that a change touches, made whole, so that
nothing that both versions look at is left open, asked about in both, and then described by as few
facts as do. What is found was checked by the judge; nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property

from assistant.domain.changes import Told, Treated
from assistant.domain.claim import Claim
from assistant.domain.condition import NEVER, All, Condition, Not, facts_in
from assistant.domain.domains import Domain, single
from assistant.domain.knowledge import Advice, Amount, Rule, Stance, Vocabulary
from assistant.domain.patient import Fact, PatientFacts
from assistant.domain.worked import WITH_AMOUNT, Says
from assistant.rules.closure import Inferences
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import worlds
from assistant.rules.speaking import amount_of
from assistant.rules.truth import Known, kleene
from assistant.rules.witness import find
from assistant.rules.worked import said


@dataclass(frozen=True)
class Search:
    """Two rule bases that are asked about the same patients.

    Attributes:
        everywhere: they hold every document, not one.
    """

    old: RuleBase
    new: RuleBase
    everywhere: bool = False
    _valid: dict[tuple[bool, Claim], Condition] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The concepts of both."""
        old, new = self.old.corpus.vocabulary, self.new.corpus.vocabulary
        return new if old is new else Vocabulary({**old.concepts, **new.concepts})

    @cached_property
    def steps(self) -> Inferences:
        """What follows from facts in both versions: where it leaves nobody, there is nobody."""
        before = frozenset(self.old.inferences.steps)
        return Inferences(tuple(s for s in self.new.inferences.steps if s in before))

    @cached_property
    def likely(self) -> Inferences:
        """What follows in either, general knowledge included: for patients that both may meet."""
        every = (*self.old.inferences.steps, *self.new.inferences.steps)
        return Inferences(tuple(dict.fromkeys(every))).typical

    @cached_property
    def apart(self) -> frozenset[str]:
        """Concepts that the versions measure in other units or values."""
        old, new = self.old.corpus.vocabulary, self.new.corpus.vocabulary
        shared = (name for name in old.concepts if name in new)
        return frozenset(
            name
            for name in shared
            if (old[name].kind, old[name].unit, old[name].values)
            != (new[name].kind, new[name].unit, new[name].values)
        )

    def comparable(self, conditions: Iterable[Condition]) -> bool:
        """False where a condition speaks of a concept that the versions measure differently."""
        names = {fact.partition("[")[0] for one in conditions for fact in facts_in(one)}
        return not names & self.apart

    def possible(self, condition: Condition) -> bool | None:
        """Whether some patient meets the condition; None where the counted search is not enough."""
        found = find(condition, True, {}, self.vocabulary, self.steps)
        return None if found.spent else found.patient is not None

    def treated(
        self, regions: Iterable[Condition], actions: Iterable[str], amounts: tuple[Amount, ...]
    ) -> tuple[Treated | None, bool]:
        """A patient of the first region that has one, and whether none is certain.

        Args:
            amounts: quantities that are told apart beside the directions.
        """
        settled = True
        wanted = tuple(dict.fromkeys(actions))
        for region in regions:
            for action in wanted:
                for goal in self._goals(action, amounts):
                    found, sure = self._patient(All((region, goal)), action)
                    if found is not None:
                        return found, True
                    settled = settled and sure
        return None, settled

    def told_of(self, region: Condition, action: str) -> Treated | None:
        """A patient of the region to whom both versions say what they say in other words."""
        found = find(region, True, {}, self.vocabulary, self.likely).patient
        return None if found is None else self.seen(self._whole(found, action, self.likely), action)

    def following(self, goal: Condition, facts: Set[str], action: str) -> Treated | None:
        """A patient who meets the goal, the facts left out that a version has to conclude."""
        for steps in (self.likely, self.steps):
            found = find(goal, True, {}, self.vocabulary, steps).patient
            if found is not None:
                whole = self._whole(found, action, steps)
                stated = {
                    name: domain
                    for name, domain in whole.items()
                    if name not in facts and not self._concludes(name, domain, facts)
                }
                if treated := self.seen(stated, action):
                    return treated
        return None

    def _concludes(self, name: str, domain: Domain, facts: Set[str]) -> bool:
        """One of the facts follows from this one by itself in both versions."""
        alone = PatientFacts((Fact(name, domain, self._unit(name)),))
        return all(
            name.partition("[")[0] in base.corpus.vocabulary
            and not facts.isdisjoint(base.close(alone).domains)
            for base in (self.old, self.new)
        )

    def _goals(self, action: str, amounts: tuple[Amount, ...]) -> Iterator[Condition]:
        """Where one version makes a claim on the action right, and the other does not."""
        claims = [Claim(action, stance) for stance in Stance]
        claims += [Claim(action, stance, amount=a) for a in amounts for stance in Stance]
        for claim in claims:
            before, after = self._right(claim, True), self._right(claim, False)
            if before != after:
                yield All((before, Not(after)))
                yield All((after, Not(before)))

    def _right(self, claim: Claim, old: bool) -> Condition:
        """When the claim is right in one of the versions."""
        if (old, claim) not in self._valid:
            base = self.old if old else self.new
            known = claim.action in base.corpus.vocabulary
            found = worlds(claim, PatientFacts(), base) if known else None
            self._valid[old, claim] = found[0].valid if found else NEVER
        return self._valid[old, claim]

    def _patient(self, goal: Condition, action: str) -> tuple[Treated | None, bool]:
        """A patient who meets the goal, as both versions see them; and whether none is certain."""
        for steps in (self.likely, self.steps):
            found = find(goal, True, {}, self.vocabulary, steps)
            if found.patient is not None:
                treated = self.seen(self._whole(found.patient, action, steps), action)
                if treated is not None:
                    return treated, True
        return None, not found.spent and found.patient is None

    def _whole(self, known: Known, action: str, steps: Inferences) -> Known:
        """The patient with every rule on the action settled, as not holding where that may be."""
        for base in (self.old, self.new):
            for rule in base.by_action.get(action, ()):
                condition = base.condition(rule)
                if kleene(condition, known, self.vocabulary) is None:
                    fuller = find(condition, False, known, self.vocabulary, steps).patient
                    fuller = fuller or find(condition, True, known, self.vocabulary, steps).patient
                    known = fuller or known
        return known

    def seen(self, known: Known, action: str) -> Treated | None:
        """What both versions tell such a patient, where they differ, in as few facts as do."""
        for value in (single, _as_it_is):
            facts = PatientFacts(
                tuple(Fact(name, value(domain), self._unit(name)) for name, domain in known.items())
            )
            before, after = told(action, facts, self.old), told(action, facts, self.new)
            if before and after and before != after:
                fewest = self._fewest(facts, action, before, after)
                return Treated(fewest.domains(), action, before, after, self.everywhere)
        return None

    def _fewest(self, facts: PatientFacts, action: str, before: Told, after: Told) -> PatientFacts:
        kept = facts
        for fact in reversed(facts.facts):
            fewer = kept.without(fact.name)
            same = told(action, fewer, self.old) == before
            if same and told(action, fewer, self.new) == after:
                kept = fewer
        return kept

    def _unit(self, fact: str) -> str | None:
        return self.vocabulary[fact.partition("[")[0]].unit


def _as_it_is(domain: Domain) -> Domain:
    return domain


def told(action: str, facts: PatientFacts, base: RuleBase) -> Told | None:
    """What a base says of the action; None where no such patient is possible.

    Facts and actions that its vocabulary does not have are nothing to it.
    """
    vocabulary = base.corpus.vocabulary
    own = PatientFacts(tuple(fact for fact in facts.facts if fact.concept in vocabulary))
    if action not in vocabulary:
        return Told(Says.SILENT)
    if base.clashes(own):
        return None
    says = said(action, None, own, base)
    holding = tuple(_holding(action, says, own, base))
    amounts = (amount_of(rule) for rule in holding if says in WITH_AMOUNT)
    return Told(
        says,
        tuple(dict.fromkeys(amount for amount in amounts if amount is not None)),
        tuple(dict.fromkeys(rule.strength for rule in holding)),
    )


def _holding(action: str, says: Says, facts: PatientFacts, base: RuleBase) -> Iterator[Rule]:
    """The rules in force on the very action that hold and say so."""
    closed = base.close(facts)
    for rule in base.by_action.get(action, ()):
        advice = rule.then
        if not isinstance(advice, Advice) or not base.in_force(rule, closed):
            continue
        exact = (advice.action, advice.stance.value) == (action, says.value)
        if exact and base.decide(base.condition(rule), closed) is True:
            yield rule


__all__ = ["Search", "told"]
