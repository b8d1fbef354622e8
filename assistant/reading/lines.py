"""Lines of an answer and what each one is: heading, list item, table row, or running text.

Used by `statements`; knows Markdown and the plain layout that a page copied from a browser has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_BULLET = re.compile(r"(?P<indent>\s*)(?:[-*+\u2022\u2013\u00b7\u25e6\u25aa\u2023\u25cf\u2192]|"
                     r"\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")  # fmt: skip
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
_HASHES = re.compile(r"\s{0,3}(?P<hashes>#{1,6})\s+")
_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?P<text>[^*_]+?)(?:\*\*|__)\s*:?\s*\Z")
_TABLE_RULE = re.compile(r"[\s|:\-]+\Z")
_RULE_LINE = re.compile(r"\s*(?:[-*_=]\s*){3,}\Z")
_CLOSED = re.compile(r"[.!?;,\u2026](?:[\s\d\[\]*_\u00b9\u00b2\u00b3]*)\Z")
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|should|must|may|can|has|have|do|does|not|avoid|recommends?)\b", re.I
)
_MOST_HEADING_WORDS = 12


class Role(Enum):
    """What a line is in the page."""

    BLANK = "blank"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `span` holds its words without bullet, hashes or pipes.

    Attributes:
        level: depth of a heading (1 is outermost) or indentation of an item in columns.
        marked: a heading by Markdown, not by its look alone.
        numbered: an item with a number before it.
    """

    role: Role
    span: tuple[int, int]
    level: int = 0
    marked: bool = False
    numbered: bool = False


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text in order; blank ones included."""
    raw = list(_raw_lines(text))
    looks = [_line(text, start, end) for start, end in raw]
    return tuple(_as_plain_heading(text, line, looks, place) for place, line in enumerate(looks))


def _raw_lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\r\n\u2028\u2029]*(?:\r\n|\r|\n|\u2028|\u2029|\Z)", text):
        if match.end() > match.start():
            yield match.start(), match.start() + len(match[0].rstrip("\r\n\u2028\u2029"))


def _line(text: str, start: int, end: int) -> Line:
    words = text[start:end]
    if not words.strip() or _RULE_LINE.match(words):
        return Line(Role.BLANK, (start, end))
    if match := _HASHES.match(words):
        return Line(
            Role.HEADING, _trim(text, start + match.end(), end), len(match["hashes"]), marked=True
        )
    if words.lstrip().startswith("|"):
        role = Role.BLANK if _TABLE_RULE.match(words) else Role.ROW
        return Line(role, _trim(text, start, end, "|"))
    if match := _BOLD_LINE.match(words):
        span = start + match.start("text"), start + match.end("text")
        return Line(Role.HEADING, span, 7, marked=True)
    if match := _BULLET.match(words):
        columns = len(match["indent"].expandtabs(4))
        numbered = _NUMBERED.match(words) is not None
        return Line(Role.ITEM, _trim(text, start + match.end(), end), columns, numbered=numbered)
    return Line(Role.TEXT, _trim(text, start, end))


def _as_plain_heading(text: str, line: Line, lines: list[Line], place: int) -> Line:
    """A short line that stands alone and opens something is a heading without a mark."""
    alone = place == 0 or lines[place - 1].role is not Role.TEXT
    follower = lines[place + 1].role if place + 1 < len(lines) else Role.BLANK
    if line.role is not Role.TEXT or not alone or follower is Role.TEXT:
        return line
    words = text[slice(*line.span)]
    if words.endswith(":") or _CLOSED.search(words) or _VERBAL.search(words):
        return line
    opens = any(later.role is not Role.BLANK for later in lines[place + 1 :])
    short = len(words.split()) <= _MOST_HEADING_WORDS
    if short and opens and words[0].isupper():
        return Line(Role.HEADING, line.span, 8)
    return line


def _trim(text: str, start: int, end: int, also: str = "") -> tuple[int, int]:
    piece = text[start:end]
    blank = " \t\u00a0\u200b" + also
    left = start + len(piece) - len(piece.lstrip(blank))
    return min(left, end), max(left, start + len(piece.rstrip(blank)))
