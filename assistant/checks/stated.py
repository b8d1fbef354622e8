"""A figure that a sentence gives as a document's is one that the document has on the matter.

Beside `figure`, which asks the nearest sentences of the whole corpus: here the document is named,
by the sentence or by what stands before it, and only what it says on this counts.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.about import before, documents_of, named_in, without_names
from assistant.checks.page import Entry, Page, found
from assistant.checks.sayings import Saying, sayings_of
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Quantity
from assistant.domain.domains import Interval
from assistant.reading.quantities import read_quantities
from assistant.reading.units import dimension

# How alike the best sentence on a figure of this kind has to be, and one that may hold the figure.
ALIKE = 0.2
_ON_THE_MATTER = 0.08
# More documents than this are no document named.
_MOST = 8
_RATED = re.compile(r"\bgrades?\s(?:\d to )?$", re.I)
_SCORED = re.compile(
    r"\s*(?:or (?:more|higher|above)\s)?(?:points? )?(?:out of|/|on (?:a|the))\s?"
    r"(?:10|ten|100|scale|visual|VAS|numeric)",
    re.I,
)
_OWN = re.compile(
    r"\b(?:her|his|your|hers|my|patient['\u2019]?s?|now|today|currently)\b[^.;]{0,30}$", re.I
)
_AGED = re.compile(r"[\w.]+[- ]?years?[- ]old\b", re.I)


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` at a figure that the named document does not have on the matter."""
    known = _known(page)
    for entry in page.entries:
        text = entry.part.text
        if entry.part.kind in ("heading", "other"):
            continue
        told = [q for q in read_quantities(text) if _kind(q, text) and not _of(q) & known]
        told = [q for q in told if not _of_somebody(q, text, page)]
        # Of two issuers in one sentence each has its own figure.
        one = told and len({d.organisation for ds in named_in(text, page) for d in ds}) <= 1
        documents = documents_of(entry, page) if one else ()
        if not 0 < len(documents) <= _MOST:
            continue
        ids = {document.id for document in documents}
        words = without_names(text, page)
        around = (*list(before(entry, page))[:2], page.question)
        asked = {mention.concept for one in around for mention in page.mentions(one)}
        like = [
            (score, saying)
            for score, saying in sayings_of(page.ground).like(words, asked)
            if score >= _ON_THE_MATTER and re.split("[#/]", saying.source)[0] in ids
        ]
        for quantity in told:
            yield from _absent(quantity, like, entry)


def _absent(
    quantity: Quantity, like: list[tuple[float, Saying]], entry: Entry
) -> Iterator[Finding]:
    kind = _kind(quantity, entry.part.text)
    same = [(n, s, q) for n, s in like for q in s.quantities if _kind(q, s.text) == kind]
    if not same or same[0][0] < ALIKE:
        return
    ends = _of(quantity)
    held = [
        frozenset().union(*(_of(q) for _, s, q in same if s is saying)) for _, saying, _ in same
    ]
    if any(ends <= values for values in held):
        return
    source = same[0][1]
    span = entry.place(quantity.span)
    message = f"the document has no such figure as {quantity.text!r} on this: {source.text}"
    yield found("number_mismatch", Severity.ERROR, entry, message, span=span, repair=source.text)


def _kind(quantity: Quantity, text: str) -> str | None:
    """What the number counts; None where that cannot be told."""
    if quantity.unit is not None:
        return dimension(quantity.unit.split("/")[0]) if _dosed(quantity.unit) else quantity.unit
    if _RATED.search(text[: quantity.span[0]]):
        return "grade"
    return "score" if _SCORED.match(text, quantity.span[1]) else None


def _dosed(unit: str) -> bool:
    """So much, or so much in a time: the interval may be told in other words."""
    return all(dimension(part.lstrip("0123456789")) == "time" for part in unit.split("/")[1:])


def _of_somebody(quantity: Quantity, text: str, page: Page) -> bool:
    """It is an age or a value of a patient and no limit."""
    if _OWN.search(text[: quantity.span[0]]) or _AGED.match(text[quantity.span[0] :]):
        return True
    points = (f.domain.point for f in page.facts_of(text) if isinstance(f.domain, Interval))
    return quantity.comparator == "=" and quantity.high is None and quantity.value in points


def _of(quantity: Quantity) -> frozenset[Decimal]:
    ends = (quantity.value, quantity.high)
    return frozenset(abs(end) for end in ends if end is not None)


def _known(page: Page) -> frozenset[Decimal]:
    """The numbers of the question and of the patient."""
    asked = {value for q in read_quantities(page.question) for value in _of(q)}
    facts = [f.domain for f in page.ground.facts.facts if isinstance(f.domain, Interval)]
    stated = {abs(end) for domain in facts for end in (domain.low, domain.high)}
    return frozenset(asked | stated)
