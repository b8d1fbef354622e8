"""Two logs of samples side by side: which figures moved, and on which samples."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from evals.samples import read_log
from evals.scores import Score

Log = Mapping[str, Mapping[str, Score]]


@dataclass(frozen=True, slots=True)
class Moved:
    """One score that differs between two runs; None where there was none."""

    sample: str
    metric: str
    before: float | None
    after: float | None
    explanation: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Mean of every metric before and after over all samples, and every score that differs."""

    means: tuple[tuple[str, float | None, float | None], ...]
    moved: tuple[Moved, ...]


def compare(before: Path, after: Path) -> Comparison:
    """Compares two logs that `eval run` wrote, of the same suite or of two versions of it.

    Raises:
        RequestError: a file cannot be read, or is no log of samples.
    """
    first, second = read_log(before), read_log(after)
    metrics = dict.fromkeys(name for log in (first, second) for s in log.values() for name in s)
    means = tuple((name, _mean(name, first), _mean(name, second)) for name in metrics)
    return Comparison(means, tuple(_moved(first, second, metrics)))


def _mean(metric: str, log: Log) -> float | None:
    scores = (scores[metric].value for scores in log.values() if metric in scores)
    values = [value for value in scores if value is not None]
    return fmean(values) if values else None


def _moved(first: Log, second: Log, metrics: Iterable[str]) -> Iterator[Moved]:
    names = tuple(metrics)
    for sample in dict.fromkeys((*first, *second)):
        old, new = first.get(sample, {}), second.get(sample, {})
        for metric in names:
            a, b = old.get(metric), new.get(metric)
            before, after = a.value if a else None, b.value if b else None
            if before != after:
                said = (b or a or Score(None)).explanation
                yield Moved(sample, metric, before, after, said)
