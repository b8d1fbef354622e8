"""One comparison in words to a leaf, and what is said when it is wrong."""

from decimal import Decimal

import pytest

from assistant.domain.condition import Atom, Not
from assistant.domain.domains import NO, YES, Interval, Options
from assistant.domain.errors import CorpusError
from tests.rules.small import leaf

READ = [
    ("cancer", YES),
    ("cancer == false", NO),
    ("age >= 65 year", Interval(low=Decimal(65))),
    ("crcl < 35 mL/min", Interval(high=Decimal(35), high_open=True)),
    ("t_score <= -2.5", Interval(high=Decimal("-2.5"))),
    ("t_score <= −2.5", Interval(high=Decimal("-2.5"))),
    ("t_score > 1", Interval(low=Decimal(1), low_open=True)),
    ("age == 50 year", Interval(Decimal(50), Decimal(50))),
    ("sex == female", Options(frozenset({"female"}))),
    ("jurisdiction in {US, UK}", Options(frozenset({"US", "UK"}))),
]


@pytest.mark.parametrize(("text", "admits"), READ)
def test_reads(text: str, admits: Interval | Options) -> None:
    atom = leaf(text)
    assert isinstance(atom, Atom)
    assert atom.admits == admits


def test_site_is_part_of_the_fact() -> None:
    atom = leaf("t_score[hip] <= -2.5")
    assert isinstance(atom, Atom)
    assert atom.fact == "t_score[hip]"


def test_unequal_is_a_negation() -> None:
    assert isinstance(leaf("sex != male"), Not)


REFUSED = [
    ("cancr", "did you mean 'cancer'"),
    ("alendronate", "is an action"),
    ("crcl < 35", "measured in mL/min"),
    ("crcl < 35 mL/min/1.73m2", "measured in mL/min"),
    ("age >= 700 year", "outside the range"),
    ("age", "needs an operator"),
    ("sex == woman", "allowed: female, male"),
    ("t_score[knee] < 1", "allowed: hip, spine"),
    ("age + 1 > 3 year", "is not a comparison"),
    ("cancer and pregnant", "is not a comparison"),
    ("__import__('os')", "is not a comparison"),
    ("", "is not a comparison"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refuses_with_place_and_what_is_allowed(text: str, message: str) -> None:
    with pytest.raises(CorpusError, match=r"^test\.yaml:1:\d+: ") as caught:
        leaf(text)
    assert message in str(caught.value)
