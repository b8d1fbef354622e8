"""Scored exchanges, and their log: one JSON line each, whole or not there at all.

The log has no times in it, so the same suite over the same corpus gives the same bytes.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from assistant.adapters.answer_json import AnswerJson
from assistant.domain.errors import RequestError
from evals.figures import Figure
from evals.scorers import Exchange
from evals.scores import Score


@dataclass(frozen=True, slots=True)
class Sample:
    """One exchange with its scores by metric; metrics that do not apply are left out.

    Attributes:
        answer: what was answered; None where nothing was asked.
    """

    id: str
    scores: Mapping[str, Score]
    answer: AnswerJson | None


def scored(name: str, exchange: Exchange, figures: Iterable[Figure]) -> Sample:
    """The exchange with the score of every figure that applies to it."""
    scores = {figure.name: figure.scorer(exchange) for figure in figures}
    return Sample(name, {k: s for k, s in scores.items() if s is not None}, exchange.answer)


def write_log(samples: Iterable[Sample], path: Path) -> None:
    """Writes the log in one step; an older one of the same name stays until then.

    Raises:
        RequestError: the folder cannot be written.
    """
    text = "".join(f"{json.dumps(_data(s), ensure_ascii=False)}\n" for s in samples)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", delete=False) as draft:
            draft.write(text)
        Path(draft.name).replace(path)
    except OSError as error:
        raise RequestError(
            f"The log {str(path)!r} cannot be written ({error}); name a folder that can be "
            "written with --home DIR.",
            "home",
        ) from None


def _data(sample: Sample) -> dict[str, Any]:
    scores = {name: asdict(score) for name, score in sample.scores.items()}
    if sample.answer is None:
        return {"sample": sample.id, "scores": scores}
    return {
        "sample": sample.id,
        "question": sample.answer.question,
        "status": sample.answer.status,
        "scores": scores,
        "answer": sample.answer.model_dump(mode="json", by_alias=True, exclude={"timings_ms"}),
    }


def read_log(path: Path) -> dict[str, dict[str, Score]]:
    """Sample id to its scores by metric, in the order of the log.

    Raises:
        RequestError: the file cannot be read, or is no log of samples.
    """
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return {
            line["sample"]: {name: Score(**score) for name, score in line["scores"].items()}
            for line in lines
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RequestError(
            f"{str(path)!r} is no log of samples ({error!r}); name a file that "
            "`groundrule eval run` wrote."[:300]
        ) from None
