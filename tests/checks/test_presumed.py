import pytest

from assistant.checks import presumed
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "Woman on dialysis with osteoporosis. Denosumab?",
            "Denosumab can be started straight away.",
            ["rule_conflict"],
        ),
        (
            "Woman on dialysis with osteoporosis, CKD-MBD evaluation done. Denosumab?",
            "Denosumab can be started straight away.",
            [],
        ),
        (
            "Do flexion-extension radiographs help in degenerative spondylolisthesis?",
            "Flexion-extension radiographs are recommended.",
            ["strength_mismatch"],
        ),
        (
            "Do flexion-extension radiographs help in degenerative spondylolisthesis?",
            "The evidence on flexion-extension radiographs is insufficient.",
            [],
        ),
        ("", "Imaging before radiofrequency denervation is recommended.", ["rule_conflict"]),
        ("", "Imaging before radiofrequency denervation is not recommended.", []),
    ],
)
def test_advice_that_only_something_unstated_could_make_right(
    question: str, text: str, expected: list[str]
) -> None:
    assert kinds(presumed.check, text, question) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "US. 66-year-old man with osteoporosis. Is Evenity approved for him?",
            "No: romosozumab is approved only for postmenopausal women at high fracture risk.",
        ),
        (
            "She has had denosumab for six years. What now?",
            "Denosumab must never simply be stopped.",
        ),
        (
            "On dialysis, spinal infection suspected, enhanced MRI needed. Which agent?",
            "Use a group II agent such as gadobutrol.",
        ),
    ],
)
def test_other_patients_courses_and_members_of_a_class_presume_nothing(
    question: str, text: str
) -> None:
    assert kinds(presumed.check, text, question) == []
