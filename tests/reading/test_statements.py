"""Pages cut into statements: sentences, items, headings, lead-ins, markers, references."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.markers import read_markers, without_markers
from assistant.reading.statements import TextStatement, split_statements

PAGE = """# Management

The next step is an MRI.[1] It should not wait. 2

## Step 1: Imaging

- **MRI** without contrast [2,3]
- If DXA confirms osteoporosis (T-score ≤ -2.5):
  - Start alendronate 70 mg
    once a week.
  - Calcium, e.g. from food
1. Refer the patient

| Drug | Verdict |
|---|---|
| Alendronate | avoid |

References

[1] ACR. Low back pain. 2021.
[2] NICE. NG59. 2016.
"""


def by_text(page: str) -> dict[str, TextStatement]:
    return {statement.text: statement for statement in split_statements(page)}


def test_sentences_items_headings_and_references_are_told_apart() -> None:
    kinds = {text: statement.kind for text, statement in by_text(PAGE).items()}
    assert kinds["Management"] == "heading"
    assert kinds["The next step is an MRI.[1]"] == "sentence"
    assert kinds["**MRI** without contrast [2,3]"] == "item"
    assert kinds["Refer the patient"] == "item"
    assert kinds["[1] ACR. Low back pain. 2021."] == "reference"
    assert kinds["[2] NICE. NG59. 2016."] == "reference"


def test_markers_belong_to_their_sentence() -> None:
    found = by_text(PAGE)
    assert found["The next step is an MRI.[1]"].markers == (1,)
    assert found["It should not wait. 2"].markers == (2,)
    assert found["**MRI** without contrast [2,3]"].markers == (2, 3)


def test_an_item_knows_its_headings_and_lead_in() -> None:
    item = by_text(PAGE)["Calcium, e.g. from food"]
    assert item.headings == ("Management", "Step 1: Imaging")
    assert item.lead_in == "If DXA confirms osteoporosis (T-score ≤ -2.5):"
    assert by_text(PAGE)["Refer the patient"].lead_in is None


def test_a_wrapped_item_is_one_statement() -> None:
    assert any(
        text.startswith("Start alendronate") and text.endswith("once a week.")
        for text in by_text(PAGE)
    )


def test_a_table_row_is_a_statement() -> None:
    assert by_text(PAGE)["Alendronate | avoid"].kind == "item"


def test_plain_lines_that_stand_alone_are_headings() -> None:
    page = "Treatment Considerations\n\nFor Osteoporosis\n\n  • Start alendronate\n"
    item = by_text(page)["Start alendronate"]
    assert item.headings == ("For Osteoporosis",)


def test_a_paragraph_ending_in_a_colon_leads_its_list() -> None:
    page = "Do this today:\n- MRI\n\nThen wait.\n- DXA\n"
    assert by_text(page)["MRI"].lead_in == "Do this today:"
    assert by_text(page)["DXA"].lead_in is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Start it, e.g. today. Then wait.", 2),
        ("Dr. Smith agrees. He waits.", 2),
        ("At 2.5 mg. Then more.", 2),
        ("T-score -2.5 vs. -1.0 matters.", 1),
        ("Is it so? Yes. No!", 3),
        ("One fact. 1 Another fact. 2", 2),
        ("One fact.¹ Another fact.²", 2),
        ("One fact. [1] Another fact. [2, 3]", 2),
        ("Take calcium and vitamin D. Avoid NSAIDs.", 2),
        ("", 0),
        ("...", 0),
    ],
)
def test_sentence_ends(text: str, sentences: int) -> None:
    assert len(split_statements(text)) == sentences


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Fact [1].", (1,)),
        ("Fact [1-3].", (1, 2, 3)),
        ("Fact [1, 3].", (1, 3)),
        ("Fact [1][4].", (1, 4)),
        ("Fact.¹²", (12,)),
        ("Fact.¹,²", (1, 2)),
        ("Fact<sup>2</sup>.", (2,)),
        ("Fact (1, 2).", (1, 2)),
        ("is the appropriate next step 1", (1,)),
        ("glucocorticoids for ≥3 months 1", (1,)),
        ("fractures. 1", (1,)),
        ("eGFR 24", ()),
        ("eGFR is below 24", ()),
        ("Step 1", ()),
        ("grade 2", ()),
        ("eGFR 24 mL/min/1.73 m²", ()),
        ("calcium 1,200 mg a day", ()),
        ("T-score of -2.5", ()),
        ("See [link](https://example.org).", ()),
    ],
)
def test_markers(text: str, numbers: tuple[int, ...]) -> None:
    assert tuple(n for marker in read_markers(text) for n in marker.numbers) == numbers


@given(st.text(max_size=300))
def test_spans_point_at_the_words(text: str) -> None:
    statements = split_statements(text)
    assert split_statements(text) == statements
    assert [s.id for s in statements] == [f"s{n + 1}" for n in range(len(statements))]
    for statement in statements:
        original = text[slice(*statement.span)]
        assert len(original) == len(statement.text)
        assert original.split() == statement.text.split()


@given(st.lists(st.sampled_from(PAGE.splitlines()), max_size=12))
def test_statements_never_overlap(lines: list[str]) -> None:
    spans = [statement.span for statement in split_statements("\n".join(lines))]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.text(max_size=120))
def test_blanking_markers_keeps_every_offset(text: str) -> None:
    assert len(without_markers(text)) == len(text)
