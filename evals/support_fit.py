"""Fits the coefficients of support: a small logistic regression, the same each time.

No coefficient may fall below zero, because every feature is made so that more speaks for support:
one that would speak against it follows an accident of the rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from statistics import fmean, pstdev

from assistant.checks.backing import Weights
from assistant.checks.evidence import FEATURES
from evals.pairs import FOLDS

# Ridge penalty on coefficients of features that are scaled to a deviation of 1.
PENALTY = 10.0
# The fit is done when no coefficient moves further than this.
STILL = 1e-7
MOST_ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Case:
    """A pair to learn from.

    Attributes:
        weight: what it counts for beside others.
    """

    features: Mapping[str, float]
    supported: bool
    fold: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learnt.

    Attributes:
        folds: coefficients for the pairs of each fold, fitted on the others.
        threshold: chosen on what the folds say of their own pairs.
    """

    weights: Weights
    folds: tuple[Weights, ...]
    threshold: float


def fit_all(cases: Sequence[Case], error: float) -> Fitted:
    """Coefficients over all cases, for each fold, and the threshold.

    Args:
        error: the share of unsupported cases, by weight, that may reach the threshold.
    """
    folds = tuple(fit([c for c in cases if c.fold != n]) for n in range(FOLDS))
    apart = [(folds[case.fold].probability(case.features), case) for case in cases]
    return Fitted(fit(cases), folds, _threshold(apart, error))


def fit(cases: Sequence[Case]) -> Weights:
    """The most likely coefficients that are not below zero, under the penalty."""
    middles = {name: fmean(case.features[name] for case in cases) for name in FEATURES}
    scales = {name: pstdev(c.features[name] for c in cases) or 1.0 for name in FEATURES}
    columns = [
        [(case.features[name] - middles[name]) / scales[name] for case in cases]
        for name in FEATURES
    ]
    ones = [1.0] * len(cases)
    intercept, *scaled = _descend([ones, *columns], cases)
    each = {name: round(w / scales[name], 4) for name, w in zip(FEATURES, scaled, strict=True)}
    return Weights(round(intercept - sum(w * middles[n] for n, w in each.items()), 4), each)


def _descend(columns: Sequence[Sequence[float]], cases: Sequence[Case]) -> list[float]:
    """Newton's step for one coefficient after the other; the first is free of penalty and bound."""
    found = [0.0] * len(columns)
    lines = [0.0] * len(cases)
    for _ in range(MOST_ROUNDS):
        moved = 0.0
        for number, column in enumerate(columns):
            penalty = PENALTY if number else 0.0
            slope, bend = penalty * found[number], penalty
            for line, x, case in zip(lines, column, cases, strict=True):
                p = 1 / (1 + exp(-line))
                slope += case.weight * (p - case.supported) * x
                bend += case.weight * p * (1 - p) * x * x
            step = -slope / bend
            step = max(step, -found[number]) if number else step
            found[number] += step
            lines = [line + step * x for line, x in zip(lines, column, strict=True)]
            moved = max(moved, abs(step))
        if moved < STILL:
            break
    return found


def _threshold(judged: Sequence[tuple[float, Case]], error: float) -> float:
    """The least probability, to two decimals, that at most this share of the unsupported reach."""
    against = [(p, case.weight) for p, case in judged if not case.supported]
    whole = sum(weight for _, weight in against)
    steps = (number / 100 for number in range(1, 100))
    reached = ((step, sum(w for p, w in against if p >= step) / whole) for step in steps)
    return next((step for step, share in reached if share <= error), 0.99)
