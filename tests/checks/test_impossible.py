"""Facts of the question that cannot all hold are an error, whatever the answer says."""

import pytest

from assistant.checks import impossible
from tests.checks.pages import found, page

ANSWER = "DXA of the hip and spine is usually appropriate."


@pytest.mark.parametrize(
    "question",
    [
        "A pregnant man of 70 with a T-score of -2.9: what next?",
        "Her eGFR is 60. Later in the letter: eGFR 25. May she have zoledronate?",
        "A 34-year-old man, age 71, with back pain.",
    ],
)
def test_facts_in_words_that_exclude_each_other(question: str) -> None:
    assert found(impossible.check, ANSWER, question) == [("impossible_facts", "error", "")]


@pytest.mark.parametrize(
    "question",
    [
        "A pregnant woman of 30 with back pain: what next?",
        "Her eGFR is 60. May she have zoledronate?",
        "Her eGFR fell from 60 to 25.",
        "A woman of 71 whose mother broke her hip at 64.",
        "",
    ],
)
def test_facts_that_can_all_hold(question: str) -> None:
    assert found(impossible.check, ANSWER, question) == []


def test_facts_handed_over_are_named_where_no_claim_was_judged() -> None:
    read = page("The clinic is open on Mondays.", given={"sex": "male", "pregnant": True})
    (finding,) = impossible.check(read)
    assert set(finding.facts) == {"sex", "pregnant"}
