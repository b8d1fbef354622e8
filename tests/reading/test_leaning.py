"""Sentences that lean one way only, in words that no grammar of advice has."""

import pytest

from assistant.reading.claims import read_claims
from assistant.reading.statements import split_statements
from tests.reading.test_answer_advice import CORPUS, LEXICON


def _read(text: str, focus: tuple[str, ...] = ("romosozumab",)) -> list[tuple[str, str]]:
    (statement,) = split_statements(text)
    reading = read_claims(statement, LEXICON, CORPUS.vocabulary, CORPUS.documents, focus, free=True)
    return [(claim.action, claim.stance.value) for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Her stroke no longer shuts the door on romosozumab.", "optional"),
        ("Her stroke shuts the door on romosozumab.", "against"),
        ("A heart attack that long ago no longer counts against romosozumab.", "optional"),
        ("A heart attack counts against romosozumab, however long ago.", "against"),
        ("Her stroke is no obstacle to it.", "optional"),
        ("Romosozumab is the backbone of treatment.", "for"),
        ("Romosozumab is out of bounds for her.", "against"),
    ],
)
def test_one_leaning_is_read(text: str, stance: str) -> None:
    assert _read(text) == [("romosozumab", stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Whether her stroke shuts the door on romosozumab is unknown.",
        "Her stroke shuts the door on romosozumab or leaves it ajar.",
        "Her stroke is a worry with romosozumab.",
        "Nobody says that her stroke does not count against romosozumab.",
        "The door was shut.",
        "Romosozumab is injected under the skin.",
    ],
)
def test_what_leans_two_ways_or_none_stays_unread(text: str) -> None:
    assert _read(text) == []


def test_our_own_words_are_not_read_so() -> None:
    (statement,) = split_statements("Her stroke shuts the door on romosozumab.")
    assert not read_claims(statement, LEXICON, CORPUS.vocabulary, CORPUS.documents).claims
