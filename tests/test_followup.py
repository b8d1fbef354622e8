"""A conversation: facts carried over, corrected and taken back; questions that stand alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.domain.domains import NO, YES, Interval
from assistant.domain.patient import Fact, PatientFacts
from assistant.followup import Question, Turn, collected, stand_alone
from assistant.rules.evaluate import RuleBase
from tests.flow import replied, sentences
from tests.rules.small import VOCABULARY, corpus, facts

AS_OF = date(2026, 11, 23)
BASE = RuleBase(corpus())


def after(known: PatientFacts, standalone: str = "Which drug for osteoporosis?") -> Turn:
    return Turn("Which drug?", standalone, known)


def now(*given: str, earlier: PatientFacts | None = None, text: str = "And now?") -> Question:
    turns = (after(earlier),) if earlier is not None else ()
    return Question(text, AS_OF, facts(*given).facts, (), turns)


def known(question: Question, *read: str) -> dict[str, object]:
    said = tuple(replace(fact, turn=question.turn) for fact in facts(*read).facts)
    return dict(collected(question, said, BASE).domains())


def point(value: str) -> Interval:
    return Interval(Decimal(value), Decimal(value))


def test_facts_of_the_words_and_given_ones_are_collected() -> None:
    assert known(now("age=72"), "cancer=false") == {"cancer": NO, "age": point("72")}


def test_what_is_handed_over_wins_over_what_is_read() -> None:
    assert known(now("age=72"), "age=27") == {"age": point("72")}


def test_earlier_facts_are_carried_over() -> None:
    assert known(now(earlier=facts("age=72")), "cancer=true") == {"age": point("72"), "cancer": YES}


@pytest.mark.parametrize(
    ("before", "later", "expected"),
    [
        ("egfr=28", "egfr=55", "egfr=55"),
        ("egfr=28", "egfr=<30", "egfr=28"),
        ("egfr=<30", "egfr=28", "egfr=28"),
        ("cancer=true", "cancer=false", "cancer=false"),
        ("sex=female", "sex=male|female", "sex=female"),
        ("breast_cancer=true", "cancer=false", "cancer=false"),
        ("sex=male", "pregnant=true", "pregnant=true"),
    ],
)
def test_later_words_correct_and_vaguer_ones_do_not(before: str, later: str, expected: str) -> None:
    assert known(now(earlier=facts(before)), later) == facts(expected).domains()


@pytest.mark.parametrize("later", ["egfr=55", "egfr=<30", "egfr=28"])
def test_what_is_handed_over_replaces_what_was_known(later: str) -> None:
    assert known(now(later, earlier=facts("egfr=28"))) == facts(later).domains()


def test_values_at_two_sites_stand_side_by_side() -> None:
    both = ("t_score[hip]=-2.9", "t_score[spine]=-1")
    assert known(now(earlier=facts(both[0])), both[1]) == facts(*both).domains()


def test_facts_of_one_turn_that_deny_each_other_stay_to_be_reported() -> None:
    assert set(known(now(), "sex=male", "pregnant=true")) == {"sex", "pregnant"}


def test_unknown_takes_a_fact_back() -> None:
    earlier = (after(facts("age=72", "cancer=true")),)
    question = Question("And now?", AS_OF, (), ("cancer",), earlier)
    assert collected(question, (), BASE).names() == ("age",)


@pytest.mark.parametrize(
    ("text", "concepts", "expected"),
    [
        ("And if she is pregnant?", ("pregnant",), "Which drug for osteoporosis? And if she is "
                                                   "pregnant?"),
        ("Can I give risedronate?", ("risedronate",), "Can I give risedronate?"),
        ("  And a scan? ", ("scan",), "And a scan?"),
        ("Why?", (), "Which drug for osteoporosis? Why?"),
    ],
)  # fmt: skip
def test_a_question_leans_on_the_one_before_unless_it_names_its_own(
    text: str, concepts: tuple[str, ...], expected: str
) -> None:
    assert stand_alone(now(earlier=facts(), text=text), concepts, VOCABULARY) == expected


def test_the_first_question_stands_alone() -> None:
    assert stand_alone(Question(" Why? ", AS_OF), (), VOCABULARY) == "Why?"


def values(turn: Turn) -> dict[str, object]:
    return {fact.name: fact.domain for fact in turn.facts.facts}


def test_a_conversation_carries_corrects_and_forgets() -> None:
    first, one = replied("72-year-old woman, eGFR 28. Can I start alendronate?", ())
    assert values(one)["egfr"] == point("28")
    second, two = replied("Sorry, her eGFR is 62.", (one,))
    assert values(two) == {**values(one), "egfr": point("62")}
    assert second.standalone.startswith(first.standalone)
    assert second.changed
    assert {"62" in change.because for change in second.changed} == {True}
    _, three = replied("And with a T-score of -2.9 at the hip?", (one, two))
    assert values(three)["t_score[hip]"] == point("-2.9")
    assert values(three)["egfr"] == point("62")
    _, four = replied("And if we do not know it?", (one, two, three), "egfr=unknown")
    assert "egfr" not in values(four)


def test_changes_are_exactly_the_difference_of_the_pages() -> None:
    first, one = replied("72-year-old woman. Can I start alendronate?", ())
    second, _ = replied("Her creatinine clearance is 28 mL/min.", (one,))
    before, now_ = (
        {text for text, kind in sentences(answer).items() if kind != "findings"}
        for answer in (first, second)
    )
    assert {c.before for c in second.changed if c.before} == before - now_
    assert {c.after for c in second.changed if c.after} == now_ - before


def test_turns_are_counted_where_facts_came_from() -> None:
    _, one = replied("72-year-old woman, eGFR 28. Can I start alendronate?", ())
    answer, _ = replied("She has a history of cancer.", (one,))
    turns = {fact.name: fact.turn for fact in answer.facts if fact.origin == "stated"}
    assert (turns["egfr"], turns["cancer_history"]) == (1, 2)


def test_another_patient_s_conversation_is_not_touched() -> None:
    alone, _ = replied("Can I start alendronate?", ())
    replied("eGFR 28. Can I start alendronate?", ())
    again, _ = replied("Can I start alendronate?", ())
    assert alone.digests == again.digests
    assert not [fact for fact in again.facts if fact.name == "egfr"]


def test_a_fact_keeps_its_words() -> None:
    _, one = replied("72-year-old woman, eGFR 28. Can I start alendronate?", ())
    egfr = one.facts.get("egfr")
    assert isinstance(egfr, Fact)
    assert egfr.span is not None
    assert one.question[slice(*egfr.span)] == egfr.text
