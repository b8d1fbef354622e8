"""PDF parsers beside each other on one document whose headings are known.

`python -m evals.parsers FILE.pdf [--outline FILE.yaml]` prints for our reader and for each other
parser that is installed: time, headings found as headings and with their page, recommendation boxes
given as one piece, and the licence. Exits 1 when our reader misses one. The text layer of pypdfium2
is what our reader stands on; the others are measured where somebody installed them.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from time import process_time
from typing import Annotated, Any, Literal

from pydantic import Field

from assistant.adapters.corpus_models import Shape, Text
from assistant.adapters.marked_yaml import read_yaml
from assistant.adapters.pdf_document import read_pdf
from assistant.domain.errors import GroundruleError

OUTLINE = Path(__file__).parent / "outlines" / "cdc-opioid-2022-summary.yaml"

# How parsers that give Markdown mark a heading.
_MARKED = re.compile(r"^(?:#{1,6} +|\*\*(?=.*\*\*$))", re.MULTILINE)
_WORDS = re.compile(r"\w+")


class _HeadingShape(Shape):
    page: Annotated[int, Field(ge=1)]
    text: Text


class _BoxShape(Shape):
    page: Annotated[int, Field(ge=1)]
    begins: Text
    ends: Text


class _OutlineShape(Shape):
    schema_: Literal["groundrule/outline@1"] = Field(alias="schema")
    pages: Annotated[int, Field(ge=1)]
    headings: Annotated[list[_HeadingShape], Field(min_length=1)]
    boxes: list[_BoxShape]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a document has.

    Attributes:
        headings: page and words of each, in order.
        boxes: page, first and last words of each recommendation.
    """

    headings: tuple[tuple[int, str], ...]
    boxes: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text that a parser gives.

    Attributes:
        page: counts from 1; None where the parser does not say.
        heading: the parser says that it is one.
    """

    page: int | None
    heading: bool
    text: str


def _ours(path: Path) -> Iterator[Line]:
    for block in read_pdf(path.read_bytes(), path.name).blocks:
        yield Line(block.page, block.kind == "heading", block.text)


def _pypdf(path: Path) -> Iterator[Line]:
    from pypdf import PdfReader

    for number, page in enumerate(PdfReader(path).pages, 1):
        yield Line(number, False, page.extract_text())


def _pdfplumber(path: Path) -> Iterator[Line]:
    plumber: Any = __import__("pdfplumber")
    with plumber.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            yield Line(number, False, page.extract_text() or "")


def _pymupdf4llm(path: Path) -> Iterator[Line]:
    reader: Any = __import__("pymupdf4llm")
    for chunk in reader.to_markdown(str(path), page_chunks=True):
        yield from _markdown(chunk["text"], chunk["metadata"]["page"])


def _markitdown(path: Path) -> Iterator[Line]:
    reader: Any = __import__("markitdown")
    yield from _markdown(reader.MarkItDown().convert(str(path)).text_content, None)


def _docling(path: Path) -> Iterator[Line]:
    reader: Any = __import__("docling.document_converter").document_converter
    for item, _ in reader.DocumentConverter().convert(str(path)).document.iterate_items():
        page = item.prov[0].page_no if item.prov else None
        yield Line(page, item.label in ("section_header", "title"), getattr(item, "text", ""))


def _markdown(text: str, page: int | None) -> Iterator[Line]:
    for block in re.split(r"\n\s*\n", text):
        yield Line(page, bool(_MARKED.match(block)), block)


PARSERS: tuple[tuple[str, Callable[[Path], Iterator[Line]]], ...] = (
    ("pypdfium2", _ours),
    ("pypdf", _pypdf),
    ("pdfplumber", _pdfplumber),
    ("pymupdf4llm", _pymupdf4llm),
    ("markitdown", _markitdown),
    ("docling", _docling),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one parser made of the document.

    Attributes:
        seconds: of processor time, the import counted.
        headings: how many headings it gave as headings.
        paged: of those, how many with their page.
        boxes: how many recommendations it gave as one piece with their page.
    """

    seconds: float
    headings: int
    paged: int
    boxes: int


def measured(read: Callable[[Path], Iterator[Line]], path: Path, outline: Outline) -> Measured:
    """Runs a parser and looks for each heading, in order, by its words, and for each box."""
    start = process_time()
    lines = tuple(read(path))
    seconds = process_time() - start
    pieces = [(line.page, _key(line.text)) for line in lines]
    boxes = sum(_is_there(box, pieces) for box in outline.boxes)
    return Measured(seconds, *_headings(lines, outline.headings), boxes)


def _is_there(box: tuple[int, str, str], pieces: Sequence[tuple[int | None, str]]) -> bool:
    page, begins, ends = box[0], _key(box[1]), _key(box[2])
    return any(p == page and t.startswith(begins) and t.endswith(ends) for p, t in pieces)


def _headings(lines: Sequence[Line], wanted: Sequence[tuple[int, str]]) -> tuple[int, int]:
    said = [(line.page, _key(line.text)) for line in lines if line.heading]
    headings = paged = 0
    for page, text in wanted:
        key = _key(text)
        same = [place for place, (_, other) in enumerate(said) if other == key]
        at_page = [place for place in same if said[place][0] == page]
        if same:
            said.pop((at_page or same)[0])
            headings += 1
            paged += bool(at_page)
    return headings, paged


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def read_outline(path: Path = OUTLINE) -> Outline:
    """What a parser has to find.

    Raises:
        CorpusError: the file is not of the form, with file and line.
    """
    shape = read_yaml(path.read_text(encoding="utf-8"), path.name).as_model(_OutlineShape)
    return Outline(
        tuple((heading.page, heading.text) for heading in shape.headings),
        tuple((box.page, box.begins, box.ends) for box in shape.boxes),
    )


def main() -> int:
    """Prints one line a parser."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m evals.parsers")
    parser.add_argument("pdf", type=Path)
    parser.add_argument("--outline", type=Path, default=OUTLINE)
    asked = parser.parse_args()
    try:
        outline = read_outline(asked.outline)
        rows = [(name, _row(name, read, asked.pdf, outline)) for name, read in PARSERS]
    except (GroundruleError, OSError) as error:
        sys.stderr.write(f"python -m evals.parsers: {error}\n")
        return 2
    for name, found in rows:
        sys.stdout.write(f"{name:12} {_line(name, found, outline)}\n")
    ours = rows[0][1]
    whole = Measured(0, len(outline.headings), len(outline.headings), len(outline.boxes))
    return int(ours is None or replace(ours, seconds=0) != whole)


def _line(name: str, found: Measured | None, outline: Outline) -> str:
    if found is None:
        return "not installed"
    return (
        f"{found.seconds:6.2f} s, {found.headings:2} of {len(outline.headings)} headings, "
        f"{found.paged:2} with their page, {found.boxes:2} of {len(outline.boxes)} boxes; "
        f"{_licence(name)}"
    )


def _row(
    name: str,
    read: Callable[[Path], Iterator[Line]],
    path: Path,
    outline: Outline,
) -> Measured | None:
    try:
        metadata(name)
    except PackageNotFoundError:
        return None
    return measured(read, path, outline)


def _licence(name: str) -> str:
    found = metadata(name)
    for key in ("License-Expression", "License"):
        if words := (found.get_all(key) or [""])[0]:
            return str(words).splitlines()[0][:60]
    return "licence not stated"


if __name__ == "__main__":
    sys.exit(main())
