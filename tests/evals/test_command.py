"""`groundrule eval` as it is typed: what it prints and how it exits."""

import json
from pathlib import Path

from typer.testing import CliRunner

from assistant.cli.main import app
from tests.shipped import shipped_app

SUITE = """schema: groundrule/suite@1
suite: own
kind: dialogues
about: a test
as_of: 2026-11-23
gates: [{metric: status_accuracy, at_least: 1}]
dialogues:
  - id: capital
    about: a question that is refused
    turns:
      - question: What is the capital of Mongolia?
        expect: {status: STATUS}
"""


def typed(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["eval", *words])
    return result.exit_code, result.stdout


def own(status: str, folder: Path) -> str:
    path = folder / "own.yaml"
    path.write_text(SUITE.replace("STATUS", status), encoding="utf-8")
    return str(path)


def test_list_names_every_suite_and_its_gates() -> None:
    code, text = typed("list")
    assert code == 0
    assert "answers" in text
    assert "must_not_violations at most 0" in text


def test_run_exits_1_when_a_gate_fails(tmp_path: Path) -> None:
    home = str(shipped_app().home)
    assert typed("run", own("abstained", tmp_path), "--home", home)[0] == 0
    code, text = typed("run", own("answered", tmp_path), "--home", home, "--json")
    assert code == 1
    log = Path(json.loads(text)["samples"])
    assert log.parent == shipped_app().home / "evals"
    assert json.loads(log.read_text(encoding="utf-8"))["sample"] == "capital/1"


def test_compare_prints_what_moved(tmp_path: Path) -> None:
    home = str(shipped_app().home)
    texts = [
        typed("run", own(status, tmp_path), "--home", home, "--json")[1]
        for status in ("abstained", "answered")
    ]
    code, text = typed("compare", *(json.loads(t)["samples"] for t in texts))
    assert code == 0
    assert "status_accuracy              1.000 -> 0.000" in text
