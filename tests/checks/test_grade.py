"""Grades, strengths and certainties, each side of the table with sentences of its own."""

import pytest

from assistant.checks import grade
from tests.checks.pages import kinds
from tests.shipped import shipped_app

_KDIGO = "Which level does KDIGO 2024 give the SGLT2 inhibitor in type 2 diabetes with CKD?"
_TENS = "How firm is the WHO 2023 guideline on TENS in chronic primary low back pain?"
_FALLS = "Which letters did the USPSTF give in 2024 to the prevention of falls?"
_BRACE = "What did AAOS say in 2010 about a brace for a vertebral fracture?"


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (
            "How strongly does the ACP (2017) recommend yoga for chronic low back pain?",
            "It is a strong recommendation on low-quality evidence.",
            "It is a weak recommendation on high-quality evidence.",
        ),
        (_TENS, "It is conditionally against it.", "It is strongly against it."),
        (
            _TENS,
            "The recommendation against it rests on very low certainty evidence.",
            "The recommendation against it rests on high certainty evidence.",
        ),
        (
            _FALLS,
            "Exercise interventions carry a B and multifactorial interventions a C.",
            "Exercise interventions carry a C and multifactorial interventions a B.",
        ),
        (
            "",
            "In the NASS 2014 guideline, upright MRI has grade I.",
            "In the NASS 2014 guideline, upright MRI has grade B.",
        ),
        (
            "What did the USPSTF say in 2025 on bone density tests?",
            "A bone density test is a B recommendation in these women.",
            "A bone density test is a D recommendation in these women.",
        ),
        (
            "What does AAOS 2010 say about vertebroplasty?",
            "The panel was strongly against it.",
            "The panel was only weakly against it.",
        ),
        (
            "",
            "ACC/AHA VHD 2020 makes warfarin in a mechanical valve a class 1 recommendation.",
            "ACC/AHA VHD 2020 makes warfarin in a mechanical valve a class 2b recommendation.",
        ),
        (
            "What did the USPSTF find in 2025 on osteoporosis screening of men?",
            "For men it found the evidence insufficient.",
            "For men it found the evidence sufficient.",
        ),
    ],
)
def test_a_grade_is_its_issuers(question: str, right: str, wrong: str) -> None:
    assert kinds(grade.check, right, question) == []
    assert kinds(grade.check, wrong, question) == ["strength_mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        # Another body's grade, and one whose recommendation cannot be told.
        "SIGN gives yoga a grade D in this guideline.",
        "She has strong pain and a weak grip, and the grade I slip has not moved.",
        "The ACP 2017 guideline does not make this a strong recommendation.",
        "It is a strong recommendation.",
        "Vitamin D and a C spine film were discussed.",
    ],
)
def test_what_is_no_grade_of_a_known_recommendation_is_left_alone(text: str) -> None:
    assert kinds(grade.check, text, "What is advised for chronic low back pain?") == []


def test_the_corpus_grades_itself_rightly() -> None:
    """Each rule's sentence with its issuer and its own strength."""
    corpus = shipped_app().corpus
    wrong = []
    for rule in corpus.rules[::5]:
        document = corpus.documents[rule.document]
        text = f"{document.abbreviation} {document.year}: {rule.says} ({rule.strength})"
        wrong += [text for _ in kinds(grade.check, text)]
    assert wrong == []
