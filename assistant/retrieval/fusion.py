"""Two rankings to one: what the lexical and the dense leg found, by reciprocal rank.

Called by the pipeline between the legs' searches and the Case; pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

DEPTH = 50
"""How many passages each leg is asked for."""

RANK_CONSTANT = 3
"""Damping of the first ranks. Small, because one leg is often plainly right: lay words have no
word in common with the passage, drug names and numbers do. With the usual 60, nDCG@10 of lay
questions over the corpus falls from .74 to .66, below the dense leg alone."""

LEXICAL_WEIGHT = 1.0
DENSE_WEIGHT = 0.95
"""All but equal: of two passages with the same rank, each on one leg, the one that shares words
with the question comes first, not the one whose id does. From .9 to 1 lay questions, clinical
ones and SciFact differ by .012 at most."""

Ranking = Sequence[tuple[str, float]]
"""Pairs of passage id and score, best first."""


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage with its place in both rankings.

    Attributes:
        score: from 0 to 1; 1 = first on both legs.
        lexical_rank: counts from 1; None where the leg missed it. `dense_rank` likewise.
        similarity: cosine of query and passage; None where the dense leg missed it.
    """

    passage: str
    score: float
    lexical_rank: int | None
    dense_rank: int | None
    similarity: float | None


def fuse(lexical: Ranking, dense: Ranking, k: int) -> tuple[Fused, ...]:
    """The best `k` passages of both rankings, best first, ties by passage id.

    Scores are rounded to 4 decimals before they are compared, so that the order shown is the
    order of the scores shown.
    """
    lexical_ranks = _ranks(lexical)
    dense_ranks = _ranks(dense)
    similarity = dict(dense)
    found = [
        Fused(
            passage,
            _score(lexical_ranks.get(passage), dense_ranks.get(passage)),
            lexical_ranks.get(passage),
            dense_ranks.get(passage),
            similarity.get(passage),
        )
        for passage in lexical_ranks | dense_ranks
    ]
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.passage))[:k])


def _ranks(ranking: Ranking) -> dict[str, int]:
    return {passage: rank for rank, (passage, _) in enumerate(ranking, start=1)}


def _score(lexical_rank: int | None, dense_rank: int | None) -> float:
    total = LEXICAL_WEIGHT * _share(lexical_rank) + DENSE_WEIGHT * _share(dense_rank)
    return round(total / (LEXICAL_WEIGHT + DENSE_WEIGHT), 4)


def _share(rank: int | None) -> float:
    """1 for the first rank, falling with depth, 0 for a passage the leg missed."""
    return 0.0 if rank is None else (RANK_CONSTANT + 1) / (RANK_CONSTANT + rank)
