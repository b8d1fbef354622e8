"""Morphine equivalents: the figure on the card for orders by tablet, volume, patch and weight."""

from pathlib import Path
from typing import Any

import pytest

from assistant.adapters.cds_request import read_request
from evals.cds import PUBLISHED_DAY
from tests.cds.calls import (
    LONG_ACTING,
    OXYCODONE,
    call,
    condition,
    order,
    saved,
    summaries,
    support,
)

PATCH = "72 HR fentanyl 0.05 MG/HR Transdermal System"
SOLUTION = "oxycodone hydrochloride 1 MG/ML Oral Solution"
COMBINED = "hydrocodone bitartrate 10 MG / acetaminophen 325 MG Oral Tablet"

# name, doses a day, size of a dose, its unit, morphine milligram equivalents a day
DOSES = (
    (PATCH, 1, 1, "patch", "120.00"),
    ("fentanyl 25 mcg/hr patch", 1, 2, "patch", "120.00"),
    ("tramadol hydrochloride 50 MG Oral Tablet", 8, 1, "tablet", "80.00"),
    ("codeine sulfate 60 MG Oral Tablet", 6, 1, "tablet", "54.00"),
    ("tapentadol 50 MG Oral Tablet", 3, 1, "tablet", "60.00"),
    ("hydromorphone hydrochloride 4 MG Oral Tablet", 3, 1, "tablet", "60.00"),
    ("oxymorphone hydrochloride 10 MG Oral Tablet", 2, 1, "tablet", "60.00"),
    ("morphine 10 mg/5 mL oral solution", 5, 5, "mL", "50.00"),
    (SOLUTION, 4, 10, "mL", "60.00"),
    (COMBINED, 6, 1, "tablet", "60.00"),
    ("oxycodone-acetaminophen 10-325 mg tablet", 4, 1, "tablet", "60.00"),
    ("Percocet 10/325 mg", 4, 1, "tablet", "60.00"),
    ("methadone 5 MG Oral Tablet", 1, 15, "mg", "70.50"),
)


def detail(orders: tuple[dict[str, Any], ...], folder: Path) -> str:
    body = call("order-sign", orders, (condition("Cocaine abuse"),))
    request = read_request(saved(folder, body), PUBLISHED_DAY)
    (card,) = support().cards(request, "OpioidCDSREC08").cards
    return card.detail


@pytest.mark.parametrize(("name", "times", "dose", "unit", "shown"), DOSES)
def test_the_dose_on_the_card(
    name: str, times: int, dose: int, unit: str, shown: str, tmp_path: Path
) -> None:
    assert f"({shown} mg/d)" in detail((order(name, times=times, dose=dose, unit=unit),), tmp_path)


def test_orders_add_up(tmp_path: Path) -> None:
    morphine = order("morphine sulfate 30 MG Oral Tablet", times=2)
    assert "(90.00 mg/d)" in detail((morphine, order(OXYCODONE, times=4)), tmp_path)


@pytest.mark.parametrize(
    "one",
    [
        order(PATCH, period=3, unit="patch"),
        order(LONG_ACTING),
        order("buprenorphine 8 MG Sublingual Tablet", times=3),
    ],
)
def test_a_low_dose_is_no_reason(one: dict[str, Any], tmp_path: Path) -> None:
    assert "MME" not in detail((one,), tmp_path)


def test_a_range_counts_at_its_upper_end(tmp_path: Path) -> None:
    one = order("morphine sulfate 15 MG Oral Tablet", times=4)
    (line,) = one["dosageInstruction"]
    line["asNeededBoolean"] = True
    line["doseAndRate"] = [{"doseRange": {"low": {"value": 1}, "high": {"value": 2}}}]
    assert "(120.00 mg/d)" in detail((one,), tmp_path)


def test_a_dose_that_is_not_known_is_at_least_what_is_known(tmp_path: Path) -> None:
    unknown = order("morphine sulfate 30 MG Oral Tablet", dosageInstruction=[])
    high = order("morphine sulfate 100 MG Oral Tablet")
    service = "OpioidCDSREC04_05"
    assert summaries(tmp_path, call("order-sign", (unknown,)), service) == []
    assert len(summaries(tmp_path, call("order-sign", (unknown, high)), service)) == 1


def test_a_known_code_is_read_before_the_name(tmp_path: Path) -> None:
    coding = {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1049502"}
    coded = order("x", medicationCodeableConcept={"coding": [coding]})
    assert len(summaries(tmp_path, call("order-sign", (coded,)), "OpioidCDSREC03")) == 1
