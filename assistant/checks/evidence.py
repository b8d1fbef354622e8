"""Does a passage say what a sentence says? The features of the answer, each readable alone.

All are numbers of which more speaks for support: what of the sentence the passage covers, and
whether both point the same way. `backing` weighs them.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from math import exp, sqrt
from operator import mul

from assistant.checks.axes import AFFIRMATION, DIRECTION
from assistant.ports import Likeness
from assistant.reading.quantities import read_quantities
from assistant.reading.sentences import sentence_spans

FEATURES = ("similarity", "covered", "affirmation", "direction", "numbers")

# Words say the same as they stand in their sentences from this cosine on.
SAME = 0.5
# How much nearer than another a sentence of the passage must be to count e times as much.
NEARER = 0.05

_EMPTY = frozenset(
    """a an the of in on at to for from by with without and or but nor not no is are was were be
    been being am do does did has have had having it its this that these those they them their
    there here he she his her we our us you your i my as than then so if when while which who
    whom whose what where how can could may might will would shall should must also such into
    onto over under between among through during before after about against within per via more
    most less least very much many some any all both each every either neither other another
    same own only just because due since until upon""".split()
)


class Evidence:
    """Computes the features of a sentence and a passage."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness

    def features(self, sentence: str, passage: str) -> dict[str, float]:
        """The features by name, in the order of `FEATURES`.

        - similarity: the cosine of the two.
        - covered: the share of the sentence's words that some word of the passage says too.
        - affirmation, direction: how far the two lie apart between yes and no, more and less; 0
          for not at all, else negative.
        - numbers: -1 where the sentence has a number that the passage lacks, else 0.
        """
        parts = sentences_of(passage)
        own = self._likeness.vector(sentence)
        vectors = [self._likeness.vector(part) for part in parts]
        weights = _weights([_dot(own, vector) for vector in vectors])
        return {
            "similarity": _dot(own, self._likeness.vector(passage)),
            "covered": self._covered(sentence, parts),
            "affirmation": -_apart(self._affirmation, own, vectors, weights),
            "direction": -_apart(self._direction, own, vectors, weights),
            "numbers": -float(_strange_number(sentence, passage)),
        }

    def _covered(self, sentence: str, parts: Sequence[str]) -> float:
        found = self._likeness.nearest(sentence, parts)
        telling = [near for word, near in found if word not in _EMPTY]
        nearness = telling or [near for _, near in found]
        return sum(near >= SAME for near in nearness) / (len(nearness) or 1)

    @cached_property
    def _affirmation(self) -> tuple[float, ...]:
        return self._line(AFFIRMATION)

    @cached_property
    def _direction(self) -> tuple[float, ...]:
        return self._line(DIRECTION)

    def _line(self, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        """The direction in which the vectors of opposed sentences differ, of norm 1."""
        differences = [self._difference(*pair) for pair in pairs]
        return _unit([sum(column) for column in zip(*differences, strict=True)])

    def _difference(self, one: str, other: str) -> tuple[float, ...]:
        both = zip(self._likeness.vector(one), self._likeness.vector(other), strict=True)
        return _unit([a - b for a, b in both])


def sentences_of(passage: str) -> tuple[str, ...]:
    """The sentences of a passage; the whole where it has none."""
    found = (passage[start:end] for start, end in sentence_spans(passage, 0, len(passage)))
    return tuple(one for one in found if any(map(str.isalnum, one))) or (passage,)


def _weights(near: Sequence[float]) -> list[float]:
    """What each sentence of a passage counts, by its nearness; in all 1."""
    raw = [exp((one - max(near)) / NEARER) for one in near]
    return [one / sum(raw) for one in raw]


def _apart(
    line: Sequence[float],
    own: Sequence[float],
    vectors: Sequence[Sequence[float]],
    weights: Sequence[float],
) -> float:
    """The distance along a line between a sentence and the near sentences of a passage."""
    places = [_dot(line, vector) for vector in vectors]
    return abs(_dot(line, own) - _dot(weights, places))


def _strange_number(sentence: str, passage: str) -> bool:
    given = set(_numbers(passage))
    return any(number not in given for number in _numbers(sentence))


def _numbers(text: str) -> Iterator[float]:
    for quantity in read_quantities(text):
        yield float(quantity.value)
        if quantity.high is not None:
            yield float(quantity.high)


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(map(mul, one, other), 0.0)


def _unit(vector: Sequence[float]) -> tuple[float, ...]:
    norm = sqrt(_dot(vector, vector)) or 1.0
    return tuple(part / norm for part in vector)
