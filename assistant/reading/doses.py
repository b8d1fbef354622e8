"""The dose a clause gives for an action: "alendronate 70 mg once a week". Used by `claims`."""

import re

from assistant.domain.claim import Quantity
from assistant.domain.knowledge import Amount
from assistant.reading.bound import Bound
from assistant.reading.governing import is_dose
from assistant.reading.intervals import interval_of
from assistant.reading.parsing import Sentence

# A level that is aimed at carries a concentration: "an LDL-C goal of less than 70 mg/dL".
_LEVEL = re.compile(r"\b(?:goal|target|cut[- ]?off|threshold)\b", re.IGNORECASE)
_CONCENTRATION = re.compile(r"/(?:mL|dL|L)$|^mmHg$")


def dose_of(bound: Bound, sentence: Sentence) -> Quantity | None:
    """The quantity nearest to the action in its clause, behind it first."""
    start, end = sentence.clauses[bound.clause]
    told = {span for atom in sentence.atoms for span in atom.spans}
    free = [
        q
        for q in sentence.quantities
        if start <= q.span[0] < end
        and q.span not in told
        and (is_dose(q.unit) or _is_level(bound, q, sentence))
        and _nearest_action(q, sentence) == bound.action.span
    ]
    behind = [q for q in free if q.span[0] >= bound.action.span[0]]
    return behind[0] if behind else (free[-1] if free else None)


def _is_level(bound: Bound, quantity: Quantity, sentence: Sentence) -> bool:
    """True for the level that the action names as its goal, target or cut-off."""
    if quantity.unit is None or not _CONCENTRATION.search(quantity.unit):
        return False
    return _LEVEL.search(sentence.text, bound.action.span[0], quantity.span[0]) is not None


def amount_of(bound: Bound, sentence: Sentence) -> Amount | None:
    """The dose as an interval in its own unit."""
    quantity = dose_of(bound, sentence)
    if quantity is None or quantity.unit is None:
        return None
    interval = interval_of(quantity.comparator, quantity.value, quantity.high)
    return Amount(interval, quantity.unit)


def _nearest_action(quantity: Quantity, sentence: Sentence) -> tuple[int, int] | None:
    """The action a number belongs to: the last one before it, else the first behind it."""
    place = quantity.span[0]
    actions = (*sentence.actions, *sentence.unnamed)
    before = [a.span for a in actions if a.span[0] <= place]
    behind = [a.span for a in actions if a.span[0] > place]
    clause = next(c for c in sentence.clauses if c[0] <= place)
    for start, end in sentence.clauses:
        if start <= place < end:
            clause = (start, end)
    near = [span for span in before if span[0] >= clause[0]]
    if near and _glued(sentence, quantity, behind):
        return behind[0]
    return near[-1] if near else (behind[0] if behind else None)


def _glued(sentence: Sentence, quantity: Quantity, behind: list[tuple[int, int]]) -> bool:
    """ "... and 800 IU of vitamin D": the action follows at once."""
    if not behind:
        return False
    between = sentence.text[quantity.span[1] : behind[0][0]].strip().lower()
    return between in ("", "of", "oral", "total", "of total", "of oral")
