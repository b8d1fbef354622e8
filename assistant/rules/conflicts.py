"""Issuers that differ on a question, side by side, with the patients on whom they differ."""

from collections.abc import Set

from assistant.domain.answer import Conflict, Side, Truth
from assistant.domain.condition import All, Not
from assistant.domain.knowledge import Advice, Corpus, Disagreement, Rule
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.words import in_words


def conflicts(relevant: Set[str], closed: Closed, base: RuleBase) -> tuple[Conflict, ...]:
    """The declared disagreements that this question touches.

    One is touched when a relevant rule stands on one of its sides and no stated fact makes
    every rule of a side impossible.
    """
    found = []
    for declared in base.corpus.disagreements:
        named = {rule for side in declared.sides for rule in side}
        if named & relevant and _open_on_both(declared, closed, base):
            found.append(_conflict(declared, closed, base))
    return tuple(found)


def _open_on_both(declared: Disagreement, closed: Closed, base: RuleBase) -> bool:
    rules = base.corpus.rule
    alive = [
        any(base.outcome(rules[rule], closed).truth is not Truth.FALSE for rule in side)
        for side in declared.sides
    ]
    return all(alive)


def _conflict(declared: Disagreement, closed: Closed, base: RuleBase) -> Conflict:
    sides = tuple(_side(side, base.corpus) for side in declared.sides)
    first, second = (base.corpus.rule[side[0]] for side in declared.sides[:2])
    return Conflict(declared.id, declared.question, sides, _differ(first, second, closed, base))


def _side(rules: tuple[str, ...], corpus: Corpus) -> Side:
    rule = corpus.rule[rules[0]]
    document = corpus.source(rule)
    stance = rule.then.stance.value if isinstance(rule.then, Advice) else "definition"
    return Side(document.abbreviation, document.year, stance, rule.strength, rules)


def _differ(first: Rule, second: Rule, closed: Closed, base: RuleBase) -> str | None:
    """In words: the condition of the one that is not also the other's, when it can occur."""
    vocabulary = base.corpus.vocabulary
    for one, other in ((first, second), (second, first)):
        apart = All((one.when, Not(other.when)))
        if base.decide(apart, closed) is not False:
            name = base.corpus.source(one).abbreviation
            return f"only {name} speaks where there is {in_words(one.when, vocabulary)}"
    return None
