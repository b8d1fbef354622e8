"""Pages from files of every sort, and what is refused with one sentence."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfWriter

from assistant.adapters.page_file import LARGEST, page_text
from assistant.domain.errors import RequestError
from assistant.reading.statements import split_statements


def docx() -> bytes:
    document = Document()
    document.add_heading("Treatment", 2)
    document.add_paragraph("Exercise is recommended.")
    document.add_paragraph("walking", style="List Bullet")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Drug", "Alendronate"
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def pdf(words: str) -> bytes:
    """The smallest PDF that shows one line."""
    stream = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, places = "%PDF-1.4\n", []
    for number, words_of in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{words_of}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\n"
    return f"{body}{end}startxref\n{len(body)}\n%%EOF\n".encode()


def scan() -> bytes:
    writer, packed = PdfWriter(), BytesIO()
    writer.add_blank_page(612, 792)
    writer.write(packed)
    return packed.getvalue()


def test_a_docx_keeps_its_headings_items_and_rows() -> None:
    text = page_text(docx(), "page.docx")
    kinds = [(s.kind, s.text) for s in split_statements(text)]
    assert ("heading", "Treatment") in kinds
    assert ("sentence", "Exercise is recommended.") in kinds
    assert ("item", "walking") in kinds
    assert "| Drug | Alendronate |" in text


def test_a_pdf_gives_its_text() -> None:
    assert "Start alendronate." in page_text(pdf("Start alendronate."), "page.pdf")


HTML = (
    "<!doctype html><html><head><title>x</title></head><body><script>if (1 < 2) start('drug')"
    "</script><style>p { color: red }</style><h2>Steps</h2><ul><li>T-score &le; -2.5<sup>1</sup>"
    "</li></ul><p>Order <b>DXA</b>.</p><!-- pass --></body></html>"
)


def test_html_loses_its_scripts_and_keeps_its_places() -> None:
    text = page_text(HTML.encode(), "page.html")
    assert len(text) == len(HTML)
    assert text.index("DXA") == HTML.index("DXA")
    assert "drug" not in text
    assert "red" not in text
    assert "pass" not in text
    kinds = [(s.kind, " ".join(s.text.split())) for s in split_statements(text)]
    assert kinds == [
        ("heading", "Steps"),
        ("item", "T-score \u2264 -2.5 [1]"),
        ("sentence", "Order DXA ."),
    ]


@pytest.mark.parametrize("text", ["T-score < -2.5 or > 0", "# Steps\n\n- MRI", "a & b; c"])
def test_text_and_markdown_are_as_given(text: str) -> None:
    assert page_text(text.encode(), "page.md") == text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b" \n", "is empty"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"x" * (LARGEST + 1), "at most 2000000"),
        (b"%PDF-1.4 broken", "is a broken PDF"),
        (b"PK\x03\x04broken", "is no readable DOCX"),
        (scan(), "is a PDF without text"),
        (b"<html><script>x</script></html>", "is empty"),
    ],
)
def test_what_cannot_be_read_is_refused(raw: bytes, sentence: str) -> None:
    with pytest.raises(RequestError, match=sentence):
        page_text(raw, "page")
