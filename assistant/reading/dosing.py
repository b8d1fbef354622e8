"""Dosage instructions as arithmetic: how often a day, and how much of an ingredient that is.

Follows `medicines`. As-needed instructions and ranges are read at their maximum by the caller,
because a limit has to hold for the most that may be taken.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assistant.reading.medicines import Ingredient, Medicine

# Hours in one unit of a FHIR timing; a month is 30 days and a year 365, as pharmacies count.
_HOURS = {
    "s": Fraction(1, 3600), "min": Fraction(1, 60), "h": Fraction(1), "d": Fraction(24),
    "wk": Fraction(168), "mo": Fraction(720), "a": Fraction(8760),
}  # fmt: skip
_MASSES = {
    "mg": Fraction(1),
    "mcg": Fraction(1, 1000),
    "ug": Fraction(1, 1000),
    "g": Fraction(1000),
}


@dataclass(frozen=True, slots=True)
class Dosing:
    """One line of instructions.

    Attributes:
        per_day: doses a day.
        amount: size of one dose in `unit`, or None when the instructions do not say it.
        unit: `mg`, `mL`, `tablet`, `patch`, ...; empty for a bare number.
    """

    per_day: Fraction
    amount: Decimal | None
    unit: str = ""


def doses_per_day(frequency: Decimal, period: Decimal, unit: str) -> Fraction | None:
    """`1` time each `3` `d` is a third; None for an unknown unit or an empty period.

    Args:
        unit: UCUM code of the period: s, min, h, d, wk, mo or a.
    """
    if unit not in _HOURS or period <= 0:
        return None
    return Fraction(frequency) * 24 / (Fraction(period) * _HOURS[unit])


def days(value: Decimal, unit: str) -> Fraction | None:
    """A duration in days; None for an unknown UCUM unit."""
    return Fraction(value) * _HOURS[unit] / 24 if unit in _HOURS else None


def in_one_dose(ingredient: Ingredient, medicine: Medicine, dosing: Dosing) -> Fraction | None:
    """Milligrams of the ingredient in one dose; milligrams an hour for a patch.

    None when strength or size of the dose is not known, or where milligrams of a combination
    do not say of which ingredient.
    """
    if dosing.amount is None:
        return None
    amount = Fraction(dosing.amount)
    if (mass := _MASSES.get(dosing.unit.lower())) is not None and not medicine.is_patch:
        return amount * mass if len(medicine.ingredients) == 1 else None
    if ingredient.strength is None:
        return None
    by_volume = ingredient.unit == "mg/mL"
    if by_volume != (dosing.unit.lower() in ("ml", "milliliter", "millilitre")):
        return None
    return amount * Fraction(ingredient.strength)
