"""Blood pressures as they are typed, and pairs of numbers that are none."""

import pytest

from tests.reading.real_facts import value


@pytest.mark.parametrize(
    ("text", "systolic", "diastolic"),
    [
        ("BP 148/86", 148, 86),
        ("58-year-old man, BP 148/86 mmHg, what next?", 148, 86),
        ("Her blood pressure is 134/82.", 134, 82),
        ("blood pressure of 134 / 82 mm Hg", 134, 82),
        ("Newly diagnosed hypertension, 152/94 mmHg today", 152, 94),
        ("BP still 162/100 on three drugs", 162, 100),
        ("home readings 128/76", 128, 76),
        ("Is treatment needed at 150/95 mmHg?", 150, 95),
        ("BP today 210/130, chest pain", 210, 130),
        # no pressure of today, or none of the patient
        ("The BP goal is 130/80.", None, None),
        ("target below 130/80 mmHg", None, None),
        ("BP above 140/90 in clinic", None, None),
        ("BP 140/90 or higher", None, None),
        ("His father's blood pressure is 180/100.", None, None),
        ("If her blood pressure were 160/100 mmHg, what then?", None, None),
        ("BP was 170/100 two years ago", None, None),
        # other pairs of numbers
        ("FRAX 19/3.2", None, None),
        ("pain 7/10", None, None),
        ("seen on 12/11/2026", None, None),
        ("motor power 4/5 in both legs", None, None),
        ("vision 20/40", None, None),
        ("BP 86/148", None, None),
    ],
)
def test_a_blood_pressure_is_read_only_where_one_is_stated(
    text: str, systolic: int | None, diastolic: int | None
) -> None:
    assert (value(text, "systolic_bp"), value(text, "diastolic_bp")) == (systolic, diastolic)
