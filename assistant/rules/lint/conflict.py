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
        if not (_in_document(first, second, base) if same else _between(first, second)):
            continue
        if frozenset((first.id, second.id)) in known:
            continue
        witness = together(first, second, base)
        if witness is not None:
            where = "between issuers; declare it in disagreements.yaml"
            if same:
                where = "in one document; let one override the other"
            message = f"{first.id!r} and {second.id!r} conflict {where}"
            yield LintFinding("conflict", (second.id, first.id), message, second.position, witness)


def _between(first: Rule, second: Rule) -> bool:
    one, other = advice_of(first), advice_of(second)
    if one.safety is not other.safety:
        return False
    return opposed(one, other) or (one.stance is other.stance and other_amount(one, other))


def _in_document(first: Rule, second: Rule, base: RuleBase) -> bool:
    """One document gives one action one rating; a label's caution goes with its dose."""
    one, other = advice_of(first), advice_of(second)
    if one.safety is not other.safety:
        return False
    stances = {one.stance, other.stance}
    if Stance.OPTIONAL in stances and base.corpus.source(first).kind == "label":
        return False
    return _between(first, second) or stances == {Stance.FOR, Stance.OPTIONAL}


def _declared(base: RuleBase) -> set[frozenset[str]]:
    """Each two rules that stand on different sides of a declared disagreement."""
    found = set()
    for declared in base.corpus.disagreements:
        for number, side in enumerate(declared.sides):
            others = (rule for later in declared.sides[number + 1 :] for rule in later)
            found |= {frozenset((one, other)) for other in others for one in side}
    return found
