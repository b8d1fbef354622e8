"""Two versions of a corpus, or of one document, compared as rules.

`corpus diff` prints it. A recommendation is found again by its name inside its document, so that
a new edition under a new id can be compared with the old one. A change of meaning comes with a
patient who is treated differently, or with the reason why there is none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import TypeVar

from assistant.domain.changes import (
    Aspect,
    Changed,
    Differences,
    FieldChange,
    Happened,
    PassageChange,
    RuleChange,
    Treated,
    Version,
)
from assistant.domain.condition import NEVER, All, AnyOf, Condition, Not, facts_in
from assistant.domain.knowledge import (
    Advice,
    Amount,
    Concept,
    Corpus,
    Definition,
    Document,
    Implication,
    Passage,
    Rule,
    Vocabulary,
)
from assistant.lifecycle.treated import Search
from assistant.rules.evaluate import RuleBase
from assistant.rules.speaking import action_of, amount_of
from assistant.rules.words import atom_words, in_words
from assistant.rules.worked import alone

Item = TypeVar("Item")
# What has lines of its own, or says nothing of the document's meaning or standing.
_LEFT_OUT = frozenset(("id", "passages", "position", "reviews"))


def compare(old: Version, new: Version) -> Differences:
    """Everything that differs, documents and recommendations in the order of the new version."""
    pairs = tuple(_pairs(old, new))
    whole = Search(RuleBase(old.corpus), RuleBase(new.corpus), everywhere=True)
    return Differences(
        documents=tuple(c for pair in pairs for c in _documents(pair)),
        rules=tuple(c for pair in pairs for c in _rules(pair, old.corpus, new.corpus, whole)),
        passages=tuple(c for pair in pairs for c in _passages(pair)),
        concepts=tuple(_concepts(old.corpus.vocabulary, new.corpus.vocabulary)),
    )


# Recommendations that are tried, for one that rests on a changed definition.
_TRIED = 40

Pair = tuple[Document | None, Document | None]


def _pairs(old: Version, new: Version) -> Iterator[Pair]:
    """The same document in both versions; one document each is compared whatever its id."""
    before, after = old.corpus.documents, new.corpus.documents
    if old.only and new.only:
        yield before[old.only], after[new.only]
    elif only := old.only or new.only:
        yield before.get(only), after.get(only)
    else:
        names = dict.fromkeys((*after, *before))
        yield from ((before.get(name), after.get(name)) for name in names)


def _documents(pair: Pair) -> Iterator[Changed]:
    before, after = pair
    if before is None or after is None:
        yield _came_or_went(before, after)
        return
    found = tuple(_fields(before, after))
    if found or before.id != after.id:
        yield Changed("changed", before.id, after.id, found)


def _fields(before: object, after: object) -> Iterator[FieldChange]:
    """Fields of two values of one class that differ, as text."""
    for one in fields(before):  # type: ignore[arg-type]
        if one.name in _LEFT_OUT:
            continue
        old, new = getattr(before, one.name), getattr(after, one.name)
        if old != new:
            yield FieldChange(one.name, _text(old), _text(new))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(one)}" for name, one in value.items())
    return str(getattr(value, "value", "" if value is None else value))


def _came_or_went(before: Document | Concept | None, after: Document | Concept | None) -> Changed:
    if before is None:
        return Changed("added", None, after.id if after else None)
    return Changed("removed", before.id, None)


def _passages(pair: Pair) -> Iterator[PassageChange]:
    before, after = pair
    for old, new in _matched(
        before.passages if before else (), after.passages if after else (), lambda p: p.anchor
    ):
        if old is None or new is None:
            yield PassageChange("added" if old is None else "removed", old, new)
        elif _shown(old) != _shown(new):
            yield PassageChange("changed", old, new)


def _shown(passage: Passage) -> tuple[object, ...]:
    return passage.locator, passage.text, passage.basis, passage.source_lines


def _matched(
    old: Sequence[Item], new: Sequence[Item], name: Callable[[Item], str]
) -> Iterator[tuple[Item | None, Item | None]]:
    """What has one name in both, in the order of the new; then what is gone."""
    before, after = {name(one): one for one in old}, {name(one): one for one in new}
    yield from ((before.get(key), one) for key, one in after.items())
    yield from ((one, None) for key, one in before.items() if key not in after)


def _rules(pair: Pair, old: Corpus, new: Corpus, whole: Search) -> Iterator[RuleChange]:
    before, after = pair
    search = Search(_alone(before, old), _alone(after, new))
    matched = _matched(
        search.old.corpus.rules, search.new.corpus.rules, lambda r: r.id.partition("/")[2]
    )
    for one, other in matched:
        change = _Change(one, other, search, whole).found()
        if change is not None:
            yield change


def _alone(document: Document | None, corpus: Corpus) -> RuleBase:
    """The document's rules; none where the version does not have it."""
    return alone(document.id, corpus) if document else RuleBase(Corpus(corpus.vocabulary, {}, ()))


@dataclass(frozen=True, slots=True)
class _Change:
    """One recommendation in two versions."""

    before: Rule | None
    after: Rule | None
    search: Search
    whole: Search

    def found(self) -> RuleChange | None:
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


def _concepts(old: Vocabulary, new: Vocabulary) -> Iterator[Changed]:
    """Concepts whose definition differs, and implications, which are named by what they say."""
    if old is new:
        return
    before, after = (dict.fromkeys(_said(i, v) for i in v.implications) for v in (old, new))
    yield from (Changed("added", None, one) for one in after if one not in before)
    yield from (Changed("removed", one, None) for one in before if one not in after)
    yield from _redefined(old, new)


def _said(implication: Implication, vocabulary: Vocabulary) -> str:
    assumed = "assumed" if implication.assumed else "follows"
    then = atom_words(implication.then, vocabulary)
    return f"from {in_words(implication.when, vocabulary) or 'nothing'} {assumed}: {then}"


def _redefined(old: Vocabulary, new: Vocabulary) -> Iterator[Changed]:
    for before, after in _matched(tuple(old), tuple(new), lambda concept: concept.id):
        if before is None or after is None:
            yield _came_or_went(before, after)
        elif found := tuple(_fields(before, after)):
            yield Changed("changed", before.id, after.id, found)
