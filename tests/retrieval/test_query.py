"""What stands in the index for a passage, and what is asked of it."""

import pytest

from assistant.retrieval.query import expanded, index_text
from tests.small_corpus import corpus


def test_a_passage_is_found_by_its_documents_title_and_locator_too() -> None:
    document = corpus().documents["label"]
    assert index_text(document, document.passages[0]) == (
        "Alendronate label. Kidney function. Not recommended below 35 mL/min."
    )


@pytest.mark.parametrize(
    ("question", "terms", "asked"),
    [
        ("thin bones?", ("osteoporosis",), "thin bones? osteoporosis"),
        ("Is Osteoporosis treated?", ("osteoporosis",), "Is Osteoporosis treated?"),
        ("thin bones?", ("osteoporosis", "DXA", "osteoporosis"), "thin bones? osteoporosis DXA"),
        ("thin bones?", (), "thin bones?"),
    ],
)
def test_expansion_adds_each_missing_term_once(
    question: str, terms: tuple[str, ...], asked: str
) -> None:
    assert expanded(question, terms) == asked


def test_a_longer_form_of_what_was_said_adds_nothing() -> None:
    terms = ("romosozumab", "romosozumab injection", "Evenity")
    assert expanded("Romosozumab for her?", terms) == "Romosozumab for her? Evenity"
