"""The suites over the shipped corpus: every gate is passed, and the log can be compared."""

import json
from pathlib import Path

import pytest

from assistant.domain.errors import RequestError
from evals.compare import compare
from evals.metrics import Metric
from evals.report import run_json
from evals.runner import Result, passes, run
from evals.samples import read_log
from evals.suite_files import GateShape, suite_path
from tests.shipped import shipped_app

SUITE = """schema: groundrule/suite@1
suite: own
kind: answers
about: a test
as_of: 2026-11-23
gates: [{metric: status_accuracy, at_least: 1}, {metric: citation_recall, at_least: 1}]
samples:
  - id: capital
    question: What is the capital of Mongolia?
    expect: {status: STATUS}
"""


def own(status: str, folder: Path) -> Result:
    path = folder / "own.yaml"
    path.write_text(SUITE.replace("STATUS", status), encoding="utf-8")
    return run(path, shipped_app())


@pytest.mark.timeout(900)
@pytest.mark.parametrize("suite", ["answers", "dialogues"])
def test_every_gate_of_a_shipped_suite_is_passed(suite: str) -> None:
    result = run(suite_path(suite), shipped_app())
    failed = [gate.metric for gate, passed in result.gates if not passed]
    wrong = [
        f"{sample.id} {name}: {score.explanation}"
        for sample in result.samples
        for name, score in sample.scores.items()
        if name in failed and score.explanation
    ]
    assert not failed, "\n".join(wrong)


def test_a_gate_over_nothing_measured_is_not_passed(tmp_path: Path) -> None:
    result = own("abstained", tmp_path)
    assert [passed for _, passed in result.gates] == [True, False]
    assert not result.passed


@pytest.mark.parametrize(
    ("bar", "passed"),
    [({"at_least": 0.9}, True), ({"at_least": 0.91}, False), ({"at_most": 0.9}, True),
     ({"at_most": 0}, False)],
)  # fmt: skip
def test_the_bar_itself_passes(bar: dict[str, float], passed: bool) -> None:
    gate = GateShape.model_validate({"metric": "m", **bar})
    assert passes(gate, {"m": Metric(0.1 * 9, 0, 1, 10)}) is passed


def test_the_json_is_that_of_the_contract(tmp_path: Path) -> None:
    data = json.loads(run_json(own("answered", tmp_path)).model_dump_json(exclude_none=True))
    assert data["suite"] == "own"
    assert data["metrics"]["status_accuracy"]["value"] == 0
    assert set(data["metrics"]["status_accuracy"]) >= {"value", "low", "high", "n"}
    gate = {"metric": "status_accuracy", "at_least": 1.0, "passed": False}
    assert data["gates"][0] == gate
    assert set(data) == {"suite", "metrics", "gates", "samples", "seconds", "digests"}


def test_the_same_run_writes_the_same_log(tmp_path: Path) -> None:
    first = own("abstained", tmp_path)
    before = first.log.read_bytes()
    second = own("abstained", tmp_path)
    assert second.log == first.log
    assert second.log.read_bytes() == before
    assert list(read_log(first.log)) == ["capital"]


def test_two_logs_are_compared_score_by_score(tmp_path: Path) -> None:
    right, wrong = own("abstained", tmp_path), own("answered", tmp_path)
    found = compare(right.log, wrong.log)
    assert ("status_accuracy", 1.0, 0.0) in found.means
    assert [
        (m.sample, m.before, m.after) for m in found.moved if m.metric == "status_accuracy"
    ] == [("capital", 1.0, 0.0)]
    assert compare(right.log, right.log).moved == ()


def test_what_is_no_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(RequestError, match="is no log of samples"):
        read_log(path)
