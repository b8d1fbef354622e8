"""Passages are slices of the document's text, under their headings, with ids that stay."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.document_blocks import Block, Parsed
from assistant.adapters.passage_splitter import locator, split

WORDS = st.text("abcdefg .:|\n", min_size=1, max_size=3000).map(str.strip).filter(bool)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Block, st.just("heading"), WORDS.map(lambda t: t[:60]), st.integers(1, 6)),
        st.builds(
            Block,
            st.sampled_from(["paragraph", "item", "table"]),
            WORDS,
            st.just(0),
            st.integers(1, 5),
        ),
    ),
    max_size=12,
).map(tuple)


@given(BLOCKS)
def test_every_passage_is_a_slice_and_no_word_is_lost(blocks: tuple[Block, ...]) -> None:
    text, pieces = split(Parsed(blocks))
    assert all(text[slice(*piece.span)] == piece.text for piece in pieces)
    starts = [piece.span for piece in pieces]
    assert starts == sorted(starts)
    assert all(one[1] <= other[0] for one, other in pairwise(starts))
    found = "".join("".join((*piece.section, piece.text)) for piece in pieces)
    for block in blocks:
        if block.kind == "heading":
            assert block.text in found
    bodies = "".join("".join(b.text.split()) for b in blocks if b.kind != "heading")
    headings = {b.text for b in blocks if b.kind == "heading"}
    passages = "".join("".join(p.text.split()) for p in pieces if p.text not in headings)
    assert len(passages) >= len(bodies) - sum(len(h) for h in headings) * len(blocks)


@given(BLOCKS)
def test_anchors_are_unique_and_the_same_again(blocks: tuple[Block, ...]) -> None:
    anchors = [piece.anchor for piece in split(Parsed(blocks))[1]]
    assert len(set(anchors)) == len(anchors)
    assert anchors == [piece.anchor for piece in split(Parsed(blocks))[1]]


def document(*middle: Block) -> Parsed:
    return Parsed(
        (
            Block("heading", "Guide", 1),
            Block("heading", "First", 2),
            Block("paragraph", "One.", page=1),
            *middle,
            Block("heading", "Last", 2),
            Block("paragraph", "Two.", page=3),
        ),
        "Guide",
    )


def test_a_change_elsewhere_leaves_an_anchor_as_it_is() -> None:
    before = [piece.anchor for piece in split(document())[1]]
    after = [piece.anchor for piece in split(document(Block("paragraph", "New.", page=2)))[1]]
    assert before == [after[0], after[-1]]
    assert len(after) == 3


def test_section_and_page_are_named_in_words() -> None:
    assert [locator(piece) for piece in split(document())[1]] == [
        "page 1, section First",
        "page 3, section Last",
    ]


def test_an_item_stays_with_what_leads_to_it_and_a_table_stands_alone() -> None:
    blocks = (
        Block("paragraph", "Give it only when:", page=1),
        Block("item", "- awake", page=2),
        Block("table", "| a | b |", page=2),
        Block("paragraph", "After.", page=2),
    )
    _, pieces = split(Parsed(blocks))
    assert [piece.text for piece in pieces] == [
        "Give it only when:\n\n- awake",
        "| a | b |",
        "After.",
    ]
    assert [locator(piece) for piece in pieces] == ["pages 1 to 2", "page 2", "page 2"]


def test_a_heading_with_nothing_below_it_is_a_passage() -> None:
    blocks = (Block("heading", "Only a name", 1), Block("heading", "Another", 1))
    assert [piece.text for piece in split(Parsed(blocks))[1]] == ["Only a name", "Another"]


def test_long_text_is_cut_at_a_sentence() -> None:
    sentence = "The dose is halved below an eGFR of 30 mL/min. "
    _, pieces = split(Parsed((Block("paragraph", (sentence * 60).strip()),)))
    assert len(pieces) > 1
    assert all(piece.text.endswith("min.") for piece in pieces)
