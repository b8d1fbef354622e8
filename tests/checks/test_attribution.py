import pytest

from assistant.checks import attribution
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    "text",
    [
        "NICE recommends correcting hypocalcaemia before any antiresorptive drug is started.",
        "According to the ACR, 57 % of these fractures are overlooked.",
    ],
)
def test_what_the_issuer_does_not_say_is_found(text: str) -> None:
    assert kinds(attribution.check, text) == ["attribution_mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "NICE does not recommend acupuncture for low back pain.",
        "The ACR rates DXA of the forearm as usually appropriate in advanced degenerative change.",
        "Some 57 % of these fractures are overlooked.",
        "ACP and NICE differ on acupuncture.",
    ],
)
def test_what_it_says_or_nobody_is_named_for_passes(text: str) -> None:
    assert kinds(attribution.check, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "NICE says a bone density test may be considered from a probability of 10 %.",
        "NICE lets you treat without DXA where DXA is not feasible.",
        "The AAOS panel found the evidence on a brace inconclusive.",
        "Her risk of 14 % is above the 10 % that NICE uses.",
        "An ACE inhibitor should not be given in pregnancy.",
    ],
)
def test_an_issuer_is_all_of_its_documents(text: str) -> None:
    assert kinds(attribution.check, text) == []


def test_the_opposite_of_all_that_an_issuer_says_is_not_its_word() -> None:
    text = "NICE forbids treatment without DXA."
    assert kinds(attribution.check, text) == ["attribution_mismatch"]
