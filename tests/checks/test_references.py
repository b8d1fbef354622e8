import pytest

from assistant.checks import references
from tests.checks.pages import found, kinds

PAGE = "DXA of the hip is usually appropriate. [1]\n\nReferences\n\n{}\n"

IDENTIFIED = (
    "1. American College of Radiology. Osteoporosis and Bone Mineral Density, 2022 update.",
    "1. Smith J, et al. Vertebral fractures in clinic. Bone. 2019.",
    "1. Hip fracture follow-up. BMJ 2020;368:m1088.",
    "1. Bone loss on steroids. doi:10.1000/xyz123",
    "1. https://www.nice.org.uk/guidance/ng59",
    "1. World Health Organization. Fracture risk assessment, 2008.",
    "1. Fosamax prescribing information.",
    "1. Spine care. ISBN 978-0-00-000000-2",
)
NOT_IDENTIFIED = (
    "1. Bone Health Overview, 2025",
    "1. Practical Summaries for Busy Clinics, 2025",
    "1. General knowledge of osteoporosis",
)


@pytest.mark.parametrize("entry", IDENTIFIED)
def test_a_document_that_can_be_found_is_accepted(entry: str) -> None:
    assert kinds(references.check, PAGE.format(entry)) == []


@pytest.mark.parametrize("entry", NOT_IDENTIFIED)
def test_an_entry_that_names_no_document_is_found_at_its_place(entry: str) -> None:
    assert found(references.check, PAGE.format(entry)) == [
        ("unresolvable_reference", "error", entry.removeprefix("1. "))
    ]


def test_lines_of_one_entry_stay_together() -> None:
    text = PAGE.format("Guideline\n\nBone Overview\n\nBonewise Press, 2025\n\nGuideline\n\nNG59")
    assert kinds(references.check, text) == ["unresolvable_reference"]


def test_a_page_that_cites_its_own_publisher_is_told_so() -> None:
    text = "Reviewed by the Bonewise Medical Advisory Board.\n\n" + PAGE.format(
        "1. Bonewise. Overview of bone density, 2025. https://bonewise.example/overview"
    )
    assert kinds(references.check, text) == ["self_citation"]


def test_an_issuer_may_cite_itself() -> None:
    text = "© 2022 American College of Radiology\n\n" + PAGE.format(IDENTIFIED[0])
    assert kinds(references.check, text) == []


@pytest.mark.parametrize(
    "entry",
    [
        "1. ACR Appropriateness Criteria 2016: Osteoporosis and Bone Mineral Density.",
        "1. ACR Appropriateness Criteria Low Back Pain, 2015.",
    ],
)
def test_a_replaced_edition_is_named(entry: str) -> None:
    assert kinds(references.check, PAGE.format(entry)) == ["superseded_source"]
