"""Traps of rule bases on patients: each has cost somebody a wrong answer once."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.domain.claim import Claim, Reason, Verdict
from assistant.domain.condition import ALWAYS, All, AnyOf, Not
from assistant.domain.domains import NO, YES, Interval
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Amount, Stance
from assistant.domain.patient import PatientFacts, plain
from assistant.reading.facts import read_facts
from assistant.reading.lexicon import Lexicon
from assistant.rules.deciding import deciding
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge
from tests.reading.small_vocabulary import small_vocabulary
from tests.rules.small import corpus, facts, leaf, rule

WORDS = small_vocabulary()
LEXICON = Lexicon(WORDS)
EMPTY = RuleBase(corpus())


def read(text: str) -> PatientFacts:
    return PatientFacts(read_facts(text, LEXICON, WORDS, 1, date(2026, 11, 23)).facts)


@pytest.mark.parametrize(
    "text",
    [
        "Rule out cancer.",  # uncertain is neither present nor absent
        "Her mother had cancer.",  # somebody else
        "If she had cancer, what then?",  # nobody said so
    ],
)
def test_what_nobody_stated_stays_unknown(text: str) -> None:
    fact = read(text).get("cancer_history")
    assert fact is None or fact.domain != YES


def test_denied_is_absent_and_not_mentioned_is_unknown() -> None:
    denied = read("No history of cancer.").get("cancer_history")
    assert denied is not None
    assert denied.domain == NO
    assert read("72-year-old woman.").get("cancer_history") is None


def test_an_age_in_words_is_a_range() -> None:
    age = read("A woman in her 60s.").get("age")
    assert age is not None
    assert EMPTY.decide(leaf("age >= 65 year"), EMPTY.close(PatientFacts((age,)))) is None


def test_a_partial_date_is_a_range() -> None:
    from assistant.reading.given import given_fact

    fact = given_fact("mi_date=2025", WORDS, date(2026, 6, 15))
    assert plain(fact.domain) not in (True, False)
    assert isinstance(fact.domain, Interval)
    assert fact.domain.point is None


def test_a_unit_that_does_not_fit_is_refused() -> None:
    with pytest.raises(RequestError, match="mL/min"):
        facts("crcl=35 mg")


def test_one_kidney_value_never_answers_for_the_other() -> None:
    closed = EMPTY.close(facts("egfr=24"))
    assert EMPTY.decide(leaf("crcl < 35 mL/min"), closed) is None


def test_numbers_are_exact() -> None:
    closed = EMPTY.close(facts("t_score=-2.50"))
    assert EMPTY.decide(leaf("t_score <= -2.5"), closed) is True
    tenth = Decimal("0.1") + Decimal("0.2")
    assert tenth == Decimal("0.3")


def test_a_gap_between_two_bands_is_a_gap() -> None:
    """15 to 19.9 and from 20 on leaves 19.95 out, because the scale is continuous."""
    bands = AnyOf((leaf("egfr <= 19.9 mL/min/1.73m2"), leaf("egfr >= 20 mL/min/1.73m2")))
    assert EMPTY.decide(bands, EMPTY.close(facts())) is None


def test_whole_years_leave_no_gap() -> None:
    bands = AnyOf((leaf("age <= 65 year"), leaf("age >= 66 year")))
    assert EMPTY.decide(bands, EMPTY.close(facts())) is True


def test_a_condition_that_cannot_hold_proves_nothing() -> None:
    base = RuleBase(corpus(rule("a/scan", ALWAYS, "scan", Stance.FOR)))
    never = All((leaf("age < 50 year"), leaf("age > 60 year")))
    found = judge(Claim("scan", Stance.FOR, condition=never), facts(), base)
    assert found.verdict is Verdict.IMPOSSIBLE


def test_more_branches_than_are_judged_are_left_open() -> None:
    base = RuleBase(corpus(rule("a/scan", leaf("cancer"), "scan", Stance.FOR)))
    either = AnyOf((leaf("cancer"), leaf("pregnant"), leaf("osteoporosis")))
    wide = All((either,) * 5)
    found = judge(Claim("scan", Stance.FOR, condition=wide), facts(), base)
    assert found.verdict in (Verdict.SATISFIABLE, Verdict.NOT_COVERED)


def test_silence_of_one_label_is_not_permission() -> None:
    base = RuleBase(corpus(rule("us/bar", leaf("cancer"), "oral", Stance.AGAINST, safety=True)))
    found = judge(Claim("alendronate", Stance.FOR), facts("cancer=false"), base)
    assert found.verdict is Verdict.NOT_COVERED


def test_the_fact_that_chose_an_amount_belongs_to_the_proof() -> None:
    def dose(value: str) -> Amount:
        return Amount(Interval(Decimal(value), Decimal(value)), "mg/day")

    base = RuleBase(
        corpus(
            rule("a/women", leaf("sex == female"), "oral", Stance.FOR, amount=dose("1200")),
            rule("a/men", leaf("sex == male"), "oral", Stance.FOR, amount=dose("1000")),
        )
    )
    claim = Claim("oral", Stance.FOR, amount=dose("1000"))
    found = judge(claim, facts("age=72", "sex=female"), base)
    assert (found.verdict, found.reason) == (Verdict.INVALID, Reason.AMOUNT)
    assert found.facts == ("sex",)


def test_an_override_that_is_unknown_leaves_the_rule_unknown() -> None:
    base = RuleBase(
        corpus(
            rule("a/general", ALWAYS, "scan", Stance.FOR),
            rule("a/not", leaf("cancer"), "scan", Stance.AGAINST, overrides=("a/general",)),
        )
    )
    claim = Claim("scan", Stance.FOR)
    assert judge(claim, facts(), base).verdict is Verdict.SATISFIABLE
    assert deciding(claim, facts(), base) == (("cancer",),)


def test_facts_are_tied_through_facts_that_no_condition_names() -> None:
    """A low T-score at the hip is a low T-score, and that is osteoporosis."""
    apart = All((leaf("t_score[hip] <= -2.5"), Not(leaf("osteoporosis"))))
    assert EMPTY.decide(apart, EMPTY.close(facts())) is False


def test_a_proof_is_the_same_whatever_the_order_of_the_facts() -> None:
    base = RuleBase(corpus(rule("a/scan", leaf("cancer"), "scan", Stance.FOR)))
    given = ("age=72", "cancer=true", "egfr=24")
    claim = Claim("scan", Stance.FOR)
    found = {judge(claim, facts(*order), base) for order in (given, given[::-1])}
    assert len(found) == 1
