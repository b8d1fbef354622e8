"""What a passage has to do with a sentence: pairs of our own, both sides, and what must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.support_file import read_support
from assistant.checks.backing import Weights
from assistant.checks.evidence import FEATURES, sentences_of
from tests.shipped import shipped_app

BONE = (
    "Denosumab is given every six months. When it is stopped, vertebral fractures may follow, so "
    "another antiresorptive drug should be started six months after the last dose."
)
BACK = (
    "Exercise improved pain and function in chronic low back pain. Bed rest was not effective and "
    "delayed recovery."
)

PRESSURE = "The drug lowered blood pressure."

# A sentence the passage supports, and one of the same build that it does not.
PAIRS = (
    (BONE, "Denosumab is injected every 6 months.", "Zoledronate is infused once a year."),
    (BONE, "Vertebral fractures can follow when denosumab is stopped.",
     "Gastric ulcers can follow when aspirin is started."),
    (BACK, "Exercise improves pain in chronic low back pain.",
     "Exercise worsens pain in chronic low back pain."),
    (BACK, "Bed rest is not effective for the back.", "Bed rest is effective for the back."),
    (BACK, "Exercise improves function in low back pain.",
     "Acupuncture improves sleep in knee arthritis."),
)  # fmt: skip


@pytest.mark.parametrize(("passage", "supported", "other"), PAIRS)
def test_what_the_passage_says_is_likelier_than_what_it_does_not(
    passage: str, supported: str, other: str
) -> None:
    backing = shipped_app().backing
    assert backing.probability(supported, passage) > backing.probability(other, passage)


@pytest.mark.parametrize("passage", [BONE, BACK])
def test_a_passage_supports_its_own_sentences_and_nothing_about_other_things(passage: str) -> None:
    backing = shipped_app().backing
    for sentence in sentences_of(passage):
        assert backing.supports(sentence, passage)
    assert not backing.supports("The museum shop sells postcards and umbrellas.", passage)


@pytest.mark.parametrize(
    ("name", "more", "less", "passage"),
    [
        ("similarity", "Denosumab is stopped.", "The train is late.", BONE),
        ("covered", "Denosumab every six months.", "Romosozumab every six weeks.", BONE),
        ("affirmation", "Bed rest was not effective.", "Bed rest was effective.", BACK),
        ("direction", "It decreased the pressure.", "It increased the pressure.", PRESSURE),
        ("numbers", "It is given every 6 months.", "It is given every 3 months.", BONE),
    ],
)
def test_each_feature_tells_two_sentences_apart(
    name: str, more: str, less: str, passage: str
) -> None:
    features = shipped_app().backing.evidence.features
    assert features(more, passage)[name] > features(less, passage)[name]


@pytest.mark.parametrize(
    ("sentence", "strange"),
    [
        ("The dose is 60 mg every six months.", False),
        ("The dose is 70 mg every six months.", True),
        ("The dose is between 60 and 120 mg.", True),
        ("The dose is not stated for COVID-19.", False),
        ("The dose is stated.", False),
    ],
)
def test_a_number_that_the_passage_lacks_counts_against_it(sentence: str, strange: bool) -> None:
    passage = "The dose is 60 mg every 6 months."
    assert shipped_app().backing.evidence.features(sentence, passage)["numbers"] == -strange


@pytest.mark.parametrize("text", ["", " ", "...", "☃", "42", "a" * 5000])
def test_odd_texts_have_features_too(text: str) -> None:
    evidence = shipped_app().backing.evidence
    for one, other in ((text, BONE), (BONE, text), (text, text)):
        features = evidence.features(one, other)
        assert tuple(features) == FEATURES
        assert 0 <= features["covered"] <= 1


@pytest.mark.parametrize(
    ("passage", "sentences"),
    [("One is here. Two are there.", 2), ("No full stop", 1), ("", 1), ("... !", 1)],
)
def test_a_passage_has_its_sentences_or_is_one(passage: str, sentences: int) -> None:
    assert len(sentences_of(passage)) == sentences


def test_the_same_pair_has_the_same_probability() -> None:
    backing = shipped_app().backing
    sentence = PAIRS[0][1]
    assert backing.probability(sentence, BONE) == backing.probability(sentence, BONE)


_ONE = st.floats(-3, 1, allow_nan=False)
_FEATURES = st.fixed_dictionaries(dict.fromkeys(FEATURES, _ONE))
_WEIGHTS = st.builds(
    Weights, st.floats(-3, 3), st.fixed_dictionaries(dict.fromkeys(FEATURES, st.floats(0, 8)))
)


@given(_FEATURES, _WEIGHTS, st.sampled_from(FEATURES), st.floats(0, 1))
def test_more_of_a_feature_never_speaks_against_support(
    features: dict[str, float], weights: Weights, name: str, more: float
) -> None:
    before = weights.probability(features)
    after = weights.probability({**features, name: features[name] + more})
    assert 0 <= before <= after <= 1


@given(_FEATURES)
def test_the_shipped_coefficients_are_never_certain(features: dict[str, float]) -> None:
    assert 0 < read_support().weights.probability(features) < 1
