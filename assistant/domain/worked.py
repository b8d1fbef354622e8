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
    OTHER_AMOUNT = "another amount"  # never expected
    DIVIDED = "divided"  # safety rules of the document collide: never expected


EXPECTED = (
    Says.FOR, Says.OPTIONAL, Says.AGAINST, Says.INSUFFICIENT, Says.OPEN, Says.SILENT,
)  # fmt: skip
"""What a line of a worked patient can say."""
WITH_AMOUNT = (Says.FOR, Says.OPTIONAL, Says.OPEN)
"""Those of them that an amount can follow."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a worked patient.

    Attributes:
        amount: what the document sets, to the digit; None where the line names none.
        line: the line as written ("for 1200 mg/day").
    """

    action: str
    says: Says
    amount: Amount | None = None
    line: str = ""


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
