"""What the flow needs from outside. Adapters implement these; tests may use fakes that do."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.domain.answer import Case, Draft, Finding
from assistant.domain.condition import Condition
from assistant.domain.domains import Domain
from assistant.domain.knowledge import Vocabulary


class Embedder(Protocol):
    """Turns texts into vectors of one length, each of Euclidean norm 1.

    `digest` names the model file's SHA-256, so that an index knows what built it.
    """

    name: str
    digest: str

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text, in order. An empty sequence gives an empty list."""
        ...


class Likeness(Protocol):
    """Compares texts by what they mean."""

    def vector(self, text: str) -> Sequence[float]:
        """As `Embedder.embed` gives it: of Euclidean norm 1."""
        ...

    def nearest(self, text: str, others: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """Each word of `text`, in small letters, and how near any word of the others comes.

        The nearness is the cosine of the two words as they stand in their texts, from -1 to 1.
        """
        ...


class Leg(Protocol):
    """One half of retrieval: finds passages for a query."""

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """At most `k` pairs of passage id and score, best first, ties by passage id.

        For the dense leg the score is the cosine similarity, from -1 to 1.
        """
        ...


class Drafter(Protocol):
    """Turns a Case into a Draft; never sees a blank page.

    `name` is what the answer shows: `template`, `embedded:NAME` or `PROVIDER:MODEL`.
    """

    name: str

    def draft(self, case: Case, findings: tuple[Finding, ...] = ()) -> Draft:
        """Proposes an answer; `findings` are those of the previous attempt."""
        ...


class Solver(Protocol):
    """Settles what the rule core's own search leaves open when its counted budget is spent."""

    def possible(
        self, conditions: Sequence[Condition], known: Mapping[str, Domain], vocabulary: Vocabulary
    ) -> bool | None:
        """Whether some patient within what is known meets all the conditions.

        None where the solver's own effort, which is counted and never timed, was not enough.
        """
        ...


class Stopwatch(Protocol):
    """Measures stages. The core never reads a clock itself."""

    def lap(self, stage: str) -> None:
        """Ends the running stage and books its time under that name."""
        ...

    def readings(self) -> dict[str, float]:
        """Milliseconds by stage, with `total`."""
        ...
