"""A released answer in the contract's shape: numbers, digests, and reading it back."""

import pytest
from pydantic import ValidationError

from assistant.adapters.answer_json import AnswerJson, answer_digest
from tests.flow import EXAMPLE, asked, replied
from tests.shipped import shipped_app


def test_it_reads_back_equal() -> None:
    answer = asked(EXAMPLE)
    assert AnswerJson.model_validate_json(answer.model_dump_json(by_alias=True)) == answer


def test_the_names_are_those_of_the_contract() -> None:
    body = asked(EXAMPLE).model_dump(mode="json", by_alias=True)
    assert body["schema"] == "groundrule/answer@1"
    assert set(body) >= set(
        """schema id question title role conversation status sections references facts missing_facts
        boundaries conclusions conflicts abstention removed changed review updated drafter attempts
        digests timings_ms""".split()
    )
    assert set(body["digests"]) == {"corpus", "rules", "index", "answer"}
    assert set(body["timings_ms"]) == {"facts", "retrieval", "rules", "draft", "gate", "total"}


def test_a_change_has_from_and_to() -> None:
    _, turn = replied("Can I start alendronate?", ())
    second, _ = replied("Her creatinine clearance is 28 mL/min.", (turn,))
    body = second.model_dump(mode="json", by_alias=True)
    assert set(body["changed"][0]) == {"from", "to", "because"}
    assert AnswerJson.model_validate(body) == second


def test_an_unknown_field_is_refused() -> None:
    body = asked(EXAMPLE).model_dump(mode="json", by_alias=True)
    with pytest.raises(ValidationError):
        AnswerJson.model_validate({**body, "colour": "red"})


def test_the_digest_is_of_everything_but_the_timings() -> None:
    answer = asked(EXAMPLE)
    slower = answer.model_copy(update={"timings_ms": {"total": 9.0}})
    other = answer.model_copy(update={"title": "Something else"})
    assert answer.digests.answer == answer_digest(answer) == answer_digest(slower)
    assert answer_digest(other) != answer_digest(answer)


def test_references_are_numbered_in_order_of_use() -> None:
    answer = asked(EXAMPLE)
    used = [n for s in answer.sections for x in s.statements for n in x.citations]
    assert list(dict.fromkeys(used)) == list(range(1, len(set(used)) + 1))
    passages = [reference.passage for reference in answer.references]
    assert len(passages) == len(set(passages))
    corpus = shipped_app().corpus
    for reference in answer.references:
        assert reference.quote == corpus.passages[reference.passage].text
        assert reference.review == "submitted"


def test_statement_ids_are_unique() -> None:
    ids = [x.id for s in asked(EXAMPLE).sections for x in s.statements]
    assert len(ids) == len(set(ids))


def test_spans_of_facts_stand_in_the_question() -> None:
    text = "72-year-old woman, T-score -2.9 at the hip, eGFR 24. Which drug?"
    stated = [fact for fact in asked(text).facts if fact.origin == "stated"]
    assert {fact.name for fact in stated} >= {"age", "sex", "t_score[hip]", "egfr"}
    for fact in stated:
        assert fact.span is not None
        assert text[slice(*fact.span)] == fact.text


def test_an_abstention_uses_no_reference() -> None:
    answer = asked("What is the capital of France?")
    assert (answer.references, answer.conflicts, answer.facts) == ([], [], [])
    assert answer.review.state == "submitted"
