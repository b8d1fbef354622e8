"""Lines of a PDF to headings, paragraphs, items and tables.

A PDF has letters at places and no structure; everything here is read from size, weight and place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.adapters.document_blocks import Block, table_text
from assistant.adapters.pdf_lines import Line

_MARK = re.compile(r"(?:[•●○◦▪■□‣▸►–—*·o-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$")
_BULLET = re.compile(r"[•●○◦▪■□‣▸►]\s*")
_NUMBER = re.compile(r"\d+")
# Letters larger than the body's by this factor are a heading's.
_LARGER = 1.07
# A gap above a line, in letter sizes, that ends a paragraph; single spacing is 1.1 to 1.4.
_APART = 1.75
_LONGEST_BOLD = 120  # characters of a heading that is only heavier than the body
_ALIGNED = 3.0  # points by which cells of one column may differ
_REPEATED = 3  # pages on which a line at the same height is a running head or foot


@dataclass(slots=True)
class _Part:
    """Lines that belong together."""

    kind: str
    lines: list[Line] = field(default_factory=list)


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a document, without its running heads and feet."""
    kept = _without_margins(lines)
    body = _body_size(kept)
    parts = list(_parts(kept, body))
    sizes = sorted({_size(p) for p in parts if p.kind == "heading"}, reverse=True)
    words = {word for line in kept for word in line.text.split()}
    blocks = (_block(part, sizes, words) for part in parts)
    return tuple(block for block in blocks if block.text)


def _without_margins(lines: Sequence[Line]) -> list[Line]:
    """A line at the same height of many pages' heads or feet, numbers aside, is no text."""
    seen: dict[tuple[str, int], set[int]] = {}
    for line in lines:
        seen.setdefault(_sameness(line), set()).add(line.page)
    pages = len({line.page for line in lines})
    bar = max(_REPEATED, pages // 3)
    return [line for line in lines if not line.edge or len(seen[_sameness(line)]) < bar]


def _sameness(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", line.text), round(line.y / 4)


def _body_size(lines: Iterable[Line]) -> float:
    counted = Counter[float]()
    for line in lines:
        counted[line.size] += len(line.text)
    return counted.most_common(1)[0][0] if counted else 0.0


def _parts(lines: Sequence[Line], body: float) -> Iterator[_Part]:
    part: _Part | None = None
    place = 0
    while place < len(lines):
        rows = _table_rows(lines, place)
        if rows:
            if part:
                yield part
            yield _Part("table", list(lines[place : place + rows]))
            part, place = None, place + rows
            continue
        line = lines[place]
        kind = _kind(line, body)
        if part and _joins(part, line, kind):
            part.lines.append(line)
        else:
            if part:
                yield part
            part = _Part(kind, [line])
        place += 1
    if part:
        yield part


def _kind(line: Line, body: float) -> str:
    if _has_mark(line):
        return "item"
    if line.size > _LARGER * body:
        return "heading"
    return "bold" if line.bold else "paragraph"


def _has_mark(line: Line) -> bool:
    """It begins with the mark of a list."""
    if _BULLET.match(line.text):
        return True
    return len(line.cells) > 1 and bool(_MARK.match(line.cells[0].text))


def _joins(part: _Part, line: Line, kind: str) -> bool:
    """The line goes on with the part before it."""
    last = part.lines[-1]
    if kind == "item" or abs(last.size - line.size) > 0.6 or part.kind == "table":
        return False
    if (part.kind == "heading") != (kind == "heading"):
        return False
    if part.kind == "bold" and kind != "bold" and _is_bold_heading(part):
        return False
    if last.page != line.page or last.y < line.y:
        return _runs_on(last.text, line.text) and part.kind != "heading"
    if last.y - line.y > _APART * line.size:
        return False
    left = _text_x(part.lines[0])
    return line.x > left - line.size or (len(part.lines) == 1 and part.kind != "item")


def _text_x(line: Line) -> float:
    """Where the words of an item begin, behind its mark."""
    return line.cells[1].x if _has_mark(line) and len(line.cells) > 1 else line.x


def _runs_on(before: str, after: str) -> bool:
    """A sentence goes on over the edge of a page or column."""
    return not before.rstrip().endswith((".", ":", "?", "!", ";")) and after[:1].islower()


def _is_bold_heading(part: _Part) -> bool:
    text = " ".join(line.text for line in part.lines)
    return len(text) <= _LONGEST_BOLD and not text.rstrip().endswith((".", ",", ";", ":"))


def _size(part: _Part) -> float:
    return part.lines[0].size


def _block(part: _Part, sizes: list[float], words: set[str]) -> Block:
    page = part.lines[0].page
    if part.kind == "table":
        return Block("table", _table(part.lines), page=page)
    text = _joined([line.text for line in part.lines], words)
    if part.kind == "heading":
        return Block("heading", text, sizes.index(_size(part)) + 1, page)
    if part.kind == "bold" and _is_bold_heading(part):
        return Block("heading", text, len(sizes) + 1, page)
    if part.kind == "item":
        return Block("item", f"- {_BULLET.sub('', text, count=1)}", page=page)
    return Block("paragraph", text, page=page)


def _joined(lines: Iterable[str], words: set[str]) -> str:
    """Lines as running text; a word parted at the end of a line is whole where it is elsewhere."""
    text = ""
    for line in lines:
        parted = re.search(r"(\w+)-$", text)
        if parted and line[:1].islower():
            rest = re.match(r"\w+", line)
            whole = parted[1] + (rest[0] if rest else "")
            text = (text[:-1] if whole in words else text) + line
        else:
            text = f"{text} {line}" if text else line
    return " ".join(text.split())


def _table_rows(lines: Sequence[Line], start: int) -> int:
    """How many lines from here on are rows of one table: two or more with the same columns."""
    first = lines[start]
    if len(first.cells) < 2 or _has_mark(first):
        return 0
    columns = [cell.x for cell in first.cells]
    rows, end = 1, start + 1
    while end < len(lines) and _is_row(lines[end], lines[end - 1], columns):
        rows += len(lines[end].cells) > 1
        end += 1
    while _is_beyond(lines[end - 1], columns[0]):
        end -= 1
    enough = rows >= 2 and (len(columns) > 2 or rows > 2)
    return end - start if enough else 0


def _is_beyond(line: Line, column: float) -> bool:
    """Behind the last row, a line in the first column goes on with the text below the table."""
    return len(line.cells) < 2 and abs(line.x - column) < _ALIGNED


def _is_row(line: Line, before: Line, columns: list[float]) -> bool:
    """A row, or a further line of one cell of the row before."""
    if line.page != before.page or not 0 <= before.y - line.y < 4 * line.size:
        return False
    near = [any(abs(cell.x - column) < _ALIGNED for column in columns) for cell in line.cells]
    if len(line.cells) > 1:
        return sum(near) > 1
    return near[0] and before.y - line.y < _APART * line.size


def _table(lines: Sequence[Line]) -> str:
    columns = [cell.x for cell in max(lines, key=lambda line: len(line.cells)).cells]
    rows: list[list[str]] = []
    for line in lines:
        if len(line.cells) > 1 or not rows:
            rows.append([""] * len(columns))
        for cell in line.cells:
            place = min(range(len(columns)), key=lambda n: abs(columns[n] - cell.x))
            rows[-1][place] = f"{rows[-1][place]} {cell.text}".strip()
    return table_text(rows)
