"""Comparisons stated in words: a fact named, or a measurement next to its number.

First half of reading a condition (`conditions` joins them): "women", "a T-score of -2.5 or
below" and "65 or older" become leaves with their places in the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.domain.condition import Atom, Condition
from assistant.domain.domains import YES, Interval, Options
from assistant.domain.knowledge import Concept, Kind, Vocabulary
from assistant.reading.fillers import POPULATION
from assistant.reading.lexicon import Mention
from assistant.reading.units import dimension, factor

# Words that point at the patient spoken of and state nothing new.
_POINTING = frozenset("she her hers he his him herself himself mrs ms mr".split())
_REACH_BEFORE = 70
_REACH_AFTER = 40
_AGE_WORDS = re.compile(r"\b(?:age|aged|ages|older|younger|years old|year-old|yo)\b", re.I)
_PEOPLE = re.compile(rf"\b(?:{'|'.join(sorted(POPULATION))})\b", re.I)
_REACHED = re.compile(
    r"\b(?:until|till|once|when|from|unless|after)\s+(?:they|she|he|women|men|people)\s+"
    r"(?:are|is|turn|turns|reach|reaches)\s+(?:the age of\s+|age\s+)?$",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:within|in the (?:last|past|previous)|during the (?:last|past)|ago|earlier)\b", re.I
)
_LASTING = re.compile(r"\b(?:for|lasting|persist(?:s|ing)?|lasts|of|beyond|after)\b", re.I)


@dataclass(frozen=True, slots=True)
class Placed:
    """A condition with the places of the words that state it; `span` covers them all."""

    condition: Condition
    span: tuple[int, int]
    spans: tuple[tuple[int, int], ...]


def read_atoms(
    text: str, facts: Sequence[Mention], quantities: Sequence[Quantity], vocabulary: Vocabulary
) -> tuple[Placed, ...]:
    """The comparisons from left to right; a number without its measurement is none."""
    measured: list[Placed] = []
    spoken: set[tuple[int, int]] = set()
    for quantity in quantities:
        placed = _measured(text, quantity, facts, quantities, vocabulary)
        if placed is not None:
            measured.append(placed)
            spoken.update(placed.spans)
    stated = [
        placed
        for mention in facts
        if mention.span not in spoken and (placed := _stated(mention, vocabulary)) is not None
    ]
    return tuple(sorted((*measured, *stated), key=lambda placed: placed.span))


def _stated(mention: Mention, vocabulary: Vocabulary) -> Placed | None:
    concept = vocabulary[mention.concept]
    condition: Condition | None = None
    if concept.kind.is_yes_or_no:
        condition = Atom(concept.id, YES, mention.text)
    elif concept.kind is Kind.DEFINITION:
        condition = concept.means
    elif mention.value is not None and mention.text.lower() not in _POINTING:
        condition = Atom(concept.id, Options(frozenset({mention.value})), mention.text)
    return Placed(condition, mention.span, (mention.span,)) if condition is not None else None


def _measured(
    text: str,
    quantity: Quantity,
    facts: Sequence[Mention],
    quantities: Sequence[Quantity],
    vocabulary: Vocabulary,
) -> Placed | None:
    mention = _nearest(text, quantity, facts, quantities, vocabulary)
    if mention is not None:
        concept = vocabulary[mention.concept]
        name = concept.id + _site(text, mention, quantity, concept)
        return _placed(text, quantity, concept, name, (mention.span, quantity.span))
    return _elapsed(text, quantity, facts, vocabulary) or _age(text, quantity, vocabulary)


def _nearest(
    text: str,
    quantity: Quantity,
    facts: Sequence[Mention],
    quantities: Sequence[Quantity],
    vocabulary: Vocabulary,
) -> Mention | None:
    """The measurement named closest before the number, else right behind it."""
    start, end = quantity.span
    fitting = [
        m
        for m in facts
        if vocabulary[m.concept].kind is Kind.MEASUREMENT and _fits(quantity, vocabulary[m.concept])
    ]
    taken = max((q.span[1] for q in quantities if q.span[1] <= start), default=0)
    before = [
        m for m in fitting if m.span[1] <= start <= m.span[1] + _REACH_BEFORE and taken <= m.span[1]
    ]
    if before and not re.search(r"[;]|\.\s", text[before[-1].span[1] : start]):
        return before[-1]
    behind = [m for m in fitting if end <= m.span[0] <= end + _REACH_AFTER]
    if behind and not re.search(r"[,;:.]", text[end : behind[0].span[0]]):
        return behind[0]
    return next((m for m in fitting if m.span[0] <= start and end <= m.span[1]), None)


def _fits(quantity: Quantity, concept: Concept) -> bool:
    """The unit is one of the concept's and the number a plausible one."""
    value = canonical_value(quantity, concept)
    return value is not None and concept.range.low <= value <= concept.range.high


def _site(text: str, mention: Mention, quantity: Quantity, concept: Concept) -> str:
    """`[hip]` where exactly one site stands with the measurement."""
    first = min(mention.span[0], quantity.span[0])
    last = max(mention.span[1], quantity.span[1])
    around = text[max(0, first - 16) : last + 24].lower()
    sites = [site for site in concept.sites if re.search(rf"\b{site.replace('_', ' ')}\b", around)]
    longest = [s for s in sites if not any(s != o and s in o for o in sites)]
    return f"[{longest[0]}]" if len(longest) == 1 else ""


def _elapsed(
    text: str, quantity: Quantity, facts: Sequence[Mention], vocabulary: Vocabulary
) -> Placed | None:
    """ "A heart attack within 12 months", "low back pain for more than 6 weeks"."""
    if quantity.unit is None or dimension(quantity.unit) != "time":
        return None
    start, end = quantity.span
    around = text[max(0, start - 28) : end + 12]
    for mention in sorted(facts, key=lambda m: abs(m.span[0] - start)):
        if min(abs(mention.span[0] - end), abs(start - mention.span[1])) > 60:
            continue
        for name, words in _clocks(vocabulary[mention.concept], vocabulary):
            if words.search(around):
                bound = "<=" if words is _SINCE and quantity.comparator == "=" else None
                spans = (mention.span, quantity.span)
                return _placed(text, quantity, vocabulary[name], name, spans, bound)
    return None


def _clocks(concept: Concept, vocabulary: Vocabulary) -> list[tuple[str, re.Pattern[str]]]:
    """The measurements of time that a fact has: since it happened, and how long it lasts."""
    since = f"months_since_{concept.id.removesuffix('_history')}"
    clocks = [(since, _SINCE)] if since in vocabulary else []
    return clocks + ([(concept.duration, _LASTING)] if concept.duration else [])


def _age(text: str, quantity: Quantity, vocabulary: Vocabulary) -> Placed | None:
    if "age" not in vocabulary or quantity.unit not in (None, "year"):
        return None
    start, end = quantity.span
    if quantity.comparator == "=" and _REACHED.search(text[max(0, start - 40) : start]):
        return _placed(text, quantity, vocabulary["age"], "age", (quantity.span,), ">=")
    named = _AGE_WORDS.search(text[max(0, start - 12) : end + 14])
    people = quantity.comparator != "=" and _PEOPLE.search(text[max(0, start - 28) : start])
    following = re.match(r"-?\s?(?:year-old|yo|f\b|m\b)", text[end:], re.I)
    if quantity.unit is None and not (named or people or following):
        return None
    if quantity.unit == "year" and not (named or people or following):
        return None
    return _placed(text, quantity, vocabulary["age"], "age", (quantity.span,))


def _placed(
    text: str,
    quantity: Quantity,
    concept: Concept,
    name: str,
    spans: tuple[tuple[int, int], ...],
    comparator: str | None = None,
) -> Placed | None:
    value = canonical_value(quantity, concept)
    if value is None:
        return None
    span = min(s[0] for s in spans), max(s[1] for s in spans)
    high = _scaled(quantity.high, quantity, concept)
    interval = interval_of(comparator or quantity.comparator, value, high)
    return Placed(Atom(name, interval, text[slice(*span)]), span, spans)


def canonical_value(quantity: Quantity, concept: Concept) -> Decimal | None:
    """The number in the concept's unit; None where the unit does not fit or is missing."""
    return _scaled(quantity.value, quantity, concept)


def _scaled(value: Decimal | None, quantity: Quantity, concept: Concept) -> Decimal | None:
    if value is None:
        return None
    if quantity.unit == concept.unit:
        return value
    if quantity.unit is None:
        return value if concept.bare or concept.unit is None else None
    if concept.unit is None:
        return value if quantity.unit == "SD" else None
    if quantity.unit in concept.units:
        return value * concept.units[quantity.unit]
    ratio = factor(quantity.unit, concept.unit)
    if ratio is None:
        return None
    return value * Decimal(ratio.numerator) / Decimal(ratio.denominator)


def interval_of(comparator: str, value: Decimal, high: Decimal | None) -> Interval:
    """The numbers that a comparator and a value, or a range, admit."""
    if high is not None:
        return Interval(value, high)
    match comparator:
        case "<":
            return Interval(high=value, high_open=True)
        case "<=":
            return Interval(high=value)
        case ">":
            return Interval(low=value, low_open=True)
        case ">=":
            return Interval(low=value)
        case _:
            return Interval(value, value)
