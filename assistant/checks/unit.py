"""A figure stands in its source's unit: 1.5 mm is not 1.5 cm, and ng/mL is not nmol/L.

The number itself is right, so that comparing numbers finds nothing.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.about import documents_of, without_names
from assistant.checks.page import Entry, Page, found
from assistant.checks.sayings import Saying, sayings_of
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Quantity
from assistant.reading.quantities import read_quantities
from assistant.reading.units import dimension, factor

# How alike a sentence has to be that has the number in another unit, and one that excuses it.
ALIKE = 0.25
_EXCUSED = 0.1
# The same in a document of the issuer that the page names.
_ALIKE_OF_ISSUER = 0.15
# Six weeks and six months stand near each other more often than 1.5 mm and 1.5 cm.
_ALIKE_IN_TIME = 0.45


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` where like sentences have the number, and never in this unit."""
    own = read_quantities(page.question)
    asked = {mention.concept for mention in page.mentions(page.question)}
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        measured = [q for q in read_quantities(entry.part.text) if q.unit and not _among(q, own)]
        if measured:
            text = without_names(f"{entry.part.lead_in or ''} {entry.part.text}", page)
            like = sayings_of(page.ground).like(text, asked)
            ids = {document.id for document in documents_of(entry, page)}
            for quantity in measured:
                yield from _foreign(quantity, like, ids, entry)


def _foreign(
    quantity: Quantity, like: list[tuple[float, Saying]], ids: set[str], entry: Entry
) -> Iterator[Finding]:
    same = [(n, s, u) for n, s in like for u in _units_of(_ends(quantity), s)]
    if any(n >= _EXCUSED and not _other_unit(quantity, unit) for n, _, unit in same):
        return
    for score, saying, unit in same:
        spoken = re.split("[#/]", saying.source)[0] in ids
        if score >= _needed(quantity, spoken) and _other_unit(quantity, unit):
            span = entry.place(quantity.span)
            message = f"{quantity.text!r} is in {unit} in the source: {saying.text}"
            repair = saying.text
            yield found("number_mismatch", Severity.ERROR, entry, message, span=span, repair=repair)
            return


def _units_of(ends: frozenset[Decimal], saying: Saying) -> set[str]:
    """The units in which a sentence has all of these numbers."""
    units = {q.unit for q in saying.quantities if q.unit is not None}
    return {
        unit
        for unit in units
        if ends <= {end for q in saying.quantities if q.unit == unit for end in _ends(q)}
    }


def _other_unit(quantity: Quantity, unit: str) -> bool:
    """Of one sort and not the same; how often a dose is given is no matter."""
    ours, theirs = _measure(quantity.unit or ""), _measure(unit)
    sort = _sort(ours)
    return sort is not None and sort == _sort(theirs) and factor(ours, theirs) != 1


def _measure(unit: str) -> str:
    """The unit without how often."""
    first, *rest = unit.split("/")
    return "/".join(
        (first, *(part for part in rest if dimension(part.lstrip("0123456789")) != "time"))
    )


def _sort(unit: str) -> str | None:
    """`length`, `mass`, ...; every unit of one thing in another is a `concentration`."""
    return "concentration" if "/" in unit else dimension(unit)


def _needed(quantity: Quantity, spoken: bool) -> float:
    if dimension(quantity.unit or "") == "time":
        return _ALIKE_IN_TIME
    return _ALIKE_OF_ISSUER if spoken else ALIKE


def _ends(quantity: Quantity) -> frozenset[Decimal]:
    ends = (quantity.value, quantity.high)
    return frozenset(end for end in ends if end is not None)


def _among(quantity: Quantity, others: tuple[Quantity, ...]) -> bool:
    return any(_ends(q) == _ends(quantity) and q.unit == quantity.unit for q in others)
