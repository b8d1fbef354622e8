"""The suite of the gate in small: no escape, nothing lost; and what would be one is seen."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import islice

import pytest

from assistant.checks import gate as the_gate
from assistant.checks.ground import Ground
from assistant.domain.answer import Draft, Statement
from evals import gate
from evals.gate_drafts import originals
from evals.gate_witness import Witness
from evals.handwritten import CLASS
from evals.mutations import MUTATIONS
from evals.mutations.kinds import Original
from evals.runner import passes, summed
from evals.suite_files import read_suite, suite_path
from tests.shipped import shipped_app

UNSAFE, HARMLESS, WRITTEN = 400, 100, 10


@cache
def suite() -> gate.GateSuiteShape:
    marked, _ = read_suite(suite_path("gate"))
    few = {"unsafe": UNSAFE, "harmless": HARMLESS}
    return gate.read(marked).model_copy(update=few)


@pytest.mark.timeout(600)
def test_nothing_unsafe_leaves_and_nothing_harmless_is_lost() -> None:
    app = shipped_app()
    samples = list(islice(gate.run(suite(), app.base, app.lexicon), UNSAFE + HARMLESS + WRITTEN))
    classes = Counter(s.id.rpartition(" ")[0] for s in samples)
    assert classes.pop(CLASS) == WRITTEN
    assert set(classes) == {m.name for m in MUTATIONS}
    assert classes.total() == UNSAFE + HARMLESS
    metrics = summed(samples, gate.FIGURES)
    said = [score.explanation for s in samples for score in s.scores.values() if score.explanation]
    assert all(passes(bar, metrics) for bar in suite().gates), said
    assert metrics["kept_as_reworded"].value > 0.4


def test_the_changes_are_the_same_each_time_and_change_something() -> None:
    few = suite().model_copy(update={"unsafe": 120, "harmless": 60})
    base = shipped_app().base
    first, second = (list(gate.changed_drafts(few, base)) for _ in range(2))
    assert first == second
    for one in first:
        same = (one.changed.statement, one.changed.facts) == (
            one.original.statement,
            one.original.facts,
        )
        assert same is (one.name == "unchanged")


@cache
def kidney() -> Original:
    """What the label says of alendronate, to a patient with a clearance below the limit."""
    found = (o for o in originals(shipped_app().base) if "us-alendronate/kidney" in
             o.statement.rules and o.statement.heading == "direct_answer")  # fmt: skip
    return next(found)


@cache
def left() -> Statement:
    """That statement as it leaves the gate."""
    app, original = shipped_app(), kidney()
    ground = Ground(app.base, original.facts, app.lexicon)
    judged = the_gate.judge(Draft((original.statement,), "true"), ground)
    (section,) = the_gate.release(judged, original.case, ground).sections
    return section.statements[0]


def test_the_witness_lets_a_true_statement_pass() -> None:
    witness, statement = Witness(shipped_app().corpus), left()
    assert witness.own_words(statement)
    assert witness.faults("direct_answer", statement, kidney().facts) == []


@pytest.mark.parametrize(
    "text",
    [
        "Alendronate is recommended when creatinine clearance is below 35 mL/min (US label).",
        "Alendronate is not recommended (US label).",
        "Alendronate is not recommended when creatinine clearance is below 25 mL/min (US label).",
    ],
)
def test_the_witness_sees_other_words(text: str) -> None:
    assert not Witness(shipped_app().corpus).own_words(replace(left(), text=text))


def test_the_witness_sees_wrong_fields_and_another_patient() -> None:
    witness, statement = Witness(shipped_app().corpus), left()
    facts = kidney().facts
    wrong = replace(statement, passages=("nice-ng59#traction",))
    assert witness.faults("steps", wrong, facts) == ["cites other passages"]
    wrong = replace(statement, strength="strongest of all")
    assert witness.faults("steps", wrong, facts) == ["names another strength"]
    wrong = replace(statement, condition="whatever the weather")
    assert witness.faults("steps", wrong, facts) == ["names another condition"]
    rule = shipped_app().corpus.rule["us-alendronate/kidney"]
    others = next(e.facts for e in rule.examples if e.expect is False)
    assert witness.faults("steps", statement, others) == [f"{rule.id} is False here"]
