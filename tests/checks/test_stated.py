"""Figures said to be a document's, both sides, with sentences of its own."""

import pytest

from assistant.checks import stated
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (
            "",
            "BHOF wants men of 50 to 70 to take in 1,000 mg of calcium a day.",
            "BHOF wants men of 50 to 70 to take in 1,900 mg of calcium a day.",
        ),
        (
            "How did patients with a slip do after five years in NORDSTEN-DS?",
            "After decompression alone 63 % had responded.",
            "After decompression alone 48 % had responded.",
        ),
        (
            "",
            "In NICE NG59, denervation asks for localised pain of 5 or more out of 10.",
            "In NICE NG59, denervation asks for localised pain of 3 or more out of 10.",
        ),
        (
            "What does the CDC guideline of 2022 say on follow-up after an opioid is started?",
            "Benefits and risks are weighed again within 1 to 4 weeks.",
            "Benefits and risks are weighed again within 8 to 10 weeks.",
        ),
    ],
)
def test_a_figure_is_the_documents(question: str, right: str, wrong: str) -> None:
    assert kinds(stated.check, right, question) == []
    assert kinds(stated.check, wrong, question) == ["number_mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        # Figures of the patient, of nobody's document, and of another matter.
        "Following BHOF we calculated FRAX; her hip probability is 7 %.",
        "Drug treatment is recommended from a FRAX probability of 7 % for the hip.",
        "BHOF has 12 % more members this year.",
        "A 64-year-old woman was seen under BHOF guidance.",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert kinds(stated.check, text) == []
