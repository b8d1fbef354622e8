"""Yes-or-no questions as statements, and the answers that affirm or deny them."""

import pytest

from assistant.reading.answers import answered, none_of, proposition
from tests.reading.test_answer_advice import CORPUS, LEXICON


def _read(question: str, answer: str) -> tuple[str, str] | None:
    asked = proposition(question, LEXICON, CORPUS.vocabulary, CORPUS.documents)
    claim = answered(answer, asked, question) if asked else None
    return (claim.action, claim.stance.value) if claim else None


@pytest.mark.parametrize(
    ("question", "action", "yes", "no"),
    [
        ("Should she have an MRI?", "mri_spine", "optional", "against"),
        ("72F, osteoporosis. Can I take zoledronate?", "zoledronate", "optional", "against"),
        ("OK to give Prolia?", "denosumab", "optional", "against"),
        ("MRI?", "mri_spine", "optional", "against"),
        ("Start alendronate?", "alendronate", "optional", "against"),
        ("Should we skip the MRI?", "mri_spine", "against", "optional"),
        ("Can the MRI wait?", "mri_spine", "against", "optional"),
        ("Is zoledronate contraindicated?", "zoledronate", "against", "optional"),
        ("Zoledronate ok?", "zoledronate", "optional", "against"),
        ("CrCl 36, calcium normal, zoledronate ok?", "zoledronate", "optional", "against"),
        ("Does that let us off the MRI?", "mri_spine", "against", "optional"),
    ],
)
def test_yes_and_no_answer_the_question(question: str, action: str, yes: str, no: str) -> None:
    for word in ("Yes.", "Yep, that's fine.", "Certainly!", "Of course.", "It does.", "She can."):
        assert _read(question, word) == (action, yes)
    for word in ("No.", "Nope, not for her.", "Certainly not.", "Nah, no point.", "It doesn't."):
        assert _read(question, word) == (action, no)


@pytest.mark.parametrize(
    "question",
    [
        "Prolia or alendronate first?",
        "Which MRI should she have?",
        "Should she have an MRI? Can she have zoledronate?",
        "She asks for an MRI.",
        "Is it urgent?",
    ],
)
def test_a_question_of_more_or_of_nothing_stays_unread(question: str) -> None:
    assert _read(question, "Yes.") is None


@pytest.mark.parametrize(
    "answer",
    [
        "Yes, if her calcium is normal.",
        "Yes, but check the kidneys first.",
        "No, not until the work-up is done.",
        "No, that's fine.",
        "Yes, no need for that.",
        "No worries.",
        "Perhaps.",
        "Not necessarily.",
    ],
)
def test_a_reservation_stays_unread(answer: str) -> None:
    assert _read("Should she have an MRI?", answer) is None


def test_no_to_what_must_be_says_nothing_of_what_may_be() -> None:
    assert _read("Must she have an MRI?", "No.") is None
    assert _read("Should she have an MRI?", "No.") == ("mri_spine", "against")


@pytest.mark.parametrize(
    ("answer", "against"),
    [("None.", True), ("None needed. Go home.", True), ("None of it.", False)],
)
def test_none_speaks_against_what_is_asked(answer: str, against: bool) -> None:
    claim = none_of(answer, "spine_imaging")
    assert (claim is not None and claim.stance.value == "against") is against
