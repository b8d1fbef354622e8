"""A page to be checked, from any file people have: text, Markdown, HTML, DOCX or PDF.

Text and HTML keep their places, so that a finding can be underlined in the file as given; the
places of DOCX and PDF count the characters of the text that is read out of them.
"""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from assistant.adapters.markup_text import is_markup, markup_text
from assistant.domain.errors import RequestError

LARGEST = 2_000_000
_LARGEST_UNPACKED = 50_000_000


def page_text(raw: bytes, name: str) -> str:
    """The words of a page; the sort of file is seen from its contents, not from its name.

    Raises:
        RequestError: too large, empty, encrypted, no text in it, or of no known sort.
    """
    if len(raw) > LARGEST:
        raise RequestError(
            f"{name!r} has {len(raw)} bytes; at most {LARGEST} are checked at once. Split it.",
            "file",
        )
    if raw.startswith(b"%PDF-"):
        text = _pdf_text(raw, name)
    elif raw.startswith(b"PK\x03\x04"):
        text = _docx_text(raw, name)
    else:
        text = _plain_text(raw, name)
    if not text.strip():
        raise RequestError(f"{name!r} is empty; there is nothing to check.", "file")
    return text


def _plain_text(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(f"{name!r} is not UTF-8 text; save it as text.", "file") from None
    return markup_text(text) if is_markup(text) else text


def _pdf_text(raw: bytes, name: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RequestError(f"{name!r} is locked by a password; save it without one.", "file")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, OSError, RecursionError) as error:
        raise RequestError(
            f"{name!r} is a broken PDF ({error}); export it again.", "file"
        ) from None
    if not text.strip():
        raise RequestError(
            f"{name!r} is a PDF without text, such as a scan; run text recognition on it first.",
            "file",
        )
    return text


def _docx_text(raw: bytes, name: str) -> str:
    from docx import Document
    from docx.table import Table

    try:
        with ZipFile(BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
                raise RequestError(f"{name!r} unpacks to too much; split it.", "file")
        content = list(Document(BytesIO(raw)).iter_inner_content())
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise RequestError(
            f"{name!r} is no readable DOCX ({error}); save it as DOCX, PDF or text.", "file"
        ) from None
    lines = []
    for part in content:
        if isinstance(part, Table):
            rows = (" | ".join(cell.text for cell in row.cells) for row in part.rows)
            lines += [f"| {row} |" for row in rows]
        else:
            style = part.style.name or "" if part.style else ""
            lines.append(_line(part.text, style))
    return "\n".join(lines)


def _line(words: str, style: str) -> str:
    """A paragraph with the sign of its style; an empty line follows running text."""
    if style.startswith(("Heading", "Title")):
        return f"\n# {words}\n"
    return f"- {words}" if style.startswith("List") else f"{words}\n"
