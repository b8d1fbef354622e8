"""Every number with its unit stands in a cited passage, a rule or a stated fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks.ground import Examined, Ground
from assistant.domain.answer import Finding, FoundNumber, Severity
from assistant.domain.claim import Quantity
from assistant.domain.domains import Interval
from assistant.reading.quantities import read_quantities


@dataclass(frozen=True, slots=True)
class _Place:
    """Numbers of one source: a passage id, a rule id or a fact name."""

    name: str
    quantities: tuple[Quantity, ...]


def check(statement: Examined, ground: Ground) -> Iterator[Finding]:
    """`number_mismatch` for our own statements: a number that nothing it rests on has.

    For somebody else's text the judged claims carry the numbers, see `claims.py`; the words of
    a quotation are compared letter for letter, see `quotation.py`, and so is what is known of
    the patient, whose labels may have numbers ("6 weeks of treatment").
    """
    if not ground.own or statement.quotation or not statement.clinical:
        return
    places = _places(statement, ground)
    for quantity in read_quantities(statement.text):
        if _found(quantity, places, ground) is None:
            yield Finding(
                "number_mismatch",
                Severity.ERROR,
                statement.text,
                f"{quantity.text!r} stands in none of its sources",
                quantity.span,
                rules=statement.rules,
                passages=statement.passages,
            )


def found_numbers(statement: Examined, ground: Ground) -> tuple[FoundNumber, ...]:
    """Where each number of a statement stands, for its certificate."""
    places = _places(statement, ground)
    numbers = []
    for quantity in read_quantities(statement.text):
        place = _found(quantity, places, ground)
        if place is not None:
            number = FoundNumber(quantity.text, float(quantity.value), quantity.unit or "", place)
            numbers.append(number)
    return tuple(numbers)


def _places(statement: Examined, ground: Ground) -> list[_Place]:
    corpus = ground.base.corpus
    cited = [
        _Place(p, read_quantities(corpus.passages[p].text))
        for p in statement.passages
        if p in corpus.passages
    ]
    rules = [
        _Place(r, read_quantities(corpus.rule[r].says)) for r in statement.rules if r in corpus.rule
    ]
    return [*cited, *rules]


def _found(quantity: Quantity, places: list[_Place], ground: Ground) -> str | None:
    for place in places:
        if any(_same(quantity, other) for other in place.quantities):
            return place.name
    for fact in ground.facts.facts:
        if isinstance(fact.domain, Interval) and quantity.value in (
            fact.domain.low,
            fact.domain.high,
        ):
            return fact.name
    return None


def _same(one: Quantity, other: Quantity) -> bool:
    """Equal value and unit; an end of a range counts, and so does a range's own range."""
    if one.unit != other.unit and None not in (one.unit, other.unit):
        return False
    ends = {other.value, other.high} - {None}
    return one.value in ends and (one.high is None or one.high in ends)
