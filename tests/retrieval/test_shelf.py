"""A leg over some passages only, and two legs as one."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.shelf import Chosen, Joined

RANKINGS = st.dictionaries(st.sampled_from("abcdefghijklmnop"), st.integers(0, 9), max_size=16)


@dataclass(frozen=True)
class Ranked:
    """A leg with the same ranking for every query."""

    scores: dict[str, int]

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        found = sorted(self.scores.items(), key=lambda hit: (-hit[1], hit[0]))
        return [(name, float(score)) for name, score in found[:k]]


@given(RANKINGS, st.sets(st.sampled_from("abcdefghijklmnop")), st.integers(1, 8))
def test_chosen_is_the_ranking_without_the_others(
    scores: dict[str, int], chosen: set[str], k: int
) -> None:
    whole = Ranked(scores).search("", len(scores))
    wanted = [hit for hit in whole if hit[0] in chosen][:k]
    assert Chosen(Ranked(scores), chosen, len(scores)).search("", k) == wanted


@given(RANKINGS, RANKINGS, st.integers(1, 8))
def test_joined_is_one_ranking_by_score(one: dict[str, int], other: dict[str, int], k: int) -> None:
    second = {f"2{name}": score for name, score in other.items()}
    joined = Joined(Ranked(one), Ranked(second)).search("", k)
    assert joined == Ranked({**one, **second}).search("", k)
