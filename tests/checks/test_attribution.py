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
