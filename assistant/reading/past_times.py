"""Signs of the past that are no cues: dates, times that open a sentence, headings, names.

Below `cue_reach`.
"""

import re

_DATED = re.compile(
    r"\b(?:in|since|from) (?:(?:early|late|mid|the (?:summer|spring|autumn|fall|winter) of)[ -])?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:of )?)?(?:19|20)\d\d\b"
    r"|\b\w+ (?:year|month|week|decade)s?[ -](?:ago|earlier|back|before|prior|previously)\b",
    re.IGNORECASE,
)
# "Three years ago she had a stroke": a time that opens the sentence holds until today is told.
_OPENING = re.compile(
    r"\s*(?:in the (?:remote |distant )?past"
    r"(?! (?:few|day|night|week|month|year|two|three|four|five|six|several|hour|\d)s?\b)"
    r"|(?:back )?in (?:19|20)\d\d|(?:about |some )?[\w-]+ (?:years?|months?|decades?) ago"
    r"|as an? (?:child|teenager|adolescent)|in (?:childhood|(?:his|her) youth))\b,?",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:now|currently|today|presents?|presenting|is|are|has|have|takes|taking|on|who)\b|;",
    re.IGNORECASE,
)
# A heading that the parts of its line, set apart by semicolons, stand under.
_HEADED = re.compile(
    r"\b(?:(?:past|medical|surgical|social) history|pmhx?|psh)\s*:[^.?!\n]*;\s*$", re.IGNORECASE
)
# Names that speak of the past themselves.
_NAMED_PAST = re.compile(r"\bhistory\b", re.IGNORECASE)
_DATED_WITHIN, _HEADED_WITHIN = 80, 200  # letters


def date_behind(text: str, end: int, limit: int) -> int | None:
    """Where a date or "years ago" begins behind a mention that ends at `end`, or None."""
    dated = _DATED.search(text, end, min(end + _DATED_WITHIN, limit))
    return dated.start() if dated else None


def is_past_by_place(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether the mention stands behind a past time or heading, or is named for the past.

    Args:
        sentence: where the sentence of the mention begins.
    """
    opening = _OPENING.match(text, sentence, start)
    if opening and not _TODAY.search(text, opening.end(), start):
        return True
    headed = _HEADED.search(text, max(0, sentence - _HEADED_WITHIN), sentence)
    return bool(headed or _NAMED_PAST.search(text, start, end))
