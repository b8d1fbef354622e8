import pytest

from assistant.checks import conflict
from tests.checks.pages import found, kinds


def test_advice_for_and_against_one_action_is_found_at_the_later_sentence() -> None:
    text = "Alendronate is recommended. Bed rest is not. Alendronate is not recommended."
    assert found(conflict.check, text) == [
        ("internal_conflict", "error", "Alendronate is not recommended.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Alendronate is recommended. Denosumab is not recommended.",
        "MRI is not recommended. If cancer is suspected, MRI is recommended.",
        "MRI is not recommended initially. MRI is recommended after six weeks.",
        "ACP recommends acupuncture. NICE does not recommend acupuncture.",
        "Alendronate is recommended. Alendronate is a good choice.",
    ],
)
def test_sentences_that_can_both_be_followed_pass(text: str) -> None:
    assert kinds(conflict.check, text) == []
