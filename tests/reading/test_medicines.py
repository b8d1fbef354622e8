"""Names of medicines as records display them, and what one dose comes to."""

from decimal import Decimal
from fractions import Fraction

import pytest

from assistant.reading.dosing import Dosing, days, doses_per_day, in_one_dose
from assistant.reading.medicines import read_medicine

NAMES = (
    (
        "12 HR oxycodone hydrochloride 10 MG Extended Release Oral Tablet [OxyContin]",
        (("oxycodone hydrochloride", "10", "mg"),),
        "extended release oral tablet",
    ),
    (
        "oxyCODONE HCl 10 MG 12HR Extended Release Oral Tablet",
        (("oxycodone hcl", "10", "mg"),),
        "extended release oral tablet",
    ),
    (
        "72 HR Fentanyl 0.075 MG/HR Transdermal System",
        (("fentanyl", "0.075", "mg/h"),),
        "transdermal system",
    ),
    ("fentanyl 25 mcg/hr patch", (("fentanyl", "0.025", "mg/h"),), "patch"),
    (
        "Buprenorphine 2 MG / Naloxone 0.5 MG Oral Strip",
        (("buprenorphine", "2", "mg"), ("naloxone", "0.5", "mg")),
        "oral strip",
    ),
    (
        "Suboxone 2 MG / 0.5 MG Sublingual Film",
        (("suboxone", "2", "mg"), ("", "0.5", "mg")),
        "sublingual film",
    ),
    (
        "hydrocodone-acetaminophen 5-325 mg tablet",
        (("hydrocodone", "5", "mg"), ("acetaminophen", "325", "mg")),
        "tablet",
    ),
    ("Percocet 5/325 mg", (("percocet", "5", "mg"), ("", "325", "mg")), ""),
    ("morphine 10 mg/5 mL oral solution", (("morphine", "2", "mg/mL"),), "oral solution"),
    (
        "1 ML denosumab 60 MG/ML Prefilled Syringe [Prolia]",
        (("denosumab", "60", "mg/mL"),),
        "prefilled syringe",
    ),
    ("Metformin 1 g tablet", (("metformin", "1000", "mg"),), "tablet"),
    ("Pepto-bismol Pill", (("pepto-bismol", None, ""),), "pill"),
    ("alendronate", (("alendronate", None, ""),), ""),
    ("", (("", None, ""),), ""),
)


@pytest.mark.parametrize(("text", "parts", "form"), NAMES)
def test_names(text: str, parts: tuple[tuple[str, str | None, str], ...], form: str) -> None:
    medicine = read_medicine(text)
    found = [(p.name, p.strength, p.unit) for p in medicine.ingredients]
    assert found == [(n, Decimal(s) if s else None, u) for n, s, u in parts]
    assert medicine.form == form


def test_a_brand_is_kept_apart() -> None:
    assert read_medicine("oxycodone 10 MG Oral Tablet [OxyContin]").brand == "oxycontin"


@pytest.mark.parametrize(
    ("frequency", "period", "unit", "expected"),
    [
        (1, 1, "d", Fraction(1)),
        (1, 6, "h", Fraction(4)),
        (1, 3, "d", Fraction(1, 3)),
        (2, 1, "wk", Fraction(2, 7)),
        (1, 1, "mo", Fraction(1, 30)),
        (1, 0, "d", None),
        (1, 1, "fortnight", None),
    ],
)
def test_doses_a_day(frequency: int, period: int, unit: str, expected: Fraction | None) -> None:
    assert doses_per_day(Decimal(frequency), Decimal(period), unit) == expected


def test_durations() -> None:
    assert days(Decimal(4), "wk") == 28
    assert days(Decimal(4), "moon") is None


@pytest.mark.parametrize(
    ("name", "amount", "unit", "expected"),
    [
        ("morphine 10 MG Oral Tablet", "2", "tablet", Fraction(20)),
        ("morphine 10 MG Oral Tablet", "15", "mg", Fraction(15)),
        ("morphine 2 MG/ML Oral Solution", "5", "mL", Fraction(10)),
        ("morphine 2 MG/ML Oral Solution", "1", "bottle", None),
        ("morphine 10 MG Oral Tablet", "5", "mL", None),
        ("morphine Oral Tablet", "1", "tablet", None),
        ("codeine 30 MG / acetaminophen 300 MG Oral Tablet", "330", "mg", None),
        ("morphine 10 MG Oral Tablet", None, "tablet", None),
    ],
)
def test_one_dose(name: str, amount: str | None, unit: str, expected: Fraction | None) -> None:
    medicine = read_medicine(name)
    dosing = Dosing(Fraction(1), Decimal(amount) if amount else None, unit)
    assert in_one_dose(medicine.ingredients[0], medicine, dosing) == expected
