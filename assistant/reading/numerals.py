"""Numbers as people write them: digits, words, signs, thousands, ranges.

Below `quantities`; a number glued to letters (L4, B27, 25-OH) or inside a citation marker is
part of a name and not read.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = {word: value for value, word in enumerate(_UNITS_WORDS)}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_WORDS, start=2)}

_DASH = "\\-\u2010\u2011\u2012\u2013\u2212"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d{1,2}(?!\d)|\d+\.\d+|\d+|\.\d+"
_SMALL = "|".join(sorted(_ONES, key=len, reverse=True))
_TENS_FORM = "|".join(_TENS)
_BELOW_100 = rf"(?:(?:{_TENS_FORM})(?:[\s-](?:{'|'.join(_UNITS_WORDS[1:10])}))?|{_SMALL})"
_ARTICLE = (
    r"an?(?=\s(?:hour|day|week|month|year)\sago\b)"
    r"|(?:(?<=\bfor )|(?<=\bwithin )|(?<=\bthan )|(?<=\bafter )|(?<=\babout )|(?<=\bover ))"
    r"an?(?=\s(?:hour|day|week|month|year)\b)"
)
_WORDS = (
    rf"(?:(?:{_BELOW_100}|an?)[\s-](?:hundred|thousand)(?:[\s-](?:and[\s-])?{_BELOW_100})?"
    rf"|{_BELOW_100}(?:\spoint(?:\s(?:{_SMALL}))+)?|an?\scouple(?:\sof)?|{_ARTICLE})"
)
_NUMBER = re.compile(
    rf"(?P<sign>(?<![\w.\]%)])[{_DASH}](?=[\d.])"
    rf"|(?:(?<=\bT)|(?<=score))[{_DASH}](?=\d[.,]\d)"
    rf"|(?:(?<=of )|(?<=is )|(?<=score )|(?<=[:=<>\u2264\u2265] ))[{_DASH}]\s(?=[\d.])"
    rf"|\b(?:minus|negative)\s(?=[\d.]|{_SMALL}))?"
    rf"(?:(?:(?<![\w.,])|(?<=\bx))(?P<digits>{_DIGITS})(?![\d]|,\d)|\b(?P<words>{_WORDS})\b)",
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"\[\d+(?:\s?[,\u2013-]\s?\d+)*\]"  # citation markers
    r"|\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"  # dates
    r"|\b10\.\d{4,}/\S+"  # DOIs
)
_NOT_ONE = re.compile(
    r"\s(?:of|or|another|side|should|can|must|may|is|who|has|would|could)\b", re.IGNORECASE
)
_LEVEL = re.compile(rf"(?:[^\W\d_]|[^\W\d_]\d{{1,2}}\s?[/{_DASH}]\s?|[^\W\d_][{_DASH}])$")
_PRONOUN = re.compile(r"\b(?:no|any|every|each|which|this|that|another|the|some)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its place; `word` is true where it was written out."""

    value: Decimal
    span: tuple[int, int]
    word: bool = False


def read_numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of the text from left to right; a sign is part of it."""
    skipped = [match.span() for match in _SKIP.finditer(text)]
    found = []
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in skipped) or _part_of_a_name(text, match):
            continue
        found.append(Numeral(_value(match), (start, end), match["words"] is not None))
    return tuple(found)


def _part_of_a_name(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["words"] is not None:
        pronoun = _NOT_ONE.match(text, end) or _PRONOUN.search(text, max(0, start - 9), start)
        return match["words"].lower() == "one" and pronoun is not None
    times = re.match(r"x\d{1,2}\s?-?(?:d|w|m|y)", text[max(0, start - 1) : end + 3], re.IGNORECASE)
    return (
        match["sign"] is None
        and times is None
        and _LEVEL.search(text, max(0, start - 6), start) is not None
    )


def _value(match: re.Match[str]) -> Decimal:
    sign = -1 if match["sign"] else 1
    if match["digits"] is not None:
        return sign * _digits(match["digits"])
    whole, _, decimals = match["words"].lower().partition(" point ")
    digits = "".join(str(_ONES[word]) for word in decimals.split())
    return sign * Decimal(f"{_words(whole)}.{digits}" if digits else _words(whole))


def _digits(written: str) -> Decimal:
    if re.fullmatch(r"\d+,\d{1,2}", written):
        return Decimal(written.replace(",", "."))
    return Decimal(written.replace(",", ""))


def _words(written: str) -> int:
    total = 0
    for word in re.split(r"[\s-]+", written):
        if word == "couple":
            total = 2
        elif word == "hundred":
            total = (total or 1) * 100
        elif word == "thousand":
            total = (total or 1) * 1000
        elif written in ("a", "an"):
            total = 1
        else:
            total += _ONES.get(word, 0) + _TENS.get(word, 0)
    return total
