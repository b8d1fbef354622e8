"""Right numbers in a wrong unit, both sides, with sentences of its own."""

import pytest

from assistant.checks import unit
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Facet effusions beyond 1.5 mm on supine MRI call for standing radiographs.",
            "Facet effusions beyond 1.5 cm on supine MRI call for standing radiographs.",
        ),
        (
            "BHOF wants 25-OH vitamin D kept between 30 and 50 ng/mL.",
            "BHOF wants 25-OH vitamin D kept between 30 and 50 nmol/L.",
        ),
        (
            "Romosozumab is injected at 210 mg once a month.",
            "Romosozumab is injected at 210 mcg once a month.",
        ),
        (
            "With a ferritin below 45 ng/mL the anaemia counts as iron deficiency (AGA).",
            "With a ferritin below 45 mg/mL the anaemia counts as iron deficiency (AGA).",
        ),
    ],
)
def test_a_number_keeps_its_unit(right: str, wrong: str) -> None:
    assert kinds(unit.check, right) == []
    assert kinds(unit.check, wrong) == ["number_mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        # The same in another unit, another number, the patient's own value, a time.
        "A facet effusion of more than 0.15 cm on supine MRI calls for standing radiographs.",
        "The lesion in the facet joint is 3 cm wide.",
        "After 4 inches of rain she walked to the clinic.",
        "She was seen 6 days later and again after 3 months.",
    ],
)
def test_other_measures_are_left_alone(text: str) -> None:
    assert kinds(unit.check, text) == []
