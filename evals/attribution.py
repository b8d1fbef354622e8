"""The suite of support: does this passage support this sentence? Beside it, plain word overlap.

Each row is judged by coefficients that were fitted without its document: `evals/folds.yaml`
holds five fits, each without one fifth of all documents, whichever file they stand in.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from assistant.adapters.corpus_models import Shape
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.adapters.support_file import WeightsShape
from assistant.checks.backing import Backing, Weights
from evals.figures import Line
from evals.metrics import mean_of_samples
from evals.pairs import FOLDS, PairRow
from evals.samples import Sample
from evals.scores import Score
from evals.suite_files import SuiteShape

FOLD_FILE = Path(__file__).with_name("folds.yaml")
_WORD = re.compile(r"[a-z0-9]+")


class AttributionShape(SuiteShape):
    """A suite over pairs of a claim and a passage."""

    kind: Literal["attribution"]


class _FoldsShape(Shape):
    schema_: Literal["groundrule/folds@1"] = Field(alias="schema")
    folds: Annotated[list[WeightsShape], Field(min_length=FOLDS, max_length=FOLDS)]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row with how likely its passage supports it, and how many words they share."""

    row: PairRow
    probability: float
    overlap: float


def read(marked: Marked) -> AttributionShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(AttributionShape)


def read_folds(path: Path = FOLD_FILE) -> tuple[Weights, ...]:
    """The coefficients for each fold, fitted on the other four.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    shape = read_yaml(path.read_text(encoding="utf-8"), path.name).as_model(_FoldsShape)
    return tuple(fold.plain() for fold in shape.folds)


def figures(rows: Sequence[PairRow]) -> tuple[Line, ...]:
    """The metrics that these rows allow: over all, and for each subset and tier they name."""
    parts = sorted({name for row in rows for name in _parts(row)})
    names = [
        "auc",
        "word_overlap_auc",
        "gain_over_word_overlap",
        "auc_against_contradicted",
        "balanced_accuracy",
        "contradicted_taken_for_supported",
        *(name for part in parts for name in (f"auc_{part}", f"word_overlap_auc_{part}")),
    ]
    return tuple(Line(name, mean_of_samples) for name in names)


def run(rows: Sequence[PairRow], backing: Backing, folds: Sequence[Weights]) -> Iterator[Sample]:
    """One sample a row. Each AUC is the mean of placements, so that it sums up like any score."""
    judged = [_judged(row, backing, folds) for row in rows]
    scores: list[dict[str, Score]] = [{} for _ in judged]
    everything = range(len(judged))
    _place("auc", everything, judged, scores, _probability)
    _place("word_overlap_auc", everything, judged, scores, _overlap)
    for part in sorted({name for row in rows for name in _parts(row)}):
        some = [n for n in everything if part in _parts(rows[n])]
        _place(f"auc_{part}", some, judged, scores, _probability)
        _place(f"word_overlap_auc_{part}", some, judged, scores, _overlap)
    apart = [n for n in everything if rows[n].supported or _contradicted(rows[n])]
    _place("auc_against_contradicted", apart, judged, scores, _probability)
    shares = {
        side: sum(row.supported is side for row in rows) / len(rows) for side in (True, False)
    }
    for one, found in zip(judged, scores, strict=True):
        _decide(one, found, backing.threshold, shares[one.row.supported])
        yield Sample(one.row.id, found, None)


def _judged(row: PairRow, backing: Backing, folds: Sequence[Weights]) -> _Judged:
    features = backing.evidence.features(row.claim, row.passage)
    return _Judged(row, folds[row.fold].probability(features), word_overlap(row))


def word_overlap(row: PairRow) -> float:
    """The baseline: the share of the claim's words that stand in the passage."""
    claim, passage = (set(_WORD.findall(text.lower())) for text in (row.claim, row.passage))
    return len(claim & passage) / (len(claim) or 1)


def _probability(one: _Judged) -> float:
    return one.probability


def _overlap(one: _Judged) -> float:
    return one.overlap


def _parts(row: PairRow) -> tuple[str, ...]:
    tier = f"tier_{row.tier.lower()}" if row.tier else ""
    return tuple(part for part in (row.subset, tier) if part)


def _contradicted(row: PairRow) -> bool:
    return row.sublabel == "contradicted"


def _place(
    name: str,
    numbers: Sequence[int],
    judged: Sequence[_Judged],
    scores: Sequence[dict[str, Score]],
    value: Callable[[_Judged], float],
) -> None:
    """Scores each of these rows by its placement; rows of one label alone have none."""
    pairs = [(judged[number].row.supported, value(judged[number])) for number in numbers]
    for number, share in zip(numbers, placements(pairs), strict=False):
        scores[number][name] = Score(share)


def placements(pairs: Sequence[tuple[bool, float]]) -> tuple[float, ...]:
    """For each pair of label and value, the share of the other label that it stands clear of.

    A true one is to stand above the false ones; a tie counts for half. The mean over one label,
    over the other, and over both, is the area under the curve (Mann-Whitney's statistic over the
    number of comparisons). Empty where there is one label only.
    """
    sides = {side: sorted(v for label, v in pairs if label is side) for side in (True, False)}
    if not all(sides.values()):
        return ()
    found = []
    for label, value in pairs:
        others = sides[not label]
        below = (bisect_left(others, value) + bisect_right(others, value)) / (2 * len(others))
        found.append(below if label else 1 - below)
    return tuple(found)


def _decide(one: _Judged, found: dict[str, Score], threshold: float, share: float) -> None:
    """What the shipped threshold makes of a row.

    Args:
        share: of the rows that have its label; weighs both labels the same.
    """
    taken = one.probability >= threshold
    right = taken is one.row.supported
    words = "" if right else f"{one.row.sublabel or one.row.label} at {one.probability:.2f}"
    found["balanced_accuracy"] = Score(right / (2 * share), words)
    if _contradicted(one.row):
        found["contradicted_taken_for_supported"] = Score(float(taken))
    if "auc" in found:
        gain = (found["auc"].value or 0) - (found["word_overlap_auc"].value or 0)
        found["gain_over_word_overlap"] = Score(gain)
