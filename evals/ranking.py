"""How good a ranking of passages is: nDCG, recall and reciprocal rank at 10, of both legs of
retrieval together and of each alone, in the same run.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.retrieval import fusion
from evals.figures import Line
from evals.metrics import mean_of_samples
from evals.scores import Score

DEPTH = 10
"""Ranks that count."""

MEASURES = ("ndcg_10", "recall_10", "mrr_10")

FIGURES = tuple(
    Line(f"{leg}{measure}", mean_of_samples)
    for leg in ("", "bm25_", "dense_")
    for measure in MEASURES
)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one question, passages best first.

    Attributes:
        lexical: by BM25 alone, over the question's own words.
        dense: by the likeness of vectors alone.
    """

    fused: Sequence[str]
    lexical: Sequence[str]
    dense: Sequence[str]


def passages(ranking: fusion.Ranking) -> list[str]:
    """The ids of the ranks that count."""
    return [passage for passage, _ in ranking[:DEPTH]]


def scores(found: Found, wanted: Mapping[str, int]) -> dict[str, Score]:
    """Every figure of one question.

    Args:
        wanted: the judgement of each relevant passage, 1 or more.
    """
    legs = {"": found.fused, "bm25_": found.lexical, "dense_": found.dense}
    return {
        f"{leg}{name}": Score(value)
        for leg, ranking in legs.items()
        for name, value in zip(MEASURES, measured(ranking, wanted), strict=True)
    }


def measured(found: Sequence[str], wanted: Mapping[str, int]) -> tuple[float, float, float]:
    """nDCG (Järvelin and Kekäläinen 2002, gains as judged), recall and reciprocal rank at 10.

    Args:
        found: passages, best first.
        wanted: the judgement of each relevant passage, 1 or more.
    """
    gains = [wanted.get(passage, 0) for passage in found[:DEPTH]]
    ideal = _discounted(sorted(wanted.values(), reverse=True)[:DEPTH])
    first = next((rank for rank, gain in enumerate(gains, 1) if gain), 0)
    recall = sum(gain > 0 for gain in gains) / len(wanted)
    return _discounted(gains) / ideal, recall, 1 / first if first else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
