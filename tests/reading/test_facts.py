"""From a question in words to facts: what is stated, what is not, and what is asked back."""

import datetime
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.knowledge import Kind
from assistant.domain.patient import Origin, plain
from assistant.reading.facts import FactReading, read_facts
from assistant.reading.lexicon import Lexicon
from tests.reading.small_vocabulary import RED_FLAGS, small_vocabulary

VOCABULARY = small_vocabulary()
LEXICON = Lexicon(VOCABULARY)
TODAY = datetime.date(2026, 11, 23)

Values = dict[str, bool | str | int | float]


def _read(text: str) -> FactReading:
    return read_facts(text, LEXICON, VOCABULARY, 1, TODAY)


def _facts(text: str) -> Values:
    return {fact.name: plain(fact.domain) for fact in _read(text).facts}


def test_a_telegraphic_question() -> None:
    text = "72F, T-score -2.9 hip, eGFR 24, prior MI 5 mo ago, on prednisolone 7.5 mg for 4 months"
    assert _facts(text) == {
        "age": 72,
        "sex": "female",
        "t_score[hip]": -2.9,
        "egfr": 24,
        "mi_history": True,
        "months_since_mi": 5,
        "chronic_glucocorticoid_mg_day": 7.5,
        "glucocorticoid_months": 4,
    }


def test_a_question_in_full_sentences() -> None:
    text = (
        "My patient is a 58-year-old man in the UK with low back pain for ten days. He denies fever"
        " or trauma. Is an MRI without contrast needed?"
    )
    assert _facts(text) == {
        "age": 58,
        "sex": "male",
        "jurisdiction": "UK",
        "lbp_present": True,
        "lbp_duration_weeks": 1.4286,
        "fever_or_infection_risk": False,
        "low_velocity_trauma": False,
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("known osteoporosis", {"known_osteoporosis": True}),
        ("no known osteoporosis", {"known_osteoporosis": False}),
        ("history of cancer", {"cancer_history": True}),
        ("no history of cancer", {"cancer_history": False}),
        ("r/o cancer", {}),
        ("possible osteoporosis", {}),
        ("suspected osteoporosis", {"suspected_low_bmd": True}),
        ("what if there were fever?", {}),
        ("her sister has cancer", {"sex": "female"}),
        ("Is alendronate right?", {}),
        ("What about red flags?", {}),
        ("Should men and women have an MRI?", {}),
        ("MRI without contrast", {}),
        ("not pregnant", {"pregnant": False}),
        ("Cancer: no. Trauma: yes.", {"cancer_history": False, "low_velocity_trauma": True}),
    ],
)
def test_yes_no_or_nothing(text: str, facts: Values) -> None:
    assert _facts(text) == facts


def test_a_denied_definition_denies_each_of_its_parts() -> None:
    reading = _read("LBP without red flags")
    denied = [fact for fact in reading.facts if fact.name in RED_FLAGS]
    assert [plain(fact.domain) for fact in denied] == [False, False, False]
    assert {(fact.origin, fact.text) for fact in denied} == {(Origin.STATED, "without red flags")}


def test_what_is_said_of_a_part_outweighs_the_denied_whole() -> None:
    facts = _facts("No red flags except fever.")
    assert facts["fever_or_infection_risk"] is True
    assert facts["cancer_history"] is False


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("a red flag is present", {}),
        ("an oncological flag is present", {"cancer_history": True}),
    ],
)
def test_an_affirmed_definition_says_something_only_if_it_has_one_part(
    text: str, facts: Values
) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Her mother broke her hip.", True),
        ("Her father had a hip fracture.", True),
        ("parental hip fracture", True),
        ("No parental hip fracture.", False),
        ("Her sister had a hip fracture.", None),
        ("Her mother had a hip fracture, height loss of 5 cm, DXA?", True),
    ],
)
def test_a_parents_fracture_is_a_fact_of_its_own(text: str, known: bool | None) -> None:
    facts = _facts(text)
    assert facts.get("parental_hip_fracture") is known
    assert "hip_fracture" not in facts


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("a 72-year-old woman", 72),
        ("72F", 72),
        ("72 yo", 72),
        ("Seen today. 72 y/o F with pain", 72),
        ("72 y/o gentleman", 72),
        ("aged 72", 72),
        ("age: 72", 72),
        ("Woman, 72, with osteoporosis", 72),
        ("She is 72.", 72),
        ("a woman in her 60s", "60 to 70"),
        ("in her early sixties", "60 to 70"),
        ("women over 65", ">65"),
        ("65 or older", ">=65"),
        ("younger than 50", "<50"),
        ("menopause at 45", None),
        ("fracture at the age of 50", None),
        ("her 80-year-old mother", None),
        ("for 12 years", None),
        ("fever of 101 F", None),
        ("M81 in the notes", None),
        ("eGFR is 24", None),
        ("if she were 72 years old", None),
    ],
)
def test_age(text: str, age: int | str | None) -> None:
    assert _facts(text).get("age") == age


def test_in_her_60s_ends_before_70() -> None:
    (age,) = [fact for fact in _read("in her 60s").facts if fact.name == "age"]
    assert getattr(age.domain, "high_open", False)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("T-score of -2.9 at the hip", {"t_score[hip]": -2.9}),
        ("hip T-score \u22122.9", {"t_score[hip]": -2.9}),
        ("femoral neck T \u22122.6", {"t_score[femoral_neck]": -2.6}),
        ("T-score at the total hip is -2.6", {"t_score[total_hip]": -2.6}),
        ("T-score -2.9", {"t_score": -2.9}),
        ("T-score minus 2.9", {"t_score": -2.9}),
        ("T-score below -2.5", {"t_score": "<-2.5"}),
        ("T-score between -1.0 and -2.5", {"t_score": "-2.5 to -1"}),
        ("T-score +1.2", {"t_score": 1.2}),
        ("T-score -2.9 at the hip and -3.1 at the spine", {
            "t_score[hip]": -2.9, "t_score[spine]": -3.1}),
        ("T-score (spine) = -2.7", {"t_score[spine]": -2.7}),
        ("T-scores: hip -2.9, spine -3.1", {"t_score[hip]": -2.9, "t_score[spine]": -3.1}),
        ("T-score -2.9 (spine), -2.1 (hip)", {"t_score[spine]": -2.9, "t_score[hip]": -2.1}),
        ("hip T-score -2.9 and lumbar spine T-score -3.1", {
            "t_score[hip]": -2.9, "t_score[spine]": -3.1}),
        ("if the T-score is below -2.5", {}),
    ],
)  # fmt: skip
def test_t_scores(text: str, facts: Values) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("eGFR 24", {"egfr": 24}),
        ("an eGFR of 24 mL/min/1.73 m2", {"egfr": 24}),
        ("eGFR <30", {"egfr": "<30"}),
        ("eGFR is now about 24", {"egfr": "23.5 to 24.5"}),
        ("eGFR was 60 two years ago, now eGFR 24", {"egfr": 24}),
        ("eGFR unknown", {}),
        ("If eGFR is below 30", {}),
        ("CrCl between 30 and 35 mL/min", {"crcl_cockcroft_gault": "30 to 35"}),
        ("25(OH)D 45 nmol/L", {"vit_d_25oh": 18.027}),
        ("25(OH)D 18 ng/mL (45 nmol/L)", {"vit_d_25oh": 18}),
        ("4 cm height loss", {"height_loss_historical_cm": 4}),
        ("height loss of 2 inches", {"height_loss_historical_cm": 5.08}),
        ("FRAX MOF 22%", {"frax_mof": 22}),
        ("6 doses of romosozumab", {"romosozumab_doses": 6}),
        ("alendronate 70 mg weekly", {}),
        ("not on steroids", {"chronic_glucocorticoid_mg_day": 0}),
        ("no doses of romosozumab", {"romosozumab_doses": 0}),
        ("no steroid dose", {}),
        ("vitamin D 14 ng/mL", {"vit_d_25oh": 14}),
        ("vitamin D 800 IU daily", {}),
        ("5 mg of prednisone daily", {"chronic_glucocorticoid_mg_day": 5}),
        ("prednisone 5 mg twice daily", {"chronic_glucocorticoid_mg_day": 10}),
    ],
)
def test_measurements(text: str, facts: Values) -> None:
    assert _facts(text) == facts
    assert _read(text).problems == ()


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("low back pain for ten days", "lbp_duration_weeks", 1.4286),
        ("LBP x 3 weeks", "lbp_duration_weeks", 3),
        ("LBP \u00d7 3 weeks", "lbp_duration_weeks", 3),
        ("LBP > 6 weeks", "lbp_duration_weeks", ">6"),
        ("10-day history of low back pain", "lbp_duration_weeks", 1.4286),
        ("six weeks of lumbar pain", "lbp_duration_weeks", 6),
        ("low back pain for more than 6 weeks", "lbp_duration_weeks", ">6"),
        ("prednisolone 7.5 mg daily for 4 months", "glucocorticoid_months", 4),
        ("heart attack five months ago", "months_since_mi", 5),
        ("MI (2 years ago)", "months_since_mi", 24),
        ("MI more than 12 months ago", "months_since_mi", ">12"),
        ("a heart attack within the last year", "months_since_mi", "<=12"),
        ("no heart attack in the last 12 months", "months_since_mi", ">12"),
        ("MI on 23 May 2026", "months_since_mi", 6),
        ("MI in 2023", "months_since_mi", "34.7372 to 46.7228"),
        ("last denosumab dose 7 months ago", "months_since_denosumab", 7),
        ("last dose of denosumab 2026-05-23", "months_since_denosumab", 6),
        ("low back pain, took paracetamol for 3 days", "lbp_duration_weeks", None),
        ("no low back pain for 3 weeks", "lbp_duration_weeks", None),
        ("if low back pain lasts for 6 weeks", "lbp_duration_weeks", None),
    ],
)
def test_durations_and_dates(text: str, name: str, value: float | str | None) -> None:
    assert _facts(text).get(name) == value


def test_no_event_lately_does_not_mean_never() -> None:
    assert "mi_history" not in _facts("no heart attack in the last 12 months")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("T-score 2.9 at the hip", '"T-score 2.9" has no sign'),
        ("vitamin D level 18", "give 25-OH vitamin D in ng/mL or nmol/L"),
        ("eGFR 40 mL/min", "eGFR is measured in mL/min/1.73m2"),
        ("age 350", "(0 to 120 year)"),
        ("eGFR 20 and 60", "contradict each other about eGFR"),
        ("eGFR 20, later in the text eGFR 60", "contradict each other about eGFR"),
        ("male and pregnant", '"male" and "pregnant" exclude each other'),
        ("MI in June 2027", "lies after 2026-11-23"),
    ],
)
def test_what_cannot_be_used_is_asked_back(text: str, problem: str) -> None:
    reading = _read(text)
    measured = [f for f in reading.facts if VOCABULARY[f.concept].kind is Kind.MEASUREMENT]
    assert len(reading.problems) == 1
    assert problem in reading.problems[0]
    assert measured == []


def test_contradicting_facts_are_both_left_out() -> None:
    assert _facts("male and pregnant") == {}


def test_actions_are_mentions_and_no_facts() -> None:
    reading = _read("Is alendronate better than an MRI?")
    assert reading.facts == ()
    assert [mention.concept for mention in reading.mentions] == ["alendronate", "mri_lumbar"]


def test_a_fact_knows_its_turn_unit_and_place() -> None:
    text = "Her eGFR is 24."
    reading = read_facts(text, LEXICON, VOCABULARY, 3, TODAY)
    (fact,) = [fact for fact in reading.facts if fact.name == "egfr"]
    assert (fact.turn, fact.unit, fact.span) == (3, "mL/min/1.73m2", (4, 14))


PIECES = [
    "72F", "no red flags", "eGFR 24", "T-score -2.9 hip", "if", "MI 5 months ago", ",", ".", "and",
    "low back pain for ten days", "possible cancer", "not", "her mother", "osteoporosis", "but",
    "prednisolone 7.5 mg", "in 2023", "25(OH)D 45 nmol/L", "denies fever", "over 65", "male",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_every_fact_stands_where_it_says_and_reading_is_repeatable(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = _read(text)
    assert reading == _read(text)
    for fact in reading.facts:
        assert fact.span is not None
        assert text[slice(*fact.span)] == fact.text
        assert not fact.domain.empty


@given(st.text(alphabet=string.ascii_letters + " ,.;?()/-'", max_size=150))
def test_without_numbers_there_are_no_measurements(text: str) -> None:
    named = {f.concept for f in _read(f"{text} eGFR low, T-score bad").facts}
    assert not named & {"egfr", "t_score", "vit_d_25oh", "chronic_glucocorticoid_mg_day"}
