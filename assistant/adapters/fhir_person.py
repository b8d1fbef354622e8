"""Age and sex of a Patient resource."""

from datetime import date
from decimal import Decimal

from assistant.adapters.fhir_element import Element
from assistant.domain.domains import Interval
from assistant.domain.errors import RequestError

# The range of the age in the vocabulary; a birth in 1900 is most often one that is not known.
OLDEST = Decimal(120)


def age(patient: Element, as_of: date) -> Interval | None:
    """Whole years on that day; an interval for a date of birth without day or month.

    Raises:
        RequestError: the date of birth is no date, lies after `as_of`, or makes the patient
            older than anybody.
    """
    born = patient.period("birthDate")
    if born is None:
        return None
    first, last = born
    if first > as_of:
        raise RequestError(
            f"{patient.path}.birthDate {first.isoformat()} lies after {as_of.isoformat()}; "
            "check the date, or judge by another day with --as-of.",
            "birthDate",
        )
    oldest = _years(first, as_of)
    if oldest > OLDEST:
        raise RequestError(
            f"{patient.path}.birthDate {first.isoformat()} gives an age of {oldest} years; "
            f"at most {OLDEST} are possible, check the date.",
            "birthDate",
        )
    return Interval(_years(min(last, as_of), as_of), oldest)


def _years(born: date, as_of: date) -> Decimal:
    had_birthday = (as_of.month, as_of.day) >= (born.month, born.day)
    return Decimal(as_of.year - born.year - (not had_birthday))


def sex(patient: Element) -> str | None:
    """`female`, `male`, or None where the record says neither."""
    return found if (found := patient.text("gender")) in ("female", "male") else None
