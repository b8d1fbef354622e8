"""What one reader of facts hands to the next: the text with everything found in it so far.

Inside `facts`: states, measures, ages and durations each look at the same Words and return
Findings; `facts` joins them and settles contradictions.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.claim import Quantity
from assistant.domain.domains import Domain
from assistant.domain.knowledge import Concept, Vocabulary
from assistant.reading.amounts import Amount
from assistant.reading.context import Assertion, Context, Subject
from assistant.reading.lexicon import Lexicon, Mention

_NEAR = 100

HOLDS = (Assertion.PRESENT, Assertion.HISTORICAL)


@dataclass(frozen=True)
class Words:
    """A text with its mentions, each with its context, and its quantities."""

    text: str
    lexicon: Lexicon
    vocabulary: Vocabulary
    mentions: tuple[Mention, ...]
    contexts: tuple[Context, ...]
    quantities: tuple[Quantity, ...]

    def concept(self, mention: Mention) -> Concept:
        return self.vocabulary[mention.concept]

    def between(self, left: tuple[int, int], right: tuple[int, int]) -> str:
        """What stands between two places that do not overlap, in text order."""
        return self.text[left[1] : right[0]]

    def near(self, span: tuple[int, int]) -> list[Quantity]:
        """Quantities at most 100 characters before or after a place."""
        low, high = span[0] - _NEAR, span[1] + _NEAR
        return [q for q in self.quantities if q.span[1] >= low and q.span[0] <= high]

    def state_named(self, phrase: str) -> str | None:
        """The yes-or-no concept that the whole phrase names, if there is one."""
        for mention in self.lexicon.mentions(phrase):
            if mention.text == phrase and self.concept(mention).kind.is_yes_or_no:
                return mention.concept
        return None

    def of_patient(self) -> Iterable[tuple[Mention, Context]]:
        """Mentions that speak of the patient, with their context."""
        pairs = zip(self.mentions, self.contexts, strict=True)
        return (pair for pair in pairs if pair[1].subject is Subject.PATIENT)


@dataclass(frozen=True, slots=True)
class Found:
    """Values of one fact that words state.

    Attributes:
        weak: it follows from a class that was denied ("no red flags"), so that words about the
            fact itself outweigh it.
    """

    name: str
    domain: Domain
    span: tuple[int, int]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What one reader found: facts, and sentences about what cannot be used as it stands."""

    found: tuple[Found, ...] = ()
    problems: tuple[str, ...] = ()


def hull(*spans: tuple[int, int]) -> tuple[int, int]:
    """The smallest span that holds all."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def amount_of(quantity: Quantity) -> Amount:
    """The amount a quantity states."""
    return Amount(quantity.value, quantity.unit, quantity.comparator, quantity.high)
