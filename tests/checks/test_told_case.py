"""A letter or a note without a question tells its own patient, and is held against those facts."""

import pytest

from assistant.audit import audit
from tests.checks.pages import page


def _facts(text: str) -> set[str]:
    return {fact.name for fact in page(text).ground.facts.facts}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ward note. 81M, osteoporosis, eGFR 22. Start zoledronate.", {"age", "sex", "egfr"}),
        (
            "Dear Dr Shah, thank you for sending Mrs Bell, 68, who takes prednisone 10 mg a day. "
            "I would add alendronate.",
            {"chronic_glucocorticoid_mg_day"},
        ),
        ("Plan for this 70-year-old man with achalasia: alendronate weekly.", {"age", "sex"}),
        ("You are a 60-year-old woman and you have asthma. Take ibuprofen.", {"age"}),
        ("A 75-year-old man with a stroke last year asks whether he may have it.", {"age"}),
    ],
)
def test_the_case_that_opens_a_page_states_its_facts(text: str, told: set[str]) -> None:
    assert told <= _facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "In women with achalasia, alendronate is contraindicated.",
        "If your eGFR is 22, zoledronate is not for you.",
        "Start zoledronate. She has an eGFR of 22.",
        "Patients on dialysis have low calcium. Denosumab needs care in them.",
        "Most older adults have osteoporosis.",
        "Should a 70-year-old man with achalasia have alendronate?",
    ],
)
def test_advice_and_patients_at_large_tell_no_case(text: str) -> None:
    assert _facts(text) == set()


def test_a_question_states_the_case_and_not_the_answer() -> None:
    facts = page("This 70-year-old man has achalasia.", "May she have alendronate?").ground.facts
    assert facts.get("oesophageal_disorder") is None


def test_what_is_told_advises_nothing() -> None:
    told = page("A 30-year-old man has had low back pain for a year. No imaging has been done.")
    assert not list(told.claims())


@pytest.mark.parametrize(
    ("advice", "verdict"),
    [
        ("Alendronate 70 mg once a week is suitable for him.", "fail"),
        ("Alendronate is contraindicated for him.", "pass"),
    ],
)
def test_advice_is_held_against_the_case(advice: str, verdict: str) -> None:
    text = f"Clinic letter. This 71-year-old man with osteoporosis has achalasia. {advice}"
    assert audit(page(text)).verdict == verdict


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Long duration does not by itself justify lumbar imaging.", "against"),
        ("Age does not on its own warrant lumbar imaging.", "against"),
        ("The deficit by itself justifies lumbar imaging.", "for"),
    ],
)
def test_a_denial_reaches_over_by_itself(text: str, stance: str) -> None:
    assert [c.stance.value for _, c, _ in page(text).claims()] == [stance]
