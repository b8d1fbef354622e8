"""A conversation: facts carried over, corrected and taken back; questions that stand alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.domain.domains import NO, YES, Interval
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.followup import Question, Turn, collected, news, stand_alone, supposing
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


def test_words_take_back_what_earlier_turns_said() -> None:
    question = now("age=72", earlier=facts("age=70", "cancer=true", "egfr=28"))
    kept = collected(question, (), BASE, ("cancer", "age"))
    assert kept.domains() == {"egfr": point("28"), "age": point("72")}


@pytest.mark.parametrize(
    ("before", "supposed", "expected"),
    [
        (("egfr=28", "age=72"), ("egfr=50",), ("egfr=50", "age=72")),
        ((), ("egfr=50",), ("egfr=50",)),
        (("egfr=28",), ("egfr=<30",), ("egfr=28",)),
        (("pregnant=true",), ("sex=male",), ("sex=male",)),
        (("breast_cancer=true",), ("cancer=false",), ("cancer=false",)),
        (("age=72",), (), ("age=72",)),
    ],
)
def test_what_is_stated_yields_to_what_is_supposed(
    before: tuple[str, ...], supposed: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assumed = tuple(replace(f, origin=Origin.SUPPOSED) for f in facts(*supposed).facts)
    assert supposing(facts(*before), assumed, BASE).domains() == facts(*expected).domains()


def test_only_a_follow_up_that_names_no_action_brings_news() -> None:
    follow_up = now(earlier=facts())
    assert news(follow_up, ("pregnant", "egfr"), VOCABULARY) == ("pregnant",)
    assert news(follow_up, ("pregnant", "risedronate"), VOCABULARY) == ()
    assert news(now(), ("pregnant",), VOCABULARY) == ()


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


def test_a_supposition_holds_for_one_turn_and_is_shown_as_one() -> None:
    _, one = replied("72-year-old woman, eGFR 28. Can I start alendronate?", ())
    answer, two = replied("What if her eGFR were 50?", (one,))
    egfr = next(fact for fact in answer.facts if fact.name == "egfr")
    assert (egfr.value, egfr.origin, egfr.text) == (50, "assumed", "supposed: eGFR were 50")
    assert "Supposed: eGFR 50 mL/min/1.73m2." in sentences(answer)
    assert {"(supposed)" in change.because for change in answer.changed} == {True}
    assert values(two)["egfr"] == point("28")


def test_a_fact_that_words_take_back_is_no_longer_known() -> None:
    start = "Postmenopausal woman in the US, very high fracture risk, heart attack 3 months ago."
    _, one = replied(f"{start} Romosozumab?", ())
    answer, two = replied("Forget the heart attack.", (one,))
    assert not {"mi_history", "months_since_mi"} & set(values(two))
    assert {"no longer known" in change.because for change in answer.changed} == {True}


def test_a_condition_that_a_follow_up_brings_is_answered_beside_the_question() -> None:
    first = "69-year-old woman on denosumab for osteoporosis. When should DXA be repeated?"
    _, one = replied(first, ())
    answer, _ = replied("She wants to stop denosumab.", (one,))
    assert any("another antiresorptive drug" in text for text in sentences(answer))
