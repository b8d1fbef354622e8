"""Worked patients: what one document says of a person, for its readers, and run as a test."""

from dataclasses import dataclass, field
from enum import Enum

from assistant.domain.errors import Position
from assistant.domain.knowledge import Amount
from assistant.domain.patient import PatientFacts


class Says(Enum):
    """What a document says of an action for one patient."""

    FOR = "for"
    OPTIONAL = "optional"
    AGAINST = "against"
    INSUFFICIENT = "insufficient"
    OPEN = "open"  # it depends on what is not known of the patient
    SILENT = "silent"  # the document has nothing on it for such a patient
    DIVIDED = "divided"  # safety rules of the document collide: never expected


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a worked patient.

    Attributes:
        amount: what is advised lies inside it; None where the line names none.
    """

    action: str
    says: Says
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class WorkedPatient:
    """A patient in words and as facts, with what the document says of each action.

    Attributes:
        patient: for the reader; nothing is read from it.
    """

    document: str
    patient: str
    facts: PatientFacts
    expected: tuple[Expected, ...]
    position: Position = field(compare=False, default=Position("", 0))
