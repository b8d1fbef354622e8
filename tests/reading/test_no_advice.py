"""Sentences that name or point at an action and advise on something else, beside those that do."""

import pytest

from assistant.reading.claims import read_claims
from assistant.reading.statements import split_statements
from tests.shipped import shipped_app


def advice(text: str, focus: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    app = shipped_app()
    corpus = app.corpus
    return [
        (claim.action, claim.stance.value)
        for part in split_statements(text)
        for claim in read_claims(
            part, app.lexicon, corpus.vocabulary, corpus.documents, focus, free=True
        ).claims
    ]


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("The surgery can take it from here.", "quantitative_ultrasound"),
        ("It would be reasonable to ring the kidney clinic about it.", "alendronate"),
        ("It is sensible to ask the pharmacist which tablet suits him.", "alendronate"),
        ("Repeat scans should be done on the same machine.", ""),
        ("DXA should be performed with the same scanner.", ""),
        ("As neither bisphosphonate helped, she came back.", ""),
        ("The guideline mentions MRI and sets no week after which it becomes due.", ""),
        ("An ultrasound of the heel does not measure bone density, so it cannot tell.", ""),
    ],
)
def test_no_advice_on_the_action(text: str, focus: str) -> None:
    assert advice(text, (focus,) if focus else ()) == []


@pytest.mark.parametrize(
    ("text", "focus", "expected"),
    [
        ("It would be reasonable to start now.", "alendronate", [("alendronate", "optional")]),
        ("Take it once a week.", "alendronate", [("alendronate", "for")]),
        ("A DXA should be done.", "", [("dxa", "for")]),
        (
            "Neither an MRI nor a CT is needed.",
            "",
            [("mri_spine", "against"), ("ct_spine", "against")],
        ),
        (
            "No MRI, CT or bone scan should be ordered.",
            "",
            [("mri_spine", "against"), ("ct_spine", "against"), ("bone_scan_spect", "against")],
        ),
        ("Order an MRI or a CT.", "", [("mri_spine", "optional"), ("ct_spine", "optional")]),
        ("Denosumab must not simply be stopped.", "", [("denosumab", "for")]),
        ("Denosumab must never be allowed to lapse.", "", [("denosumab", "for")]),
        ("Denosumab is not simply recommended.", "", [("denosumab", "for")]),
        (
            "Treat with a biologic, usually an IL-17 inhibitor.",
            "",
            [("il17_inhibitor", "optional")],
        ),
    ],
)
def test_advice_on_the_action(text: str, focus: str, expected: list[tuple[str, str]]) -> None:
    assert advice(text, (focus,) if focus else ()) == expected
