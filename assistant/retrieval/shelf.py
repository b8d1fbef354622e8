"""Legs over the user's documents: some of them only, and beside the corpus."""

from collections.abc import Container
from dataclasses import dataclass

from assistant.ports import Leg


@dataclass(frozen=True, slots=True)
class Shelf:
    """Both legs of retrieval over the user's own documents.

    Attributes:
        lexical_all: the lexical leg over the corpus and the documents together.
    """

    lexical: Leg
    dense: Leg
    lexical_all: Leg


@dataclass(frozen=True, slots=True)
class Chosen:
    """Implements `ports.Leg`: the passages of another leg that are in the set.

    Attributes:
        size: how many passages the other leg has.
    """

    leg: Leg
    passages: Container[str]
    size: int

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """At most `k` of them, best first; asks deeper while too few are in the set."""
        depth = k
        while True:
            found = self.leg.search(query, depth)
            kept = [hit for hit in found if hit[0] in self.passages]
            if len(kept) >= k or len(found) < depth or depth >= self.size:
                return kept[:k]
            depth = min(depth * 4, self.size)


@dataclass(frozen=True, slots=True)
class Joined:
    """Implements `ports.Leg`: two legs as one, by their scores."""

    first: Leg
    second: Leg

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """At most `k` pairs, best first, ties by passage id."""
        found = [*self.first.search(query, k), *self.second.search(query, k)]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]
