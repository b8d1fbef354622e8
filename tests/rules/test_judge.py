"""The verdict on a claim: what rules and facts entail, deny, or leave open."""

from decimal import Decimal

import pytest

from assistant.domain.claim import Claim, Reason, Verdict
from assistant.domain.condition import ALWAYS, All
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Amount, Stance
from assistant.domain.patient import PatientFacts
from assistant.rules.deciding import deciding
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge
from tests.rules.small import corpus, document, facts, leaf, rule

FOR, MAY, NOT = Stance.FOR, Stance.OPTIONAL, Stance.AGAINST
BASE = RuleBase(
    corpus(
        rule("acp/first", leaf("osteoporosis"), "oral", FOR),
        rule("us/renal", leaf("crcl < 35 mL/min"), "alendronate", NOT, safety=True),
        rule("eu/renal", leaf("egfr < 35 mL/min/1.73m2"), "alendronate", NOT, safety=True),
        rule("acr/scan", leaf("cancer"), "scan", FOR),
        rule("nice/scan", leaf("cancer"), "scan", NOT),
        rule("may/rise", ALWAYS, "risedronate", MAY),
        us=document("us", "US"),
        eu=document("eu", "UK"),
    )
)


@pytest.mark.parametrize(
    ("action", "stance", "given", "verdict"),
    [
        ("oral", FOR, ["osteoporosis=true"], Verdict.VALID),
        ("drug", FOR, ["osteoporosis=true"], Verdict.VALID),  # some member of the class
        ("oral", FOR, [], Verdict.SATISFIABLE),
        ("alendronate", NOT, ["egfr=24"], Verdict.VALID),
        ("alendronate", FOR, ["egfr=24"], Verdict.INVALID),
        ("alendronate", NOT, ["egfr=60"], Verdict.SATISFIABLE),  # clearance is not known
        ("alendronate", FOR, ["egfr=24", "jurisdiction=US"], Verdict.SATISFIABLE),
        ("scan", FOR, ["cancer=true"], Verdict.CONFLICT),
        ("risedronate", FOR, [], Verdict.INVALID),  # stronger than the source
        ("risedronate", MAY, [], Verdict.VALID),
        ("scan", FOR, ["cancer=false"], Verdict.NOT_COVERED),
        ("scan", FOR, ["sex=male", "pregnant=true"], Verdict.IMPOSSIBLE),
    ],
)
def test_verdicts(action: str, stance: Stance, given: list[str], verdict: Verdict) -> None:
    assert judge(Claim(action, stance), facts(*given), BASE).verdict is verdict


def test_an_issuer_is_held_to_its_own_text() -> None:
    claim = Claim("scan", FOR, issuer="nice")
    assert judge(claim, facts("cancer=true"), BASE).verdict is Verdict.INVALID


def test_a_condition_is_assumed() -> None:
    below = Claim("alendronate", NOT, condition=leaf("crcl < 30 mL/min"))
    assert judge(below, PatientFacts(), BASE).verdict is Verdict.VALID
    wider = Claim("alendronate", NOT, condition=leaf("crcl < 40 mL/min"))
    assert judge(wider, PatientFacts(), BASE).verdict is Verdict.SATISFIABLE


def test_a_general_sentence_about_other_patients_is_judged_as_such() -> None:
    claim = Claim("alendronate", NOT, condition=leaf("crcl < 30 mL/min"))
    given = facts("crcl=60 mL/min")
    assert judge(claim, given, BASE).verdict is Verdict.VALID


def test_a_condition_that_denies_itself_is_impossible() -> None:
    both = All((leaf("pregnant"), leaf("sex == male")))
    claim = Claim("scan", FOR, condition=both)
    assert judge(claim, PatientFacts(), BASE).verdict is Verdict.IMPOSSIBLE


def test_a_proof_names_only_the_facts_it_needs() -> None:
    found = judge(Claim("alendronate", FOR), facts("age=72", "egfr=24", "cancer=true"), BASE)
    assert (found.rules, found.facts, found.reason) == (
        ("eu/renal",),
        ("egfr",),
        Reason.CONTRADICTED,
    )


def test_what_would_decide_is_named() -> None:
    found = deciding(Claim("alendronate", NOT), PatientFacts(), BASE)
    assert set(found) == {("crcl",), ("egfr",)}


@pytest.mark.parametrize(
    ("quantity", "verdict"),
    [("70", Verdict.VALID), ("700", Verdict.INVALID), ("35", Verdict.INVALID)],
)
def test_an_amount_belongs_to_the_conclusion(quantity: str, verdict: Verdict) -> None:
    dose = Amount(Interval(Decimal(70), Decimal(70)), "mg/week")
    base = RuleBase(corpus(rule("us/dose", ALWAYS, "alendronate", FOR, amount=dose)))
    claimed = Amount(Interval(Decimal(quantity), Decimal(quantity)), "mg/week")
    found = judge(Claim("alendronate", FOR, amount=claimed), PatientFacts(), base)
    assert found.verdict is verdict
    assert found.reason is (Reason.AMOUNT if verdict is Verdict.INVALID else None)


def test_a_benefit_never_outweighs_a_bar() -> None:
    base = RuleBase(
        corpus(
            rule("a/for", ALWAYS, "alendronate", FOR),
            rule("b/bar", leaf("pregnant"), "oral", NOT, safety=True),
        )
    )
    found = judge(Claim("alendronate", FOR), facts("pregnant=true"), base)
    assert (found.verdict, found.rules) == (Verdict.INVALID, ("b/bar",))


def test_a_refinement_takes_the_general_rule_out() -> None:
    base = RuleBase(
        corpus(
            rule("acr/general", leaf("osteoporosis"), "scan", MAY),
            rule("acr/cancer", leaf("cancer"), "scan", FOR, overrides=("acr/general",)),
        )
    )
    both = facts("osteoporosis=true", "cancer=true")
    assert judge(Claim("scan", FOR), both, base).verdict is Verdict.VALID
