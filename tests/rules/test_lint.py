"""Static analysis finds thirty seeded faults, invents none, and shows a patient that is one."""

import json
import re
from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner

from assistant.adapters.analysis import analysed, report
from assistant.cli.main import app
from assistant.domain.domains import single
from assistant.domain.lint import LintFinding
from assistant.domain.patient import Fact, PatientFacts
from assistant.rules.evaluate import RuleBase
from tests.rules.seeds import EXPECTED, seed

SHIPPED = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded") / "corpus"
    copytree(SHIPPED, folder)
    seed(folder)
    return folder


def test_the_shipped_corpus_is_clean() -> None:
    assert [f.message for f in analysed(SHIPPED).findings] == []


def test_the_command_counts_what_it_looked_at() -> None:
    found = CliRunner().invoke(app, ["rules", "check", "--corpus", str(SHIPPED)])
    assert found.exit_code == 0
    counted = re.fullmatch(
        r"(\d+) rules, (\d+) examples, (\d+) worked patients, 0 findings\n", found.output
    )
    assert counted
    analysis = analysed(SHIPPED)
    examples = sum(len(one.examples) for one in analysis.corpus.rules)
    assert [int(n) for n in counted.groups()] == [
        len(analysis.corpus.rules),
        examples,
        len(analysis.patients),
    ]


def test_all_seeded_faults_are_found_and_none_is_invented(seeded: Path) -> None:
    found = list(analysed(seeded).findings)
    for kind, name in EXPECTED:
        match = next((f for f in found if f.kind == kind and _names(f, name)), None)
        assert match is not None, f"{kind} {name} is not found"
        assert match.position.line >= 1
        found.remove(match)
    assert [f"{f.kind}: {f.message}" for f in found] == []
    assert len(EXPECTED) == 31


def _names(finding: LintFinding, name: str) -> bool:
    if name in finding.rules or name in finding.message:
        return True
    return any(name in part for part in (*finding.rules, finding.position.file))


def test_the_witness_of_a_conflict_meets_both_rules(seeded: Path) -> None:
    analysis = analysed(seeded)
    corpus = analysis.corpus
    base = RuleBase(corpus)
    conflicts = [f for f in analysis.findings if f.kind == "conflict" and f.witness]
    assert len(conflicts) >= 2
    for finding in conflicts:
        facts = PatientFacts(tuple(Fact(n, single(d)) for n, d in (finding.witness or {}).items()))
        closed = base.close(facts)
        for name in finding.rules:
            assert base.decide(base.condition(corpus.rule[name]), closed) is True


def test_the_witness_is_in_the_report(seeded: Path) -> None:
    gaps = [f for f in report(analysed(seeded), 0.0)["findings"] if f["kind"] == "gap"]
    assert [gap["witness"]["age"] for gap in gaps] == [50, 50]


def test_the_command_ends_with_1_when_something_was_found(seeded: Path) -> None:
    found = CliRunner().invoke(app, ["rules", "check", "--json", "--corpus", str(seeded)])
    assert found.exit_code == 1
    assert len(json.loads(found.output)["findings"]) == 31
