"""Worked patients: what a document says of them, and the finding where that is not expected."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.adapters.case_files import read_cases
from assistant.adapters.corpus import load_corpus
from assistant.domain.condition import All, Not
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Advice, Amount, Stance
from assistant.domain.worked import EXPECTED, Expected, Says, WorkedPatient
from assistant.rules.lint import worked
from assistant.rules.worked import alone, said
from tests.rules.small import NOWHERE, corpus, facts, leaf, rule

SHIPPED = Path(__file__).parents[2] / "corpus"


def amount(low: str, high: str = "", unit: str = "mg/week") -> Amount:
    return Amount(Interval(Decimal(low), Decimal(high or low)), unit)


LIMIT = Amount(Interval(high=Decimal(4)), "hour")
RULES = corpus(
    rule("a/bar", leaf("crcl < 35 mL/min"), "alendronate", Stance.AGAINST, safety=True),
    rule("a/dose", leaf("osteoporosis"), "alendronate", Stance.FOR, amount=amount("70")),
    rule("a/range", leaf("osteoporosis"), "risedronate", Stance.FOR, amount=amount("30", "40")),
    rule("a/scan", leaf("osteoporosis"), "scan", Stance.OPTIONAL),
    rule("a/urgent", leaf("cancer"), "scan", Stance.FOR, amount=LIMIT),
    rule("a/class", leaf("pregnant"), "drug", Stance.AGAINST),
    rule(
        "a/grade-i",
        All((leaf("sex == male"), Not(leaf("osteoporosis")))),
        "oral",
        Stance.INSUFFICIENT,
    ),
    rule("b/other", leaf("osteoporosis"), "scan", Stance.AGAINST),
)
ILL = ("osteoporosis=true", "crcl=60", "pregnant=false", "cancer=false", "sex=female")

# facts, action, amount, and what document a alone says
LINES = [
    # direction; the other document does not speak
    (ILL, "alendronate", None, "for"),
    (ILL, "scan", None, "optional"),
    (("osteoporosis=false", "cancer=true"), "scan", None, "for"),
    (("osteoporosis=false", "sex=male"), "oral", None, "insufficient"),
    (("osteoporosis=false", "pregnant=true"), "risedronate", None, "against"),
    # the bar stops what is advised, on one side of its limit only
    (("osteoporosis=true", "pregnant=false", "crcl=34"), "alendronate", None, "against"),
    (("osteoporosis=true", "pregnant=false", "crcl=35"), "alendronate", None, "for"),
    # a class is advised through a member, and its member through nothing else
    (ILL, "oral", None, "for"),
    (ILL, "drug", None, "for"),
    # what is not known leaves it open; what is false makes it silent
    (("osteoporosis=true", "pregnant=false"), "alendronate", None, "open"),
    (("crcl=60",), "alendronate", None, "open"),
    (("osteoporosis=false", "crcl=60", *ILL[2:]), "alendronate", None, "silent"),
    (("osteoporosis=false", "cancer=false"), "scan", None, "silent"),
    # amounts: the very one, not one inside it, another one, or one in another unit
    (ILL, "alendronate", amount("70"), "for"),
    (ILL, "alendronate", amount("35"), "another amount"),
    (ILL, "alendronate", amount("10", unit="mg/day"), "another amount"),
    (ILL, "risedronate", amount("30", "40"), "for"),
    (ILL, "risedronate", amount("35"), "another amount"),
    (ILL, "risedronate", amount("30", "50"), "another amount"),
    (("cancer=true", "osteoporosis=false"), "scan", LIMIT, "for"),
    (
        ("cancer=true", "osteoporosis=false"),
        "scan",
        Amount(Interval(high=Decimal(3)), "hour"),
        "another amount",
    ),
    (ILL, "scan", LIMIT, "another amount"),  # a scan is an option, and nothing is said of when
    (("pregnant=false", "crcl=60"), "alendronate", amount("70"), "open"),
    (("osteoporosis=true", "pregnant=false", "crcl=34"), "alendronate", amount("70"), "against"),
]


@pytest.mark.parametrize(("known", "action", "quantity", "says"), LINES)
def test_a_document_alone_says(
    known: tuple[str, ...], action: str, quantity: Amount | None, says: str
) -> None:
    assert said(action, quantity, facts(*known), alone("a", RULES)).value == says


@pytest.mark.parametrize(("known", "action", "quantity", "says"), LINES)
def test_only_the_line_that_is_met_is_no_finding(
    known: tuple[str, ...], action: str, quantity: Amount | None, says: str
) -> None:
    for expected in EXPECTED:
        line = Expected(action, expected, quantity, expected.value)
        patient = WorkedPatient("a", "A patient.", facts(*known), (line,), NOWHERE)
        found = list(worked.check([patient], RULES))
        if expected.value == says:
            assert found == []
            continue
        (finding,) = found
        assert (finding.kind, finding.position) == ("example_failed", NOWHERE)
        assert f"expected {expected.value!r} of {action}" in finding.message
        assert f"the rules come to {says!r}" in finding.message


def test_facts_that_cannot_hold_together_are_told_instead_of_every_line() -> None:
    lines = (Expected("scan", Says.FOR, None, "for"), Expected("drug", Says.OPEN, None, "open"))
    one = WorkedPatient("a", "A man.", facts("sex=male", "pregnant=true"), lines, NOWHERE)
    (finding,) = worked.check([one], RULES)
    assert "pregnant, sex cannot hold together" in finding.message


def test_safety_rules_that_collide_say_nothing_that_can_be_expected() -> None:
    rules = corpus(
        rule("a/do", leaf("cancer"), "scan", Stance.FOR, safety=True),
        rule("a/not", leaf("pregnant"), "scan", Stance.AGAINST, safety=True),
    )
    both = facts("cancer=true", "pregnant=true")
    assert said("scan", None, both, alone("a", rules)) is Says.DIVIDED
    assert Says.DIVIDED not in EXPECTED


def test_every_guideline_with_rules_has_worked_patients_who_differ() -> None:
    """At least three, so that advice is seen to turn and not only to be given."""
    found = load_corpus(SHIPPED)
    patients = read_cases(SHIPPED, found)
    for document in {one.document for one in found.rules if isinstance(one.then, Advice)}:
        mine = [one for one in patients if one.document == document]
        told = {(e.action, e.says) for one in mine for e in one.expected}
        assert len(mine) >= 3, document
        assert len(told) > len({action for action, _ in told}), document
