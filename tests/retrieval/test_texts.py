"""What stands in the index for a passage, one text for each leg."""

from dataclasses import replace

from assistant.domain.knowledge import USER_DOCUMENT, Concept, Kind
from assistant.retrieval.texts import dense_text, lexical_text, worded
from tests.small_corpus import corpus

LABEL = corpus().documents["label"]
OWN = replace(LABEL, kind=USER_DOCUMENT)
PIECE = replace(OWN.passages[0], section=("Drugs", "Kidney"))


def test_words_are_found_by_title_and_locator_too_and_meaning_by_the_passage_alone() -> None:
    passage = LABEL.passages[0]
    assert lexical_text(LABEL, passage) == (
        "Alendronate label. Kidney function. Not recommended below 35 mL/min."
    )
    assert dense_text(LABEL, passage) == "Not recommended below 35 mL/min."


def test_a_piece_of_a_users_document_stands_under_its_headings() -> None:
    whole = "Alendronate label. Drugs. Kidney. Not recommended below 35 mL/min."
    assert lexical_text(OWN, PIECE) == dense_text(OWN, PIECE) == whole


def test_every_name_of_what_is_mentioned_joins_the_words_once() -> None:
    bone = Concept("bone", Kind.CONDITION, "osteoporosis", synonyms=("thin bones", "OP"))
    test = Concept("test", Kind.TEST, "DXA")
    assert worded("A scan.", [bone, test, bone]) == "A scan.\nosteoporosis\nthin bones\nOP\nDXA"
    assert worded("A scan.", []) == "A scan."
