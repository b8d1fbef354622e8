import pytest

from assistant.checks import unstated
from tests.checks.pages import found, kinds

QUESTION = "72-year-old woman, T-score -2.9, back pain and a wedge fracture. Which drug?"


@pytest.mark.parametrize(
    "text",
    [
        "This patient has a history of breast cancer.",
        "The radiographs show spondylolisthesis at L4.",
        "She takes prednisone 10 mg daily.",
        "The MRI shows a calcified aorta.",
        "Your patient has a T-score of -1.2.",
    ],
)
def test_what_nobody_stated_is_found(text: str) -> None:
    assert found(unstated.check, text, QUESTION) == [("unstated_fact", "error", text)]


@pytest.mark.parametrize(
    "text",
    [
        "This patient has a T-score of -2.9.",
        "The radiographs show a wedge fracture.",
        "If the MRI shows marrow oedema, augmentation may be considered.",
        "A patient who has cancer needs another plan.",
        "MRI shows marrow oedema in recent fractures.",
        "She has osteoporosis by T-score.",
        "Does the patient have cancer?",
        "She should be asked whether she has had a stroke.",
    ],
)
def test_what_was_stated_or_is_general_passes(text: str) -> None:
    assert kinds(unstated.check, text, QUESTION) == []


def test_each_item_of_a_list_of_findings_is_told_at_its_place() -> None:
    text = "The films show:\n\n- Osteophytes at several levels\n- A wedge fracture\n"
    assert found(unstated.check, text, QUESTION) == [
        ("unstated_fact", "error", "Osteophytes at several levels")
    ]


def test_without_a_question_it_is_a_warning() -> None:
    assert found(unstated.check, "This patient has a history of cancer.") == [
        ("unstated_fact", "warning", "This patient has a history of cancer.")
    ]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("She has no red flags.", "warning"),
        ("She has cancer.", "error"),
    ],
)
def test_what_is_only_denied_is_a_warning(text: str, severity: str) -> None:
    question = "A 45-year-old woman with back pain for a week. Imaging?"
    assert [s for _, s, _ in found(unstated.check, text, question)] == [severity]


def test_what_is_only_supposed_tells_nothing() -> None:
    text = "Cement is contraindicated while she has an untreated bloodstream infection."
    assert kinds(unstated.check, text, "Painful T12 fracture. Cement?") == []
