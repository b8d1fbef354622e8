"""Kidney, bone density, FRAX and height as they are typed, and what is no such number."""

import pytest

from tests.reading.real_facts import Value, reading, value

EGFR, CRCL = "egfr", "crcl_cockcroft_gault"
MAJOR, HIP = "frax_mof", "frax_hip"
HEIGHT = "height_loss_historical_cm"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Creatinine clearance is exactly 35", CRCL, 35),
        ("creatinine clearance still 41 mL/min", CRCL, 41),
        ("CrCl of about 37 mL/min", CRCL, "36.5 to 37.5"),
        ("CrCl ~37", CRCL, "36.5 to 37.5"),
        ("CrCl by Cockcroft-Gault 33", CRCL, 33),
        ("CrCl (CG) 33 ml/min", CRCL, 33),
        ("eGFR: 31", EGFR, 31),
        ("eGFR 47 mL/min", EGFR, 47),
        ("eGFR roughly 30", EGFR, "29.5 to 30.5"),
        ("eGFR has fallen from 52 to 29", EGFR, 29),
        ("eGFR 45, not 25", EGFR, 45),
        ("if the eGFR is 29", EGFR, None),
        ("what if her eGFR were 50?", EGFR, None),
        ("ignore the eGFR of 20", EGFR, None),
        ("T score minus 2.7", "t_score", -2.7),
        ("T minus 2.7", "t_score", -2.7),
        ("T-2.7", "t_score", -2.7),
        ("T\u22122.7", "t_score", -2.7),
        ("T-score-2.7", "t_score", -2.7),
        ("hip T-2.7", "t_score[hip]", -2.7),
        ("T-score of minus two point six", "t_score", -2.6),
        ("T-score about -2.5", "t_score", "-2.55 to -2.45"),
        ("T-scores -2.2/-2.9 hip/spine", "t_score[spine]", -2.9),
        ("T-scores -2.2/-2.9 hip/spine", "t_score[hip]", -2.2),
        ("T-score is -2.7 (spine) & -2.1 (FN)", "t_score[femoral_neck]", -2.1),
        ("no, the T-score is -1.8", "t_score", -1.8),
        ("fracture at T-12", "t_score", None),
        ("T-11 wedge fracture", "t_score", None),
        ("previously on prednisolone 10 mg", "chronic_glucocorticoid_mg_day", None),
        ("on pred 10 mg od", "chronic_glucocorticoid_mg_day", 10),
    ],
)
def test_measured(text: str, name: str, expected: Value) -> None:
    assert value(text, name) == expected


@pytest.mark.parametrize(
    ("text", "major", "hip"),
    [
        ("FRAX 26% major and 5% hip", 26, 5),
        ("FRAX MOF 19 %, hip 3.2 %", 19, 3.2),
        ("FRAX major 19% and 3.2% hip", 19, 3.2),
        ("FRAX 19% MOF 3.2% hip", 19, 3.2),
        ("FRAX hip 3.2, major 19", 19, 3.2),
        ("FRAX 19%/3.2%", 19, 3.2),
        ("FRAX (MOF/hip) 19/3.2", 19, 3.2),
        ("FRAX 10-year risk of major osteoporotic fracture 21%, hip 3.1%", 21, 3.1),
        ("FRAX hip 3.1 %, age 71", None, 3.1),
        ("FRAX major >20%", ">20", None),
        ("if FRAX hip is 3%", None, None),
        ("Is the FRAX threshold 3% at the hip?", None, None),
        ("FRAX for a man of 70", None, None),
        ("FRAX in a man of 70: major 12, hip 2", 12, 2),
    ],
)
def test_frax(text: str, major: Value, hip: Value) -> None:
    assert (value(text, MAJOR), value(text, HIP)) == (major, hip)
    assert reading(text).problems == ()


def test_one_frax_number_without_a_label_is_asked_back() -> None:
    (problem,) = reading("FRAX 18%").problems
    assert problem.endswith("say which.")
    assert value("FRAX 18%", MAJOR) is None


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("lost 6 cm in height", 6),
        ("lost 6 cm of height since her youth", 6),
        ("6 cm shorter than at 30", 6),
        ("2 inches shorter", 5.08),
        ("height loss 3.5 cm", 3.5),
        ("3.5 cm of height loss", 3.5),
        ("has shrunk by 4 cm", 4),
        ("shrunk 3 inches", 7.62),
        ("height has dropped by 4 cm", 4),
        ("she is 160 cm in height", None),
        ("lost 5 kg", None),
        ("if she loses 4 cm in height", None),
    ],
)
def test_height_loss(text: str, lost: Value) -> None:
    assert value(text, HEIGHT) == lost
    assert reading(text).problems == ()


def test_an_approximate_value_leaves_a_near_threshold_open() -> None:
    """About 35 is neither surely below 35 nor surely not."""
    assert value("CrCl about 35", CRCL) == "34.5 to 35.5"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("LBBB with a QRS of 160 ms", "qrs_duration", 160),
        ("QRS 0.16 seconds", "qrs_duration", None),
        ("LBBB with a QRS of 160 ms", "sex", None),
        ("Ms Jones has a QRS of 160 ms", "sex", "female"),
        ("30 pack-years, stopped smoking 5 years ago", "pack_years", 30),
        ("takes oxycodone, 90 MME/day", "opioid_mme_day", 90),
    ],
)
def test_the_unit_behind_a_number_is_no_word(text: str, name: str, expected: object) -> None:
    assert value(text, name) == expected
