"""Small faults put into one rule, and whether its examples or a worked patient notice.

A mutant differs from the rule in one place: a threshold moved by a step or to its other side, a
part turned round or dropped, its direction turned, or its amount moved. One that no patient tells
from the rule is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Advice, Amount, Corpus, Rule, Stance, Vocabulary
from assistant.domain.worked import WorkedPatient
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import patient
from assistant.rules.speaking import action_of
from assistant.rules.worked import said

_TURNED = {
    Stance.FOR: Stance.AGAINST,
    Stance.OPTIONAL: Stance.FOR,
    Stance.AGAINST: Stance.OPTIONAL,
    Stance.INSUFFICIENT: Stance.FOR,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed rule, and what was changed in words."""

    rule: Rule
    change: str


def mutants(rule: Rule, base: RuleBase) -> Iterator[Mutant]:
    """Every mutant of the rule that some patient tells from it.

    Args:
        base: the rules of the document, and no others.
    """
    for changed in _changed(rule.when, base.corpus.vocabulary):
        one, other = rule.when, changed.condition
        apart = AnyOf((All((one, Not(other))), All((other, Not(one)))))
        if patient(apart, base) is not None:
            yield Mutant(replace(rule, when=other), changed.change)
    if isinstance(rule.then, Advice):
        if rule.then.stance is not Stance.OPTIONAL or _alone(rule, base):
            yield _turned(rule, rule.then)
        if rule.then.amount is not None:
            yield _amount_moved(rule, rule.then, rule.then.amount)


def killed(mutant: Mutant, base: RuleBase, patients: Sequence[WorkedPatient]) -> bool:
    """True when an example of the rule, or a worked patient, no longer comes out as expected.

    Args:
        base: the rules of the document, and no others.
        patients: those of the document.
    """
    over = base.corpus.overridden_by.get(mutant.rule.id, ())
    condition = All((mutant.rule.when, *(Not(other.when) for other in over)))
    return any(
        base.decide(condition, base.close(example.facts)) is not example.expect
        for example in mutant.rule.examples
    ) or _noticed(mutant.rule, base, patients)


def _noticed(changed: Rule, base: RuleBase, patients: Sequence[WorkedPatient]) -> bool:
    """Whether a worked patient comes out otherwise with the changed rule in place."""
    rules = tuple(changed if rule.id == changed.id else rule for rule in base.corpus.rules)
    other = RuleBase(Corpus(base.corpus.vocabulary, base.corpus.documents, rules))
    related = {name for name, found in other.by_action.items() if changed in found}
    return any(
        said(expected.action, expected.amount, one.facts, other) is not expected.says
        for one in patients
        for expected in one.expected
        if expected.action in related or not isinstance(changed.then, Advice)
    )


def _alone(rule: Rule, base: RuleBase) -> bool:
    """Whether some patient has it from this rule only that the action is an option.

    Where another rule says so as well, a `for` beside it does not show.
    """
    others = (
        other
        for other in base.by_action[action_of(rule)]
        if other.id != rule.id and action_of(other) == action_of(rule)
    )
    softer = (o for o in others if isinstance(o.then, Advice) and o.then.stance is Stance.OPTIONAL)
    only = All((base.condition(rule), *(Not(base.condition(other)) for other in softer)))
    return patient(only, base) is not None


def _turned(rule: Rule, advice: Advice) -> Mutant:
    turned = _TURNED[advice.stance]
    change = f"{advice.stance.value!r} turned to {turned.value!r}"
    return Mutant(replace(rule, then=replace(advice, stance=turned)), change)


def _amount_moved(rule: Rule, advice: Advice, amount: Amount) -> Mutant:
    one = amount.quantity
    edge = one.high if one.low.is_infinite() else one.low
    step = abs(edge) / 10 or Decimal(1)
    moved = replace(amount, quantity=_moved(one, step))
    return Mutant(replace(rule, then=replace(advice, amount=moved)), f"amount moved by {step}")


@dataclass(frozen=True, slots=True)
class _Changed:
    condition: Condition
    change: str


def _changed(condition: Condition, vocabulary: Vocabulary) -> Iterator[_Changed]:
    match condition:
        case Atom():
            yield _Changed(Not(condition), f"`{condition.text}` turned round")
            yield from _thresholds(condition, vocabulary)
        case Not(part):
            for inner in _changed(part, vocabulary):
                yield _Changed(Not(inner.condition), inner.change)
        case All(parts) | AnyOf(parts):
            if condition.name is not None:  # a definition is one part: it stands in the vocabulary
                yield _Changed(Not(condition), f"`{condition.name}` turned round")
                return
            for index, part in enumerate(parts):
                before, after = parts[:index], parts[index + 1 :]
                if len(parts) > 1:
                    yield _Changed(
                        replace(condition, parts=before + after), f"{_name(part)} dropped"
                    )
                for inner in _changed(part, vocabulary):
                    whole = (*before, inner.condition, *after)
                    yield _Changed(replace(condition, parts=whole), inner.change)


def _name(part: Condition) -> str:
    match part:
        case Atom(text=text):
            return f"`{text}`"
        case Not(inner):
            return f"not {_name(inner)}"
        case All(name=name) | AnyOf(name=name):
            return f"`{name or 'a group'}`"


def _thresholds(atom: Atom, vocabulary: Vocabulary) -> Iterator[_Changed]:
    """The edge on its other side, and moved up and down by a step of the number's precision."""
    if not isinstance(atom.admits, Interval):
        return
    one = atom.admits
    turned = Interval(one.low, one.high, not one.low_open, not one.high_open)
    yield _Changed(replace(atom, admits=turned), f"`{atom.text}` with its limit on the other side")
    for sign in (1, -1):
        step = sign * _step(one, atom, vocabulary)
        moved = _moved(one, step)
        yield _Changed(replace(atom, admits=moved), f"`{atom.text}` moved by {step}")


def _step(interval: Interval, atom: Atom, vocabulary: Vocabulary) -> Decimal:
    """A tenth of the number, at least one for what is counted: a mistake people make."""
    edge = interval.high if interval.low.is_infinite() else interval.low
    whole = vocabulary[atom.fact.partition("[")[0]].discrete
    return max(Decimal(1), abs(edge) / 10) if whole else abs(edge) / 10 or Decimal(1)


def _moved(interval: Interval, step: Decimal) -> Interval:
    return Interval(
        interval.low + step, interval.high + step, interval.low_open, interval.high_open
    )
