"""The same question gives the same bytes, timings aside: again, and in another process."""

import json
from typing import Any

import pytest

from tests.cli.terminal import DAY, home, run
from tests.flow import EXAMPLE, asked

QUESTIONS = (
    EXAMPLE,
    "72-year-old woman, T-score -2.9 at the hip, eGFR 24. Which drug?",
    "Can acupuncture be offered for low back pain?",
)


def untimed(answer: dict[str, Any]) -> str:
    answer.pop("timings_ms")
    return json.dumps(answer)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_bytes_twice(question: str) -> None:
    first, second = (asked(question).model_dump(mode="json", by_alias=True) for _ in range(2))
    assert untimed(first) == untimed(second)


def test_the_same_bytes_in_processes_that_hash_otherwise(tmp_path: Any) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text("".join(json.dumps({"question": q}) + "\n" for q in QUESTIONS))
    pages = [
        run("ask", "--batch", str(batch), *home(), *DAY, PYTHONHASHSEED=seed).stdout.splitlines()
        for seed in ("1", "2")
    ]
    here = [
        untimed(asked(question).model_dump(mode="json", by_alias=True)) for question in QUESTIONS
    ]
    for page in pages:
        assert [untimed(json.loads(line)) for line in page] == here


def test_facts_in_another_order_give_the_same_statements() -> None:
    facts = ("sex=female", "age=72", "egfr=24", "t_score[hip]=-2.9")
    one, other = asked("Which drug?", *facts), asked("Which drug?", *reversed(facts))
    assert [s for s in one.sections if s.kind != "findings"] == [
        s for s in other.sections if s.kind != "findings"
    ]
