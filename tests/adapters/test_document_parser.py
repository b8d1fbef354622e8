"""Real files of every sort are read; what cannot be used is refused in one sentence."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from assistant.adapters.document_blocks import Block
from assistant.adapters.document_parser import parse
from assistant.adapters.passage_splitter import split
from assistant.domain.errors import RequestError
from tests.adapters.pdf_pages import Word, pdf, running

TABLE = Block("table", "| Level | Dose |\n| low | 40 mmol |")
EXPECTED = (
    Block("heading", "Potassium", 1),
    Block("paragraph", "Measured daily."),
    Block("heading", "Doses", 2),
    Block("item", "- by mouth"),
    Block("item", "- by vein"),
    TABLE,
)
MARKDOWN = b"""---
title: Potassium protocol
---
# Potassium

Measured *daily*.

## Doses

- by mouth
- by vein

| Level | Dose |
|---|---|
| low | 40 mmol |
"""
HTML = b"""<!doctype html><html><head><title>Potassium protocol</title>
<style>p { color: red }</style><script>alert("Give 400 mmol")</script></head>
<body onload="x()"><nav><a href="/">Home</a></nav><h1>Potassium</h1><p>Measured
<b>daily</b>.<!-- not this --><h2>Doses</h2><ul><li>by mouth<li>by vein</ul>
<table><tr><th>Level<th>Dose<tr><td>low</td><td>40&nbsp;mmol</td></tr></table>
<script>unclosed</script></body></html>"""


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Potassium protocol"
    document.add_heading("Potassium", 1)
    document.add_paragraph("Measured daily.")
    document.add_heading("Doses", 2)
    document.add_paragraph("by mouth", style="List Bullet")
    document.add_paragraph("by vein", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Level", "Dose", "low", "40 mmol"),
        strict=True,
    ):
        cell.text = words
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "raw"), [("x.md", MARKDOWN), ("x.html", HTML), ("x.docx", word_file())]
)
def test_headings_lists_and_tables(name: str, raw: bytes) -> None:
    parsed = parse(raw, Path(name))
    assert parsed.blocks == EXPECTED
    assert parsed.title == "Potassium protocol"


def test_plain_text_has_paragraphs() -> None:
    parsed = parse(b"\xef\xbb\xbfOne\r\nline.\r\n\r\nTwo.", Path("x.txt"))
    assert [block.text for block in parsed.blocks] == ["One line.", "Two."]


def test_a_beir_folder_has_a_passage_a_row_under_its_id() -> None:
    rows = b'{"_id": "7", "title": "A", "text": "One."}\n{"_id": "9", "title": "", "text": "Two."}'
    _, pieces = split(parse(rows, Path("x/corpus.jsonl")))
    assert [(p.anchor, p.section, p.text) for p in pieces] == [
        ("7", ("A",), "One."),
        ("9", (), "Two."),
    ]


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(running(["Secret."])))))
    writer.encrypt("password")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<a/>")
        packed.writestr("word/document.xml", b" " * 200_000_000)
    return out.getvalue()


def archive() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("readme.txt", "Not a document.")
    return out.getvalue()


WHOLE = pdf(running(["Whole."]))
REFUSED = [
    ("locked.pdf", locked_pdf(), "locked by a password; save it without one"),
    ("cut.pdf", WHOLE[:300], "broken PDF .*export it again"),
    ("empty.pdf", b"", "empty; there is nothing to add"),
    ("scan.pdf", pdf(()), "without text, such as a scan; run text recognition"),
    ("none.pdf", pdf(), "(broken PDF|without text)"),
    ("text.pdf", b"Plain words.", "is no PDF inside, not what its name says"),
    ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked by a password"),
    ("bomb.docx", bomb(), "unpacks to 20000000[0-9] bytes.*split it"),
    ("archive.docx", archive(), "no readable DOCX .*save it again"),
    ("cut.docx", word_file()[:900], "no readable DOCX"),
    ("pdf.docx", WHOLE, "is PDF inside, not what its name says"),
    ("pdf.md", WHOLE, "is PDF inside, not what its name says"),
    ("page.md", HTML, "is HTML inside.*end in .html"),
    ("binary.txt", bytes(range(256)), "not UTF-8 text; save it as UTF-8"),
    ("nul.txt", b"a\0b", "not UTF-8 text"),
    ("old.txt", "Größe".encode("latin-1"), "not UTF-8 text"),
    ("blank.md", b" \n\t\n", "empty"),
    ("scripts.html", b"<html><script>alert(1)</script></html>", "has no text"),
    ("picture.png", b"\x89PNG", "of no sort that is read; give a file that ends in .pdf"),
    ("corpus.jsonl", b'{"_id": "1"}', "corpus.jsonl:1:1: needs _id, title and text"),
    ("corpus.jsonl", b'{"_id":"1","text":"a"}\n' * 2, ":2:1: the _id '1' stands twice"),
    ("corpus.jsonl", b"not json", ":1:1: is not JSON"),
]


@pytest.mark.parametrize(("name", "raw", "sentence"), REFUSED, ids=[r[2][:30] for r in REFUSED])
def test_what_cannot_be_used_is_refused_in_one_sentence(
    name: str, raw: bytes, sentence: str
) -> None:
    with pytest.raises(RequestError, match=sentence) as refused:
        parse(raw, Path(name))
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


def outcome(raw: bytes, name: str) -> str:
    """What a file says of itself: how many blocks it has, or why it is refused."""
    try:
        return f"{len(parse(raw, Path(name)).blocks)} blocks"
    except RequestError as error:
        return str(error)


@pytest.mark.parametrize("sort", ["x.pdf", "x.docx"])
def test_any_cut_of_a_file_is_read_or_refused(sort: str) -> None:
    raw = WHOLE if sort == "x.pdf" else word_file()
    for end in range(1, len(raw), max(1, len(raw) // 60)):
        assert "\n" not in outcome(raw[:end], sort)


def test_two_thousand_pages_keep_their_numbers() -> None:
    pages = [(Word(72, 700, f"Fact number {n} of the long guideline."),) for n in range(1, 2001)]
    parsed = parse(pdf(*pages), Path("long.pdf"))
    assert parsed.pages == 2000
    assert [b.page for b in parsed.blocks if "number 1777 " in b.text] == [1777]


def test_nested_tags_without_end_are_read() -> None:
    parsed = parse(b"<html><body>" + b"<div>" * 50_000 + b"Deep words.", Path("deep.html"))
    assert [block.text for block in parsed.blocks] == ["Deep words."]
