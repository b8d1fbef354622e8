"""Rules for other patients stay off the page; those for the patient of the question are on it."""

import pytest

from tests.flow import asked, rules

NO_FLAG = "acr-lbp-2021/no-red-flag-any"
RADICULAR = "acr-cervical-2018/radiculopathy-mri"
INJURED = "acr-spinal-trauma-2024/positive"
CURVED = "acr-scoliosis-child-2019/adolescent-no-mri"
STIFF = "acr-ibp-2021/mri-spine"


@pytest.mark.parametrize(
    ("question", "there", "elsewhere"),
    [
        (
            "A man of 40 has had low back pain for 10 days, no red flags. Does he need imaging?",
            NO_FLAG,
            (RADICULAR, INJURED, STIFF),
        ),
        ("Chronic low back pain, does she need an MRI?", NO_FLAG, (RADICULAR, CURVED, STIFF)),
        (
            "Neck pain radiating into the arm, getting worse. Does he need an MRI?",
            RADICULAR,
            (NO_FLAG, CURVED, STIFF),
        ),
        (
            "Blunt trauma to the neck at 30, NEXUS positive. Which imaging?",
            INJURED,
            (NO_FLAG, RADICULAR, STIFF),
        ),
        (
            "A girl of 14 with idiopathic scoliosis. MRI of the spine?",
            CURVED,
            (NO_FLAG, RADICULAR, STIFF),
        ),
    ],
)
def test_the_page_is_about_the_patient_of_the_question(
    question: str, there: str, elsewhere: tuple[str, ...]
) -> None:
    shown = rules(asked(question))
    assert there in shown
    assert not shown & set(elsewhere)


def test_a_condition_that_is_mentioned_lets_the_rule_in() -> None:
    both = "Low back pain and neck pain, history of cancer. Is an MRI needed?"
    assert "acr-cervical-2018/red-flag-mri" in rules(asked(both))


def test_a_question_without_a_condition_keeps_the_rules_on_its_action() -> None:
    assert RADICULAR in rules(asked("When is a neck MRI done?"))
