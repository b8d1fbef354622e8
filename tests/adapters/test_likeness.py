"""Words compared as they stand in their texts."""

import pytest

from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.likeness import OnnxLikeness
from assistant.adapters.minilm_files import minilm_files


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder(minilm_files())


@pytest.fixture(scope="module")
def likeness(embedder: OnnxEmbedder) -> OnnxLikeness:
    return OnnxLikeness(embedder)


@pytest.mark.parametrize("text", ["Bed rest delays recovery.", "", "☃"])
def test_a_vector_is_the_embedders(
    text: str, embedder: OnnxEmbedder, likeness: OnnxLikeness
) -> None:
    assert likeness.vector(text) == pytest.approx(embedder.embed([text])[0], abs=1e-6)


def test_words_of_the_same_text_are_the_same(likeness: OnnxLikeness) -> None:
    found = likeness.nearest("Bed rest, delays recovery.", ["Bed rest, delays recovery."])
    assert [word for word, _ in found] == ["bed", "rest", "delays", "recovery"]
    assert [near for _, near in found] == pytest.approx([1] * 4, abs=1e-4)


def test_the_nearest_text_counts(likeness: OnnxLikeness) -> None:
    far, near = "The museum is closed.", "Kidney function was poor."
    alone = dict(likeness.nearest("renal impairment", [far]))
    both = dict(likeness.nearest("renal impairment", [far, near]))
    assert all(both[word] >= alone[word] for word in alone)
    assert both["renal"] > alone["renal"] + 0.2


@pytest.mark.parametrize("others", [(), ("",), ("...",)])
def test_where_no_words_are_nothing_is_near(
    others: tuple[str, ...], likeness: OnnxLikeness
) -> None:
    assert likeness.nearest("pain", others) == (("pain", -1.0),)
    assert likeness.nearest("", ("pain",)) == ()
