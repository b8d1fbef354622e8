import re
from pathlib import Path

import pytest

from assistant.domain.errors import CorpusError, RequestError
from evals import answers, dialogues
from evals.runner import run
from evals.suite_files import read_suite, suite_names, suite_path
from tests.shipped import shipped_app

HEAD = """schema: groundrule/suite@1
suite: own
kind: answers
about: a test
as_of: 2026-11-23
gates: [{metric: status_accuracy, at_least: 1}]
samples:
  - id: one
    question: Can I start alendronate?
    expect: {status: needs_facts}
"""
BAD = {
    "unknown action": ("    expect: {must: [{for: alendronat}]}", "alendronat.*'alendronate'"),
    "unknown rule": ("    expect: {concludes: {us-x/kidney: true}}", "us-x/kidney"),
    "unknown document": ("    expect: {cites: [acr-lbp-2020]}", "acr-lbp-2021"),
    "unknown fact": ("    expect: {asks: [crcl]}", "crcl"),
    "bad fact value": ("    expect: {}\n    facts: {egfr: high}", "egfr"),
    "two ways": ("    expect: {must: [{for: dxa, against: dxa}]}", "exactly one"),
    "no way": ("    expect: {must: [{unconditional: true}]}", "exactly one"),
    "unknown status": ("    expect: {status: refused}", "status"),
    "unknown key": ("    expect: {say: []}", r"expect\.say"),
}


def written(text: str, folder: Path) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("entry", "said"), BAD.values(), ids=BAD)
def test_a_wrong_entry_is_refused_with_file_and_line(entry: str, said: str, tmp_path: Path) -> None:
    text = f"{HEAD}  - id: two\n    question: What?\n{entry}\n"
    with pytest.raises(CorpusError, match=said) as caught:
        run(written(text, tmp_path), shipped_app())
    assert re.match(r".*own\.yaml:1[1-4]:\d+: ", str(caught.value))


def test_an_id_stands_once(tmp_path: Path) -> None:
    text = f"{HEAD}  - {{id: one, question: What?, expect: {{}}}}\n"
    with pytest.raises(CorpusError, match=r"own\.yaml:11:.*'one' stands twice"):
        run(written(text, tmp_path), shipped_app())


@pytest.mark.parametrize(
    ("gate", "said"),
    [
        ("{metric: accuracy, at_least: 1}", "'accuracy' is no metric.*status_accuracy"),
        ("{metric: status_accuracy}", "exactly one of at_least, at_most"),
    ],
)
def test_a_wrong_gate_is_refused(gate: str, said: str, tmp_path: Path) -> None:
    text = HEAD.replace("{metric: status_accuracy, at_least: 1}", gate)
    with pytest.raises(CorpusError, match=rf"own\.yaml:6:.*{said}"):
        run(written(text, tmp_path), shipped_app())


def test_an_unknown_suite_is_refused() -> None:
    with pytest.raises(
        RequestError, match=r"'answer' is no suite; allowed are answers, attribution, dialogues"
    ):
        suite_path("answer")


def test_the_shipped_suites_have_the_size_they_promise() -> None:
    corpus = shipped_app().corpus
    single = answers.read(read_suite(suite_path("answers"))[0], corpus).samples
    talks = dialogues.read(read_suite(suite_path("dialogues"))[0], corpus).dialogues
    expected = [sample.expect.statuses for sample in single]
    assert len(single) >= 48
    assert sum(bool(statuses) and "answered" not in statuses for statuses in expected) >= 12
    assert len(talks) >= 10
    assert sum(len(talk.turns) for talk in talks) >= 30


def test_a_shipped_suite_is_named_as_its_file() -> None:
    assert suite_names()
    assert all(read_suite(suite_path(name))[1].suite == name for name in suite_names())
