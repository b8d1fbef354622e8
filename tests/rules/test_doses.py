"""Amounts that are the same course, and amounts that are not."""

from decimal import Decimal

import pytest

from assistant.domain.domains import Interval
from assistant.domain.knowledge import Amount
from assistant.rules.doses import fits


def amount(quantity: str, unit: str) -> Amount:
    return Amount(Interval(Decimal(quantity), Decimal(quantity)), unit)


@pytest.mark.parametrize(
    ("rule", "claim", "same"),
    [
        (("70", "mg/week"), ("70", "mg/week"), True),
        (("70", "mg/week"), ("35", "mg/week"), False),
        (("70", "mg/week"), ("10", "mg/day"), True),
        (("70", "mg/week"), ("70", "mg/day"), False),
        (("35", "mg/week"), ("150", "mg/month"), True),
        (("5", "mg/year"), ("5", "mg/month"), False),
        (("20", "mcg/day"), ("20", "mg/day"), False),
        (("20", "mcg/day"), ("0.02", "mg/day"), True),
        (("210", "mg/month"), ("210", "mg/week"), False),
        (("1200", "mg/day"), ("600", "mg/12hour"), True),
        (("800", "IU/day"), ("800", "mg/day"), True),  # another kind: not compared
        (("1", "tablet/day"), ("2", "mg/day"), True),
    ],
)
def test_fits(rule: tuple[str, str], claim: tuple[str, str], same: bool) -> None:
    assert fits(amount(*rule), amount(*claim)) is same


def test_nothing_named_denies_nothing() -> None:
    assert fits(None, amount("5", "mg/day"))
    assert fits(amount("5", "mg/day"), None)
