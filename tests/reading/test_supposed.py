"""What a text only supposes, and what it takes back: neither is stated."""

import pytest

from assistant.domain.patient import Origin, plain
from tests.reading.real_facts import Value, reading, value

MI, STROKE, STEROID = "mi_history", "stroke_history", "chronic_glucocorticoid_mg_day"
ISCHAEMIC = "ischaemic_stroke_history"
CES, CHANGE = "suspected_cauda_equina", "symptom_change"


def supposed(text: str) -> dict[str, Value]:
    return {fact.name: plain(fact.domain) for fact in reading(text).supposed}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What if her eGFR were 50?", {"egfr": 50}),
        ("And if she has had a stroke?", {STROKE: True}),
        ("And if the heart attack was 3 months ago?", {MI: True, "months_since_mi": 3}),
        ("Suppose she were 80.", {"age": 80}),
        ("Let's say she is in her 80s.", {"age": "80 to 90"}),
        ("if she was a man?", {"sex": "male"}),
        ("What if he were not on steroids?", {STEROID: 0}),
        ("Would it change if she was on prednisolone 7.5 mg daily?", {STEROID: 7.5}),
        ("What if she had no history of cancer?", {"cancer_history": False}),
        ("If DXA shows -2.6, what then?", {"t_score": -2.6}),
        ("What if the T-score at the hip is -2.6?", {"t_score[hip]": -2.6}),
        ("And if her T-score were below -3?", {"t_score": "<-3"}),
        ("Assuming an eGFR of 25, can she have zoledronate?", {"egfr": 25}),
        ("Should I image if there are no red flags?", {"red_flags_reported": False}),
        ("If she stops denosumab, what should follow?", {"denosumab_stopping": True}),
        ("Can I give alendronate if needed?", {}),
        ("She asks if she has osteoporosis.", {}),
        ("She was told to return if she has fever.", {}),
        ("And if we do not know it?", {}),
        ("What if her mother had a stroke?", {}),
        ("Her eGFR is 50.", {}),
        ("If her eGFR is 25 what do I do, and if eGFR is 70?", {}),
    ],
)
def test_what_is_supposed(text: str, expected: dict[str, Value]) -> None:
    assert supposed(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What if her eGFR were 50?", "egfr"),
        ("And if she has had a stroke?", STROKE),
        ("Let's say she is in her 80s.", "age"),
        ("If DXA shows -2.6, what then?", "t_score"),
    ],
)
def test_what_is_supposed_is_not_stated(text: str, name: str) -> None:
    assert value(text, name) is None


def test_a_supposed_fact_keeps_its_words_and_place() -> None:
    text = "72-year-old woman. What if her eGFR were 50?"
    (fact,) = reading(text).supposed
    assert (fact.origin, fact.text) == (Origin.SUPPOSED, "eGFR were 50")
    assert fact.span is not None
    assert text[slice(*fact.span)] == fact.text


def test_a_supposed_value_that_cannot_be_is_named() -> None:
    (problem,) = reading("What if her eGFR were 5000?").problems
    assert "eGFR is 5000" in problem


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Forget the heart attack.", {MI, "mi_date", "months_since_mi"}),
        (
            "I was wrong about the stroke.",
            {STROKE, "stroke_date", "months_since_stroke", ISCHAEMIC},
        ),
        ("Please ignore the eGFR.", {"egfr"}),
        ("Scrap the eGFR, she is 72.", {"egfr"}),
        ("Forget what I said about the hip T-score.", {"t_score[hip]"}),
        ("That creatinine clearance was another patient's.", {"crcl_cockcroft_gault"}),
        ("Can I ignore the eGFR?", set()),
        ("I was wrong about the stroke, it was 3 months ago.", set()),
        ("I was wrong about the eGFR, it is 62.", set()),
        ("No, I was wrong, she lives in Germany.", set()),
        ("The eGFR was 28.", set()),
    ],
)
def test_what_is_taken_back(text: str, names: set[str]) -> None:
    assert set(reading(text).withdrawn) == names


def test_a_concept_is_taken_back_at_every_site() -> None:
    assert {"t_score", "t_score[hip]", "t_score[spine]"} <= set(
        reading("Ignore the T-score.").withdrawn
    )


def test_what_is_taken_back_is_not_stated_by_the_same_words() -> None:
    text = "72-year-old woman with a stroke. Sorry, ignore the stroke."
    assert [value(text, name) for name in ("age", STROKE)] == [72, None]
    assert value("I was wrong about the stroke.", STROKE) is None
    assert value("I was wrong about the stroke, it was 3 months ago.", STROKE) is True


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Is a rectal exam required before MRI in suspected CES?", CES, True),
        ("Is MRI indicated when CES is suspected?", CES, True),
        ("No suspected CES.", CES, False),
        ("What are the criteria for CES?", CES, None),
        ("Suspected osteoporosis", "known_osteoporosis", None),
        ("Symptoms have not changed.", CHANGE, False),
        ("Her symptoms haven't worsened.", CHANGE, False),
        ("no change in symptoms", CHANGE, False),
        ("Symptoms have changed.", CHANGE, True),
        ("What if symptoms have not changed?", CHANGE, None),
        ("MRI is not possible", "mri_not_possible", True),
        ("No change in treatment for osteoporosis", "known_osteoporosis", True),
        ("Back pain, has not had any treatment yet", "lbp_untreated", True),
        ("Back pain, nothing to suggest serious disease", "red_flags_reported", False),
        ("DXA shows -2.6 at the hip", "t_score[hip]", -2.6),
        ("DXA in 2 years", "t_score", None),
    ],
)
def test_suspicions_denials_inside_a_name_and_scan_results(
    text: str, name: str, expected: Value
) -> None:
    assert value(text, name) == expected
