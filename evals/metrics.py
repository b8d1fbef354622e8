"""Scores to figures with 95 % intervals: Wilson for shares, bootstrap for means.

Deterministic: the bootstrap draws from a seed that never changes, so two runs over the same
scores print the same figures.
"""

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.scores import Score

Z = 1.959964  # the normal distribution's 97.5 % point
SEED, DRAWS = 20261123, 2000


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure.

    Attributes:
        low, high: the 95 % interval.
        n: what was counted: samples for a mean, parts for a share.
        unanswered: samples left out because there was no answer to score.
    """

    value: float
    low: float
    high: float
    n: int
    unanswered: int = 0


Summary = Callable[[Iterable[Score]], Metric | None]


def share_of_parts(scores: Iterable[Score]) -> Metric | None:
    """All parts of all samples in one share, with Wilson's interval; None without any part."""
    everything = tuple(scores)
    counted = [s for s in everything if s.value is not None]
    total = sum(score.parts for score in counted)
    if not total:
        return None
    right = sum((score.value or 0) * score.parts for score in counted)
    low, high = wilson(right, total)
    return Metric(right / total, low, high, total, len(everything) - len(counted))


def mean_of_samples(scores: Iterable[Score]) -> Metric | None:
    """The mean of the samples' values, each weighing the same; None without any sample."""
    everything = tuple(scores)
    values = [score.value for score in everything if score.value is not None]
    if not values:
        return None
    low, high = bootstrap(values)
    return Metric(fmean(values), low, high, len(values), len(everything) - len(values))


def f_measure(scores: Iterable[Score]) -> Metric | None:
    """F1 of a class: one score for each hit (1), false alarm (0) and miss (0); None without any.

    The harmonic mean of precision and recall is 2 tp / (2 tp + fp + fn) (van Rijsbergen 1979);
    its interval is the bootstrap's, through the share of hits.
    """
    found = mean_of_samples(scores)
    if found is None:
        return None
    value, low, high = (2 * share / (1 + share) for share in (found.value, found.low, found.high))
    return Metric(value, low, high, found.n, found.unanswered)


def wilson(right: float, total: int) -> tuple[float, float]:
    """Wilson's 95 % score interval of a share; sound at 0 and 1 and for few samples."""
    p, z2 = right / total, Z * Z
    centre = p + z2 / (2 * total)
    spread = Z * math.sqrt(p * (1 - p) / total + z2 / (4 * total * total))
    scale = 1 + z2 / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def bootstrap(values: Sequence[float]) -> tuple[float, float]:
    """The percentile bootstrap's 95 % interval of a mean."""
    draw = random.Random(SEED)
    means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(DRAWS))
    return means[round(0.025 * (DRAWS - 1))], means[round(0.975 * (DRAWS - 1))]
