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


@pytest.mark.parametrize(
    "text",
    [
        "This 58-year-old woman has osteoporosis and two vertebral fractures.",
        "Her T-score is -3.7 and her clearance is 33 mL/min.",
        "Creatinine clearance this week 29 mL/min, so Reclast was not given.",
        "Within a year of a heart attack, romosozumab should not be started.",
        "Zoledronic acid 5 mg is given once every 12 months for treatment.",
        "The FRAX 10-year probability of a major fracture of 20 % or more is a reason to treat.",
    ],
)
def test_the_patient_s_own_numbers_and_the_same_time_in_other_units_pass(text: str) -> None:
    assert kinds(figure.check, text) == []


def test_another_time_is_found_in_any_unit() -> None:
    text = "Romosozumab should not be started within 10 weeks of a heart attack or stroke."
    assert kinds(figure.check, text) == ["number_mismatch"]
