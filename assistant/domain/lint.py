"""What static analysis of a rule base reports."""

from dataclasses import dataclass

from assistant.domain.errors import Position


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One fault of the corpus, at its place.

    Attributes:
        kind: as in the contract: quote_mismatch, dangling_source, example_failed, ...
    """

    kind: str
    rules: tuple[str, ...]
    message: str
    position: Position
