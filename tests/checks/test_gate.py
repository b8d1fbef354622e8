"""For any draft: what leaves the gate is proved, and what does not is listed with its reason."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checks import gate
from assistant.domain.answer import Draft, DraftStatement
from tests.checks.drafts import MUTATIONS, Drafted, Mutation, drafted, names
from tests.checks.proof import proved, released

# The mutations after which no source is left whose words could stand in the place.
GONE = frozenset({"without_rule", "said_to_be_a_finding"})
# The mutations that can never give another true statement.
ALWAYS_WRONG = GONE | frozenset(
    """invented_passage invented_rule said_to_be_a_quotation misquoted
    with_advice_beside_the_quotation other_strength other_condition""".split()
)


@pytest.mark.parametrize("name", names())
def test_every_question_of_the_suite_is_proved_and_loses_nothing(name: str) -> None:
    found = drafted(name)
    answer = proved(found.draft, found.case, found.ground)
    clashing = {f.kind for f in answer.removed} - {"rule_conflict"}
    assert not clashing, answer.removed


def advice(found: Drafted) -> list[DraftStatement]:
    return [s for s in found.draft.statements if s.rules]


WITH_ADVICE = st.sampled_from(names()).map(drafted).filter(advice)


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(WITH_ADVICE, st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3), st.data())
def test_no_mutation_of_a_draft_gets_anything_unproved_out(
    found: Drafted, mutations: list[Mutation], data: st.DataObject
) -> None:
    statement = data.draw(st.sampled_from(found.draft.statements), "statement")
    for mutation in mutations:
        statement = mutation(statement, data)
    draft = replace(found.draft, statements=(*found.draft.statements[:2], statement))
    proved(draft, found.case, found.ground)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.__name__)
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(found=WITH_ADVICE, data=st.data())
def test_each_kind_of_mutation_is_seen(
    mutation: Mutation, found: Drafted, data: st.DataObject
) -> None:
    original = data.draw(st.sampled_from(advice(found)), "statement")
    changed = mutation(original, data)
    draft = replace(found.draft, statements=(changed,))
    answer = proved(draft, found.case, found.ground)
    if mutation.__name__ in ALWAYS_WRONG:
        assert changed.text in {finding.statement for finding in answer.removed}
    if mutation.__name__ in GONE:
        assert released(answer) == set()
        assert answer.status == "abstained"


def test_an_empty_draft_abstains() -> None:
    found = drafted(names()[0])
    empty = gate.judge(Draft((), "nothing"), found.ground)
    answer = gate.release(empty, found.case, found.ground)
    assert (answer.status, answer.sections) == ("abstained", ())
    assert answer.abstention is not None


def test_a_reason_of_an_earlier_attempt_stays_listed() -> None:
    found = drafted(names()[0])
    wrong = replace(advice(found)[0], rules=("nobody/said-so",))
    errors = gate.judge(replace(found.draft, statements=(wrong,)), found.ground).blocking
    judged = gate.judge(found.draft, found.ground)
    answer = gate.release(judged, found.case, found.ground, 2, errors)
    assert set(errors) <= set(answer.removed)
    assert answer.attempts == 2


@pytest.mark.parametrize("quotation", [True, False])
def test_a_rule_of_another_country_does_not_leave(quotation: bool) -> None:
    """Neither as it was drafted nor in the place of a wrong sentence."""
    found = drafted("acupuncture-uk")
    rule = found.ground.base.corpus.rule["us-alendronate/oesophagus"]
    for text in (rule.says, "“Alendronate is fine.”"):
        wrong = DraftStatement(text, "safety", (rule.id,), (rule.passage,), quotation)
        answer = proved(replace(found.draft, statements=(wrong,)), found.case, found.ground)
        assert released(answer) == set()
