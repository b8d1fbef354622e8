"""Definitions that a sentence denies, both sides, with sentences of its own."""

import pytest

from assistant.checks import denied
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (
            "Heart failure: which class is it in the AHA/ACC/HFSA 2022 guideline?",
            "An ejection fraction of 45 % does not make it HFrEF.",
            "An ejection fraction of 35 % does not make it HFrEF.",
        ),
        (
            "She has anaemia. What does AGA 2020 call iron deficiency?",
            "A ferritin of 80 ng/mL does not establish iron deficiency.",
            "A ferritin of 30 ng/mL does not establish iron deficiency.",
        ),
        (
            "No metabolic bone disease. What does AACE 2020 count as osteoporosis?",
            "A T-score of -1.2 does not prove osteoporosis.",
            "A fragility fracture does not prove osteoporosis.",
        ),
    ],
)
def test_what_meets_a_definition_is_not_denied(question: str, right: str, wrong: str) -> None:
    assert kinds(denied.check, right, question) == []
    assert kinds(denied.check, wrong, question) == ["rule_conflict"]


@pytest.mark.parametrize(
    "text",
    [
        "A fragility fracture does not mean that she has to stay in bed.",
        "A fragility fracture does not prove osteoporosis.",  # nobody's definition is named
        "She does not qualify for a scan.",
    ],
)
def test_other_denials_are_left_alone(text: str) -> None:
    assert kinds(denied.check, text) == []
