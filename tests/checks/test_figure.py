import pytest

from assistant.checks import figure
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Women of 51 or older need a total of 1,200 mg of calcium a day.",
            "Women of 51 or older need a total of 120 mg of calcium a day.",
        ),
        (
            "Romosozumab is not started within 12 months of a heart attack.",
            "Romosozumab is not started within 3 months of a heart attack.",
        ),
        (
            "A T-score of -2.5 or lower at the spine or hip is osteoporosis.",
            "A T-score of -3.5 or lower at the spine or hip is osteoporosis.",
        ),
    ],
)
def test_a_figure_is_the_one_of_the_nearest_sentences(right: str, wrong: str) -> None:
    assert kinds(figure.check, right) == []
    assert kinds(figure.check, wrong) == ["number_mismatch"]


def test_a_figure_of_the_question_is_no_source_s_figure() -> None:
    text = "At 32 mL/min, zoledronic acid is contraindicated."
    assert kinds(figure.check, text, "Creatinine clearance 32 mL/min. Reclast?") == []
    assert kinds(figure.check, text) == ["number_mismatch"]


def test_a_figure_of_something_else_passes() -> None:
    assert kinds(figure.check, "The waiting room has 12 chairs and opens at 8 hours.") == []
