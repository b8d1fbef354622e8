"""Numbers that a page tells of its patient, ages, and the time that a risk is told for."""

import pytest

from assistant.reading.own_values import is_age, is_horizon, own_values
from assistant.reading.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("This 59-year-old man fell off a ladder.", ["59-year-old"]),
        ("Her lowest T-score is -2.8.", ["-2.8"]),
        ("eGFR measured yesterday at 44 mL/min/1.73m2.", ["44 mL/min/1.73m2"]),
        ("Your FRAX of 17% is above the line of 10%.", ["17%"]),
        ("She has been taking risedronate for six years.", ["six years"]),
        ("He takes 10 mg of prednisone a day.", ["10 mg"]),
        ("His clearance is below the limit of 35 mL/min.", []),
        ("Her next infusion is due in 12 months.", []),
        ("She should have 1,200 mg of calcium a day.", []),
        ("You must not have it below 30 mL/min.", []),
        ("It is not recommended until she is 80.", []),
        ("Any 70-year-old man qualifies.", []),
        ("A T-score of -2.5 or lower is osteoporosis.", []),
        ("At 32 mL/min the drug is contraindicated.", []),
    ],
)
def test_own_values_are_told_of_the_patient(text: str, own: list[str]) -> None:
    assert [quantity.text for quantity in own_values(text)] == own


@pytest.mark.parametrize(
    ("text", "age", "horizon"),
    [
        ("a 62-year-old woman", True, False),
        ("women 65 years of age", True, False),
        ("a 10-year probability of hip fracture of 3%", False, True),
        ("the risk of a fracture over 5 years", False, True),
        ("treatment for 5 years", False, False),
        ("within 12 months of a stroke", False, False),
    ],
)
def test_ages_and_horizons_are_no_times(text: str, age: bool, horizon: bool) -> None:
    first = read_quantities(text)[0]
    assert (is_age(text, first), is_horizon(text, first)) == (age, horizon)
