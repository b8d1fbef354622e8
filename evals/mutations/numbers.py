"""Another number, comparator, unit or frequency than the source's."""

import re
from random import Random

from evals.mutations.kinds import Mutation, either, swapped, unsafe, worded

# Numbers that are amounts or limits: not those of names ("T-score", "25-OH", "ACR 2018 edition").
_NUMBER = re.compile(
    r"(?<![\w-])(?:-?\d[\d,]*(?:\.\d+)?)(?=(?: %| ?[a-zA-Z/]+|,| or|\b))(?!-OH)(?! edition)"
)
_WORDS = {
    "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
    "8": "eight", "9": "nine", "10": "ten", "12": "twelve", "14": "fourteen", "15": "fifteen",
    "20": "twenty", "30": "thirty", "35": "thirty-five", "40": "forty", "50": "fifty",
    "60": "sixty", "65": "sixty-five", "70": "seventy", "80": "eighty",
}  # fmt: skip
_COMPARATORS = (
    (r"\bbelow\b", ("above", "at least", "not below", "of at most", "over", "up to", "near")),
    (r"\babove\b", ("below", "at most", "not above", "of at least", "under", "around")),
    (r"\bat least\b", ("at most", "less than", "more than", "up to", "about", "exactly")),
    (r"\bmore than\b|\bMore than\b", ("less than", "at most", "fewer than", "up to", "at least")),
    (r"\bless than\b", ("more than", "at least", "over", "at most", "no less than")),
    (r"\bor older\b", ("or younger", "exactly", "at most", "or so")),
    (r"\bor lower\b", ("or higher", "exactly", "or so")),
    (r"\byounger than\b", ("older than", "aged at least", "no younger than")),
    (r"\bolder than\b", ("younger than", "no older than")),
    (r"\bover (?=\d)", ("under ", "up to ")),
    (r"\bat the latest\b", ("at the earliest", "not before")),
    (r"\bwithin (?=\d)", ("after ", "not within ", "beyond ")),
    (r"\bWithin (?=\d)", ("After ", "Not within ", "Beyond ")),
    (r"\bfor at least\b", ("for at most", "for less than")),
)
_UNITS = (
    (r"(?<=\d )mg\b", ("g", "mcg", "IU", "ng", "kg", "mL", "grams", "micrograms")),
    (r"(?<=\d )mcg\b", ("mg", "g", "ng", "IU")),
    (r"(?<=\d )IU\b", ("mg", "mcg", "g")),
    (r"\bng/mL\b", ("nmol/L", "mg/mL", "pg/mL", "ng/L")),
    (r"\bmL/min/1\.73m2", ("mL/min", "mL/h/1.73m2", "mg/dL", "L/min/1.73m2")),
    (r"\bmL/min\b(?!/)", ("mL/h", "L/min", "mL/min/1.73m2", "mg/dL", "umol/L")),
    (r"(?<=\d )mm\b", ("cm", "m", "inches")),
    (r"(?<=\d )cm\b", ("mm", "m", "inches")),
    (r"(?<=\d )weeks\b", ("days", "months", "years", "hours")),
    (r"(?<=\d )months?\b", ("days", "weeks", "years", "hours")),
    (r"(?<=\d )years?\b", ("days", "weeks", "months", "decades")),
    (r"(?<=\d )hours\b", ("days", "minutes", "weeks")),
    (r"(?<=\d )minutes\b", ("hours", "days", "seconds")),
    (r"(?<=\d )days\b", ("weeks", "months", "hours")),
    (r"(?<=\d) %", (" mL", " percentage points below the mean", " per mille")),
    (r"\bcreatinine clearance\b", ("eGFR", "serum creatinine", "creatinine")),
    (r"\beGFR\b", ("creatinine clearance", "serum creatinine", "GFR loss")),
)
_OFTEN = (
    (r"\bweekly\b", ("daily", "monthly", "yearly", "twice weekly", "every two weeks", "hourly")),
    (r"\bmonthly\b", ("daily", "weekly", "yearly", "every other month")),
    (r"\bdaily\b", ("weekly", "monthly", "twice daily", "every other day")),
    (r"\byearly\b", ("monthly", "every two years", "daily", "weekly", "six-monthly")),
    (r"/day\b", ("/week", "/dose", "/kg", "/hour", "")),
    (r"(?<=mg) (?:weekly|daily|monthly|yearly)\b", ("", " per dose")),
)


def _numbers(text: str) -> list[re.Match[str]]:
    return [m for m in _NUMBER.finditer(text) if m[0] not in ("1.73", "25")]


def _other(number: str, draw: Random) -> str:
    """Another number of the same look: a digit, a point or a zero in the wrong place."""
    digits = [i for i, letter in enumerate(number) if letter.isdigit()]
    place = draw.choice(digits)
    digit = draw.choice([d for d in "123456789" if d != number[place]])
    whole = "." not in number
    made = [
        number[:place] + digit + number[place + 1 :],
        f"{number}0" if whole else f"{number}9",
        f"{number}.5" if "." not in number else number.replace(".", ""),
        f"0.{number}" if number.isdigit() else number.replace(".", "").replace(",", ""),
        number.lstrip("-") if number.startswith("-") else f"-{number}",
    ]
    plain = [m for m in made if m.replace(",", "") != number.replace(",", "")]
    return draw.choice(plain)


def _changed(text: str, draw: Random) -> str | None:
    found = _numbers(text)
    if not found:
        return None
    match = draw.choice(found)
    return text[: match.start()] + _other(match[0], draw) + text[match.end() :]


def _changed_in_words(text: str, draw: Random) -> str | None:
    """A number written as the word for another number."""
    found = [m for m in _numbers(text) if m[0] in _WORDS]
    if not found:
        return None
    match = draw.choice(found)
    word = draw.choice([w for n, w in _WORDS.items() if n != match[0]])
    return text[: match.start()] + word + text[match.end() :]


def _ranged(text: str, draw: Random) -> str | None:
    """A limit that became a range, or a range with one end moved."""
    found = _numbers(text)
    if not found:
        return None
    match = draw.choice(found)
    made = (
        f"{match[0]} to 90",
        f"{match[0]} plus or minus 20",
        f"{match[0]} or 90",
        f"{match[0]}/2",
    )
    return text[: match.start()] + draw.choice(made) + text[match.end() :]


_DOSES = (
    " at a dose of 40 mg",
    " at twice the usual dose",
    ", 140 mg once",
    " for ten years",
    " for 3 days only",
    " every 6 hours",
    " at half the dose",
    ", two tablets at once",
    " until the eGFR falls below 10",
)


def _dosed(text: str, draw: Random) -> str:
    """An amount or a duration that no source gives."""
    words = draw.choice(_DOSES)
    before, bracket, after = text.rpartition(" (")
    return f"{before}{words} ({after}" if bracket else f"{text.rstrip('.')}{words}."


MUTATIONS: tuple[Mutation, ...] = (
    unsafe("number changed", worded(_changed)),
    unsafe("number changed in words", worded(_changed_in_words)),
    unsafe("number made a range", worded(_ranged)),
    unsafe("comparator flipped", worded(swapped(_COMPARATORS))),
    unsafe("unit changed", worded(swapped(_UNITS))),
    unsafe("frequency changed", worded(swapped(_OFTEN))),
    unsafe("amount added", worded(either(_dosed))),
)
