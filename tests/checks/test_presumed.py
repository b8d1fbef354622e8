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
