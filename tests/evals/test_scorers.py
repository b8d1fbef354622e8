from collections.abc import Mapping
from datetime import date

import pytest

from assistant.adapters.answer_json import AnswerJson
from evals import scorers
from evals.expectations import ExpectShape
from evals.scorers import Exchange
from evals.scores import Score
from tests.evals.builders import answer, claim, statement
from tests.shipped import shipped_app

NO_IMAGING = answer(statement(claim("against", "lumbar_imaging")))
ALENDRONATE = answer(statement(claim("for", "alendronate"), text="Alendronate 70 mg weekly."))
WITH_CONDITION = answer(statement(claim("for", "alendronate"), condition="a clearance above 35"))
SILENT = answer(status="abstained")


def exchange(expect: Mapping[str, object], given: AnswerJson) -> Exchange:
    day = date(2026, 11, 23)
    app = shipped_app()
    return Exchange(ExpectShape.model_validate(expect), given, app.base, app.lexicon, day)


def value(score: Score | None) -> float | None:
    assert score is not None
    return score.value


@pytest.mark.parametrize(
    ("said", "given", "expected"),
    [
        ({"against": "mri_lumbar"}, NO_IMAGING, 1.0),  # against a class holds for every member
        ({"against": "spine_imaging"}, NO_IMAGING, 0.0),  # but not for the class above
        ({"for": "bisphosphonate"}, ALENDRONATE, 1.0),  # for a member is for the class
        ({"for": "zoledronate"}, ALENDRONATE, 0.0),
        ({"optional": "alendronate"}, ALENDRONATE, 0.0),
        ({"allows": "alendronate"}, ALENDRONATE, 1.0),
        ({"for": "alendronate"}, WITH_CONDITION, 1.0),
        ({"for": "alendronate", "unconditional": True}, WITH_CONDITION, 0.0),
        ({"rule": "us-alendronate/kidney"}, ALENDRONATE, 1.0),
        ({"text": r"\b70 MG\b"}, ALENDRONATE, 1.0),
        ({"any": [{"for": "qct"}, {"for": "alendronate"}]}, ALENDRONATE, 1.0),
    ],
)
def test_what_an_answer_says(said: dict[str, object], given: AnswerJson, expected: float) -> None:
    assert value(scorers.must(exchange({"must": [said]}, given))) == expected
    assert value(scorers.must_not(exchange({"must_not": [said]}, given))) == expected


def test_a_score_says_what_is_missing() -> None:
    score = scorers.must(exchange({"must": [{"for": "qct"}, {"for": "alendronate"}]}, ALENDRONATE))
    assert score == Score(0.5, "does not say: for qct", 2)


def test_silence_is_no_wrong_answer_and_breaks_no_ban() -> None:
    expect = {"must": [{"for": "qct"}], "cites": ["us-alendronate"]}
    assert value(scorers.must(exchange(expect, SILENT))) is None
    assert value(scorers.citations(exchange(expect, SILENT))) is None
    assert value(scorers.must_not(exchange({"must_not": [{"for": "qct"}]}, SILENT))) == 0.0


@pytest.mark.parametrize(
    ("expected", "given", "status", "false_abstention", "unwarranted"),
    [
        ("answered", ALENDRONATE, 1.0, 0.0, None),
        ("answered", SILENT, 0.0, 1.0, None),
        ("abstained", SILENT, 1.0, None, 0.0),
        ("abstained", ALENDRONATE, 0.0, None, 1.0),
        (["answered", "needs_facts"], ALENDRONATE, 1.0, 0.0, None),
    ],
)
def test_outcomes(
    expected: object,
    given: AnswerJson,
    status: float,
    false_abstention: float | None,
    unwarranted: float | None,
) -> None:
    case = exchange({"status": expected}, given)
    found = (scorers.status(case), scorers.false_abstention(case), scorers.unwarranted_answer(case))
    values = tuple(score.value if score else None for score in found)
    assert values == (status, false_abstention, unwarranted)


def test_nothing_expected_is_nothing_scored() -> None:
    case = exchange({}, ALENDRONATE)
    asked = (
        scorers.status, scorers.must, scorers.must_not, scorers.conclusions, scorers.citations,
        scorers.questions_back, scorers.disagreements, scorers.facts, scorers.standalone,
        scorers.changed,
    )  # fmt: skip
    assert [scorer(case) for scorer in asked] == [None] * len(asked)


def test_a_false_conclusion_need_not_be_brought_up_but_an_open_one_does() -> None:
    expect = {"concludes": {"us-alendronate/kidney": False, "eu-alendronate/kidney": "unknown"}}
    score = scorers.conclusions(exchange(expect, ALENDRONATE))
    assert score == Score(0.5, "eu-alendronate/kidney is absent instead of unknown", 2)


def test_only_the_first_five_questions_back_count() -> None:
    names = ["a", "b", "c", "d", "t_score[hip]", "age"]
    missing = [{"name": name, "question": "?", "changes": []} for name in names]
    case = exchange({"asks": ["t_score", "age"]}, answer(missing_facts=missing))
    assert value(scorers.questions_back(case)) == 0.5


def test_facts_are_compared_as_values_and_some_may_not_be_known() -> None:
    known = {"unit": None, "origin": "stated", "turn": 1, "span": None, "text": ""}
    values = {"egfr": "<30", "cancer_history": True, "age": 72, "sex": "female"}
    given = answer(facts=[{**known, "name": name, "value": v} for name, v in values.items()])
    expect = {"egfr": "<30", "cancer_history": None, "age": 71, "sex": "female"}
    score = scorers.facts(exchange({"facts": expect}, given))
    wrong = "cancer_history is True and should not be known; age is 72 instead of 71"
    assert score == Score(0.5, wrong, 4)


def test_the_stand_alone_question_and_what_changed() -> None:
    change = {"from": "", "to": "New.", "because": "now: age 70"}
    given = answer(standalone="Alendronate? Her eGFR is 24.", changed=[change])
    case = exchange({"standalone": ["alendronate", "zoledronate"], "changed": True}, given)
    assert value(scorers.standalone(case)) == 0.5
    assert value(scorers.changed(case)) == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alendronate is not recommended when creatinine clearance is below 35 mL/min.", 1.0),
        ("Alendronate is recommended when creatinine clearance is below 35 mL/min.", 0.0),
    ],
)
def test_the_audit_reads_what_was_released(text: str, expected: float) -> None:
    given = answer(statement(claim("against", "alendronate"), text=text))
    assert value(scorers.own_audit(exchange({}, given))) == expected
