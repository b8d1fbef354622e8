import pytest

from assistant.checks import scope
from tests.checks.pages import found, kinds

PAGE = "Stay active with lumbar pain. [1]\n\nReferences\n\n1. {}\n"


@pytest.mark.parametrize(
    "entry",
    [
        "Neck pain: exercise in clinic. Spine 2019;44:10.",
        "Whiplash care. Lancet 2018;391:1.",
        "Back pain in adolescents. Pediatrics 2017;139:e1.",
    ],
)
def test_a_source_about_something_else_is_found_where_it_is_cited(entry: str) -> None:
    sentence = "Stay active with lumbar pain. [1]"
    assert found(scope.check, PAGE.format(entry)) == [("scope_mismatch", "error", sentence)]


@pytest.mark.parametrize(
    "entry",
    [
        "Low back pain and sciatica in over 16s (NG59).",
        "Exercise in adults. BMJ 2020;368:m1.",
        "Neck and low back pain. Spine 2019;44:10.",
    ],
)
def test_a_source_about_the_same_is_accepted(entry: str) -> None:
    assert kinds(scope.check, PAGE.format(entry)) == []


def test_the_question_says_what_an_unnamed_region_is() -> None:
    text = "Stay active. [1]\n\nReferences\n\n1. Neck pain. Spine 2019;44:10.\n"
    assert kinds(scope.check, text, "Low back pain for two weeks?") == ["scope_mismatch"]
    assert kinds(scope.check, text, "Neck pain for two weeks?") == []


def test_a_source_that_no_sentence_cites_is_found_at_its_entry() -> None:
    text = "Stay active with lumbar pain.\n\nReferences\n\n1. Knee pain. BMJ 2020;1:1.\n"
    assert found(scope.check, text) == [("scope_mismatch", "error", "Knee pain. BMJ 2020;1:1.")]
