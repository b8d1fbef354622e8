"""Small faults put into one rule, and whether its worked examples notice.

A mutant differs from the rule in one place: a threshold moved by a step or to its other side, a
part turned round, or a part dropped. One that no patient tells from the rule is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Rule, Vocabulary
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import patient


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed condition, and what was changed in words."""

    condition: Condition
    change: str


def mutants(rule: Rule, base: RuleBase) -> Iterator[Mutant]:
    """Every mutant of the rule that some patient tells from it."""
    for mutant in _changed(rule.when, base.corpus.vocabulary):
        one, other = rule.when, mutant.condition
        apart = AnyOf((All((one, Not(other))), All((other, Not(one)))))
        if patient(apart, base) is not None:
            yield mutant


def killed(mutant: Mutant, rule: Rule, base: RuleBase) -> bool:
    """True when some example of the rule no longer comes out as expected."""
    over = base.corpus.overridden_by.get(rule.id, ())
    condition = All((mutant.condition, *(Not(other.when) for other in over)))
    return any(
        base.decide(condition, base.close(example.facts)) is not example.expect
        for example in rule.examples
    )


def _changed(condition: Condition, vocabulary: Vocabulary) -> Iterator[Mutant]:
    match condition:
        case Atom():
            yield Mutant(Not(condition), f"`{condition.text}` turned round")
            yield from _thresholds(condition, vocabulary)
        case Not(part):
            for inner in _changed(part, vocabulary):
                yield Mutant(Not(inner.condition), inner.change)
        case All(parts) | AnyOf(parts):
            if condition.name is not None:  # a definition is one part: it stands in the vocabulary
                yield Mutant(Not(condition), f"`{condition.name}` turned round")
                return
            for index, part in enumerate(parts):
                before, after = parts[:index], parts[index + 1 :]
                if len(parts) > 1:
                    yield Mutant(replace(condition, parts=before + after), f"{_name(part)} dropped")
                for inner in _changed(part, vocabulary):
                    whole = (*before, inner.condition, *after)
                    yield Mutant(replace(condition, parts=whole), inner.change)


def _name(part: Condition) -> str:
    match part:
        case Atom(text=text):
            return f"`{text}`"
        case Not(inner):
            return f"not {_name(inner)}"
        case All(name=name) | AnyOf(name=name):
            return f"`{name or 'a group'}`"


def _thresholds(atom: Atom, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """The edge on its other side, and moved up and down by a step of the number's precision."""
    if not isinstance(atom.admits, Interval):
        return
    one = atom.admits
    turned = Interval(one.low, one.high, not one.low_open, not one.high_open)
    yield Mutant(replace(atom, admits=turned), f"`{atom.text}` with its limit on the other side")
    for sign in (1, -1):
        step = sign * _step(one, atom, vocabulary)
        moved = Interval(one.low + step, one.high + step, one.low_open, one.high_open)
        yield Mutant(replace(atom, admits=moved), f"`{atom.text}` moved by {step}")


def _step(interval: Interval, atom: Atom, vocabulary: Vocabulary) -> Decimal:
    """A tenth of the number, at least one for what is counted: a mistake people make."""
    edge = interval.high if interval.low.is_infinite() else interval.low
    whole = vocabulary[atom.fact.partition("[")[0]].discrete
    return max(Decimal(1), abs(edge) / 10) if whole else abs(edge) / 10 or Decimal(1)
