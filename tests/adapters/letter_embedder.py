"""A stand-in for the embedding model where a test is about storing vectors, not about meaning."""

from collections.abc import Sequence
from math import sqrt
from string import ascii_lowercase


class LetterEmbedder:
    """Counts letters: texts of the same letters have the same vector."""

    def __init__(self, digest: str = "letters-1") -> None:
        self.name = "letters"
        self.digest = digest
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        self.embedded += len(texts)
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        counts = [1.0, *(float(text.lower().count(letter)) for letter in ascii_lowercase)]
        norm = sqrt(sum(count * count for count in counts))
        return [count / norm for count in counts]
