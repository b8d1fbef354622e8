"""A figure is the one that the source gives: a sentence that says what a source says, with
another number."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from assistant.checks.own_numbers import is_patients
from assistant.checks.page import Entry, Page, found
from assistant.checks.sayings import Saying, sayings_of
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Quantity, Verdict
from assistant.domain.knowledge import Advice
from assistant.reading.attribution import read_attributions
from assistant.reading.own_values import is_age, is_horizon
from assistant.reading.quantities import read_quantities
from assistant.reading.units import dimension, factor
from assistant.rules.speaking import admits

# Measured on the development answers: at 0.4 no right answer has a figure that its nearest
# sentences lack, at 0.33 two have. Sentences nearly as alike as the best count as well.
ALIKE = 0.4
_NEARLY = 0.8
_T_SCORE = re.compile(r"\bt-?\s?scores?\b[^.;]{0,40}$", re.I)
_AGED = re.compile(r"\b(?:age[ds]?|over|above|women|men|from|at|until|of)\b[^.;\d]{0,14}$", re.I)
_AGES = (18, 110)
_OFTEN = re.compile(
    r"\b(?:an?|per|each|every)\s(?P<period>day|week|month|year)\b"
    r"|\b(?P<adverb>daily|weekly|monthly|yearly|annually)\b",
    re.I,
)
_PERIODS = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year",
}  # fmt: skip
# Four weeks are a month; a year is exactly twelve.
_ROOM = Fraction(1, 11)


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` at a number that none of the sources' like sentences has."""
    asked = {mention.concept for mention in page.mentions(page.question)}
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        text = entry.part.text
        proved = _proved(entry, page)
        foreign = [
            q
            for q in read_quantities(text)
            if _kind(q, text) and not is_patients(q, entry, page) and not _among(q, proved)
        ]
        if entry.part.kind == "item":  # an age in a list is one of several triggers
            foreign = [q for q in foreign if _kind(q, text) != "age"]
        if not foreign:
            continue
        like = sayings_of(page.ground).like(f"{entry.part.lead_in or ''} {text}", asked)
        for quantity in foreign:
            yield from _mismatch(entry, quantity, _of_issuer(like, quantity, entry, page))


def _of_issuer(
    like: list[tuple[float, Saying]], quantity: Quantity, entry: Entry, page: Page
) -> list[tuple[float, Saying]]:
    """What the issuer named last before the number says; what anybody says where none is named."""
    named = read_attributions(entry.part.text, page.ground.documents)
    ahead = [one for one in named if one.span[0] < quantity.span[0]] or list(named)
    if not ahead:
        return like
    documents = {*ahead[-1].documents, *ahead[-1].kin}
    return [(score, s) for score, s in like if re.split("[#/]", s.source)[0] in documents]


def _proved(entry: Entry, page: Page) -> tuple[Quantity, ...]:
    """The numbers of the rules that may say for this patient what the sentence claims."""
    base, ground = page.ground.base, page.ground
    texts = [
        rule.says
        for claim, judgement in entry.claims
        if judgement.verdict is not Verdict.INVALID
        for rule in base.by_action.get(claim.action, ())
        if isinstance(rule.then, Advice) and admits(rule.then, claim, base.corpus.vocabulary)
        if ground.in_force(rule) and ground.truth(rule) is not False
    ]
    return tuple(quantity for text in texts for quantity in read_quantities(text))


def _mismatch(
    entry: Entry, quantity: Quantity, like: list[tuple[float, Saying]]
) -> Iterator[Finding]:
    kind = _kind(quantity, entry.part.text)
    same = [(score, s) for score, s in like if any(_kind(q, s.text) == kind for q in s.quantities)]
    if not same or same[0][0] < ALIKE:
        return
    near = [s for score, s in same if score >= _NEARLY * same[0][0]]
    given = [q for saying in near for q in (*saying.quantities, *_intervals(saying.text))]
    if _among(quantity, given):
        return
    span = entry.place(quantity.span)
    message = f"{quantity.text!r} is not the source's figure: {near[0].text}"
    repair = near[0].text
    yield found("number_mismatch", Severity.ERROR, entry, message, span=span, repair=repair)


def _kind(quantity: Quantity, text: str) -> str | None:
    """What the number counts; None where that cannot be told."""
    if is_age(text, quantity):
        return "age"
    if is_horizon(text, quantity):
        return "horizon"
    if quantity.unit is not None:
        return dimension(quantity.unit) or quantity.unit
    before = text[max(0, quantity.span[0] - 45) : quantity.span[0]]
    if _T_SCORE.search(before):
        return "T-score"
    aged = _AGED.search(before) and _AGES[0] <= quantity.value <= _AGES[1]
    return "age" if aged else None


def _intervals(text: str) -> Iterator[Quantity]:
    """ "Once a year" and "yearly" as the time that they are."""
    for match in _OFTEN.finditer(text):
        unit = (match["period"] or _PERIODS[match["adverb"].lower()]).lower()
        yield Quantity(match[0], Decimal(1), unit, match.span())


def _among(quantity: Quantity, given: Sequence[Quantity]) -> bool:
    """Every end of the quantity is an end of a given one, in whatever unit; signs may be words."""
    return all(any(_same(end, quantity, other) for other in given) for end in quantity.ends)


def _same(end: Decimal, quantity: Quantity, other: Quantity) -> bool:
    if end in other.ends:
        return True
    if quantity.unit is None or other.unit is None:
        return False
    ratio = factor(quantity.unit, other.unit)
    if ratio is None:
        return False
    value = abs(Fraction(end) * ratio)
    return any(abs(value - Fraction(given)) <= _ROOM * value for given in other.ends)
