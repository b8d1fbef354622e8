"""The suite of context over rows of our own: what it counts, and what it says of bad rows."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.errors import CorpusError, RequestError
from evals import negation
from evals.runner import summed


def row(sentence: str, concept: str, negated: bool = False, time: str = "recent") -> dict[str, Any]:
    start = sentence.index(concept)
    return {
        "id": sentence,
        "sentence_plain": sentence,
        "span": [start, start + len(concept)],
        "negation": "negated" if negated else "affirmed",
        "temporality": time,
        "more": "keys are allowed",
    }


def written(folder: Path, *lines: str) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_hits_misses_and_false_alarms_are_counted(tmp_path: Path) -> None:
    rows = [
        row("She denies chest pain.", "chest pain", negated=True),
        row("She has chest pain.", "chest pain", negated=True),  # labelled otherwise: a miss
        row("No fever.", "fever"),  # labelled otherwise: a false alarm
        row("History of stroke.", "stroke", time="historical"),
        row("Call if fever develops.", "fever", time="not particular"),
    ]
    path = written(tmp_path, *map(json.dumps, rows), "")
    metrics = summed(negation.run(path), negation.FIGURES)
    assert metrics["negated_f"].value == pytest.approx(0.5)
    assert metrics["negated_f"].n == 3
    assert metrics["negation_accuracy"].value == pytest.approx(0.6)
    assert metrics["historical_f"].value == 1
    assert metrics["hypothetical_f"].value == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "rows.jsonl:2:1"),
        ("[]", "rows.jsonl:2:1"),
        (json.dumps({**row("No fever.", "fever"), "negation": "maybe"}), "negation: Input should"),
        (json.dumps({"id": "x"}), "sentence_plain: Field required"),
    ],
)
def test_a_bad_row_is_named(line: str, message: str, tmp_path: Path) -> None:
    path = written(tmp_path, json.dumps(row("No fever.", "fever")), line)
    with pytest.raises(CorpusError, match=message):
        tuple(negation.run(path))


def test_rows_have_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="name it with --data"):
        tuple(negation.run(None))
    with pytest.raises(RequestError, match="has no rows"):
        tuple(negation.run(written(tmp_path, "")))
    with pytest.raises(RequestError, match="cannot be read"):
        tuple(negation.run(tmp_path / "missing.jsonl"))
