import pytest

from assistant.checks import threshold
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("below 35 mL/min", []),
        ("below 45 mL/min", ["number_mismatch"]),
        ("above 35 mL/min", ["condition_dropped"]),
    ],
)
def test_a_limit_is_the_rule_s_and_points_the_same_way(limit: str, expected: list[str]) -> None:
    text = f"Alendronate is not recommended when creatinine clearance is {limit}."
    assert kinds(threshold.check, text) == expected


def test_the_patient_s_own_value_is_no_limit() -> None:
    text = "Alendronate is not recommended when creatinine clearance is below 32 mL/min."
    question = "Creatinine clearance 32 mL/min. Alendronate?"
    assert kinds(threshold.check, text, question) == []


def test_a_bar_that_is_denied_is_told_the_other_way() -> None:
    text = "Alendronate is recommended, provided none of these holds: {}; a low blood calcium."
    assert kinds(threshold.check, text.format("creatinine clearance below 35 mL/min")) == []
    text = "Alendronate is recommended when creatinine clearance is below 35 mL/min."
    assert kinds(threshold.check, text) == ["condition_dropped"]
