"""Which edition is in force, both sides, with sentences of its own."""

import pytest

from assistant.checks import edition
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("NICE NG259 is the current guideline.", "NICE CG146 is the current guideline."),
        (
            "NG259 replaced CG146 and is now in force, so it is the current document.",
            "NG259 was planned, but CG146 has not been superseded.",
        ),
        ("CG146 is no longer in force.", "CG146 is still in force."),
        ("NOGG 2017 has been superseded by NOGG 2024.", "NOGG 2024 has been superseded."),
        (
            "The guideline in force is still NG259.",
            "The guideline in force is still CG146.",
        ),
        (
            "The 2016 CDC guideline has been replaced.",
            "The 2016 CDC guideline has never been replaced.",
        ),
        (
            "The current ACR low back pain criteria are those of 2021.",
            "The current ACR low back pain criteria are those of 2016.",
        ),
        (
            "The USPSTF's depression statement of 2016 is no longer current.",
            "For depression the USPSTF 2016 still applies.",
        ),
    ],
)
def test_an_edition_is_in_force_or_replaced(right: str, wrong: str) -> None:
    assert kinds(edition.check, right) == []
    assert kinds(edition.check, wrong) == ["unsupported"]


@pytest.mark.parametrize(
    "text",
    [
        "CG146 remained in force until July 2026.",
        "Since CG146 was replaced, NG259 is the current guideline.",
        "The 2016 ACR criteria on hip pain are still valid.",
        "Her hip was replaced in 2016 and the CDC was not asked.",
        "If CG146 is quoted in the protocol, update it.",
    ],
)
def test_other_words_on_documents_are_left_alone(text: str) -> None:
    assert kinds(edition.check, text) == []
