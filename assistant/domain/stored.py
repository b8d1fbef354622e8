"""A released answer as it was kept: what it said, and on what it said that it rests.

It is a record of what left the gate, not an answer: what has changed since, in the corpus or in
the file, is seen by `checks/recheck.py`.
"""

from dataclasses import dataclass

from assistant.domain.answer import Section
from assistant.domain.patient import Origin


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact that was stated, given or supposed, in the words of its JSON.

    Attributes:
        value: as the command line takes it: `true`, `<30 mL/min`, `female`.
    """

    name: str
    value: str
    origin: Origin
    turn: int = 1
    span: tuple[int, int] | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class StoredReference:
    """A passage as the page showed it."""

    passage: str
    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """A kept answer.

    Attributes:
        facts: what was known of the patient; what followed from it is left out.
        unnumbered: for a statement id, the numbers it cites that no reference has.
        corpus, rules: digests of what it was released from.
    """

    question: str
    sections: tuple[Section, ...]
    facts: tuple[StoredFact, ...]
    references: tuple[StoredReference, ...]
    corpus: str
    rules: str
    unnumbered: tuple[tuple[str, tuple[int, ...]], ...] = ()
