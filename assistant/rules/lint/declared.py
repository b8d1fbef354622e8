"""Declared disagreements that the analysis has to find by itself in the rules they name."""

from collections.abc import Callable, Iterator

from assistant.domain.condition import All, Not
from assistant.domain.knowledge import Advice, Disagreement, Rule, Stance
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import advice_of, opposed, other_amount, patient, together

Differs = Callable[[Rule, Rule, RuleBase], bool]


def check(base: RuleBase) -> Iterator[LintFinding]:
    """A declared one that cannot be found between its sides is a fault of the declaration."""
    for declared in base.corpus.disagreements:
        differs = _KINDS.get(declared.kind)
        if differs is not None and not _found(declared, differs, base):
            rules = tuple(rule for side in declared.sides for rule in side)
            message = f"{declared.id}: no {declared.kind} difference shows between its sides"
            yield LintFinding("conflict", rules, message, declared.position)


def _found(declared: Disagreement, differs: Differs, base: RuleBase) -> bool:
    sides = [[base.corpus.rule[name] for name in side] for side in declared.sides]
    return any(
        isinstance(one.then, Advice)
        and isinstance(other.then, Advice)
        and differs(one, other, base)
        for number, side in enumerate(sides)
        for one in side
        for later in sides[number + 1 :]
        for other in later
    )


def _stance(one: Rule, other: Rule, base: RuleBase) -> bool:
    """Contrary advice on actions of one line, and a patient for whom both hold."""
    contrary = _related(one, other, base) and opposed(advice_of(one), advice_of(other))
    return contrary and together(one, other, base) is not None


def _coverage(one: Rule, other: Rule, base: RuleBase) -> bool:
    """Actions of one line, and a patient for whom one holds and the other does not."""
    if not _related(one, other, base):
        return False
    apart = (All((a.when, Not(b.when))) for a, b in ((one, other), (other, one)))
    return any(patient(condition, base) is not None for condition in apart)


def _amount(one: Rule, other: Rule, base: RuleBase) -> bool:
    """Amounts without any in common, and a patient for whom both hold."""
    return other_amount(advice_of(one), advice_of(other)) and together(one, other, base) is not None


def _order(one: Rule, other: Rule, base: RuleBase) -> bool:
    """Each puts another action first for the same patient."""
    both_for = advice_of(one).stance is Stance.FOR and advice_of(other).stance is Stance.FOR
    apart = advice_of(one).action != advice_of(other).action
    return both_for and apart and together(one, other, base) is not None


def _related(one: Rule, other: Rule, base: RuleBase) -> bool:
    first, second = advice_of(one).action, advice_of(other).action
    vocabulary = base.corpus.vocabulary
    shared = {first, *vocabulary.ancestors(first)} & {second, *vocabulary.ancestors(second)}
    return bool(shared)


# A difference of strength or of the question asked cannot be seen in the rules.
_KINDS: dict[str, Differs] = {
    "stance": _stance,
    "coverage": _coverage,
    "amount": _amount,
    "order": _order,
}
