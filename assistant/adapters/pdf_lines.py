"""The lines of a PDF page as pdfium sees its letters: words, place, size and weight."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_CELL = 1.3  # a gap of so many letter sizes begins another cell of a table
_BOLD = 600  # font weight
_BOLD_NAMES = (b"bold", b"black", b"heavy")
_EDGE = 0.08  # share of a page's height that is its head, and its foot
# Letters whose feet differ by less than this share of their size are in one line: indices are.
_SAME_LINE = 0.5
_HYPHENS = "\x02\ufffe\u00ad"  # what pdfium gives for a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Cell:
    """Words without a wide gap in them; x is where they begin, in points from the left."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        page: counts from 1.
        y: foot of its first letter, in points from the bottom of the page.
        size: of its letters, in points; the largest that a third of them have.
        bold: nearly all of it is.
        edge: it stands in the head or the foot of the page.
    """

    page: int
    y: float
    size: float
    bold: bool
    cells: tuple[Cell, ...]
    edge: bool = False

    @property
    def x(self) -> float:
        return self.cells[0].x

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class _Letter:
    char: str
    left: float
    right: float
    foot: float
    size: float
    bold: bool


def page_lines(page: "PdfPage", number: int) -> Iterator[Line]:
    """The lines of a page, in the order in which the page writes them."""
    line: list[_Letter] = []
    height = page.get_height()
    for letter in _letters(page):
        if line and not _continues(line[-1], letter):
            yield _line(line, number, height)
            line = []
        line.append(letter)
    if line:
        yield _line(line, number, height)


def _letters(page: "PdfPage") -> Iterator[_Letter]:
    """Every letter that can be seen; a blank before it belongs to it."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    edges = [ctypes.c_double() for _ in range(4)]
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    blank = ""
    for place in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, place))
        if char in _HYPHENS:
            char = "-"
        if char.isspace() or not char.isprintable():
            blank = " "
            continue
        pdfium.FPDFText_GetCharBox(text, place, *edges)
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        pdfium.FPDFText_GetMatrix(text, place, matrix)
        pdfium.FPDFText_GetFontInfo(text, place, name, 128, flags)
        named_bold = any(word in name.value.lower() for word in _BOLD_NAMES)
        scale = (matrix.b**2 + matrix.d**2) ** 0.5 or 1.0
        size = round(pdfium.FPDFText_GetFontSize(text, place) * scale, 1)
        bold = named_bold or pdfium.FPDFText_GetFontWeight(text, place) >= _BOLD
        yield _Letter(blank + char, x.value, edges[1].value, y.value, size, bold)
        blank = ""
    text.close()


def _continues(last: _Letter, letter: _Letter) -> bool:
    size = max(last.size, letter.size, 1.0)
    return abs(last.foot - letter.foot) < _SAME_LINE * size and letter.left > last.left - size


def _line(letters: list[_Letter], page: int, height: float) -> Line:
    cells: list[list[_Letter]] = []
    for letter in letters:
        if cells and letter.left - cells[-1][-1].right < _CELL * letter.size:
            cells[-1].append(letter)
        else:
            cells.append([letter])
    sizes = sorted((letter.size for letter in letters), reverse=True)
    return Line(
        page,
        letters[0].foot,
        sizes[len(sizes) // 3],
        sum(letter.bold for letter in letters) > 0.9 * len(letters),
        tuple(Cell(c[0].left, "".join(one.char for one in c).strip()) for c in cells),
        not _EDGE < letters[0].foot / height < 1 - _EDGE,
    )
