"""A number in words as a comparison of a fact: units, comparators, and the numbers they admit.

The bottom of reading a condition; `clocks` and `atoms` find the fact that a number belongs to.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.domain.condition import Atom, Condition
from assistant.domain.domains import Interval, compared
from assistant.domain.knowledge import Concept
from assistant.reading.units import factor

# Comparators with the words that say them, right before a name.
Comparators = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A condition with the places of the words that state it; `span` covers them all."""

    condition: Condition
    span: tuple[int, int]
    spans: tuple[tuple[int, int], ...]


def worded(quantity: Quantity, before: str, words: Comparators) -> str | None:
    """The comparator that stands before the name: "below a creatinine clearance of 35"."""
    if quantity.comparator != "=" or quantity.high is not None:
        return None
    return next((name for name, pattern in words if pattern.search(before[-40:])), None)


def placed(
    text: str,
    quantity: Quantity,
    concept: Concept,
    name: str,
    spans: tuple[tuple[int, int], ...],
    comparator: str | None = None,
) -> Placed | None:
    value = canonical_value(quantity, concept)
    if value is None:
        return None
    span = min(s[0] for s in spans), max(s[1] for s in spans)
    high = _scaled(quantity.high, quantity, concept)
    interval = interval_of(comparator or quantity.comparator, value, high)
    return Placed(Atom(name, interval, text[slice(*span)]), span, spans)


def canonical_value(quantity: Quantity, concept: Concept) -> Decimal | None:
    """The number in the concept's unit; None where the unit does not fit or is missing."""
    return _scaled(quantity.value, quantity, concept)


def _scaled(value: Decimal | None, quantity: Quantity, concept: Concept) -> Decimal | None:
    if value is None:
        return None
    if quantity.unit == concept.unit:
        return value
    if quantity.unit is None:
        return value if concept.bare or concept.unit is None else None
    if concept.unit is None:
        return value if quantity.unit == "SD" else None
    if quantity.unit in concept.units:
        return value * concept.units[quantity.unit]
    ratio = factor(quantity.unit, concept.unit)
    if ratio is None:
        return None
    return value * Decimal(ratio.numerator) / Decimal(ratio.denominator)


def interval_of(comparator: str, value: Decimal, high: Decimal | None) -> Interval:
    """The numbers that a comparator and a value, or a range, admit."""
    return compared(comparator, value) if high is None else Interval(value, high)
