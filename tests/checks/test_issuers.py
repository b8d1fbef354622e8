import pytest

from assistant.checks import issuers
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (
            "Acupuncture for chronic low back pain?",
            "ACP recommends acupuncture, but NICE does not offer it.",
            "ACP does not recommend acupuncture, but NICE offers it.",
        ),
        (
            "Which kidney value counts for Fosamax?",
            "The US label goes by creatinine clearance, while the SmPC goes by GFR.",
            "The US label goes by GFR, while the SmPC goes by creatinine clearance.",
        ),
    ],
)
def test_each_issuer_says_its_own(question: str, right: str, wrong: str) -> None:
    assert kinds(issuers.check, right, question) == []
    assert set(kinds(issuers.check, wrong, question)) == {"attribution_mismatch"}


@pytest.mark.parametrize(
    "text",
    [
        "ACP and NICE both have guidelines on low back pain.",
        "On acupuncture the ACP and NICE differ.",
        "I asked whether ACP lists acupuncture or NICE offers it.",
        "NICE does not offer acupuncture.",
        "ACP recommends tai chi, and NICE offers group exercise.",
    ],
)
def test_what_is_no_clause_of_several_issuers_is_left_alone(text: str) -> None:
    assert kinds(issuers.check, text, "Acupuncture for chronic low back pain?") == []
