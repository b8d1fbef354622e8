import pytest

from assistant.checks import support
from tests.checks.pages import found, kinds


def test_a_sentence_that_follows_from_a_rule_gets_the_passage_as_a_note() -> None:
    text = "NICE does not recommend acupuncture for low back pain."
    assert found(support.check, text) == [("uncited", "note", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acupuncture is not recommended for low back pain (NICE). [1]", []),
        ("A bisphosphonate should be started.", ["uncited"]),
        ("Which drug should be started?", []),
        ("The clinic opens at nine.", []),
    ],
)
def test_citations_are_asked_of_clinical_sentences_only(text: str, expected: list[str]) -> None:
    assert kinds(support.check, text) == expected


def test_a_number_that_no_near_passage_has_is_unsupported() -> None:
    text = "Vertebral fractures are overlooked on 83 % of radiographs."
    assert found(support.check, text) == [("unsupported", "warning", text)]
