"""When something began: "since yesterday", "since last month", "since March", "for weeks".

Below `durations`. A period in the past is turned into the days that can lie between it and the
day of the question; a plural without a number is at least two.
"""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.reading.amounts import Amount
from assistant.reading.dates import Period, read_dates

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SINCE = re.compile(
    r"\b(?:since|started|starting|began|beginning|came on|onset)\s(?:on\s|in\s)?"
    r"(?:(?P<day>this morning|today|last night|yesterday|the day before yesterday)"
    r"|last\s(?P<unit>week|month|year)"
    rf"|(?P<last>last\s)?(?P<weekday>{'|'.join(_WEEKDAYS)})"
    rf"|(?:early |mid-?\s?|late |last )?(?P<month>{'|'.join(_MONTHS)})"
    r"(?!\.?\s(?:of\s)?(?:19|20)\d\d)"
    r")\b",
    re.IGNORECASE,
)
# "The last year" is a window up to now and no calendar year.
_NAMED = re.compile(
    r"(?<!\bthe )\b(?:(?P<when>last|this)\s(?P<unit>year|month|week)|(?P<day>yesterday|last night"
    r"|this morning|today))\b",
    re.IGNORECASE,
)
_DAYS = {"this morning": 0, "today": 0, "last night": 1, "yesterday": 1}
_VAGUE = re.compile(
    r"\b(?:for|over|these|the (?:last|past)|past|last)\s(?:the (?:last|past)\s)?"
    r"(?P<said>(?:(?:many|several|some|a few|few|a number of)\s)?"
    r"(?P<unit>years|months|weeks|days))\b",
    re.IGNORECASE,
)
_FRACTIONS = {"52": "week", "7": "day", "12": "month"}
_SHORTHAND = re.compile(
    r"(?:(?<![\w/.,-])(?=\d{1,2}/52\b)|(?<=\bfor\s)|(?<=\bx\s)|(?<=\bx)|(?<=\bpast\s)|(?<=\blast\s)|(?<=\d-)|(?<![\w/.,-])"
    r"(?=\d{1,2}/\d{1,2}\s(?:of|hx|h/o|history|ago)\b))"
    r"(?P<count>\d{1,2})/(?P<parts>52|12|7)(?![\w/.])",
    re.IGNORECASE,
)
_SINCE_BEFORE = re.compile(r"\bsince\s(?:about\s|around\s)?$", re.IGNORECASE)
_YEAR_WORD = re.compile(r"since\s", re.IGNORECASE)

Onset = tuple[Amount, tuple[int, int]]


def read_onsets(text: str, as_of: datetime.date) -> Iterator[Onset]:
    """Every "since ..." of the text as a range of days up to `as_of`, with its place."""
    for match in _SINCE.finditer(text):
        yield _days(_relative(match, as_of), as_of), match.span()
    for period, span in read_dates(text):
        named = _YEAR_WORD.match(text, span[0])
        since = named or _SINCE_BEFORE.search(text, max(0, span[0] - 14), span[0])
        if since and period[0] <= as_of:
            yield _days(period, as_of), (min(since.start(), span[0]), span[1])


def read_plurals(text: str) -> Iterator[Quantity]:
    """ "For several weeks" and "for months": two or more, though no number is written."""
    for match in _VAGUE.finditer(text):
        unit = match["unit"].lower().rstrip("s")
        yield Quantity(match["said"], Decimal(2), unit, match.span("said"), ">=")


def read_shorthand(text: str) -> Iterator[Quantity]:
    """ "3/52" is three weeks, "2/7" two days, "4/12" four months, where a duration can stand."""
    for match in _SHORTHAND.finditer(text):
        unit = _FRACTIONS[match["parts"]]
        yield Quantity(match[0], Decimal(match["count"]), unit, match.span())


def read_named_periods(text: str, as_of: datetime.date) -> Iterator[tuple[Period, tuple[int, int]]]:
    """ "Last month", "this year", "yesterday" as their first and last day."""
    for match in _NAMED.finditer(text):
        if match["day"]:
            yield _day(match["day"], as_of), match.span()
        elif match["when"].lower() == "last":
            yield _last_unit(match["unit"].lower(), as_of), match.span()
        else:
            yield (_this_unit(match["unit"].lower(), as_of), as_of), match.span()


def _days(period: Period, as_of: datetime.date) -> Amount:
    earliest, latest = period
    low = (as_of - min(latest, as_of)).days
    return Amount(Decimal(low), "day", high=Decimal((as_of - earliest).days))


def _relative(match: re.Match[str], as_of: datetime.date) -> Period:
    if match["day"]:
        return _day(match["day"], as_of)
    if match["weekday"]:
        latest = _weekday(_WEEKDAYS.index(match["weekday"].lower()), as_of)
        return latest - datetime.timedelta(days=7 if match["last"] else 0), latest
    if match["unit"]:
        return _last_unit(match["unit"].lower(), as_of)
    month = 1 + _MONTHS.index(match["month"].lower())
    return _month(as_of.year - (month > as_of.month), month)


def _day(named: str, as_of: datetime.date) -> Period:
    day = as_of - datetime.timedelta(days=_DAYS.get(named.lower(), 2))
    return day, day


def _weekday(weekday: int, as_of: datetime.date) -> datetime.date:
    """The most recent such day before `as_of`."""
    return as_of - datetime.timedelta(days=(as_of.weekday() - weekday - 1) % 7 + 1)


def _this_unit(unit: str, as_of: datetime.date) -> datetime.date:
    if unit == "week":
        return as_of - datetime.timedelta(days=as_of.weekday())
    return as_of.replace(day=1) if unit == "month" else datetime.date(as_of.year, 1, 1)


def _last_unit(unit: str, as_of: datetime.date) -> Period:
    if unit == "week":
        monday = as_of - datetime.timedelta(days=as_of.weekday())
        return monday - datetime.timedelta(days=7), monday - datetime.timedelta(days=1)
    if unit == "month":
        last = as_of.replace(day=1) - datetime.timedelta(days=1)
        return last.replace(day=1), last
    return datetime.date(as_of.year - 1, 1, 1), datetime.date(as_of.year - 1, 12, 31)


def _month(year: int, month: int) -> Period:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return datetime.date(year, month, 1), following - datetime.timedelta(days=1)
