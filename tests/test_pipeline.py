"""A question to an answer: what is released, what is asked back, and what a drafter cannot do."""

from dataclasses import dataclass, field

import pytest

from assistant.adapters.stored_answer import stored_answer
from assistant.checks.recheck import recheck
from assistant.domain.answer import Case, CitedAnswer, Draft, DraftStatement, Finding
from assistant.domain.condition import facts_in
from assistant.domain.errors import InstallationError
from tests.flow import EXAMPLE, advised, asked, drafted_by, rules, sentences
from tests.shipped import shipped_app


def test_the_example_question() -> None:
    answer = asked(EXAMPLE)
    said = advised(answer)
    assert answer.status == "answered"
    assert ("against", "further_imaging_for_degeneration") in said
    assert ("for", "mri_lumbar_without_contrast") in said
    assert ("for", "dxa_spine_hip") in said
    assert said & {("optional", "dxa_forearm"), ("for", "dxa_forearm")}
    assert ("for", "mri_lumbar_without_and_with_contrast") not in advised(answer, True)
    red_flags = {"cancer_history", "suspected_cauda_equina", "progressive_motor_deficit"}
    assert red_flags & {missing.name for missing in answer.missing_facts}
    assert answer.missing_facts[0].question.endswith("?")
    assert answer.removed == []
    assert answer.attempts == 1


def test_every_statement_of_the_example_is_certified() -> None:
    answer, app = asked(EXAMPLE), shipped_app()
    again = recheck(stored_answer(answer), app.base, app.lexicon)
    assert {one.statement.text: one.faults for one in again.statements if one.faults} == {}
    assert again.verified
    numbers = [reference.number for reference in answer.references]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = {n for s in answer.sections for x in s.statements for n in x.citations}
    sides = {n for c in answer.conflicts for side in c.sides for n in side.references}
    assert cited | sides == set(numbers)


def test_cancer_makes_contrast_appropriate_and_changes_nothing_else() -> None:
    before, after = asked(EXAMPLE), asked(EXAMPLE, "cancer_history=true")
    assert ("for", "mri_lumbar_without_and_with_contrast") in advised(after)
    assert ("against", "further_imaging_for_degeneration") not in advised(after)
    assert "cancer_history" not in {missing.name for missing in after.missing_facts}
    base = shipped_app().base
    truths = {c.rule: c.truth for c in before.conclusions}
    for conclusion in after.conclusions:
        if conclusion.truth != truths.get(conclusion.rule, conclusion.truth):
            condition = base.condition(base.corpus.rule[conclusion.rule])
            assert "cancer" in " ".join(facts_in(condition)), conclusion.rule


@pytest.mark.parametrize(
    ("text", "facts", "status", "reason"),
    [
        ("72-year-old woman, creatinine clearance 28 mL/min. Can I start alendronate?", (),
         "answered", None),
        ("Can I start alendronate?", (), "needs_facts", None),
        ("What is the capital of France?", (), "abstained", "out_of_scope"),
        ("asdf qwer", (), "abstained", "out_of_scope"),
        ("Her eGFR is 300000. Can I start alendronate?", (), "abstained", "not_understood"),
        ("Alendronate for this pregnant woman?", ("sex=male", "pregnant=true"), "abstained",
         "not_understood"),
    ],
)  # fmt: skip
def test_each_outcome_says_what_would_help(
    text: str, facts: tuple[str, ...], status: str, reason: str | None
) -> None:
    answer = asked(text, *facts)
    assert (answer.status, answer.abstention and answer.abstention.reason) == (status, reason)
    if answer.abstention is not None:
        assert answer.abstention.unlock
        assert set(sentences(answer).values()) <= {"findings"}
    if status == "needs_facts":
        assert "direct_answer" not in sentences(answer).values()
        assert answer.missing_facts


def test_a_safety_rule_that_holds_is_the_answer() -> None:
    answer = asked("Can I start alendronate?", "crcl_cockcroft_gault=28", "jurisdiction=US")
    assert "us-alendronate/kidney" in rules(answer)
    assert not {("for", "alendronate"), ("optional", "alendronate")} & advised(answer)


@pytest.mark.parametrize("role", ["clinician", "nurse", "student", "patient"])
def test_the_role_changes_no_statement(role: str) -> None:
    assert sentences(asked(EXAMPLE, role=role)) == sentences(asked(EXAMPLE))


@dataclass
class Scripted:
    """Implements the Drafter port: proposes its drafts in turn, and remembers what it heard."""

    drafts: list[tuple[DraftStatement, ...]]
    name: str = "scripted"
    heard: list[tuple[Finding, ...]] = field(default_factory=list)

    def draft(self, case: Case, findings: tuple[Finding, ...] = ()) -> Draft:
        self.heard.append(findings)
        return Draft(self.drafts[len(self.heard) - 1], self.name, note="scripted")


class Failing:
    """Implements the Drafter port, and fails as an adapter may."""

    name = "failing"

    def draft(self, case: Case, findings: tuple[Finding, ...] = ()) -> Draft:
        raise InstallationError("The model is gone; run `groundrule model`.")


def own() -> tuple[DraftStatement, ...]:
    """Two statements of the template on the example question."""
    app = shipped_app()
    kept = [s for s in app.drafter.draft(_case()).statements if s.rules and s.condition is None]
    return tuple(kept[:2])


def _case() -> Case:
    return drafted_by(shipped_app().drafter)[0].case


INVENTED = DraftStatement("Alendronate 700 mg daily is recommended (ACP).", "direct_answer")
RULE = "us-alendronate/kidney"
NONSENSE = (
    INVENTED,
    DraftStatement("", "steps"),
    DraftStatement("Give it.", "steps", ("nobody/said-so",), ("nowhere#at-all",)),
    DraftStatement("Alendronate is safe.", "unsupported", (), (), True),
    DraftStatement("Stated: alendronate is safe and recommended.", "findings"),
)  # fmt: skip


def texts(answer: CitedAnswer) -> list[str]:
    return [s.text for section in answer.sections for s in section.statements]


@pytest.mark.parametrize("statement", NONSENSE)
def test_nonsense_leaves_only_as_something_removed(statement: DraftStatement) -> None:
    answer, _ = drafted_by(Scripted([(statement,), (statement,)]))
    assert texts(answer) == []
    assert answer.status == "abstained"
    assert answer.abstention is not None
    assert answer.abstention.reason == "unsafe"
    assert {finding.statement for finding in answer.removed} == {statement.text}


WRONG_WORDS = (
    DraftStatement("Alendronate is recommended.", "steps", (RULE,), ("us-alendronate#kidney",)),
    DraftStatement("Alendronate is safe.", "direct_answer", (RULE, "nobody/said-so"), ()),
    DraftStatement("“Alendronate cures everything in every patient.”", "unsupported",
                   (), ("us-alendronate#kidney",), True),
)  # fmt: skip


@pytest.mark.parametrize("statement", WRONG_WORDS)
def test_wrong_words_are_replaced_by_those_of_the_source(statement: DraftStatement) -> None:
    answer, _ = drafted_by(Scripted([(statement,), (statement,)]))
    corpus = shipped_app().corpus
    (said,) = texts(answer)
    assert said == corpus.rule[RULE].says or corpus.passages["us-alendronate#kidney"].text in said
    assert {(f.statement, f.repair) for f in answer.removed} >= {(statement.text, said)}


def test_a_draft_is_redrafted_once_with_what_was_wrong() -> None:
    good, _ = own()
    drafter = Scripted([(good, INVENTED), (good,)])
    answer, _ = drafted_by(drafter)
    assert [{f.statement for f in findings} for findings in drafter.heard] == [
        set(),
        {INVENTED.text},
    ]
    assert (texts(answer), answer.attempts) == ([good.text], 2)
    assert {finding.statement for finding in answer.removed} == {INVENTED.text}


def test_a_drafter_that_insists_is_not_asked_a_third_time() -> None:
    good, other = own()
    drafter = Scripted([(good, INVENTED), (other, INVENTED), (good,)])
    answer, _ = drafted_by(drafter)
    assert (len(drafter.heard), texts(answer), answer.attempts) == (2, [other.text], 2)


def test_a_good_draft_is_taken_at_once_and_named() -> None:
    drafter = Scripted([own()])
    answer, _ = drafted_by(drafter)
    assert (answer.drafter, answer.note, answer.attempts) == ("scripted", "scripted", 1)
    assert sorted(texts(answer)) == sorted(s.text for s in own())


def test_an_empty_draft_abstains() -> None:
    answer, _ = drafted_by(Scripted([()]))
    assert (answer.status, answer.sections, answer.removed) == ("abstained", (), ())


def test_what_a_drafter_raises_is_not_swallowed() -> None:
    with pytest.raises(InstallationError, match="groundrule model"):
        drafted_by(Failing())
