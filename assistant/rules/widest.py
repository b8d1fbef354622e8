"""Of several rules that are open together, those that cover the others."""

from assistant.domain.condition import All, Not
from assistant.domain.knowledge import Rule
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase


def widest(rules: tuple[Rule, ...], closed: Closed, base: RuleBase) -> tuple[Rule, ...]:
    """The rules without those that hold only where another of them holds too.

    Of rules with one condition the first stays.
    """
    kept: list[Rule] = []
    for place, rule in enumerate(rules):
        wider = (o for o in rules[place + 1 :] if not _inside(o, rule, closed, base))
        if not any(_inside(rule, other, closed, base) for other in (*kept, *wider)):
            kept.append(rule)
    return tuple(kept)


def _inside(rule: Rule, other: Rule, closed: Closed, base: RuleBase) -> bool:
    """True when the first rule cannot hold without the second."""
    apart = All((base.condition(rule), Not(base.condition(other))))
    return base.decide(apart, closed) is False
