"""Checks that look at the words of a page: outcomes, review status, language."""

import pytest

from assistant.checks import language, outcome, status
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Following this plan improves survival and quality of life.", ["outcome_claim"]),
        ("This approach reduces mortality.", ["outcome_claim"]),
        ("The drug is completely safe.", ["outcome_claim"]),
        ("It is not known whether this improves survival.", []),
        ("The aim is better quality of life.", []),
        ("MRI of the spine is recommended.", []),
    ],
)
def test_promised_outcomes(text: str, expected: list[str]) -> None:
    assert kinds(outcome.check, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This page is reviewed by our experts.\n\nPending human review.", ["status_conflict"]),
        ("Not yet reviewed. Medically reviewed by a specialist.", ["status_conflict"]),
        ("Last updated: 2 May 2024\n\nLast updated: 3 May 2025", ["status_conflict"]),
        ("Last updated: May 2020\n\nReferences\n\n1. Bone. BMJ 2023;1:1.", ["status_conflict"]),
        ("This page is reviewed by our experts.\n\nLast updated: May 2024", []),
        ("Pending human review.", []),
        ("Last updated: May 2024\n\nReferences\n\n1. Bone. BMJ 2023;1:1.", []),
    ],
)
def test_what_a_page_says_of_itself(text: str, expected: list[str]) -> None:
    assert kinds(status.check, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Patientin sollte nicht mit Alendronat behandelt werden.", ["unread"]),
        ("La paciente no debe recibir este medicamento por la noche.", ["unread"]),
        ("患者は直ちに受診する必要があります。", ["unread"]),
        ("The patient should not be treated with alendronate.", []),
        ("MRI lumbar spine now.", []),
        ("Per os, once a week, in a die-cast pill box.", []),
    ],
)
def test_other_languages_are_named(text: str, expected: list[str]) -> None:
    assert kinds(language.check, text) == expected
