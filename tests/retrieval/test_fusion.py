"""Two rankings become one, scores on one scale, in an order that never depends on chance."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.fusion import Fused, fuse

PASSAGES = st.lists(st.sampled_from("abcdefghij"), unique=True)


def ranking(passages: list[str]) -> list[tuple[str, float]]:
    return [(passage, 1.0 - place / 100) for place, passage in enumerate(passages)]


def test_first_on_both_legs_scores_one() -> None:
    assert fuse([("a", 7.5)], [("a", 0.61)], 5) == (Fused("a", 1.0, 1, 1, 0.61),)


def test_a_leg_that_missed_a_passage_says_none() -> None:
    lexical_only, dense_only = sorted(
        fuse([("a", 7.5)], [("b", 0.61)], 5), key=lambda hit: hit.passage
    )
    assert (lexical_only.lexical_rank, lexical_only.dense_rank) == (1, None)
    assert lexical_only.similarity is None
    assert (dense_only.lexical_rank, dense_only.dense_rank) == (None, 1)
    assert dense_only.similarity == 0.61


def test_near_the_top_on_both_legs_beats_first_on_one() -> None:
    lexical = [("a", 9.0), ("b", 8.0), ("c", 1.0)]
    dense = [("d", 0.7), ("b", 0.6), ("e", 0.2)]
    assert [hit.passage for hit in fuse(lexical, dense, 2)] == ["b", "a"]


def test_far_below_the_best_counts_little() -> None:
    lexical = [("a", 20.0), ("b", 6.0), ("c", 5.0)]
    dense = [("a", 0.5), ("b", 0.49), ("c", 0.2)]
    first, second, third = fuse(lexical, dense, 3)
    assert (first.passage, second.passage, third.passage) == ("a", "b", "c")
    assert first.score == 1.0
    assert second.score < 0.6


def test_the_size_of_scores_does_not_matter() -> None:
    small = fuse([("a", 0.3), ("b", 0.2), ("c", 0.1)], ranking(["b"]), 5)
    large = fuse([("a", 300.0), ("b", 200.0), ("c", 100.0)], ranking(["b"]), 5)
    assert small == large


def test_nothing_found_is_an_empty_result() -> None:
    assert fuse([], [], 5) == ()


@given(PASSAGES, PASSAGES, st.integers(1, 12))
def test_order_scores_and_length(lexical: list[str], dense: list[str], k: int) -> None:
    found = fuse(ranking(lexical), ranking(dense), k)
    assert len(found) == min(k, len({*lexical, *dense}))
    assert list(found) == sorted(found, key=lambda hit: (-hit.score, hit.passage))
    assert all(0.0 <= hit.score <= 1.0 and hit.score == round(hit.score, 4) for hit in found)


@given(PASSAGES, st.integers(1, 12))
def test_legs_that_agree_keep_their_order(passages: list[str], k: int) -> None:
    found = fuse(ranking(passages), ranking(passages), k)
    assert [hit.passage for hit in found] == passages[:k]
