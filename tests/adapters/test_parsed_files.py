"""The parsed form of a corpus is kept by content, and its loss costs nothing but time."""

from pathlib import Path

import pytest

from assistant.adapters.corpus import load_corpus

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_kept_form_gives_the_same_corpus(tmp_path: Path) -> None:
    first = load_corpus(CORPUS, tmp_path)
    second = load_corpus(CORPUS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f"corpus-{first.digest[-16:]}.json"]
    assert second == first == load_corpus(CORPUS)


@pytest.mark.parametrize("content", ["", "{broken", "[]", "\x00"])
def test_a_damaged_file_is_read_anew(tmp_path: Path, content: str) -> None:
    first = load_corpus(CORPUS, tmp_path)
    kept = next(tmp_path.iterdir())
    kept.write_text(content, encoding="utf-8")
    assert load_corpus(CORPUS, tmp_path) == first


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load_corpus(CORPUS, blocked / "cache").rules
