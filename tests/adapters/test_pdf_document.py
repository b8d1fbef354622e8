"""A PDF's headings, lists, tables and pages are read from where its letters stand."""

from assistant.adapters.document_blocks import Block
from assistant.adapters.pdf_document import read_pdf
from tests.adapters.pdf_pages import Word, pdf, running

PROTOCOL = pdf(
    (
        Word(72, 760, "County hospital, page 1 of 4", 8),
        Word(72, 700, "Potassium on the ward", 20),
        Word(72, 660, "When to measure", 14),
        *running(["Potassium is measured daily while a loop", "diuretic is given by vein."], 630),
        Word(90, 590, "\x95"),
        Word(108, 590, "Measure twice daily while it is"),
        Word(108, 576, "below 3.0 mmol/L."),
        Word(90, 555, "\x95"),
        Word(108, 555, "Tell the doctor on call."),
    ),
    (
        Word(72, 760, "County hospital, page 2 of 4", 8),
        Word(72, 700, "Replacement", 14),
        Word(72, 670, "By mouth", 11, bold=True),
        *running(["Give 40 mmol by mouth where the patient can swallow and"], 650),
    ),
    (
        Word(72, 760, "County hospital, page 3 of 4", 8),
        *running(["the level is above 2.5 mmol/L."], 700),
        Word(72, 660, "Doses", 14),
        Word(72, 630, "Level"), Word(200, 630, "Dose"), Word(330, 630, "Route"),
        Word(72, 612, "3.0 to 3.4"), Word(200, 612, "40 mmol"), Word(330, 612, "by mouth"),
        Word(72, 594, "below 2.5"), Word(200, 594, "20 mmol an"), Word(330, 594, "by vein"),
        Word(200, 580, "hour at most"),
    ),
    (Word(72, 760, "County hospital, page 4 of 4", 8), *running(["Signed by nobody."], 700)),
    title="Potassium protocol",
)  # fmt: skip

PARSED = read_pdf(PROTOCOL, "potassium.pdf")


def texts(kind: str) -> list[tuple[int | None, str]]:
    return [(block.page, block.text) for block in PARSED.blocks if block.kind == kind]


def test_headings_with_levels_and_pages() -> None:
    assert [b for b in PARSED.blocks if b.kind == "heading"] == [
        Block("heading", "Potassium on the ward", 1, 1),
        Block("heading", "When to measure", 2, 1),
        Block("heading", "Replacement", 2, 2),
        Block("heading", "By mouth", 3, 2),
        Block("heading", "Doses", 2, 3),
    ]


def test_lines_become_paragraphs_and_a_sentence_runs_over_the_page() -> None:
    assert texts("paragraph") == [
        (1, "Potassium is measured daily while a loop diuretic is given by vein."),
        (2, "Give 40 mmol by mouth where the patient can swallow and the level is above "
            "2.5 mmol/L."),
        (4, "Signed by nobody."),
    ]  # fmt: skip


def test_items_keep_their_lines_together() -> None:
    assert texts("item") == [
        (1, "- Measure twice daily while it is below 3.0 mmol/L."),
        (1, "- Tell the doctor on call."),
    ]


def test_a_table_keeps_rows_and_columns() -> None:
    assert texts("table") == [
        (3, "| Level | Dose | Route |\n| 3.0 to 3.4 | 40 mmol | by mouth |\n"
            "| below 2.5 | 20 mmol an hour at most | by vein |"),
    ]  # fmt: skip


def test_running_heads_are_no_text() -> None:
    assert not any("County hospital" in block.text for block in PARSED.blocks)


def test_title_and_pages() -> None:
    assert (PARSED.title, PARSED.pages) == ("Potassium protocol", 4)


def test_a_word_parted_at_the_end_of_a_line() -> None:
    lines = ["Take the medi-", "cine with food, as every medicine that is long-", "acting."]
    (block,) = read_pdf(pdf(running(lines)), "x.pdf").blocks
    assert block.text == "Take the medicine with food, as every medicine that is long-acting."
