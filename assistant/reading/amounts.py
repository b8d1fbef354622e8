"""A quantity as values of a measurement: unit converted, dimension and range checked.

Shared by facts read from words and facts given as NAME=VALUE. A unit is never guessed: what
the concept does not accept comes back as a sentence that asks for it.
"""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from assistant.domain.domains import INFINITY, Interval, meet
from assistant.domain.knowledge import Concept
from assistant.domain.patient import interval_text
from assistant.reading.units import canonical_unit, dimension, factor

_PLACES = Decimal("0.0001")
_UNITLESS = ("SD",)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written: comparator, value or range, canonical unit or None.

    Attributes:
        high: upper end of a range; the comparator is then `=`.
        high_open: the upper end is excluded ("in her 60s").
        signed: a missing minus means plus, as in structured input.
    """

    value: Decimal
    unit: str | None = None
    comparator: str = "="
    high: Decimal | None = None
    high_open: bool = False
    signed: bool = False


def accepted_units(concept: Concept) -> str:
    """The units of a concept for a message: `ng/mL or nmol/L`."""
    names = dict.fromkeys(
        canonical_unit(unit) or unit for unit in (concept.unit or "", *concept.units) if unit
    )
    return " or ".join(names) or "a plain number"


def factor_for(concept: Concept, unit: str | None) -> Fraction | None:
    """What turns a number in `unit` into the concept's unit; None if it does not fit."""
    if unit is None:
        return Fraction(1) if concept.bare or concept.unit is None else None
    if concept.unit is None:
        return Fraction(1) if unit in _UNITLESS else None
    known = {canonical_unit(name) or name: Fraction(size) for name, size in concept.units.items()}
    known[canonical_unit(concept.unit) or concept.unit] = Fraction(1)
    for name, size in known.items():
        if (ratio := factor(unit, name)) is not None:
            return ratio if name == canonical_unit(concept.unit) else ratio * size
    # A dose without a frequency is a daily dose: "on prednisolone 7.5 mg".
    if concept.unit.endswith("/day") and factor(f"{unit}/day", concept.unit) is not None:
        return factor(f"{unit}/day", concept.unit)
    return None


def is_time(unit: str | None) -> bool:
    """True for days, weeks, months and the like."""
    return unit is not None and dimension(unit) == "time"


def read_amount(concept: Concept, amount: Amount, words: str) -> Interval | str:
    """The values of the concept that the amount leaves, or a sentence saying what is wrong."""
    size = factor_for(concept, amount.unit)
    if size is None:
        return _wrong_unit(concept, amount, words)
    if not amount.signed and unsigned(concept, amount, words):
        return (
            f'"{words}" has no sign, so it can be read in two ways; '
            f"write the {concept.label} with a minus or a plus."
        )
    interval = _interval(concept, amount, size)
    if interval is None:
        return f'"{words}" is not a whole number, which {concept.label} has to be; check the value.'
    kept = meet(interval, concept.range)
    ends = [end for end in (interval.low, interval.high) if not end.is_infinite()]
    outside = any(not concept.range.low <= end <= concept.range.high for end in ends)
    if kept.empty or outside:
        return (
            f'"{words}" is outside the plausible range of {concept.label} '
            f"({interval_text(concept.range)}{_space(concept.unit)}); check the value."
        )
    return interval


def unsigned(concept: Concept, amount: Amount, words: str) -> bool:
    """True for a number of 1 or more without a sign where the concept may be negative."""
    largest = max(amount.value, amount.high if amount.high is not None else amount.value)
    return concept.range.low < 0 < concept.range.high and largest >= 1 and "+" not in words


def _wrong_unit(concept: Concept, amount: Amount, words: str) -> str:
    if amount.unit is None:
        return f'"{words}" has no unit; give {concept.label} in {accepted_units(concept)}.'
    return (
        f'"{words}" has the unit {amount.unit}; {concept.label} is measured in '
        f"{accepted_units(concept)}, give it so."
    )


def _interval(concept: Concept, amount: Amount, size: Fraction) -> Interval | None:
    low = _scaled(concept, amount.value, size)
    high = _scaled(concept, amount.high, size) if amount.high is not None else low
    if low is None or high is None:
        return None
    match amount.comparator:
        case "<" | "<=":
            return Interval(-INFINITY, low, high_open=amount.comparator == "<")
        case ">" | ">=":
            return Interval(low, INFINITY, low_open=amount.comparator == ">")
        case _:
            return Interval(low, high, high_open=amount.high_open)


def _scaled(concept: Concept, value: Decimal, size: Fraction) -> Decimal | None:
    """The value in the concept's unit: exact, or rounded to four places; None if not whole."""
    exact = Fraction(value) * size
    scaled = Decimal(exact.numerator) / Decimal(exact.denominator)
    if size != 1 and Fraction(scaled.quantize(_PLACES)) != exact:
        scaled = scaled.quantize(_PLACES)
    elif size == 1:
        scaled = value
    if concept.discrete and scaled != scaled.to_integral_value():
        return scaled.to_integral_value(ROUND_FLOOR) if is_time(concept.unit) else None
    return scaled


def _space(unit: str | None) -> str:
    return f" {unit}" if unit else ""
