"""Who, when and whether: what the words around a mention say of it.

Between `lexicon` and `facts`: a mention alone is no fact, "her mother had no cancer" states
nothing of the patient. The cues are tables in `cues`, how far they reach is settled
in `cue_reach`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.reading.cue_reach import Cue, Sentence
from assistant.reading.cues import Sense


class Assertion(Enum):
    """Whether the words say that the mention holds."""

    PRESENT = "present"
    ABSENT = "absent"
    POSSIBLE = "possible"
    HISTORICAL = "historical"
    HYPOTHETICAL = "hypothetical"


class Subject(Enum):
    """Whom a mention is about."""

    PATIENT = "patient"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Context:
    """How a mention is meant.

    Attributes:
        past: the words speak of the past, also where they deny it ("no history of cancer").
        denial: place of the words that deny it, or None.
    """

    assertion: Assertion = Assertion.PRESENT
    subject: Subject = Subject.PATIENT
    past: bool = False
    denial: tuple[int, int] | None = None


_SENTENCE_END = re.compile(
    r"(?<!\d)(?<!\bDr)(?<!\bMr)(?<!\bMrs)\.(?=\s|$)|(?<=\d)\.(?=\s|$)|[;!\n]|\?(?=\s|$)"
)
_PAST_WORDS = re.compile(r"histor|\bf?hx\b|h/o|\bfh\b|prior|previous|never|former", re.IGNORECASE)


def read_context(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Context, ...]:
    """The context of every span, in the order given."""
    if not spans:
        return ()
    lower = text.lower()
    folded = lower if len(lower) == len(text) else text
    bounds = tuple(_sentences(text))
    homes = [next((b for b in bounds if b[0] <= span[0] < b[1]), None) for span in spans]
    read = {home: Sentence(folded, *home, spans) for home in set(homes) if home is not None}
    return tuple(
        _context(text, read[home], *span) if home is not None else Context()
        for span, home in zip(spans, homes, strict=True)
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _context(text: str, sentence: Sentence, start: int, end: int) -> Context:
    ahead, behind, signs = sentence.around(start, end)
    senses = {cue.sense for cue in (*ahead, *behind)} | signs
    # The nearest denial first: the last one before the words, else the first one behind.
    denials = [cue for cue in (*reversed(ahead), *behind) if cue.sense is Sense.ABSENT]
    telling = (*denials, *(cue for cue in ahead if cue.sense is Sense.FAMILY))
    past = Sense.PAST in senses or any(
        _PAST_WORDS.search(text, cue.start, cue.end) for cue in telling
    )
    return Context(
        _assertion(ahead, senses),
        Subject.FAMILY if Sense.FAMILY in senses else Subject.PATIENT,
        past,
        (denials[0].start, denials[0].end) if denials else None,
    )


def _assertion(ahead: list[Cue], senses: set[Sense]) -> Assertion:
    """The outermost of the cues decides: "no suspected fracture" is a denial."""
    if senses & {Sense.HYPOTHETICAL, Sense.PROSPECT}:
        return Assertion.HYPOTHETICAL
    doubts = {Sense.POSSIBLE, Sense.ASKED}
    first = next((cue.sense for cue in ahead if cue.sense in doubts | {Sense.ABSENT}), None)
    if first is Sense.ABSENT or (first is None and not doubts & senses and Sense.ABSENT in senses):
        return Assertion.ABSENT
    if doubts & senses:
        return Assertion.POSSIBLE
    return Assertion.HISTORICAL if Sense.PAST in senses else Assertion.PRESENT
