"""Numbers with comparator, range, unit, frequency and place."""

import string
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.quantities import read_quantities
from assistant.reading.units import canonical_unit, factor


def _said(text: str) -> list[str]:
    """Each quantity as `comparator value[..high] unit`."""
    return [
        f"{q.comparator} {q.value}{f'..{q.high}' if q.high is not None else ''} {q.unit or '-'}"
        for q in read_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("eGFR 24", "= 24 -"),
        ("T-score of -2.9", "= -2.9 -"),
        ("T-score of \u22122.9", "= -2.9 -"),
        ("T-score of \u2212 2.9", "= -2.9 -"),
        ("minus 2.5 SD", "= -2.5 SD"),
        ("1,200 mg", "= 1200 mg"),
        ("7,5 mg", "= 7.5 mg"),
        ("ten days", "= 10 day"),
        ("twenty-five years", "= 25 year"),
        ("a couple of weeks", "= 2 week"),
        ("for a month", "= 1 month"),
        ("a year ago", "= 1 year"),
        ("72-year-old", "= 72 year"),
        ("72 yo", "= 72 year"),
        ("72 y/o", "= 72 year"),
        ("5 mo", "= 5 month"),
        ("24 mL/min/1.73 m2", "= 24 mL/min/1.73m2"),
        ("24 ml per minute per 1.73 m\u00b2", "= 24 mL/min/1.73m2"),
        ("35 mL/min", "= 35 mL/min"),
        ("18 ng/mL", "= 18 ng/mL"),
        ("45 nmol/l", "= 45 nmol/L"),
        ("140 mm Hg", "= 140 mmHg"),
        ("20 per cent", "= 20 %"),
        ("800 IU", "= 800 IU"),
        ("800 international units per day", "= 800 IU/day"),
        ("4cm", "= 4 cm"),
    ],
)
def test_number_and_unit(text: str, said: str) -> None:
    assert _said(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<35 mL/min", "< 35 mL/min"),
        ("\u2264 -2.5", "<= -2.5 -"),
        ("less than 35 mL/min", "< 35 mL/min"),
        ("below 35 mL/min", "< 35 mL/min"),
        ("at least 30 minutes", ">= 30 min"),
        ("no more than 5 mg", "<= 5 mg"),
        ("not less than 5 mg", ">= 5 mg"),
        ("up to 10 days", "<= 10 day"),
        ("women over 65", "> 65 -"),
        ("older than 65 years", "> 65 year"),
        ("65 or older", ">= 65 -"),
        ("65 years or older", ">= 65 year"),
        ("aged 65+", ">= 65 -"),
        ("-2.5 or below", "<= -2.5 -"),
        ("worse than -2.5", "< -2.5 -"),
        ("-2.5 or worse", "<= -2.5 -"),
        ("exactly 5 mg", "= 5 mg"),
    ],
)
def test_comparators_before_and_after(text: str, said: str) -> None:
    assert _said(text) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1,000-1,200 mg", ["= 1000..1200 mg"]),
        ("1,000 \u2013 1,200 mg/day", ["= 1000..1200 mg/day"]),
        ("800 to 1000 IU a day", ["= 800..1000 IU/day"]),
        ("20 mg to 30 mg", ["= 20..30 mg"]),
        ("between 1 and 2.5", ["= 1..2.5 -"]),
        ("between -1.0 and -2.5", ["= -2.5..-1.0 -"]),
        ("20 -30 mL/min", ["= 20..30 mL/min"]),
        ("20 and 30 mg", ["= 20 -", "= 30 mg"]),
        ("20 mg to 30 days", ["= 20 mg", "= 30 day"]),
    ],
)
def test_ranges(text: str, said: list[str]) -> None:
    assert _said(text) == said


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("70 mg once a week", "mg/week"),
        ("70 mg once weekly", "mg/week"),
        ("70 mg/week", "mg/week"),
        ("weekly alendronate 70 mg", "mg/week"),
        ("5 mg of prednisolone daily", "mg/day"),
        ("5 mg IV yearly", "mg/year"),
        ("60 mg every 6 months", "mg/6month"),
        ("500 mg twice a day", "mg/12hour"),
        ("500 mg bd", "mg/12hour"),
        ("5 mg and weekly exercise", "mg"),
        ("5 mg for 4 months", "mg"),
    ],
)
def test_a_frequency_is_part_of_the_unit(text: str, unit: str) -> None:
    assert read_quantities(text)[0].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "HLA-B27", "L4-5", "L4/5", "T12", "25-OH vitamin D", "25(OH)D", "COVID-19", "shown [1,2]",
        "on 2026-06-01", "doi 10.1016/j.jacr.2021.08.002", "in her 60s", "one of the drugs",
        "no one", "3D imaging",
    ],
)  # fmt: skip
def test_numbers_inside_names_are_not_quantities(text: str) -> None:
    assert read_quantities(text) == ()


def test_the_span_covers_number_and_unit_only() -> None:
    (found,) = read_quantities("eGFR below 24 mL/min/1.73 m2, and rising")
    assert found.text == "24 mL/min/1.73 m2"
    assert found.span == (11, 28)


@pytest.mark.parametrize(
    ("unit", "into", "size"),
    [
        ("day", "week", Fraction(1, 7)),
        ("year", "month", Fraction(12)),
        ("mg/week", "mg/day", Fraction(1, 7)),
        ("mg/12hour", "mg/day", Fraction(2)),
        ("g/day", "mg/day", Fraction(1000)),
        ("mg", "mg/day", None),
        ("mL/min", "mL/min/1.73m2", None),
        ("ng/mL", "nmol/L", None),
        ("mg", "day", None),
    ],
)
def test_factors_are_exact_and_only_within_a_dimension(
    unit: str, into: str, size: Fraction | None
) -> None:
    assert factor(unit, into) == size


@pytest.mark.parametrize(
    ("written", "unit"),
    [("mL/min/1.73 m²", "mL/min/1.73m2"), ("minutes", "min"), ("ug/L", "mcg/L"), ("furlong", None)],
)
def test_one_spelling_a_unit(written: str, unit: str | None) -> None:
    assert canonical_unit(written) == unit


@given(
    st.decimals(min_value=0, max_value=99_999, places=2, allow_nan=False),
    st.sampled_from(["mg", "mL/min", "%", "weeks", "nmol/L"]),
)
def test_a_number_is_read_back_exactly(value: Decimal, unit: str) -> None:
    (found,) = read_quantities(f"it is {value} {unit} now")
    assert (found.value, found.unit) == (value, canonical_unit(unit))


@given(st.text(alphabet=string.printable + "\u2212\u2013\u00b2", max_size=120))
def test_quantities_stand_where_they_say_and_never_overlap(text: str) -> None:
    found = read_quantities(text)
    assert all(text[slice(*quantity.span)] == quantity.text for quantity in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
