"""Blocks to the text of a document and its passages: each is a slice of that text, letter for
letter, so that a quotation can be held against it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from assistant.adapters.document_blocks import Block, Parsed

# Characters. Some 110 to 200 words: short enough to be read as a quotation, and within what the
# embedding model reads of a text.
_ENOUGH, _LONGEST = 700, 1200
_LONGEST_TABLE = 2400
_LONGEST_SLUG = 40
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """One passage.

    Attributes:
        span: its characters in the text of the document.
        section: the headings above it, outermost first.
        pages: the first and the last page it stands on; None without pages.
    """

    anchor: str
    text: str
    span: tuple[int, int]
    section: tuple[str, ...]
    pages: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block, or a part of a long one, in the text of the document."""

    block: Block
    start: int
    end: int


def split(parsed: Parsed) -> tuple[str, tuple[Piece, ...]]:
    """The text of the document and its passages, in reading order.

    An anchor is made of the section's name and the passage's own words, so that a change
    elsewhere in the document leaves it as it is.
    """
    placed = list(_placed(parsed.blocks))
    text = _text(placed)
    taken: set[str] = set()
    pieces = []
    for headings, group in _groups(placed):
        section = _below_title(headings, parsed.title)
        start, end = group[0].start, group[-1].end
        words = text[start:end]
        anchor = _unique(group[0].block.anchor or _anchor(section, words), taken)
        pieces.append(Piece(anchor, words, (start, end), section, _pages(group)))
    return text, tuple(pieces)


def locator(piece: Piece) -> str:
    """Where it stands, in words: page and section."""
    parts = []
    if piece.pages is not None:
        first, last = piece.pages
        parts.append(f"page {first}" if first == last else f"pages {first} to {last}")
    if piece.section:
        parts.append(f"section {' > '.join(piece.section)}")
    return ", ".join(parts) or "the text"


def _placed(blocks: Iterable[Block]) -> Iterator[_Placed]:
    """Each block at its place: items follow each other line by line, all else by an empty one."""
    start, before = 0, None
    for block in (block for block in blocks if block.text):
        if before is not None:
            start += 1 if before.kind == block.kind == "item" else 2
        yield _Placed(block, start, start + len(block.text))
        start, before = start + len(block.text), block


def _text(placed: Iterable[_Placed]) -> str:
    text, length = [], 0
    for one in placed:
        text += ["\n" * (one.start - length), one.block.text]
        length = one.end
    return "".join(text)


def _below_title(headings: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """The headings, without the title of the whole document where others follow it."""
    return headings[1:] if len(headings) > 1 and headings[0] == title else headings


_Group = tuple[tuple[str, ...], list[_Placed]]
"""The headings above neighbouring blocks of one section, and the blocks."""


def _groups(placed: Iterable[_Placed]) -> Iterator[_Group]:
    above: list[Block] = []
    heading: _Placed | None = None  # the last one, while nothing has followed it
    body: list[_Placed] = []
    for one in placed:
        if one.block.kind != "heading" and (not body or body[-1].block.anchor == one.block.anchor):
            body.append(one)
            continue
        yield from _section(above, heading, body, one.block)
        body = [] if one.block.kind == "heading" else [one]
        heading = one if one.block.kind == "heading" else None
        if heading is not None:
            above = [*(b for b in above if b.level < one.block.level), one.block]
    yield from _section(above, heading, body, None)


def _section(
    above: list[Block], heading: _Placed | None, body: list[_Placed], after: Block | None
) -> Iterator[_Group]:
    """What stands below one heading; a heading with nothing below it stands for itself.

    What the file itself names stands below its own title only.
    """
    if body:
        anchor = body[0].block.anchor
        names = tuple(b.text for b in above if anchor is None or b.anchor == anchor)
        yield from ((names, group) for group in _grouped(body))
    elif heading is not None and (after is None or after.level <= heading.block.level):
        yield tuple(b.text for b in above[:-1]), [heading]


def _grouped(body: Iterable[_Placed]) -> Iterator[list[_Placed]]:
    group: list[_Placed] = []
    for part in (part for one in body for part in _parts(one) if part.start < part.end):
        if group and not _belongs(group, part):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _belongs(group: list[_Placed], part: _Placed) -> bool:
    """The part may join the group: a table stands alone, an item stays with what leads to it."""
    last = group[-1].block
    if "table" in (last.kind, part.block.kind):
        return False
    size = part.end - group[0].start
    if last.page != part.block.page and not _leads(last):
        return False
    return size <= (_LONGEST if _leads(last) else _ENOUGH)


def _leads(block: Block) -> bool:
    return block.text.endswith(":")


def _parts(one: _Placed) -> Iterator[_Placed]:
    """The block, or its parts where it is too long: cut at a sentence, a row, else a blank.

    What the file itself names is a passage of its own, however long.
    """
    text, table = one.block.text, one.block.kind == "table"
    longest = _LONGEST_TABLE if table else _LONGEST
    start = 0
    while one.block.anchor is None and len(text) - start > longest:
        cut = _cut(text, start, start + longest, table)
        end = start + len(text[start:cut].rstrip())
        yield _Placed(one.block, one.start + start, one.start + end)
        start = cut
    yield _Placed(one.block, one.start + start, one.end)


def _cut(text: str, start: int, end: int, table: bool) -> int:
    """Where the next part begins; behind `start` and not behind `end`."""
    if table:
        row = text.rfind("\n", start, end) + 1
        if row > start:
            return row
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, end)]
    half = (start + end) // 2
    if ends and ends[-1] > half:
        return ends[-1]
    blank = text.rfind(" ", half, end) + 1
    return blank or end


def _pages(group: Sequence[_Placed]) -> tuple[int, int] | None:
    found = [one.block.page for one in group if one.block.page is not None]
    return (min(found), max(found)) if found else None


def _anchor(section: tuple[str, ...], words: str) -> str:
    slug = slugged(section[-1] if section else "text")[:_LONGEST_SLUG].strip("-")
    return f"{slug or 'text'}-{sha256(words.encode()).hexdigest()[:8]}"


def slugged(words: str) -> str:
    """Small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _unique(anchor: str, taken: set[str]) -> str:
    name, count = anchor, 1
    while name in taken:
        count += 1
        name = f"{anchor}-{count}"
    taken.add(name)
    return name
