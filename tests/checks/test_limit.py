import pytest

from assistant.checks import limit
from assistant.reading.limits import read_limits
from tests.checks.pages import kinds

PAIRS = [
    # question, right, wrong
    (
        "CrCl 38 mL/min. Reclast?",
        "38 is above Reclast's cut-off of 35.",
        "38 is below Reclast's cut-off of 45.",
    ),
    (
        "Woman of 79, creatinine clearance 29 mL/min. Actonel?",
        "Her clearance of 29 argues against Actonel, the label drawing the line at 30.",
        "Her clearance of 29 is fine for Actonel, the label drawing the line at 20.",
    ),
    (
        "Woman of 66. Is a bone density test due?",
        "For women the age limit for DXA is 65.",
        "For women the age limit for DXA is 75.",
    ),
    (
        "Man of 68. Is a bone density test due?",
        "For men DXA starts at 70.",
        "For men DXA starts at 60.",
    ),
    (
        "Smoker of 48, 30 pack years. Lung cancer screening?",
        "Low-dose CT screening is indicated only from age 50.",
        "Low-dose CT screening is indicated only from age 40.",
    ),
    (
        "How long does she have to sit after Fosamax?",
        "Fosamax asks for 30 minutes upright.",
        "Fosamax asks for 10 minutes upright.",
    ),
    (
        "FRAX hip 3.4 %. Does she have to be treated?",
        "Drug treatment starts at 3 % for the hip, and hers is 3.4 %.",
        "Drug treatment starts at 5 % for the hip, and hers is 3.4 %.",
    ),
    (
        "T-score -2.6. Is that osteoporosis?",
        "Yes, for osteoporosis the threshold is -2.5.",
        "No, for osteoporosis the threshold is -3.5.",
    ),
    (
        "FRAX major 26 %. Very high fracture risk?",
        "A FRAX above 30 % counts as a very high fracture risk.",
        "A FRAX above 25 % counts as a very high fracture risk.",
    ),
    (
        "Lost 3 cm of height, T-score -1.5. Vertebral imaging?",
        "The limit of height loss for vertebral imaging is 4 cm.",
        "The limit of height loss for vertebral imaging is 7 cm.",
    ),
]


@pytest.mark.parametrize(("question", "right", "wrong"), PAIRS)
def test_a_limit_is_one_that_a_source_sets(question: str, right: str, wrong: str) -> None:
    assert kinds(limit.check, right, question) == []
    assert kinds(limit.check, wrong, question) == ["number_mismatch"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # the same limit in another unit
        ("How long upright after Fosamax?", "Fosamax asks for half an hour upright."),
        ("How long upright after Fosamax?", "Fosamax asks for 0.5 hours upright."),
        ("Romosozumab after a heart attack?", "For romosozumab the limit is 1 year."),
        # a value of the patient, wherever it stands
        ("CrCl 31 mL/min. Fosamax?", "Whatever the limit, it is 31 for her and not enough."),
        # two drugs, each with its own limit
        (
            "CrCl 32 mL/min. Fosamax or Actonel?",
            "The limit of Actonel is 30, whereas that of Fosamax is 35.",
        ),
        # nothing that a rule measures
        ("Low back pain. Physiotherapy?", "The limit of physiotherapy sessions is 12 for most."),
        ("Fosamax?", "The parking limit is 20 minutes."),
        ("Which page?", "The line is drawn at the end of page 40."),
    ],
)
def test_other_numbers_are_no_limits_of_a_rule(question: str, text: str) -> None:
    assert kinds(limit.check, text, question) == []


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("the SmPC drawing the line at 35", ["35"]),
        ("the cut-off being 35", ["35"]),
        ("33 is under its floor of 35", ["35"]),
        ("for women the age trigger is 70", ["70"]),
        ("which asks for no more than 10", ["10"]),
        ("above 10% counts as very high", ["10%"]),
        ("30 mL/min is the limit", ["30 mL/min"]),
        ("she is 70 and her clearance is 33", []),
        ("a dose of 70 mg once a week", []),
        ("at 33 it counts as well", []),
    ],
)
def test_limits_are_read_in_other_words(text: str, limits: list[str]) -> None:
    assert [quantity.text for quantity in read_limits(text)] == limits


@pytest.mark.parametrize(
    ("question", "text", "wrong"),
    [
        ("CrCl 36. Zoledronate?", "Doesn't clear it, cut-off is 45.", True),
        ("CrCl 36. Zoledronate?", "Clears it, cut-off is 35.", False),
        ("At which T-score is it osteoporosis?", "-1.5 or lower at the hip.", True),
        ("At which T-score is it osteoporosis?", "-2.5 or lower at the hip.", False),
        ("T-score -1.5, is it osteoporosis?", "-1.7 would not change it.", False),
    ],
)
def test_a_limit_answers_the_question_for_one(question: str, text: str, wrong: bool) -> None:
    assert (kinds(limit.check, text, question) == ["number_mismatch"]) is wrong
