"""Which documents are due, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.knowledge import Document, Stance
from assistant.domain.stored import StoredAnswer, StoredReference
from assistant.lifecycle.stale import due_on, stale
from tests.rules.small import corpus, document, leaf, rule


def aged(name: str, updated: str, review_by: str | None = None) -> Document:
    return replace(document(name), updated=updated, review_by=review_by)


@pytest.mark.parametrize(
    ("updated", "review_by", "due"),
    [
        ("2026-01-01", None, date(2028, 1, 1)),
        ("2024-02-29", None, date(2026, 2, 28)),
        ("2026-01-01", "2026-06-30", date(2026, 6, 30)),
        ("2020-01-01", "2030-01-01", date(2030, 1, 1)),
        ("9999-12-31", None, date(9999, 12, 31)),
    ],
)
def test_the_day_it_names_or_two_years_after_its_update(
    updated: str, review_by: str | None, due: date
) -> None:
    assert due_on(aged("a", updated, review_by)) == due


def citing(*names: str) -> StoredAnswer:
    references = tuple(StoredReference(f"{name}#p", name, "") for name in names)
    return StoredAnswer("Q", (), (), references, "", "")


def test_what_most_rests_on_comes_first() -> None:
    rules = (rule("b/r", leaf("cancer"), "scan", Stance.FOR),
             rule("c/r", leaf("cancer"), "scan", Stance.FOR),
             rule("c/s", leaf("pregnant"), "scan", Stance.FOR))  # fmt: skip
    found = corpus(
        *rules, a=aged("a", "2020-01-01"), b=aged("b", "2021-01-01"), c=aged("c", "2022-01-01"),
        d=aged("d", "2026-01-01"), e=aged("e", "2019-01-01"),
    )  # fmt: skip
    answers = (citing("b", "b"), citing("b", "c"), citing("d"))
    listed = stale(found, answers, date(2026, 1, 1))
    told = [(s.document.id, s.rules, s.answers) for s in listed]
    assert told == [("b", 1, 2), ("c", 2, 1), ("e", 0, 0), ("a", 0, 0)]


def test_the_day_itself_is_in_time() -> None:
    found = corpus(a=aged("a", "2024-01-01"))
    assert stale(found, (), date(2026, 1, 1)) == ()
    (one,) = stale(found, (), date(2026, 1, 2))
    assert (one.days_over, one.named) == (1, False)
