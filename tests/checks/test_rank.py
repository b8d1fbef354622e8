"""What is put first is not what the source keeps for later."""

import pytest

from assistant.checks import rank
from tests.checks.pages import kinds

BONE = "70-year-old woman with primary postmenopausal osteoporosis. "
BACK = "Chronic low back pain. "
SLIP = "Symptomatic lumbar stenosis with degenerative spondylolisthesis. "


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (BONE, "Prolia first, keep alendronate for those who can't have Prolia."),
        (BACK, "Opioids first, then an NSAID."),
        (BACK, "Duloxetine before an NSAID."),
        (f"{SLIP}Which scan?", "CT myelography is better than MRI."),
        (f"{SLIP}Which scan?", "CT myelography, with MRI for those who cannot have it."),
    ],
)
def test_the_order_of_the_source_is_turned(question: str, text: str) -> None:
    assert kinds(rank.check, text, question) == ["order_conflict"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (BONE, "Alendronate first, then denosumab."),
        (BACK, "An NSAID first, then duloxetine, opioids last."),
        (BACK, "An NSAID before duloxetine."),
        (f"{SLIP}Which scan?", "MRI is better than CT myelography."),
        (f"{SLIP}Which scan?", "MRI, better than CT for this."),
        (f"{SLIP}Which scan?", "MRI, with CT myelography for those who cannot have it."),
        (f"{SLIP}MRI is not possible. Which scan first?", "CT myelography."),
        (BONE, "Calcium first."),
    ],
)
def test_the_order_of_the_source_passes(question: str, text: str) -> None:
    assert kinds(rank.check, text, question) == []
