"""Facts read with the vocabulary that ships, for tables of questions as clinicians type them."""

import datetime
from functools import lru_cache
from pathlib import Path

from assistant.adapters.corpus import load_corpus
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import plain
from assistant.reading.facts import FactReading, read_facts
from assistant.reading.lexicon import Lexicon

CORPUS = Path(__file__).parents[2] / "corpus"
TODAY = datetime.date(2026, 11, 23)  # a Monday

Value = bool | str | int | float | None


@lru_cache(maxsize=1)
def _words() -> tuple[Lexicon, Vocabulary]:
    vocabulary = load_corpus(CORPUS).vocabulary
    return Lexicon(vocabulary), vocabulary


def reading(text: str) -> FactReading:
    """What one first turn says."""
    return read_facts(text, *_words(), 1, TODAY)


def value(text: str, name: str) -> Value:
    """The value that the text states of one fact, None where it states nothing."""
    return next((plain(f.domain) for f in reading(text).facts if f.name == name), None)
