"""DOCX to blocks: headings by their style, lists, tables."""

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from assistant.adapters.document_blocks import Block, Parsed, table_text
from assistant.domain.errors import RequestError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LARGEST_UNPACKED = 100_000_000  # bytes
_HEADING = re.compile(r"Heading (\d)")


def read_docx(raw: bytes, name: str) -> Parsed:
    """The blocks of a DOCX file. Pages are made by the program that shows it, so it has none.

    Raises:
        RequestError: it is damaged, or would fill the memory when unpacked.
    """
    from docx.table import Table

    document = _opened(raw, name)
    blocks = []
    for part in document.iter_inner_content():
        block = _table(part) if isinstance(part, Table) else _paragraph(part)
        if block.text:
            blocks.append(block)
    title = " ".join((document.core_properties.title or "").split())
    first = next((b.text for b in blocks if b.level == 1), None)
    return Parsed(tuple(blocks), title or first)


def _opened(raw: bytes, name: str) -> "Document":
    import docx
    from docx.opc.exceptions import OpcError

    try:
        with ZipFile(BytesIO(raw)) as packed:
            size = sum(part.file_size for part in packed.infolist())
            if size > LARGEST_UNPACKED:
                raise RequestError(
                    f"{name!r} unpacks to {size} bytes, more than the {LARGEST_UNPACKED} that are "
                    "read; split it, or save it as PDF or text.",
                    "file",
                )
        return docx.Document(BytesIO(raw))
    except (BadZipFile, OpcError, SyntaxError, KeyError, ValueError, OSError) as error:
        raise RequestError(
            f"{name!r} is no readable DOCX ({error}); open it and save it again as DOCX.", "file"
        ) from None


def _paragraph(part: "Paragraph") -> Block:
    words = " ".join(part.text.split())
    style = (part.style.name or "") if part.style else ""
    if style == "Title":
        return Block("heading", words, 1)
    if heading := _HEADING.match(style):
        return Block("heading", words, int(heading[1]))
    if words and style.startswith("List"):
        return Block("item", f"- {words}")
    return Block("paragraph", words)


def _table(part: "Table") -> Block:
    return Block("table", table_text([_cells(row.cells) for row in part.rows]))


def _cells(cells: "tuple[object, ...]") -> list[str]:
    """The words of each cell; one that spans columns is given once for each and counts once."""
    texts: list[str] = []
    seen: list[object] = []
    for cell in cells:
        element = getattr(cell, "_tc", None)
        if not any(element is other for other in seen):
            seen.append(element)
            texts.append(str(getattr(cell, "text", "")))
    return texts
