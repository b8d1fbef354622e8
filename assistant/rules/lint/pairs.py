"""Rules that speak of one action, and the patients for whom two of them hold together."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from assistant.domain.condition import All, Condition
from assistant.domain.domains import Domain, disjoint
from assistant.domain.knowledge import Advice, Rule, Stance
from assistant.rules.evaluate import RuleBase
from assistant.rules.witness import find

Witness = Mapping[str, Domain]


def advice_of(rule: Rule) -> Advice:
    """The advice of a rule that gives one."""
    assert isinstance(rule.then, Advice)
    return rule.then


def current(base: RuleBase) -> Iterator[Rule]:
    """The rules that give advice, of documents that are in force."""
    for rule in base.corpus.rules:
        if isinstance(rule.then, Advice) and base.corpus.source(rule).superseded_by is None:
            yield rule


def on_one_action(base: RuleBase) -> Iterator[tuple[Rule, Rule]]:
    """Each two rules in force on the very same action, once, in corpus order."""
    by_action: dict[str, list[Rule]] = {}
    for rule in current(base):
        by_action.setdefault(advice_of(rule).action, []).append(rule)
    for rules in by_action.values():
        yield from combinations(rules, 2)


def patient(condition: Condition, base: RuleBase, typical: bool = False) -> Witness | None:
    """What is known of some patient for whom the condition holds; None when there is none.

    Args:
        typical: only a patient whom general knowledge allows, not one with acute chronic pain.
    """
    steps = base.inferences.typical if typical else base.inferences
    return find(condition, True, {}, base.corpus.vocabulary, steps).patient


def together(first: Rule, second: Rule, base: RuleBase) -> Witness | None:
    """A typical patient for whom both rules hold, what refines them taken out."""
    return patient(All((base.condition(first), base.condition(second))), base, typical=True)


def opposed(first: Advice, second: Advice) -> bool:
    """One advises what the other advises against."""
    pair = {first.stance, second.stance}
    return Stance.AGAINST in pair and bool(pair & {Stance.FOR, Stance.OPTIONAL})


def other_amount(first: Advice, second: Advice) -> bool:
    """Both set an amount in one unit, and no amount fits both."""
    one, other = first.amount, second.amount
    if one is None or other is None or one.unit != other.unit:
        return False
    return disjoint(one.quantity, other.quantity)
