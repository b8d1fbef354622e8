"""A condition as the tree that a `rules.yaml` holds; reading it back gives the condition."""

from typing import assert_never

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import NO, YES, Interval, Options
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import number

Tree = str | dict[str, "Tree | list[Tree]"]


def rule_tree(condition: Condition, vocabulary: Vocabulary) -> Tree:
    """`all`, `any` and `not` with one comparison a leaf; a definition by its name."""
    match condition:
        case Atom():
            return _leaf(condition, vocabulary)
        case Not(part):
            return {"not": rule_tree(part, vocabulary)}
        case All(parts) | AnyOf(parts):
            if condition.name is not None and condition.name in vocabulary:
                return condition.name
            key = "all" if isinstance(condition, All) else "any"
            return {key: [rule_tree(part, vocabulary) for part in parts]}
        case _:
            assert_never(condition)


def _leaf(atom: Atom, vocabulary: Vocabulary) -> Tree:
    concept = vocabulary[atom.fact.partition("[")[0]]
    match atom.admits:
        case Interval():
            ends = _ends(atom.admits, concept.range, f" {concept.unit}" if concept.unit else "")
            leaves: list[Tree] = [f"{atom.fact} {end}" for end in ends]
            return leaves[0] if len(leaves) == 1 else {"all": leaves}
        case Options(values):
            if concept.kind.is_yes_or_no and atom.admits in (YES, NO):
                return atom.fact if atom.admits == YES else {"not": atom.fact}
            if len(values) == 1:
                return f"{atom.fact} == {min(values)}"
            return f"{atom.fact} in {{{', '.join(sorted(values))}}}"
        case _:
            assert_never(atom.admits)


def _ends(admits: Interval, whole: Interval, tail: str) -> list[str]:
    """The comparisons of an interval; an end that is only the end of what is plausible is none."""
    if admits.point is not None:
        return [f"== {number(admits.point)}{tail}"]
    ends = []
    if admits.low.is_finite() and (admits.low > whole.low or admits.low_open):
        ends.append(f"{'>' if admits.low_open else '>='} {number(admits.low)}{tail}")
    if admits.high.is_finite() and (admits.high < whole.high or admits.high_open):
        ends.append(f"{'<' if admits.high_open else '<='} {number(admits.high)}{tail}")
    return ends or [f">= {number(whole.low)}{tail}"]
