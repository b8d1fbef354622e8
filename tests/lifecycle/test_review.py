"""What may follow what, and what has to be said of it."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Document, Review, ReviewStep
from assistant.lifecycle.review import LONGEST_NOTE, moved
from tests.rules.small import document

DAY = date(2026, 3, 1)
SUBMITTED, UNDER_REVIEW, APPROVED = Review


def standing(state: Review) -> Document:
    return replace(document("a"), review=state, reviews=(ReviewStep(state, "2026-01-01"),))


@pytest.mark.parametrize(
    ("now", "then", "note"),
    [
        (SUBMITTED, UNDER_REVIEW, ""),
        (UNDER_REVIEW, APPROVED, "compared with the source"),
        (UNDER_REVIEW, SUBMITTED, "two passages are wrong"),
        (APPROVED, SUBMITTED, "a new edition is out"),
    ],
)
def test_a_state_follows_and_the_ones_before_stay(now: Review, then: Review, note: str) -> None:
    steps = moved(standing(now), then, " guideline\n committee ", note, DAY)
    assert steps == (
        ReviewStep(now, "2026-01-01"),
        ReviewStep(then, "2026-03-01", "guideline committee", note or None),
    )


@pytest.mark.parametrize(
    ("now", "then", "by", "note", "said"),
    [
        (SUBMITTED, APPROVED, "board", "", "only under review may follow"),
        (APPROVED, UNDER_REVIEW, "board", "", "can only go back to submitted"),
        (SUBMITTED, SUBMITTED, "board", "why", "is submitted already"),
        (APPROVED, APPROVED, "board", "", "is approved already, since 2026-01-01"),
        (APPROVED, SUBMITTED, "board", " ", "only with a reason"),
        (SUBMITTED, UNDER_REVIEW, " ", "", "Say who moves it"),
        (SUBMITTED, UNDER_REVIEW, "bo\x00ard", "", "cannot be printed"),
        (SUBMITTED, UNDER_REVIEW, "board", "\ud800", "cannot be printed"),
        (SUBMITTED, UNDER_REVIEW, "board", "x" * (LONGEST_NOTE + 1), "at most 1000"),
        (SUBMITTED, UNDER_REVIEW, "b" * 121, "", "at most 120"),
    ],
)
def test_what_may_not_be_is_refused(
    now: Review, then: Review, by: str, note: str, said: str
) -> None:
    with pytest.raises(RequestError, match=said):
        moved(standing(now), then, by, note, DAY)


def test_a_day_before_the_last_step_is_refused() -> None:
    with pytest.raises(RequestError, match="2025-12-31 lies before that"):
        moved(standing(SUBMITTED), UNDER_REVIEW, "board", "", date(2025, 12, 31))
    assert moved(standing(SUBMITTED), UNDER_REVIEW, "board", "", date(2026, 1, 1))
