"""Every rule candidate, and every declared conflict, is carried or stands with its reason."""

from pathlib import Path

from assistant.adapters.corpus import load_corpus
from assistant.adapters.coverage_files import read_coverage
from assistant.rules.coverage import coverage

CORPUS = Path(__file__).parent.parent / "corpus"
COVERED = coverage(load_corpus(CORPUS), read_coverage(CORPUS))
LINES = {line.line for line in COVERED.lines}


def test_no_candidate_is_forgotten() -> None:
    assert {f"R-{number:03d}" for number in range(1, 119)} - LINES == set()


def test_no_conflict_between_issuers_is_forgotten() -> None:
    assert {f"CF-{number:02d}" for number in range(1, 35)} - LINES == set()


def test_no_superseded_document_is_forgotten() -> None:
    assert {f"SUP-{number:02d}" for number in range(1, 29)} - LINES == set()


def test_the_corpus_agrees_with_itself() -> None:
    assert COVERED.faults == ()
