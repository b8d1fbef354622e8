"""Dates in words, and how many months lie between them and the day of the question.

Below `durations` and `given`. A partial date is an interval: "in 2023" is somewhere between
its first and its last day.
"""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.domains import Interval

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else name for name in _MONTHS)
_DATE = re.compile(
    r"\b(?P<iso>(?:19|20)\d{2})-(?P<isomonth>\d{2})(?:-(?P<isoday>\d{2}))?(?![\d-])"
    rf"|\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s)?(?P<name>{_NAMES})\.?\s(?:of\s)?"
    r"(?P<nameyear>(?:19|20)\d{2})\b"
    r"|\b(?:in|during|since|from|of|year)\s(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?P<year>(?:19|20)\d{2})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_DAYS_A_MONTH = Decimal("30.4375")
_PLACES = Decimal("0.0001")

Period = tuple[datetime.date, datetime.date]


def read_dates(text: str) -> Iterator[tuple[Period, tuple[int, int]]]:
    """First and last possible day of every date in the text, with its place."""
    for match in _DATE.finditer(text):
        year = int(match["iso"] or match["nameyear"] or match["year"])
        month = int(match["isomonth"]) if match["isomonth"] else _month(match["name"])
        written = match["isoday"] or match["day"]
        if (period := _period(year, month, int(written) if written else None)) is not None:
            yield period, match.span()


def given_date(text: str) -> Period | None:
    """`2026`, `2026-06` or `2026-06-14` as its first and last day; None for anything else."""
    match = _GIVEN.fullmatch(text.strip())
    if match is None:
        return None
    month, day = match["month"], match["day"]
    return _period(int(match["year"]), int(month) if month else None, int(day) if day else None)


def months_since(period: Period, as_of: datetime.date) -> Interval | None:
    """Months from the period to `as_of`, to four places; None when it lies in the future."""
    earliest, latest = period
    if earliest > as_of:
        return None
    return Interval(_months(min(latest, as_of), as_of), _months(earliest, as_of))


def _months(day: datetime.date, as_of: datetime.date) -> Decimal:
    whole = (as_of.year - day.year) * 12 + as_of.month - day.month
    rest = Decimal(as_of.day - day.day) / _DAYS_A_MONTH
    months: Decimal = max(whole + rest, Decimal(0)).quantize(_PLACES)
    return (
        months.quantize(Decimal(1)) if months == months.to_integral_value() else months.normalize()
    )


def _month(name: str | None) -> int | None:
    if name is None:
        return None
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def _period(year: int, month: int | None, day: int | None) -> Period | None:
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    try:
        first = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    if day is not None:
        return first, first
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first, following - datetime.timedelta(days=1)
