"""What static analysis of a rule base reports."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.domains import Domain
from assistant.domain.errors import Position


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One fault of the corpus, at its place.

    Attributes:
        kind: as in the contract: conflict, quote_mismatch, dangling_source, ...
        rules: ids of the rules it concerns; the first is the one to change.
        witness: what is known of a patient on whom the fault shows, by fact; None where a fault
            shows without a patient.
    """

    kind: str
    rules: tuple[str, ...]
    message: str
    position: Position
    witness: Mapping[str, Domain] | None = None
