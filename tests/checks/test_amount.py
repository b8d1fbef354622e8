import pytest

from assistant.checks import amount
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Man of 74. How much calcium a day?", "1200 mg a day.", "About 300 mg a day."),
        ("Adult of 61. How much vitamin D?", "800 IU daily.", "5000 IU daily."),
        ("Dose of zoledronate in osteoporosis?", "5 mg once a year.", "5 mg once a month."),
        ("Fosamax for her osteoporosis, what dose?", "70 mg weekly.", "70 mg daily."),
        ("Fosamax in osteoporosis, what dose?", "Just 10 mg a day.", "Just 40 mg a day."),
        (
            "Fosamax 70 mg, one every morning? She has osteoporosis.",
            "No, 70 mg is the weekly strength and the daily one is 10 mg.",
            "Yes, 70 mg is the daily strength and the weekly one is 10 mg.",
        ),
        (
            "Suspected cauda equina. How fast the emergency MRI?",
            "No later than 4 hours after the request.",
            "Within 2 weeks of the request.",
        ),
        (
            "She began a bisphosphonate for osteoporosis. Repeat DXA when?",
            "The repeat DXA is due within 2 years.",
            "The repeat DXA is due no sooner than seven years after the start.",
        ),
    ],
)
def test_an_amount_alone_is_the_amount_of_what_was_asked(
    question: str, right: str, wrong: str
) -> None:
    assert kinds(amount.check, right, question) == []
    assert "number_mismatch" in kinds(amount.check, wrong, question)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # another drug's amount
        ("Man of 74. How much calcium a day?", "Ibuprofen 400 mg a day is another matter."),
        # one course in two intervals
        ("Risedronate for osteoporosis, what dose?", "150 mg once a month."),
        ("Risedronate for osteoporosis, what dose?", "5 mg a day."),
        # a visit, not a delay of what is asked
        ("Repeat DXA after starting a bisphosphonate?", "I would see her again in four weeks."),
        # nothing is asked that has an amount
        ("Low back pain. Exercise?", "30 minutes a day."),
        ("", "600 mg a day, food plus tablets."),
    ],
)
def test_another_amount_is_not_compared(question: str, text: str) -> None:
    assert kinds(amount.check, text, question) == []


@pytest.mark.parametrize(
    ("text", "wrong"), [("2,500 mg in total, food first.", True), ("1,000 mg in total.", False)]
)
def test_an_amount_is_of_a_day_where_the_question_asks_for_one(text: str, wrong: bool) -> None:
    found_kinds = kinds(amount.check, text, "Daily calcium for a man of 60?")
    assert (found_kinds == ["number_mismatch"]) is wrong
