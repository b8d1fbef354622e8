"""A figure is the one that the source gives: a sentence that says what a source says, with
another number."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.page import Entry, Page, found
from assistant.checks.sayings import Saying, sayings_of
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Quantity
from assistant.reading.quantities import read_quantities
from assistant.reading.units import dimension

# Measured on the development answers: at 0.4 no right answer has a figure that its nearest
# sentences lack, at 0.33 two have. Sentences nearly as alike as the best count as well.
ALIKE = 0.4
_NEARLY = 0.8
_T_SCORE = re.compile(r"\bt-?\s?scores?\b[^.;]{0,40}$", re.I)
_AGED = re.compile(r"\b(?:age[ds]?|over|above|women|men|from|at|until|of)\b[^.;\d]{0,14}$", re.I)
_AGES = (18, 110)


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` at a number that none of the sources' like sentences has."""
    own = _values(page.question)
    asked = {mention.concept for mention in page.mentions(page.question)}
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        text = entry.part.text
        foreign = [q for q in read_quantities(text) if _kind(q, text) and not _of(q) & own]
        if entry.part.kind == "item":  # an age in a list is one of several triggers
            foreign = [q for q in foreign if _kind(q, text) != "age"]
        if not foreign:
            continue
        like = sayings_of(page.ground).like(f"{entry.part.lead_in or ''} {text}", asked)
        for quantity in foreign:
            yield from _mismatch(entry, quantity, like)


def _mismatch(
    entry: Entry, quantity: Quantity, like: list[tuple[float, Saying]]
) -> Iterator[Finding]:
    kind = _kind(quantity, entry.part.text)
    same = [(score, s) for score, s in like if any(_kind(q, s.text) == kind for q in s.quantities)]
    if not same or same[0][0] < ALIKE:
        return
    near = [s for score, s in same if score >= _NEARLY * same[0][0]]
    if _of(quantity) <= {value for saying in near for q in saying.quantities for value in _of(q)}:
        return
    span = entry.place(quantity.span)
    message = f"{quantity.text!r} is not the source's figure: {near[0].text}"
    repair = near[0].text
    yield found("number_mismatch", Severity.ERROR, entry, message, span=span, repair=repair)


def _kind(quantity: Quantity, text: str) -> str | None:
    """What the number counts; None where that cannot be told."""
    if quantity.unit is not None:
        return dimension(quantity.unit) or quantity.unit
    before = text[max(0, quantity.span[0] - 45) : quantity.span[0]]
    if _T_SCORE.search(before):
        return "T-score"
    aged = _AGED.search(before) and _AGES[0] <= quantity.value <= _AGES[1]
    return "age" if aged else None


def _of(quantity: Quantity) -> set[Decimal]:
    """The ends of a quantity without their signs, which words may carry."""
    ends = (quantity.value, quantity.high)
    return {abs(end) for end in ends if end is not None}


def _values(text: str) -> set[Decimal]:
    return {value for quantity in read_quantities(text) for value in _of(quantity)}
