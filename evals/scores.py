"""What a scorer says of one exchange: how much of it was right, and why.

Between the scorers, which make scores, and the metrics, which sum them up.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was expected was there.

    Attributes:
        value: from 0 (nothing) to 1 (all). None means that there was no answer to score: it is
            left out of the metric and counted apart, because silence is not a wrong answer.
        explanation: what was missing or too much, in words; empty when nothing was.
        parts: how many things were looked at.
    """

    value: float | None
    explanation: str = ""
    parts: int = 1


NO_ANSWER = Score(None, "there was no answer to score")


def share(faults: Iterable[str], parts: int) -> Score:
    """The score of `parts` things of which each fault spoils one."""
    found = tuple(faults)
    return Score(1 - len(found) / parts, "; ".join(found), parts)
