"""Operations, red flags, durations and treatments, told the way a history is told."""

import pytest

from tests.reading.real_facts import Value, reading, value

SURGERY = "prior_lumbar_surgery"
BLADDER, SADDLE = "new_bladder_bowel_sexual_change", "saddle_anaesthesia"
WEAKNESS = "progressive_motor_deficit"
WEEKS = "lbp_duration_weeks"
DENOSUMAB = "months_since_denosumab"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("L3/4 discectomy four years ago, pain is back", SURGERY, True),
        ("previous laminectomy", SURGERY, True),
        ("spinal fusion in 2017", SURGERY, True),
        ("s/p L5-S1 fusion", SURGERY, True),
        ("had an L5/S1 microdiscectomy", SURGERY, True),
        ("back surgery 3 years ago", SURGERY, True),
        ("no earlier back surgery", SURGERY, False),
        ("planned L4/5 fusion in 2027", SURGERY, None),
        ("awaiting discectomy", SURGERY, None),
        ("Would a discectomy help?", SURGERY, None),
        ("if she had a laminectomy", SURGERY, None),
        ("cervical fusion last year", SURGERY, None),
        ("Her mother had a laminectomy", SURGERY, None),
        ("in urinary retention", BLADDER, True),
        ("can't pee", BLADDER, True),
        ("trouble passing urine since this morning", BLADDER, True),
        ("no urinary retention", BLADDER, None),  # there may be incontinence
        ("no urinary retention", "cannot_void", False),
        ("denies bladder or bowel problems", BLADDER, False),
        ("come back if you can't pee", BLADDER, None),
        ("at risk of urinary retention", BLADDER, None),
        ("numb saddle area", SADDLE, True),
        ("numb bottom", SADDLE, True),
        ("he now has numbness in the saddle area", SADDLE, True),
        ("no numbness around the bottom", SADDLE, False),
        ("tell me if she has saddle numbness", SADDLE, None),
        ("foot drop getting worse", WEAKNESS, True),
        ("leg weakness getting worse", WEAKNESS, True),
        ("no foot drop", WEAKNESS, False),
        ("no fever, weight loss or cancer history", "cancer_history", False),
        ("no fever, weight loss or cancer history", "fever_or_infection_risk", False),
        ("prostate ca 2016", "cancer_history", True),
        ("suspected fracture and known cancer", "cancer_history", True),
        ("suspected infection or cancer", "cancer_history", None),
        ("at risk of stroke", "stroke_history", None),
        ("stroke risk?", "stroke_history", None),
        ("forget the heart attack", "mi_history", None),
        ("nothing to suggest infection", "fever_or_infection_risk", False),
        ("nothing to suggest serious disease", "red_flags_reported", False),
        ("takes nothing for her osteoporosis", "known_osteoporosis", True),
        ("motorbike crash an hour ago", "high_energy_trauma", True),
        ("wondering if she has osteoporosis", "known_osteoporosis", None),
        ("wondering if MRI helps in a man with cancer", "cancer_history", True),
        ("Is she on denosumab?", "on_denosumab", None),
        ("fracture suspected, known cancer", "cancer_history", True),
        ("hip fx last month", "prior_fracture", True),
        ("no prior fx", "prior_fracture", False),
        ("mother had hip #", "parental_hip_fracture", True),
        ("hypocalcaemia has been corrected", "hypocalcaemia", False),
    ],
)
def test_history(text: str, name: str, expected: Value) -> None:
    assert value(text, name) == expected


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("low back pain for the past 5 weeks", 5),
        ("back pain since last month", "3.2857 to 7.5714"),
        ("back pain since yesterday", 0.1429),
        ("back pain since Tuesday", 0.8571),
        ("back pain since March", "33.8571 to 38.1429"),
        ("back pain started last week", "0.1429 to 1"),
        ("14 days of back pain", 2),
        ("back pain of 14 days", 2),
        ("back pain for several weeks", ">=2"),
        ("back pain for months", ">=8.6964"),
        ("LBP x3wks", 3),
        ("LBP 5/52", 5),
        ("back pain for 2/7", 0.2857),
        ("2-week h/o LBP", 2),
        ("pain 7/10, back pain", None),
        ("low back pain, on paracetamol since Monday", None),
        ("no back pain for months", None),
        ("if back pain lasts for weeks", None),
    ],
)
def test_how_long(text: str, weeks: Value) -> None:
    assert value(text, WEEKS) == weeks


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("he wants to stop denosumab", "denosumab_stopping", True),
        ("stopping Prolia", "denosumab_stopping", True),
        ("she came off Prolia", "denosumab_stopping", True),
        ("not stopping denosumab", "denosumab_stopping", False),
        ("denosumab is due", "denosumab_stopping", None),
        ("had her last Prolia 4 months ago", DENOSUMAB, 4),
        ("last denosumab shot in May 2026", DENOSUMAB, "5.7372 to 6.7228"),
        ("last Prolia 8/12 ago", DENOSUMAB, 8),
        ("no longer on denosumab", "on_denosumab", False),
        ("was on denosumab until last year", "on_denosumab", None),
        ("used to take alendronate", "on_alendronate", None),
        ("has been on denosumab since 2020", "on_denosumab", True),
        ("MI 2019", "mi_history", True),
        ("heart attack last month", "months_since_mi", "0.7372 to 1.7228"),
        ("stroke yesterday", "months_since_stroke", 0.0329),
        ("no stroke this year", "stroke_history", None),
    ],
)
def test_treatments_and_events(text: str, name: str, expected: Value) -> None:
    assert value(text, name) == expected


QUESTION = (
    "man 68, on pred 10mg od for 8 months, DXA T -1.9 hip, FRAX 21% MOF 4.5% hip, eGFR 55,"
    " hip # last month, no hx of cancer. US clinic. Treat?"
)


def test_a_telegram_is_read_whole() -> None:
    stated = {fact.name for fact in reading(QUESTION).facts}
    assert stated == {
        "age", "sex", "chronic_glucocorticoid_mg_day", "glucocorticoid_months", "t_score[hip]",
        "frax_mof", "frax_hip", "egfr", "prior_fracture", "months_since_fracture",
        "cancer_history", "jurisdiction",
    }  # fmt: skip
    assert reading(QUESTION).problems == ()
