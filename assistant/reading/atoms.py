"""Comparisons stated in words: a fact named, or a measurement next to its number.

First half of reading a condition (`conditions` joins them): "women", "a T-score of -2.5 or
below" and "65 or older" become leaves with their places in the sentence.
"""

import re
from collections.abc import Sequence

from assistant.domain.claim import Quantity
from assistant.domain.condition import Atom, Condition
from assistant.domain.domains import YES, Options
from assistant.domain.knowledge import Concept, Kind, Vocabulary
from assistant.reading.clocks import elapsed
from assistant.reading.fillers import POPULATION
from assistant.reading.intervals import Placed, canonical_value, placed, worded
from assistant.reading.lexicon import Mention

# Words that point at the patient spoken of and state nothing new.
_POINTING = frozenset("she her hers he his him herself himself mrs ms mr".split())
_REACH_BEFORE = 70
_REACH_AFTER = 40
_AGE_WORDS = re.compile(r"\b(?:age|aged|ages|older|younger|years old|year-old|yo)\b", re.I)
_PEOPLE = re.compile(rf"\b(?:{'|'.join(sorted(POPULATION))})\b", re.I)
_COMPARED = (
    (
        "<",
        re.compile(r"\b(?:below|under|less than|lower than)\s+(?:an?\s+|the\s+)?$", re.I),
    ),
    (
        ">",
        re.compile(r"\b(?:above|over|more than|greater than)\s+(?:an?\s+|the\s+)?$", re.I),
    ),
    (">=", re.compile(r"\b(?:down to|at least|from)\s+(?:an?\s+|the\s+)?$", re.I)),
    ("<=", re.compile(r"\b(?:up to|at most)\s+(?:an?\s+|the\s+)?$", re.I)),
)
_AGED = (
    ("<", re.compile(r"\b(?:before|until|till|under|below)\s+(?:the\s+)?age\s+(?:of\s+)?$", re.I)),
    (">=", re.compile(r"\b(?:from|after|past|by)\s+(?:the\s+)?age\s+(?:of\s+)?$", re.I)),
)
_REACHED = re.compile(
    r"\b(?:until|till|once|when|from|unless|after)\s+(?:they|she|he|women|men|people)\s+"
    r"(?:are|is|turn|turns|reach|reaches)\s+(?:the age of\s+|age\s+)?$",
    re.I,
)


def read_atoms(
    text: str, facts: Sequence[Mention], quantities: Sequence[Quantity], vocabulary: Vocabulary
) -> tuple[Placed, ...]:
    """The comparisons from left to right; a number without its measurement is none."""
    measured: list[Placed] = []
    spoken: set[tuple[int, int]] = set()
    for quantity in quantities:
        if _part_of_a_name(quantity, facts, vocabulary):
            continue
        found = _measured(text, quantity, facts, quantities, vocabulary)
        if found is not None:
            measured.append(found)
            spoken.update(found.spans)
    stated = [
        found
        for mention in facts
        if mention.span not in spoken and (found := _stated(mention, vocabulary)) is not None
    ]
    return tuple(sorted((*measured, *stated), key=lambda atom: atom.span))


def _part_of_a_name(quantity: Quantity, facts: Sequence[Mention], vocabulary: Vocabulary) -> bool:
    """True for the 2 of "type 2 diabetes": a condition's name is no measurement."""
    start, end = quantity.span
    return quantity.unit is None and any(
        mention.span[0] < start and end < mention.span[1]
        for mention in facts
        if vocabulary[mention.concept].kind.is_yes_or_no
    )


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
        bound = worded(quantity, text[: mention.span[0]], _COMPARED)
        return placed(text, quantity, concept, name, (mention.span, quantity.span), bound)
    return elapsed(text, quantity, facts, vocabulary) or _age(text, quantity, vocabulary)


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


def _age(text: str, quantity: Quantity, vocabulary: Vocabulary) -> Placed | None:
    if "age" not in vocabulary or quantity.unit not in (None, "year"):
        return None
    start, end = quantity.span
    if quantity.comparator == "=" and _REACHED.search(text[max(0, start - 40) : start]):
        return placed(text, quantity, vocabulary["age"], "age", (quantity.span,), ">=")
    if bound := worded(quantity, text[:start], _AGED):
        return placed(text, quantity, vocabulary["age"], "age", (quantity.span,), bound)
    named = _AGE_WORDS.search(text[max(0, start - 12) : end + 14])
    people = quantity.comparator != "=" and _PEOPLE.search(text[max(0, start - 28) : start])
    following = re.match(r"-?\s?(?:year-old|yo|f\b|m\b)", text[end:], re.I)
    if quantity.unit is None and not (named or people or following):
        return None
    if quantity.unit == "year" and not (named or people or following):
        return None
    return placed(text, quantity, vocabulary["age"], "age", (quantity.span,))
