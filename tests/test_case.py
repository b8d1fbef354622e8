"""The Case: everything that an answer may use, decided before anything is drafted."""

import pytest

from assistant.case import NEAR, build_case
from assistant.domain.answer import Case, Truth
from assistant.domain.knowledge import Document
from assistant.domain.patient import PatientFacts
from assistant.reading.facts import read_facts
from assistant.retrieval.fusion import Fused
from tests.flow import AS_OF, EXAMPLE
from tests.shipped import shipped_app


def case(text: str, hits: tuple[Fused, ...] | None = None) -> Case:
    app = shipped_app()
    reading = read_facts(text, app.lexicon, app.corpus.vocabulary, 1, AS_OF)
    concepts = tuple(mention.concept for mention in app.lexicon.mentions(text))
    found = app.pipeline.search(text) if hits is None else hits
    stated = PatientFacts(reading.facts)
    return build_case(text, text, concepts, stated, found, app.base, reading.problems)


def hit(passage: str, similarity: float) -> Fused:
    return Fused(passage, 0.5, 1, 1, similarity)


def test_the_passages_of_rules_that_fired_are_in_the_evidence() -> None:
    found = case("Creatinine clearance 28 mL/min. Can I start alendronate?", ())
    fired = {o.rule.passage for o in found.outcomes if o.truth is Truth.TRUE}
    assert "us-alendronate#kidney" in fired
    assert fired <= {evidence.passage.id for evidence in found.evidence}


def test_no_rule_that_is_false_for_the_patient_is_there() -> None:
    found = case("Creatinine clearance 60 mL/min. Can I start alendronate?")
    assert Truth.FALSE not in {outcome.truth for outcome in found.outcomes}
    assert "us-alendronate/kidney" not in {outcome.rule.id for outcome in found.outcomes}


def test_what_a_safety_rule_forbids_is_not_advised() -> None:
    found = case("Creatinine clearance 28 mL/min, osteoporosis. Which dose of alendronate?")
    assert not [o.rule.id for o in found.outcomes if o.rule.id.startswith("us-alendronate/dose")]


def test_drugs_that_may_be_given_hide_neither_bars_nor_precautions() -> None:
    question = "72-year-old woman, T-score -2.9, eGFR {}. Which osteoporosis drug?"
    low, normal = (
        {outcome.rule.id for outcome in case(question.format(egfr), ()).outcomes}
        for egfr in (24, 60)
    )
    assert {"us-denosumab/ckd-mbd-work-up", "us-alendronate/kidney"} <= low
    assert "us-denosumab/ckd-mbd-work-up" not in normal


def test_unknown_facts_become_questions_and_are_not_taken_as_false() -> None:
    found = case("Can I start alendronate?")
    assert found.facts.get("crcl_cockcroft_gault") is None
    names = [missing.name for missing in found.missing]
    assert "crcl_cockcroft_gault" in names
    assert len(names) == len(set(names))
    assert all(missing.question and missing.changes for missing in found.missing)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man who is pregnant: alendronate?", "exclude each other"),
        ("Her eGFR is 300000. Alendronate?", "eGFR"),
    ],
)
def test_facts_that_cannot_be_are_told_and_nothing_is_concluded(text: str, words: str) -> None:
    found = case(text)
    assert words in " ".join(found.clash)
    assert found.outcomes == ()


def _source(passage: str) -> Document:
    corpus = shipped_app().corpus
    return corpus.documents[corpus.passages[passage].document]


def test_a_far_passage_is_no_reason_to_answer() -> None:
    far, near = hit("bhof-2022#prognosis", NEAR - 0.01), hit("bhof-2022#prognosis", NEAR + 0.01)
    passages = shipped_app().corpus.passages
    current = (p for p in passages if _source(p).superseded_by is None)
    name = next(p for p in current if p not in shipped_app().base.by_passage)
    assert case("What is it?", (hit(name, far.similarity or 0),)).in_scope is False
    assert case("What is it?", (hit(name, near.similarity or 0),)).quotable == (name,)


def test_a_long_question_has_a_short_title() -> None:
    assert case(EXAMPLE).title.endswith(" …")
    assert len(case(EXAMPLE).title) <= 91
    assert case("Alendronate?").title == "Alendronate"


def test_disagreements_name_both_sides_with_their_references() -> None:
    for conflict in case("Can acupuncture be offered for low back pain?").conflicts:
        assert len(conflict.sides) >= 2
        assert all(side.organisation and side.rules for side in conflict.sides)
