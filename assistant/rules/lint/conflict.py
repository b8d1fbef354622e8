"""Rules that cannot both be followed, for a patient for whom both hold.

Inside one document that is an error of its rules: one has to refine the other (`overrides`).
Between issuers it may be so, but has to be declared in `disagreements.yaml`.
"""

from collections.abc import Iterator

from assistant.domain.knowledge import Rule, Stance
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import advice_of, on_one_action, opposed, other_amount, together


def check(base: RuleBase) -> Iterator[LintFinding]:
    """Same action, same weight, contrary advice, and a patient for whom both hold."""
    known = _declared(base)
    for first, second in on_one_action(base):
        same = first.document == second.document
        if not _contrary(first, second, same) or (not same and _pair(first, second) in known):
            continue
        witness = together(first, second, base)
        if witness is not None:
            where = "in one document; let one override the other"
            if not same:
                where = "between issuers; declare it in disagreements.yaml"
            message = f"{first.id!r} and {second.id!r} conflict {where}"
            yield LintFinding("conflict", (second.id, first.id), message, second.position, witness)


def _contrary(first: Rule, second: Rule, same: bool) -> bool:
    one, other = advice_of(first), advice_of(second)
    if one.safety is not other.safety:
        return False
    if opposed(one, other):
        return True
    if one.stance is not other.stance:
        return same and {one.stance, other.stance} == {Stance.FOR, Stance.OPTIONAL}
    return other_amount(one, other)


def _declared(base: RuleBase) -> set[frozenset[str]]:
    """Each two rules that stand on different sides of a declared disagreement."""
    found = set()
    for declared in base.corpus.disagreements:
        for number, side in enumerate(declared.sides):
            others = (rule for later in declared.sides[number + 1 :] for rule in later)
            found |= {frozenset((one, other)) for other in others for one in side}
    return found


def _pair(first: Rule, second: Rule) -> frozenset[str]:
    return frozenset((first.id, second.id))
