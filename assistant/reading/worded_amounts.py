"""Amounts that words qualify: "about 32", "fell from 45 to 28".

Below `measures`. "About 32" is anything that rounds to 32: half a step of the last written place
to either side, so a threshold inside stays open and is asked back, and one outside is settled.
"""

import re
from dataclasses import replace
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.domain.knowledge import Concept
from assistant.reading.amounts import Amount, is_time
from assistant.reading.numerals import read_numerals
from assistant.reading.readings import amount_of

_ABOUT = re.compile(
    r"(?:\b(?:about|around|approx(?:imately)?|circa|roughly|c\.|some|close to|near)"
    r"|~|\u2248)\s?$",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"\s?(?:-?ish\b|or so\b)", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:fell|fallen|falling|dropped|declined|decreased|down|gone|went|rose|risen|up|increased"
    r"|improved|worsened|deteriorated|changed)\s(?:\w+\s)?from\s$",
    re.IGNORECASE,
)
# "Lost 5 cm in height" is a loss; "160 cm in height" is a height.
_PREPOSITION = re.compile(r"(?:in|of)\s", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:lost|losing|loss of|shrunk|shrank|shrinking|down|decreased|dropped|reduced)\b"
    r"(?:\s(?:by|about|around|nearly|almost|approximately|some|over|more than|at least|up to))*\s$",
    re.IGNORECASE,
)
_HALF = Decimal("0.5")


def stated_amount(text: str, quantity: Quantity, concept: Concept) -> Amount:
    """The amount of a measured value: the later of two, an interval where it is approximate."""
    amount = amount_of(quantity)
    if _CHANGED.search(text, max(0, quantity.span[0] - 32), quantity.span[0]):
        return replace(amount, value=read_numerals(quantity.text)[-1].value, high=None)
    exact = amount.comparator != "=" or amount.high is not None
    if exact or concept.discrete or is_time(quantity.unit) or not _is_about(text, quantity):
        return amount
    exponent = amount.value.as_tuple().exponent
    step = _HALF.scaleb(exponent) if isinstance(exponent, int) else _HALF
    low, high = amount.value - step, amount.value + step
    signed = amount.value < 0
    return Amount(low, amount.unit, high=high, high_open=not signed, signed=signed)


def _is_about(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span
    return bool(_ABOUT.search(text, max(0, start - 18), start) or _OR_SO.match(text, end))


def is_another_height(text: str, name: tuple[int, int], quantity: Quantity) -> bool:
    """True for "160 cm in height", which names a loss only behind a verb that says so."""
    start, end = name
    if not _PREPOSITION.match(text, start, end):
        return False
    lost = _LOST.search(text, max(0, quantity.span[0] - 40), quantity.span[0])
    return not (lost or text.startswith(" loss", end))
