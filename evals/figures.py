"""One line of a suite's result: its name, the scorer that looks, and how scores are summed up."""

from collections.abc import Callable
from dataclasses import dataclass

from evals.metrics import Summary
from evals.scorers import Exchange
from evals.scores import Score


@dataclass(frozen=True, slots=True)
class Line:
    """A metric of a suite whose samples come with their scores."""

    name: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric of a suite."""

    name: str
    scorer: Callable[[Exchange], Score | None]
    summary: Summary
