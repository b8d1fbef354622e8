import pytest

from assistant.checks import order
from tests.checks.pages import kinds

CAUDA = "Suspected cauda equina syndrome with urinary retention. What now?"


@pytest.mark.parametrize(
    "text",
    [
        "Start denosumab first, then correct hypocalcaemia.",
        "Hypocalcaemia can be corrected after starting alendronate.",
        "Give zoledronate before correcting vitamin D deficiency.",
    ],
)
def test_a_drug_before_its_preparation_is_found(text: str) -> None:
    assert kinds(order.check, text) == ["order_conflict"]


@pytest.mark.parametrize(
    "text",
    [
        "Correct hypocalcaemia before starting denosumab.",
        "Correct hypocalcaemia, then start denosumab.",
        "Denosumab should not be given before hypocalcaemia is corrected.",
        "Start denosumab after hypocalcaemia has been corrected.",
        "Measure vitamin D after three months.",
    ],
)
def test_the_right_order_passes(text: str) -> None:
    assert kinds(order.check, text) == []


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("MRI of the lumbar spine after 6 weeks of physical therapy.", CAUDA, ["order_conflict"]),
        ("MRI should be done within 4 weeks.", CAUDA, ["order_conflict"]),
        ("MRI should be done within 4 hours.", CAUDA, []),
        ("The MRI can wait.", CAUDA, ["order_conflict"]),
        ("The MRI should not wait six weeks.", CAUDA, []),
        ("An emergency MRI should be done.", CAUDA, []),
        ("MRI of the lumbar spine after 6 weeks.", "Low back pain for two days?", []),
    ],
)
def test_what_is_urgent_is_not_put_off(text: str, question: str, expected: list[str]) -> None:
    assert kinds(order.check, text, question) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is no rush, next week is soon enough.", ["order_conflict"]),
        ("A routine letter to orthopaedics will do.", ["order_conflict"]),
        ("Do not wait for a routine appointment.", []),
        ("Next week is too late.", []),
    ],
)
def test_nothing_says_that_there_is_time_where_there_is_none(
    text: str, expected: list[str]
) -> None:
    question = "Back pain with saddle numbness and urinary retention since this morning. What now?"
    assert kinds(order.check, text, question) == expected
    assert kinds(order.check, text, "Low back pain for a week, no red flags. What now?") == []


def test_what_waits_for_the_step_is_not_before_it() -> None:
    question = "Her calcium is low and denosumab is booked. Go ahead?"
    right = "Correct the calcium first and give denosumab only after it is normal."
    wrong = "Hypocalcaemia can be corrected after the first injection."
    assert kinds(order.check, right, question) == []
    assert "order_conflict" in kinds(order.check, wrong, question)
