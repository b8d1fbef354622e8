"""The suites of the rule core and of speed: what they measure is what they say."""

import json
from dataclasses import replace
from pathlib import Path

import zen

from assistant.adapters.case_files import read_cases
from assistant.adapters.corpus import load_corpus
from assistant.domain.answer import Truth
from assistant.rules.evaluate import RuleBase
from assistant.rules.worked import alone
from evals import performance, rules
from evals.mutants import killed, mutants
from evals.suite_files import read_suite, suite_path
from evals.tables import twins

FOLDER = Path(__file__).parents[2] / "corpus"
CORPUS = load_corpus(FOLDER)
PATIENTS = read_cases(FOLDER, CORPUS)


def test_the_rule_core_is_measured_against_z3_and_every_guideline_by_mutants() -> None:
    marked, _ = read_suite(suite_path("rules"))
    suite = rules.read(marked)
    few = suite.model_copy(update={"seeds": rules.SeedsShape(first=1, count=20)})
    samples = list(rules.run(few, CORPUS, PATIENTS))
    assert len(samples) > 40
    assert {name for sample in samples for name in sample.scores} <= {f.name for f in rules.FIGURES}
    assert all(score.value == 1 for sample in samples for score in sample.scores.values())


def test_a_mutant_that_no_example_and_no_patient_notices_lives() -> None:
    base = alone("us-zoledronate", CORPUS)
    rule = base.corpus.rule["us-zoledronate/kidney"]
    found = list(mutants(rule, base))
    assert len(found) == 5  # turned round, the limit's other side, up, down, and its direction
    assert all(killed(mutant, base, PATIENTS) for mutant in found)
    turned = found[-1]
    assert "turned to" in turned.change
    assert not killed(turned, base, ())
    blind = [replace(mutant, rule=replace(mutant.rule, examples=())) for mutant in found]
    assert not any(killed(mutant, base, ()) for mutant in blind)


def test_the_peer_is_given_the_same_rules() -> None:
    """The rules that hold here are the rows that the table collects."""
    same = twins(200)
    base = RuleBase(same.corpus)
    held = {o.rule.id for o in base.outcomes(base.close(same.facts)) if o.truth is Truth.TRUE}
    decision = zen.ZenEngine().create_decision(json.dumps(same.table))
    assert held == {f"a/r{row['out']}" for row in decision.evaluate(same.values)["result"]}


def test_the_suite_of_speed_reads() -> None:
    marked, header = read_suite(suite_path("performance"))
    assert performance.read(marked).rounds >= 3
    assert {gate.metric for gate in header.gates} <= {line.name for line in performance.FIGURES}


def test_an_option_that_another_rule_gives_as_well_is_not_turned() -> None:
    """Nobody could notice: where one rule is for it and one only allows it, it is an option."""
    base = alone("acr-osteoporosis-2022", CORPUS)
    turned = {
        name: any("turned to 'for'" in mutant.change for mutant in mutants(rule, base))
        for name, rule in base.corpus.rule.items()
    }
    assert turned["acr-osteoporosis-2022/young-forearm"]
    assert not turned["acr-osteoporosis-2022/young-followup-forearm"]
    assert turned["acr-osteoporosis-2022/young-followup-qct"]
