"""An amount per day keeps its "per day" where the source gives it so."""

import re
from collections.abc import Iterator

from assistant.checks.page import Entry, Page, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Quantity
from assistant.domain.knowledge import Passage
from assistant.reading.quantities import read_quantities

_MASS = frozenset({"mg", "mcg", "g", "IU"})
_OFTEN = re.compile(
    r"\b(?:daily|a day|per day|each day|every|once|twice|weekly|monthly|yearly|annual(?:ly)?|a week"
    r"|a month|a year|per (?:week|month|year)|each (?:week|month|year)|[oqbt]\.?d\.?|nightly|dose"
    r"|single|total|tablets?|injections?|infusions?|cumulative|qd|bid|tds|/\s?d)\b|/day|/d\b",
    re.I,
)
_NEAR = 60


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch`: a threshold in mg where a source on the same drug has mg a day."""
    if any(q.unit and q.unit.endswith("/day") for q in read_quantities(page.question)):
        return  # the amounts are told by the day
    for entry in page.entries:
        for quantity in read_quantities(entry.part.text):
            bare = quantity.unit in _MASS and quantity.comparator != "="
            if bare and not _OFTEN.search(_around(entry, quantity)):
                yield from _daily(entry, quantity, page)


def _around(entry: Entry, quantity: Quantity) -> str:
    start, end = quantity.span
    return f"{entry.part.text[max(0, start - _NEAR) : end + _NEAR]} {entry.part.lead_in or ''}"


def _daily(entry: Entry, quantity: Quantity, page: Page) -> Iterator[Finding]:
    named = {m.concept for m in page.mentions(entry.part.text)}
    sources = [p for p in page.ground.passages.values() if _gives(p, quantity, named, page)]
    if sources:
        span = entry.place(quantity.span)
        message = f"{quantity.text!r} has lost its time: the source gives the amount per day"
        yield found(
            "number_mismatch",
            Severity.ERROR,
            entry,
            message,
            span=span,
            passages=(sources[0].id,),
            repair=f"{quantity.text} per day",
        )


def _gives(passage: Passage, quantity: Quantity, named: set[str], page: Page) -> bool:
    daily = f"{quantity.unit}/day"
    same = (q for q in read_quantities(passage.text) if q.value == quantity.value)
    if not any(q.unit == daily for q in same):
        return False
    return bool(named & {m.concept for m in page.mentions(passage.text)})
