"""What would decide an open claim: sound, minimal and smallest, against trying every answer."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.claim import Claim, Verdict
from assistant.domain.condition import ALWAYS, All, AnyOf, Not, facts_in
from assistant.domain.knowledge import Stance
from assistant.domain.patient import PatientFacts
from assistant.rules.deciding import deciding
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge
from evals.random_bases import Case, answered, case
from tests.rules.small import corpus, facts, leaf, rule

cases = st.randoms(use_true_random=False).map(lambda draw: case(draw, size=3))
SETTLED = (Verdict.VALID, Verdict.INVALID, Verdict.CONFLICT)


def decides(names: tuple[str, ...], drawn: Case, base: RuleBase) -> bool:
    """Whether some answers to these facts settle the claim."""
    return any(
        judge(told.claim, told.facts, base).verdict in SETTLED for told in answered(drawn, names)
    )


@settings(max_examples=150, deadline=None)
@given(cases)
def test_every_set_decides_and_no_part_of_it_does(drawn: Case) -> None:
    drawn = replace(drawn, claim=replace(drawn.claim, condition=ALWAYS))
    base = RuleBase(drawn.corpus)
    found = deciding(drawn.claim, drawn.facts, base)
    if judge(drawn.claim, drawn.facts, base).verdict is not Verdict.SATISFIABLE:
        assert found == ()
    for names in found[:3]:
        assert decides(names, drawn, base)
        for part in combinations(names, len(names) - 1):
            assert not decides(part, drawn, base)


@settings(max_examples=60, deadline=None)
@given(cases)
def test_no_smaller_set_decides(drawn: Case) -> None:
    drawn = replace(drawn, claim=replace(drawn.claim, condition=ALWAYS))
    base = RuleBase(drawn.corpus)
    found = deciding(drawn.claim, drawn.facts, base)
    if found:
        smallest = min(map(len, found))
        asked = {fact for r in drawn.corpus.rules for fact in facts_in(base.condition(r))}
        for size in range(1, smallest):
            for names in combinations(sorted(asked), size):
                assert not decides(names, drawn, base)


def test_the_set_that_settles_most_of_its_answers_comes_first() -> None:
    base = RuleBase(
        corpus(
            rule("a/old", All((leaf("age >= 65 year"), leaf("osteoporosis"))), "scan", Stance.FOR),
            rule("a/bar", leaf("pregnant"), "scan", Stance.AGAINST, safety=True),
        )
    )
    told = facts("age=70", "osteoporosis=true")
    assert deciding(Claim("scan", Stance.FOR), told, base) == (("pregnant",),)
    assert deciding(Claim("scan", Stance.FOR), facts("age=70"), base)[0] == ("pregnant",)


def test_facts_that_decide_only_together_are_one_set() -> None:
    both = All((leaf("cancer"), leaf("crcl < 35 mL/min")))
    base = RuleBase(corpus(rule("a/both", both, "scan", Stance.FOR)))
    assert deciding(Claim("scan", Stance.FOR), PatientFacts(), base) == (("cancer", "crcl"),)


def test_a_fact_that_brings_the_other_with_it_decides_alone() -> None:
    """A T-score of -2.5 is osteoporosis, so nobody has to be asked for both."""
    both = All((leaf("osteoporosis"), leaf("t_score <= -2.5")))
    base = RuleBase(corpus(rule("a/both", both, "scan", Stance.FOR)))
    assert deciding(Claim("scan", Stance.FOR), PatientFacts(), base) == (("t_score",),)


def test_sets_too_wide_to_compare_are_minimal_for_their_own_answers() -> None:
    flags = ("cancer", "pregnant", "osteoporosis", "breast_cancer")
    none = All((*(Not(leaf(flag)) for flag in flags), leaf("crcl > 30 mL/min"),
                leaf("egfr > 30 mL/min/1.73m2"), leaf("age >= 50 year"), leaf("sex == female"),
                AnyOf((leaf("t_score[hip] > -1"), leaf("t_score[spine] > -1")))))  # fmt: skip
    base = RuleBase(corpus(rule("a/wide", none, "scan", Stance.FOR)))
    found = deciding(Claim("scan", Stance.FOR), PatientFacts(), base)
    assert len(found) == 1
    assert {"crcl", "egfr", "age"} <= set(found[0])
    assert "breast_cancer" not in found[0]  # there is none where there is no cancer
