"""Why a rule fired, did not fire or waits: its condition as a tree with the truth of each part."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.answer import Truth
from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.knowledge import Rule
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.words import in_words, value_words


@dataclass(frozen=True, slots=True)
class Explanation:
    """One node: what it says, whether it holds, what is known of it, and its parts."""

    text: str
    truth: Truth
    known: str = ""
    parts: tuple["Explanation", ...] = ()


def explain(rule: Rule, closed: Closed, base: RuleBase) -> Explanation:
    """The rule's condition, the rules that refine it included, as a tree."""
    return _node(base.condition(rule), closed, base)


def _node(condition: Condition, closed: Closed, base: RuleBase) -> Explanation:
    vocabulary = base.corpus.vocabulary
    truth = _truth(base.decide(condition, closed))
    match condition:
        case Atom():
            domain = closed.domains.get(condition.fact)
            unit = vocabulary[condition.fact.partition("[")[0]].unit
            known = value_words(domain, unit) if domain is not None else "not known"
            return Explanation(condition.text, truth, known)
        case Not(part):
            return Explanation("not", truth, parts=(_node(part, closed, base),))
        case All(parts) | AnyOf(parts):
            word = "all of" if isinstance(condition, All) else "any of"
            name = f"{in_words(condition, vocabulary)}: {word}" if condition.name else word
            return Explanation(name, truth, parts=tuple(_node(p, closed, base) for p in parts))


def _truth(value: bool | None) -> Truth:
    return Truth.UNKNOWN if value is None else Truth.TRUE if value else Truth.FALSE


def lines(node: Explanation, depth: int = 0) -> Iterator[str]:
    """The tree as indented lines for a terminal."""
    mark = {Truth.TRUE: "yes", Truth.FALSE: "no ", Truth.UNKNOWN: "?  "}[node.truth]
    known = f"   ({node.known})" if node.known else ""
    yield f"{'  ' * depth}{mark} {node.text}{known}"
    for part in node.parts:
        yield from lines(part, depth + 1)
