"""Citation markers of a sentence: `[1]`, `[1-3]`, superscripts, `(1, 2)` and a trailing ` 1`.

Statements carry the numbers; claims read the sentence with the markers blanked, so that a
marker is never taken for a quantity and every offset stays the same.
"""

import re
from dataclasses import dataclass

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_LIST = r"\d{1,3}(?:\s*[,;\-\u2013\u2014]\s*\d{1,3})*"
_BRACKETS = re.compile(rf"\[\^?(?P<numbers>{_LIST})\](?!\()|<sup>\s*(?P<raised>{_LIST})\s*</sup>")
_RAISED = re.compile(r"(?<=[^\W\d_.,;:)\]%])[.,;:]?(?P<numbers>[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,\u2013\u207b]*)")
_ROUND_AT_END = re.compile(rf"\s\((?P<numbers>{_LIST})\)(?=[.!?]?\s*\Z)")
_AFTER_STOP = re.compile(rf"(?<=[^\d\s][.!?)])\s+(?P<numbers>{_LIST})\s*\Z")
_AT_END = re.compile(rf"(?P<before>[A-Za-z]{{3,}}|[)%\u201d\"])\s(?P<numbers>{_LIST})\s*\Z")
_NEXT_STEP = re.compile(r"\b(?:next|first|best|initial|appropriate) step\s[\d,\s\-]+\Z", re.I)
_RAISED_UNIT = re.compile(r"\b(?:m|cm|mm|kg|h|s|x|10)\Z")

# Words after which a closing number is a value, a grade or a place, not a marker.
_TAKES_NUMBER = frozenset(
    """
    about above age aged approximately around at below between by class clearance density egfr
    equals factor figure frax from grade greater group hba1c item least less level lower more
    most number over page part phase point recommendation risk rule score stage step table
    than threshold times to type under up value variant version was were is and or of on no
    bmi bmd crcl gfr psa dose chapter section question option day week month year
""".split()
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A citation marker: the numbers it names and its offsets in the text."""

    numbers: tuple[int, ...]
    span: tuple[int, int]


def read_markers(text: str) -> tuple[Marker, ...]:
    """The markers of one sentence from left to right; a range is written out."""
    found = [
        Marker(_numbers(match["numbers"] or match["raised"]), match.span())
        for match in _BRACKETS.finditer(text)
    ]
    found += [_raised(match) for match in _RAISED.finditer(text) if _is_raised_marker(text, match)]
    found += _closing(text)
    return tuple(sorted(found, key=lambda marker: marker.span))


def without_markers(text: str) -> str:
    """The text with each marker overwritten by blanks, so that offsets stay."""
    for marker in read_markers(text):
        start, end = marker.span
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _closing(text: str) -> list[Marker]:
    if match := _ROUND_AT_END.search(text) or _AFTER_STOP.search(text):
        return [Marker(_numbers(match["numbers"]), match.span("numbers"))]
    match = _AT_END.search(text)
    if match and (match["before"].lower() not in _TAKES_NUMBER or _NEXT_STEP.search(text)):
        return [Marker(_numbers(match["numbers"]), match.span("numbers"))]
    return []


def _is_raised_marker(text: str, match: re.Match[str]) -> bool:
    """False for the square of a unit ("1.73 m²")."""
    return not _RAISED_UNIT.search(text[: match.start("numbers")])


def _raised(match: re.Match[str]) -> Marker:
    plain = match["numbers"].translate(_SUPERSCRIPTS).replace("\u207b", "-")
    return Marker(_numbers(plain.strip(",-\u2013")), match.span("numbers"))


def _numbers(text: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in re.split(r"\s*[,;]\s*", text):
        ends = [int(end) for end in re.split(r"\s*[-\u2013\u2014]\s*", part) if end]
        numbers += range(ends[0], ends[-1] + 1) if len(ends) > 1 else ends
    return tuple(dict.fromkeys(numbers))
