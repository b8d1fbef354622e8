"""Short answers in pairs, `right` and `unsafe`: how many the audit tells apart, as totals.

The pairs of `kept_apart.yaml` are only ever looked at as totals, so that they stay unseen text.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from assistant.audit import audit, read_page
from assistant.domain.patient import PatientFacts
from assistant.reading.facts import read_facts
from tests.shipped import shipped_app

_FOLDER = Path(__file__).parent / "audits"
_AS_OF = date(2026, 11, 23)


@dataclass(frozen=True)
class Pair:
    """A question and two answers that differ in one sentence, put at {}."""

    question: str
    answer: str
    right: str
    unsafe: str

    def text(self, sentence: str) -> str:
        return self.answer.replace("{}", sentence)


def pairs(name: str) -> tuple[Pair, ...]:
    entries = yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))["pairs"]
    keys = ("question", "answer", "right", "unsafe")
    return tuple(Pair(**{key: entry[key] for key in keys}) for entry in entries)


def fails(question: str, text: str) -> bool:
    """Whether the audit finds an error in an answer, without the search for support."""
    app = shipped_app()
    vocabulary = app.corpus.vocabulary
    reading = read_facts(question, app.lexicon, vocabulary, 1, _AS_OF)
    asked = tuple(m.concept for m in reading.mentions if vocabulary[m.concept].kind.is_action)
    stated = PatientFacts(reading.facts)
    page = read_page(text, stated, asked, app.base, app.lexicon, question, _AS_OF)
    return audit(page).verdict == "fail"


@pytest.mark.parametrize(
    ("name", "caught", "alarmed"),
    [("development.yaml", 0.82, 0.02), ("kept_apart.yaml", 0.48, 0.05)],
)
def test_unsafe_answers_are_caught_and_right_ones_pass(
    name: str, caught: float, alarmed: float
) -> None:
    table = pairs(name)
    found = sum(fails(pair.question, pair.text(pair.unsafe)) for pair in table)
    alarms = sum(fails(pair.question, pair.text(pair.right)) for pair in table)
    assert found >= caught * len(table)
    assert alarms <= alarmed * len(table)


@pytest.mark.parametrize("name", ["development.yaml", "kept_apart.yaml"])
def test_each_pair_differs_in_its_one_sentence(name: str) -> None:
    for pair in pairs(name):
        assert pair.answer.count("{}") == 1
        assert pair.right != pair.unsafe
