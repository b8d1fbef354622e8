"""How likely a passage supports a sentence: the features of `evidence`, weighed.

A logistic regression whose coefficients are read from a file. None is below zero, so that no
feature can speak against what it stands for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from assistant.checks.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """The coefficients.

    Attributes:
        each: coefficient by feature, for the feature as it is computed.
    """

    intercept: float
    each: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1, neither reached for features of a sentence and a passage."""
        return 1 / (1 + exp(-self.intercept - sum(w * features[n] for n, w in self.each.items())))


@dataclass(frozen=True, slots=True)
class Backing:
    """Judges pairs of a sentence and a passage.

    Attributes:
        threshold: a passage supports a sentence from this probability on.
    """

    evidence: Evidence
    weights: Weights
    threshold: float

    def probability(self, sentence: str, passage: str) -> float:
        """How likely the passage supports the sentence."""
        return self.weights.probability(self.evidence.features(sentence, passage))

    def supports(self, sentence: str, passage: str) -> bool:
        """Whether it is likely enough."""
        return self.probability(sentence, passage) >= self.threshold
