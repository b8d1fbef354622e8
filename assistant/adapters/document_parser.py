"""The bytes of a user's file to its blocks; a file that is not what its name says is refused."""

from pathlib import Path

from assistant.adapters.beir_folder import CORPUS, read_beir
from assistant.adapters.document_blocks import Parsed
from assistant.adapters.docx_document import read_docx
from assistant.adapters.html_document import read_html
from assistant.adapters.markdown_document import read_markdown, read_plain
from assistant.adapters.markup_text import is_page
from assistant.adapters.pdf_document import read_pdf
from assistant.domain.errors import RequestError

VERSION = 1
"""Counts up when the same bytes give other passages; documents are then read again."""

SORTS = {
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".html": "HTML",
    ".htm": "HTML",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".txt": "text",
}
"""What is read, by the end of the file's name; beside these, `corpus.jsonl` of a BEIR folder."""

_OFFICE = (b"\xd0\xcf\x11\xe0", "an old or locked Office file")
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "DOCX"),
    (b"PK\x05\x06", "an empty archive"),
    _OFFICE,
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a packed archive"),
    (b"\x7fELF", "a program"),
)
_HEAD = 1024  # a PDF may begin a little later


def sort_of(path: Path) -> str:
    """PDF, DOCX, HTML, Markdown, text or BEIR, by the file's name.

    Raises:
        RequestError: it is none of these.
    """
    if path.name == CORPUS:
        return "BEIR"
    sort = SORTS.get(path.suffix.lower())
    if sort is None:
        raise RequestError(
            f"{str(path)!r} is of no sort that is read; give a file that ends in "
            f"{', '.join(SORTS)}, a folder of them or a BEIR folder.",
            "path",
        )
    return sort


def parse(raw: bytes, path: Path) -> Parsed:
    """The blocks of a file.

    Raises:
        RequestError: empty, locked, damaged, or not what its name says.
    """
    name, sort = str(path), sort_of(path)
    if not raw.strip():
        raise RequestError(f"{name!r} is empty; there is nothing to add.", "file")
    _require_sort(raw, sort, name)
    if sort == "PDF":
        parsed = read_pdf(raw, name)
    elif sort == "DOCX":
        parsed = read_docx(raw, name)
    elif sort == "BEIR":
        parsed = read_beir(raw, path)
    else:
        parsed = _read_text(_decoded(raw, name), sort, name)
    if not any(block.text for block in parsed.blocks):
        raise RequestError(f"{name!r} has no text; there is nothing to add.", "file")
    return parsed


def _require_sort(raw: bytes, sort: str, name: str) -> None:
    found = next((what for magic, what in _MAGIC if raw.startswith(magic)), None)
    if found is None and b"%PDF-" in raw[:_HEAD] and sort == "PDF":
        found = "PDF"
    if sort == "DOCX" and found == _OFFICE[1]:
        raise RequestError(
            f"{name!r} is locked by a password, or an old DOC file; open it and save it as DOCX "
            "without a password.",
            "file",
        )
    wanted = sort if sort in ("PDF", "DOCX") else None
    if found != wanted:
        what = f"is {found} inside" if found else f"is no {sort} inside"
        raise RequestError(
            f"{name!r} {what}, not what its name says; give it the right ending or save it again.",
            "file",
        )


def _decoded(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise RequestError(f"{name!r} is not UTF-8 text; save it as UTF-8.", "file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_text(text: str, sort: str, name: str) -> Parsed:
    if sort == "HTML":
        return read_html(text)
    if is_page(text):
        raise RequestError(
            f"{name!r} is HTML inside, not what its name says; let it end in .html.", "file"
        )
    return read_markdown(text) if sort == "Markdown" else read_plain(text)
