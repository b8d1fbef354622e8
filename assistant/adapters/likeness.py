"""Texts compared by the packaged model: whole, and word by word as each stands in its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.adapters.embedding import OnnxEmbedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding

# Texts whose states are kept: a page's sentences meet the same passages again and again.
# A sentence of 30 words takes 50 kB.
KEPT = 1024


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as the network sees it: its words, and one row of norm 1 for each."""

    vector: tuple[float, ...]
    words: tuple[str, ...]
    rows: "NDArray[np.float32]"


class OnnxLikeness:
    """Implements `ports.Likeness`. A text runs once, for its vector and its words."""

    def __init__(self, embedder: OnnxEmbedder) -> None:
        self._embedder = embedder
        self._read = lru_cache(maxsize=KEPT)(self._run)

    def vector(self, text: str) -> Sequence[float]:
        """The text's vector, of norm 1."""
        return self._read(text).vector

    def nearest(self, text: str, others: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """Each word with its best cosine over all words of the others; -1 where there is none."""
        import numpy as np

        own = self._read(text)
        best = np.full(len(own.words), -1.0, dtype=np.float32)
        for other in map(self._read, others):
            if other.words and own.words:
                best = np.maximum(best, (own.rows @ other.rows.T).max(axis=1))
        return tuple(zip(own.words, map(float, best), strict=True))

    def _run(self, text: str) -> _Read:
        import numpy as np

        encoding, states = self._embedder.states(text)
        mean = states.mean(axis=0)
        vector = tuple(map(float, mean / np.linalg.norm(mean)))
        words = _words(text, encoding)
        rows = np.array([states[pieces].mean(axis=0) for _, pieces in words])
        rows = rows.reshape(len(words), len(vector))
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return _Read(vector, tuple(word for word, _ in words), rows / np.maximum(norms, 1e-9))


def _words(text: str, encoding: "Encoding") -> list[tuple[str, list[int]]]:
    """The words of a text in small letters, each with the numbers of its pieces."""
    pieces: dict[int, list[int]] = {}
    for number, word in enumerate(encoding.word_ids):
        if word is not None:
            pieces.setdefault(word, []).append(number)
    found = []
    for numbers in pieces.values():
        start, end = encoding.offsets[numbers[0]][0], encoding.offsets[numbers[-1]][1]
        if any(char.isalnum() for char in text[start:end]):
            found.append((text[start:end].lower(), numbers))
    return found
