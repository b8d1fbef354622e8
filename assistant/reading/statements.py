"""A page cut into statements: the first step of an audit, before claims are read.

Every statement keeps its place in the original text, the headings it stands under, and the
line a list hangs on, because "Start alendronate" under "If DXA confirms osteoporosis:" says
something else than alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.reading.lines import Line, Role, read_lines
from assistant.reading.markers import read_markers
from assistant.reading.sentences import sentence_spans

_REFERENCES = re.compile(
    r"(?:references?|sources?|citations?|bibliography|works cited|further reading)\W*\Z", re.I
)
_REFERENCE_LINE = re.compile(
    r"\s*(?:\[\^?\d{1,3}\]:?\s+\S|\[?\d{1,3}[.\])]\s.*\b(?:19|20)\d\d\b.*(?:doi|https?:|;\d))", re.I
)
_NUMBERED_REFERENCE = re.compile(r"\[\^?\d{1,3}\]:?\s")
_AFTER_REFERENCES = re.compile(r"\b(?:disclaimer|limitations|follow-up question)\b", re.I)
_LINE_BREAK = re.compile(r"[\r\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class TextStatement:
    """One sentence, list item or heading of a page.

    Attributes:
        id: `s1`, `s2`, ... in reading order.
        text: the original words; line breaks inside became blanks, so offsets agree.
        span: offsets in the original page.
        headings: the headings it stands under, outermost first.
        lead_in: the line ending in a colon that a list item hangs on, or None.
        markers: the numbers of its citation markers, in order.
        kind: sentence, item, heading, reference or other.
    """

    id: str
    text: str
    span: tuple[int, int]
    headings: tuple[str, ...] = ()
    lead_in: str | None = None
    markers: tuple[int, ...] = ()
    kind: str = "sentence"


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that belong together: a heading, an item, a row or a paragraph."""

    role: Role
    span: tuple[int, int]
    level: int = 0
    marked: bool = False


@dataclass(slots=True)
class _Page:
    """Where on the page the reading stands."""

    text: str
    headings: list[tuple[int, str]] = field(default_factory=list)
    leads: list[tuple[int, str]] = field(default_factory=list)
    in_references: bool = False
    found: list[TextStatement] = field(default_factory=list)


def split_statements(text: str) -> tuple[TextStatement, ...]:
    """The statements of a page from top to bottom; an empty page gives none."""
    page = _Page(text)
    for block in _blocks(text):
        if block.role is Role.HEADING:
            _enter_heading(page, block)
        elif page.in_references or _REFERENCE_LINE.match(text[slice(*block.span)]):
            _keep(page, block.span, "reference", None)
        elif block.role is Role.TEXT:
            _read_paragraph(page, block)
        else:
            _read_item(page, block)
    return tuple(page.found)


def _blocks(text: str) -> Iterator[_Block]:
    """Lines of one paragraph or one wrapped item joined."""
    current: _Block | None = None
    for line in read_lines(text):
        if current is not None and _continues(current, line, text):
            current = _Block(current.role, (current.span[0], line.span[1]), current.level)
            continue
        if current is not None:
            yield current
        current = None
        if line.role is not Role.BLANK:
            current = _Block(line.role, line.span, line.level, line.marked)
    if current is not None:
        yield current


def _continues(block: _Block, line: Line, text: str) -> bool:
    """A text line goes on with the paragraph or item before it, unless that ended in a colon."""
    if _NUMBERED_REFERENCE.match(text[slice(*line.span)]):
        return False
    wrapped = line.role is Role.TEXT and block.role in (Role.TEXT, Role.ITEM)
    return wrapped and not text[slice(*block.span)].endswith(":")


def _enter_heading(page: _Page, block: _Block) -> None:
    words = page.text[slice(*block.span)]
    if page.in_references and not block.marked and not _AFTER_REFERENCES.search(words):
        _keep(page, block.span, "reference", None)
        return
    page.headings = [entry for entry in page.headings if entry[0] < block.level]
    page.leads = []
    page.in_references = _REFERENCES.match(words) is not None
    _keep(page, block.span, "heading", None)
    page.headings.append((block.level, _plain(words)))


def _read_paragraph(page: _Page, block: _Block) -> None:
    words = page.text[slice(*block.span)]
    if _REFERENCES.match(words):
        page.in_references = True
    page.leads = []
    spans = list(sentence_spans(page.text, *block.span))
    for span in spans:
        _keep(page, span, "sentence", None)
    if words.rstrip("*_ ").endswith(":") and spans:
        page.leads = [(-1, _plain(page.text[slice(*spans[-1])]))]


def _read_item(page: _Page, block: _Block) -> None:
    page.leads = [entry for entry in page.leads if entry[0] < block.level]
    lead = page.leads[-1][1] if page.leads else None
    spans = list(sentence_spans(page.text, *block.span))
    for span in spans:
        _keep(page, span, "item", lead)
    if spans and page.text[slice(*spans[-1])].rstrip("*_ ").endswith(":"):
        page.leads.append((block.level, _plain(page.text[slice(*spans[-1])])))


def _keep(page: _Page, span: tuple[int, int], kind: str, lead: str | None) -> None:
    words = _LINE_BREAK.sub(" ", page.text[slice(*span)])
    if not any(char.isalnum() for char in words):
        return
    numbers = (number for marker in read_markers(words) for number in marker.numbers)
    page.found.append(
        TextStatement(
            id=f"s{len(page.found) + 1}",
            text=words,
            span=span,
            headings=tuple(heading for _, heading in page.headings),
            lead_in=lead,
            markers=() if kind in ("heading", "reference") else tuple(dict.fromkeys(numbers)),
            kind=kind,
        )
    )


def _plain(words: str) -> str:
    return re.sub(r"[*_`]{1,3}|\s+", " ", words).strip()
