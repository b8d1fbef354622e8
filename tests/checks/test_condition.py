import pytest

from assistant.checks import condition
from tests.checks.pages import found, kinds

LIST = "Look for these:\n\n- women aged 70 or older\n- height loss above 4 cm\n"


def test_a_list_of_the_source_without_its_gate_is_found() -> None:
    assert found(condition.check, LIST) == [
        ("condition_dropped", "error", "women aged 70 or older")
    ]


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace("these", "these when the T-score is below -1.0"),
        LIST.replace("- height", "- back pain\n- other height").replace("above 4", "of 1"),
        "Look for these:\n\n- osteoporosis\n- corticosteroids\n",
        "DXA is usually appropriate in women of 65 or older.",
    ],
)
def test_a_list_with_its_gate_or_another_list_passes(text: str) -> None:
    assert kinds(condition.check, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vertebral fracture assessment is recommended for everybody.", ["condition_dropped"]),
        ("Romosozumab should be used regardless of the circumstances.", ["condition_dropped"]),
        ("A bisphosphonate is recommended in postmenopausal women with osteoporosis.", []),
        ("Vertebral fracture assessment may be considered.", []),
    ],
)
def test_advice_for_everybody_keeps_the_condition_of_its_source(
    text: str, expected: list[str]
) -> None:
    assert kinds(condition.check, text) == expected


def test_a_gate_on_the_other_side_of_its_threshold_is_found() -> None:
    text = "At an age {}, low-dose CT screening for lung cancer is recommended in current smokers "
    text += "with 30 pack years."
    assert kinds(condition.check, text.format("above 80")) == ["condition_dropped"]
    assert kinds(condition.check, text.format("of 55 to 80")) == []


def test_a_stated_fact_that_falsifies_the_condition_makes_it_an_error() -> None:
    question = "A 45-year-old who still smokes, 30 pack years. Which test?"
    text = "Low-dose CT is recommended."
    assert kinds(condition.check, text, question) == ["condition_dropped"]
    assert kinds(condition.check, text, question.replace("45", "55")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Serum calcium is checked every week at first.",
        "An NSAID is to be tried, if at all, in the lowest dose.",
    ],
)
def test_every_week_and_at_all_are_not_everybody(text: str) -> None:
    assert kinds(condition.check, text) == []
