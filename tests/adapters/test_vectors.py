"""The dense leg: what Chroma returns is exact, rounded, and ordered by id where scores tie."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.vectors import DenseLeg, write_vectors
from assistant.domain.errors import InstallationError
from tests.adapters.letter_embedder import LetterEmbedder

EMBEDDER = LetterEmbedder()
WORDS = {"b-twin": "spine", "a-twin": "spine", "hip": "hip", "kidney": "kidney"}


def filled(folder: Path, words: dict[str, str]) -> DenseLeg:
    write_vectors(folder, [(list(words), EMBEDDER.embed(list(words.values())))])
    return DenseLeg(folder, EMBEDDER)


@pytest.fixture
def leg(tmp_path: Path) -> Iterator[DenseLeg]:
    opened = filled(tmp_path, WORDS)
    yield opened
    opened.close()


def test_the_same_text_has_similarity_1(leg: DenseLeg) -> None:
    assert leg.search("kidney", 1) == [("kidney", 1.0)]


def test_equal_similarities_are_ordered_and_cut_by_id(leg: DenseLeg) -> None:
    assert leg.search("spine", 2) == [("a-twin", 1.0), ("b-twin", 1.0)]
    assert leg.search("spine", 1) == [("a-twin", 1.0)]


def test_more_asked_than_there_is(leg: DenseLeg) -> None:
    found = leg.search("hip", 50)
    assert {passage for passage, _ in found} == set(WORDS)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


@pytest.mark.parametrize("query", ["", " \t\n"])
def test_a_blank_query_finds_nothing(leg: DenseLeg, query: str) -> None:
    assert leg.search(query, 5) == []


def test_the_search_is_exact(tmp_path: Path) -> None:
    chance = random.Random(7)
    letters = [chr(97 + number) for number in range(26)]
    words = {f"p{number:04}": "".join(chance.choices(letters, k=12)) for number in range(1500)}
    leg = filled(tmp_path, words)
    for query in ("osteoporosis", "kidney", "zq"):
        (asked,) = EMBEDDER.embed([query])
        exact = {
            name: round(sum(a * b for a, b in zip(asked, vector, strict=True)), 4)
            for name, vector in zip(words, EMBEDDER.embed(list(words.values())), strict=True)
        }
        best = sorted(exact.values(), reverse=True)[:20]
        assert [score for _, score in leg.search(query, 20)] == pytest.approx(best, abs=1e-4)
    leg.close()


def test_an_empty_collection_finds_nothing(tmp_path: Path) -> None:
    write_vectors(tmp_path, [])
    leg = DenseLeg(tmp_path, EMBEDDER)
    assert len(leg) == 0
    assert leg.search("hip", 5) == []
    leg.close()


def test_no_collection_names_the_repair(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="`groundrule index`"):
        DenseLeg(tmp_path, EMBEDDER)
