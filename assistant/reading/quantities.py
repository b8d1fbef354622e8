"""Quantities in a text: number, comparator, range, unit and frequency, each with its place.

Used by facts, claims and the number check. Values stay exact decimals as written; a frequency
is part of the unit ("70 mg once a week" is 70 `mg/week`), twice a day is `mg/12hour`.
"""

import re
from dataclasses import dataclass

from assistant.domain.claim import Quantity
from assistant.reading.numerals import Numeral, read_numerals
from assistant.reading.units import dimension, read_unit

_BEFORE = tuple(
    (comparator, re.compile(rf"(?:{words})\s*(?:the |an? |age |ages |of |as |than )?$", re.I))
    for comparator, words in (
        ("<=", r"<=|=<|\u2264|\b(?:no|not) (?:more|greater|higher|older|longer|later) than"
               r"|\bnot (?:above|over|exceeding)|\bat most|\bup to|\bmaximum(?: of)?|\bmax"),
        (">=", r">=|=>|\u2265|\b(?:no|not) (?:less|fewer|lower|younger|shorter) than"
               r"|\bnot (?:below|under)|\bat least|\bminimum(?: of)?|\bfrom the age of"),
        ("<", r"<|\b(?:less|fewer|lower|younger|smaller|shorter) than|\b(?:below|under)"),
        (">", r">|\b(?:more|greater|higher|older|larger|longer|taller) than"
              r"|\b(?:above|over|exceeding|exceeds)"),
    )
)  # fmt: skip
_WORSE = re.compile(r"\bworse than\s*$", re.IGNORECASE)
_AFTER = tuple(
    (comparator, re.compile(rf"\s?(?:{words})", re.IGNORECASE))
    for comparator, words in (
        (">=", r"\+(?!\s?\d)|\bplus\b"
               r"|\b(?:or|and) (?:older|more|above|greater|higher|over|longer|up|later)\b"),
        ("<=", r"\b(?:or|and) (?:younger|less|fewer|below|under|lower|shorter|earlier)\b"),
    )
)  # fmt: skip
_OR_WORSE = re.compile(r"\s?\bor worse\b", re.IGNORECASE)

_PERIOD = r"(?:hours?|days?|weeks?|months?|years?)"
_FREQUENCY = re.compile(
    r"\s*[\s,(-]\s*(?:IV|PO|SC|IM|orally|intravenously|subcutaneously|by mouth)?\s*(?:"
    rf"(?:(?P<once>once|one time)\s?)?(?:per|an?|each|every)\s?"
    rf"(?P<other>other\s)?(?P<count>\d+|two|three|four|six|twelve)?[\s-]?(?P<period>{_PERIOD})"
    r"|(?P<many>twice|two times|three times|four times)"
    r"(?:\s(?:daily|(?:a|per|each) day)|-daily)"
    r"|(?:once[\s-])?(?P<adverb>daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually)"
    r"|(?P<latin>o\.?d|q\.?d|b\.?i?\.?d|t\.?i\.?d|t\.?d\.?s|q\.?i\.?d|q\.?d\.?s)\b"
    r"|q(?P<q>\d{1,2})\s?(?P<qperiod>[hdwm])\b)",
    re.IGNORECASE,
)
_THROUGH_WORDS = re.compile(
    r"(?:\s(?!(?:and|or|then|for|plus|with|to|if|in|until|unless|is|are|was|were|but)\b)"
    r"[A-Za-z]+){1,3}(?=\s)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\b(?:once[\s-])?(?P<adverb>daily|weekly|monthly|yearly)(?:\s[a-z]+){0,3}\s$", re.IGNORECASE
)
_ADVERBS = {
    "daily": "day", "nightly": "day", "weekly": "week", "fortnightly": "2week", "monthly": "month",
    "quarterly": "3month", "yearly": "year", "annually": "year",
}  # fmt: skip
_MANY = {"twice": "12hour", "two times": "12hour", "three times": "8hour", "four times": "6hour"}
_LATIN = {"o": "day", "qd": "day", "b": "12hour", "t": "8hour", "qi": "6hour", "qds": "6hour"}
_COUNTS = {"two": "2", "three": "3", "four": "4", "six": "6", "twelve": "12"}
_LETTERS = {"h": "hour", "d": "day", "w": "week", "m": "month"}
_TAKEN = ("mass", "activity", "volume", "amount", "charge", "tablets")

_RANGE_DASH = "\\-\u2010\u2011\u2012\u2013\u2212"
_LINK = re.compile(rf"\s?to\s|[{_RANGE_DASH}]|\s[{_RANGE_DASH}\u2014]\s")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_GAP = re.compile(r"\s?-?")
_GLUED = re.compile(r"-?[^\W\d_]|\s?\(OH\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Measured:
    numeral: Numeral
    unit: str | None
    end: int


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text from left to right, never overlapping.

    `span` and `text` cover number and unit; comparator words stand outside. The lower end of a
    range is `value`, the upper one `high`, whatever their order in the text.
    """
    known: list[_Measured] = []
    for numeral in read_numerals(text):
        inside_a_unit = known and numeral.span[0] < known[-1].end
        if not inside_a_unit and (part := _measure(text, numeral)) is not None:
            known.append(part)
    found: list[Quantity] = []
    place = 0
    while place < len(known):
        low = known[place]
        high = known[place + 1] if place + 1 < len(known) else None
        if high is not None and _is_range(text, low, high):
            found.append(_ranged(text, low, high))
            place += 2
        else:
            found.append(_single(text, low))
            place += 1
    return tuple(found)


def _measure(text: str, numeral: Numeral) -> _Measured | None:
    """The numeral with its unit; None where letters glued to it make it part of a name."""
    end = numeral.span[1]
    gap = _GAP.match(text, end)
    read = read_unit(text, gap.end() if gap else end)
    if read is None:
        glued = _GLUED.match(text, end) and not numeral.word
        return None if glued else _Measured(numeral, None, end)
    unit, end = read
    unit, end = _with_frequency(text, numeral.span[0], unit, end)
    return _Measured(numeral, unit, end)


def _with_frequency(text: str, start: int, unit: str, end: int) -> tuple[str, int]:
    if dimension(unit) not in _TAKEN:
        return unit, end
    if direct := _FREQUENCY.match(text, end):
        return f"{unit}/{_period(direct)}", direct.end()
    words = _THROUGH_WORDS.match(text, end)
    while words is not None:
        if later := _FREQUENCY.match(text, words.end()):
            return f"{unit}/{_period(later)}", end
        shorter = text.rfind(" ", end + 1, words.end())
        words = _THROUGH_WORDS.match(text, end, shorter + 1) if shorter > end else None
    leading = _LEADING.search(text, max(0, start - 48), start)
    return (f"{unit}/{_ADVERBS[leading['adverb'].lower()]}", end) if leading else (unit, end)


def _period(match: re.Match[str]) -> str:
    if match["period"]:
        count = match["count"] or ("2" if match["other"] else "")
        return _COUNTS.get(count.lower(), count) + match["period"].lower().rstrip("s")
    if match["many"]:
        return _MANY[match["many"].lower()]
    if match["adverb"]:
        return _ADVERBS[match["adverb"].lower()]
    if match["latin"]:
        latin = match["latin"].lower().replace(".", "")
        return next(unit for start, unit in _LATIN.items() if latin.startswith(start))
    return match["q"] + _LETTERS[match["qperiod"].lower()]


def _is_range(text: str, low: _Measured, high: _Measured) -> bool:
    if low.unit is not None and low.unit != high.unit:
        return False
    between = text[low.end : high.numeral.span[0]]
    if between.strip().lower() == "and":
        return (
            _BETWEEN.search(text, max(0, low.numeral.span[0] - 9), low.numeral.span[0]) is not None
        )
    if between == " ":  # "20 -30": a dash, not a sign
        return low.numeral.value >= 0 > high.numeral.value and -high.numeral.value > (
            low.numeral.value
        )
    return _LINK.fullmatch(between) is not None


def _ranged(text: str, low: _Measured, high: _Measured) -> Quantity:
    ends = sorted((low.numeral.value, high.numeral.value))
    if low.numeral.value >= 0 > high.numeral.value:
        ends = [low.numeral.value, -high.numeral.value]
    span = (low.numeral.span[0], high.end)
    return Quantity(text[slice(*span)], ends[0], high.unit, span, "=", ends[1])


def _single(text: str, part: _Measured) -> Quantity:
    span = (part.numeral.span[0], part.end)
    comparator = _comparator(text, span, part.numeral.value < 0)
    return Quantity(text[slice(*span)], part.numeral.value, part.unit, span, comparator)


def _comparator(text: str, span: tuple[int, int], negative: bool) -> str:
    start, end = span
    if negative and _WORSE.search(text, max(0, start - 16), start):
        return "<"
    if negative and _OR_WORSE.match(text, end):
        return "<="
    for comparator, pattern in _BEFORE:
        if pattern.search(text, max(0, start - 32), start):
            return comparator
    for comparator, pattern in _AFTER:
        if pattern.match(text, end):
            return comparator
    return "="
