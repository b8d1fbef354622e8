"""One recommendation in two versions: what of it changed, and a patient who is treated differently.

Below `changes`, which finds the two that belong together.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import islice

from assistant.domain.changes import Aspect, Happened, RuleChange, Treated
from assistant.domain.condition import NEVER, All, AnyOf, Condition, Not, facts_in
from assistant.domain.knowledge import Advice, Amount, Definition, Rule
from assistant.lifecycle.treated import Search
from assistant.rules.speaking import action_of, amount_of

# Recommendations that are tried, for one that rests on a changed definition.
_TRIED = 40


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation in two versions."""

    before: Rule | None
    after: Rule | None
    search: Search
    whole: Search

    def change(self) -> RuleChange | None:
        """The change with its patient; None where nothing changed."""
        if self.before is None or self.after is None:
            patient, note = self._patient(("condition",))
            happened: Happened = "added" if self.before is None else "removed"
            return RuleChange(happened, self.before, self.after, (), patient, note)
        aspects = tuple(self._aspects(self.before, self.after))
        if not aspects:
            return None
        change: RuleChange = RuleChange("changed", self.before, self.after, aspects)
        if not change.of_meaning:
            return replace(change, note=self._of_words(self.before, self.after))
        patient, note = self._patient(aspects)
        return replace(change, patient=patient, note=note)

    def _aspects(self, before: Rule, after: Rule) -> Iterator[Aspect]:
        old, new = before.then, after.then
        if isinstance(old, Advice) and isinstance(new, Advice):
            yield from (a for a in ("action", "stance", "safety", "amount")
                        if getattr(old, a) != getattr(new, a))  # fmt: skip
        elif old != new:
            yield "definition"
        if self._condition_differs(before, after):
            yield "condition"
        if before.strength != after.strength:
            yield "strength"
        if self._in_force(before, True) != self._in_force(after, False):
            yield "in force"
        if _source(before) != _source(after):
            yield "source"
        if _wording(before) != _wording(after) or (
            self._condition(before, True) != self._condition(after, False)
            and not self._condition_differs(before, after)
        ):
            yield "wording"

    def _of_words(self, before: Rule, after: Rule) -> str:
        if self._condition(before, True) != self._condition(after, False):
            return "its condition is written otherwise and holds for the same patients"
        return "a change of words or places only: nobody is treated differently"

    def _in_force(self, rule: Rule, old: bool) -> bool:
        base = self.search.old if old else self.search.new
        return base.corpus.source(rule).superseded_by is None

    def _condition(self, rule: Rule | None, old: bool) -> Condition:
        """Where it speaks; nowhere when it is not there."""
        if rule is None:
            return NEVER
        return (self.search.old if old else self.search.new).condition(rule)

    def _condition_differs(self, before: Rule, after: Rule) -> bool:
        """Some patient meets one and not the other; where that is not settled, True."""
        old, new = self._condition(before, True), self._condition(after, False)
        if old == new:
            return False
        if not self.search.comparable((old, new)):
            return True
        apart = (All((old, Not(new))), All((new, Not(old))))
        return any(self.search.possible(one) is not False for one in apart)

    def _patient(self, aspects: tuple[Aspect, ...]) -> tuple[Treated | None, str | None]:
        """Somebody treated differently, or the reason why there is nobody."""
        old, new = self._condition(self.before, True), self._condition(self.after, False)
        if not self.search.comparable((old, new)):
            return None, "the versions measure a fact of its condition in other units or values"
        apart = (All((old, Not(new))), All((new, Not(old))))
        rules = [rule for rule in (self.before, self.after) if rule is not None]
        if any(isinstance(rule.then, Definition) for rule in rules):
            return self._defined(rules, AnyOf((old, new)) if old == new else AnyOf(apart))
        either = AnyOf((old, new))
        regions = (*apart, either) if "condition" in aspects else (either,)
        actions = [action_of(rule) for rule in rules]
        amounts = tuple(a for a in map(amount_of, rules) if a is not None)
        return self._searched(regions, actions, amounts, aspects)

    def _searched(
        self, regions: tuple[Condition, ...], actions: list[str], amounts: tuple[Amount, ...],
        aspects: tuple[Aspect, ...],
    ) -> tuple[Treated | None, str | None]:  # fmt: skip
        patient, settled = self.search.treated(regions, actions, amounts)
        if patient is None and {"strength", "amount"} & set(aspects):
            patient = self.search.told_of(regions[-1], actions[-1])
        if patient is None and "safety" in aspects:
            patient, sure = self.whole.treated(regions, actions, amounts)
            settled = settled and sure
        if patient is not None:
            return patient, None
        if not settled:
            return None, "whether somebody is treated differently was not settled"
        return (
            None,
            "nobody is treated differently: other recommendations of the document see to it",
        )

    def _defined(self, rules: list[Rule], region: Condition) -> tuple[Treated | None, str | None]:
        """A patient of whom the fact follows in one version only, and what that changes."""
        defined = {rule.then.atom.fact for rule in rules if isinstance(rule.then, Definition)}
        for search in (self.search, self.whole):
            ways = _concluded(defined, search)
            for action, condition in islice(_resting_on(ways, search), _TRIED):
                patient = search.following(All((region, condition)), ways.keys(), action)
                if patient is not None:
                    return patient, None
        return None, "no recommendation was found to depend on it"


def _concluded(defined: Set[str], search: Search) -> dict[str, tuple[Condition, ...]]:
    """The facts, with those that other definitions conclude from them, and by which conditions."""
    ways: dict[str, tuple[Condition, ...]] = dict.fromkeys(defined, ())
    waiting = list(ways)
    while waiting:
        fact = waiting.pop(0)
        for base in (search.old, search.new):
            for rule in base.corpus.rules:
                then = rule.then
                if not isinstance(then, Definition) or then.atom.fact in ways:
                    continue
                if fact in facts_in(rule.when):
                    ways[then.atom.fact] = (*ways[fact], rule.when)
                    waiting.append(then.atom.fact)
    return ways


def _resting_on(
    ways: Mapping[str, tuple[Condition, ...]], search: Search
) -> Iterator[tuple[str, Condition]]:
    """Action and condition of every recommendation that asks for one of the facts."""
    for fact, conditions in ways.items():
        for base in (search.old, search.new):
            for rule in base.advising:
                condition = base.condition(rule)
                if fact in facts_in(condition):
                    yield action_of(rule), All((*conditions, condition))


def _source(rule: Rule) -> tuple[str, str]:
    return rule.passage.partition("#")[2], rule.quote


def _wording(rule: Rule) -> tuple[object, ...]:
    return rule.says, rule.heading, rule.key, tuple(sorted(rule.candidates))
