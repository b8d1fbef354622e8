import pytest

from assistant.checks import omission
from tests.checks.pages import found, kinds

CAUDA = "Low back pain with saddle numbness and urinary retention since yesterday. What now?"
LONG = """MRI of the lumbar spine without contrast should be done.
DXA of the hip should be done.
A bisphosphonate should be started.
Calcium should be supplemented.
Vitamin D should be supplemented.
Exercise is recommended.
An NSAID is an option.
Physical therapy is recommended.
Fall prevention is recommended.
"""


@pytest.mark.parametrize(
    "text",
    ["Physical therapy is recommended.", "MRI of the lumbar spine is not recommended."],
)
def test_an_emergency_without_its_urgent_step_is_an_error(text: str) -> None:
    assert found(omission.check, text, CAUDA) == [("omission", "error", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Refer as an emergency today, physical therapy can follow.",
        "An emergency MRI should be done.",
        "A rectal examination is not needed.",
        "Alendronate is not recommended.",
    ],
)
def test_an_urgent_answer_or_one_that_says_no_omits_nothing(text: str) -> None:
    assert kinds(omission.check, text, CAUDA) == []


def test_a_long_page_without_red_flags_and_drug_safety_is_told_so() -> None:
    assert found(omission.check, LONG) == [("omission", "warning", "")] * 2


def test_a_long_page_that_asks_for_both_passes() -> None:
    asked = (
        "Exclude red flags first.\nCheck creatinine clearance: below 35 mL/min a bisphosphonate "
    )
    assert kinds(omission.check, f"{asked}is not recommended.\n{LONG}") == []


def test_a_short_answer_is_no_textbook() -> None:
    assert kinds(omission.check, "A bisphosphonate should be started.") == []
