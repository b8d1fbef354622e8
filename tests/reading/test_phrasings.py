"""The direction of many phrasings, read over the shipped vocabulary for a drug."""

from pathlib import Path

import pytest

from tests.reading.test_answer_advice import read

_LINES = (Path(__file__).parent / "phrasings.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split(" => ") for line in _LINES if " => " in line]


@pytest.mark.parametrize(("phrase", "stance"), ROWS)
def test_a_phrasing_gives_its_direction(phrase: str, stance: str) -> None:
    words = phrase.replace("{}", "zoledronate")
    claims = read(f"{words[0].upper()}{words[1:]}.").claims
    assert {c.stance.value for c in claims if c.action == "zoledronate"} == {stance}


@pytest.mark.parametrize(
    ("text", "focus", "expected"),
    [
        ("Contrast is needed.", "mri_lumbar", ("mri_lumbar_without_and_with_contrast", "for")),
        (
            "No contrast is needed.",
            "mri_lumbar",
            ("mri_lumbar_without_and_with_contrast", "against"),
        ),
        ("It can be done without contrast.", "zoledronate", ("zoledronate", "optional")),
    ],
)
def test_contrast_alone_speaks_of_the_test_in_focus(
    text: str, focus: str, expected: tuple[str, str]
) -> None:
    assert [(c.action, c.stance.value) for c in read(text, (focus,)).claims] == [expected]
