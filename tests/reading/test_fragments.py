"""Answers that are only a name, as what they advise."""

import pytest

from assistant.reading.fragments import named_alone
from tests.reading.test_answer_advice import CORPUS, LEXICON


def _read(question: str, answer: str) -> list[tuple[str, str]]:
    claims = named_alone(answer, question, LEXICON, CORPUS.vocabulary)
    return [(claim.action, claim.stance.value) for claim in claims]


@pytest.mark.parametrize(
    ("question", "answer", "read"),
    [
        ("Lumbar stenosis. Next test?", "CT myelogram.", [("ct_myelography_lumbar", "for")]),
        ("Which imaging?", "X-ray, then home.", [("spine_radiograph", "for")]),
        ("What is the first drug?", "Denosumab (strong recommendation).", [("denosumab", "for")]),
        ("What now?", "Just an MRI.", [("mri_spine", "for")]),
        (
            "Imaging?",
            "Plain films or CT without contrast.",
            [("lumbar_radiograph", "optional"), ("ct_spine_without_contrast", "optional")],
        ),
    ],
)
def test_a_name_alone_advises_what_it_names(
    question: str, answer: str, read: list[tuple[str, str]]
) -> None:
    assert _read(question, answer) == read


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which drug is contraindicated below 35?", "Alendronate."),
        ("Which drug should be stopped?", "Alendronate."),
        ("What is wrong with her?", "Osteoporosis."),
        ("Osteoporosis, seen in clinic.", "Alendronate."),
        ("Which imaging?", "MRI of her mother."),
        ("Which imaging?", "MRI without delay is what she asked for."),
        ("Which imaging?", "MRI:"),
        ("Which imaging?", "MRI if red flags."),
    ],
)
def test_other_answers_advise_nothing_by_a_name(question: str, answer: str) -> None:
    assert _read(question, answer) == []
