"""The lexical leg: BM25 over stemmed words."""

from pathlib import Path

import pytest

from assistant.adapters.lexical import LexicalLeg, write_lexical
from assistant.domain.errors import InstallationError

TEXTS = [
    ("hip", "Fractured hips heal slowly; a hip that has fractured needs a fracture clinic."),
    ("spine-b", "Spine films."),
    ("spine-a", "Spine films."),
    ("kidney", "Renal function: creatinine clearance below 35 mL/min, T-score -2.5."),
]


@pytest.fixture
def leg(tmp_path: Path) -> LexicalLeg:
    write_lexical(tmp_path, TEXTS)
    return LexicalLeg(tmp_path)


def ids(found: list[tuple[str, float]]) -> list[str]:
    return [passage for passage, _ in found]


@pytest.mark.parametrize("query", ["fracture", "FRACTURES", "fracturing?", "fractùre"])
def test_words_match_by_stem_whatever_their_case_and_accents(leg: LexicalLeg, query: str) -> None:
    assert ids(leg.search(query, 5)) == ["hip"]


def test_numbers_are_words(leg: LexicalLeg) -> None:
    assert ids(leg.search("t-score 2.5", 5)) == ["kidney"]


def test_equal_scores_are_ordered_by_id(leg: LexicalLeg) -> None:
    (first, second) = leg.search("spine", 5)
    assert (first[0], second[0]) == ("spine-a", "spine-b")
    assert first[1] == second[1] == round(first[1], 4)


def test_a_tie_at_the_end_is_cut_by_id(leg: LexicalLeg) -> None:
    assert ids(leg.search("spine", 1)) == ["spine-a"]


@pytest.mark.parametrize("query", ["", " \n", "?!", "the of and", "What should I do?", "骨", "zzz"])
def test_nothing_in_common_nothing_found(leg: LexicalLeg, query: str) -> None:
    assert leg.search(query, 5) == []


@pytest.mark.parametrize("query", ["hip AND NOT OR", 'passage:"hip', "(hip^9~ *", "+hip -hip"])
def test_a_query_has_no_syntax(leg: LexicalLeg, query: str) -> None:
    assert ids(leg.search(query, 5)) == ["hip"]


def test_a_very_long_query_is_answered(leg: LexicalLeg) -> None:
    words = " ".join(f"word{number}" for number in range(10_000))
    assert ids(leg.search(f"{words} hip", 5)) == ["hip"]


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    write_lexical(tmp_path, [])
    leg = LexicalLeg(tmp_path)
    assert len(leg) == 0
    assert leg.search("hip", 5) == []


def test_a_damaged_index_names_the_repair(tmp_path: Path) -> None:
    write_lexical(tmp_path, TEXTS)
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(InstallationError, match="`groundrule index`"):
        LexicalLeg(tmp_path)
