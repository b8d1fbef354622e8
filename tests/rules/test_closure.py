"""What follows from stated facts, and facts that cannot stand together."""

from assistant.domain.domains import NO, YES
from assistant.domain.patient import Origin, plain
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from tests.rules.small import corpus, facts

BASE = RuleBase(corpus())


def closed(*texts: str) -> Closed:
    return BASE.close(facts(*texts))


def test_a_condition_makes_its_class_present() -> None:
    found = closed("breast_cancer=true")
    assert found.domains["cancer"] == YES
    assert found.support["cancer"] == {"breast_cancer"}


def test_a_class_that_is_absent_makes_its_members_absent() -> None:
    assert closed("cancer=false").domains["breast_cancer"] == NO


def test_an_implication_runs_backwards_too() -> None:
    assert closed("sex=male").domains["pregnant"] == NO


def test_a_value_at_a_site_bounds_the_lowest() -> None:
    found = closed("t_score[hip]=-2.9")
    assert found.domains["osteoporosis"] == YES
    assert plain(found.domains["t_score"]) == "-10 to -2.9"


def test_a_value_at_a_site_does_not_deny_a_lower_one_elsewhere() -> None:
    assert "osteoporosis" not in closed("t_score[hip]=-1.0").domains


def test_derived_facts_say_what_they_rest_on() -> None:
    derived = closed("t_score=-2.6").facts.get("osteoporosis")
    assert derived is not None
    assert (derived.origin, derived.text) == (Origin.DERIVED, "t_score")


def test_contradicting_facts_are_named() -> None:
    assert closed("sex=male", "pregnant=true").clash == ("pregnant", "sex")


def test_nothing_follows_from_nothing() -> None:
    assert not closed().facts.facts


def test_a_whole_number_above_65_is_66_or_more() -> None:
    assert plain(closed("age=>65").domains["age"]) == "66 to 120"
