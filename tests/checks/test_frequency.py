import pytest

from assistant.checks import frequency
from tests.checks.pages import found, kinds


def test_an_amount_that_lost_its_day_is_found_at_the_number() -> None:
    text = "Ask for prednisone \u22655 mg for \u22653 months."
    assert found(frequency.check, text) == [("number_mismatch", "error", "5 mg")]


@pytest.mark.parametrize(
    "text",
    [
        "Ask for prednisone \u22655 mg daily for \u22653 months.",
        "Ask for prednisone of at least 5 mg/day for 3 months.",
        "Alendronate 70 mg is given.",
        "Stop above 400 mg of ibuprofen.",
    ],
)
def test_an_amount_with_its_time_or_without_a_daily_source_passes(text: str) -> None:
    assert kinds(frequency.check, text) == []
