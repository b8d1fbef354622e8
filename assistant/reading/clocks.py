"""Time that has passed since something happened, or that it lasts, as a condition.

"A heart attack within 12 months", "low back pain for more than 6 weeks". Used by `atoms`.
"""

import re
from collections.abc import Sequence

from assistant.domain.claim import Quantity
from assistant.domain.condition import All, AnyOf, Atom
from assistant.domain.knowledge import Concept, Vocabulary
from assistant.reading.intervals import Placed, placed
from assistant.reading.lexicon import Mention
from assistant.reading.own_values import is_age
from assistant.reading.units import dimension

_SINCE = re.compile(
    r"\b(?:within|after|following|since|in the (?:last|past|previous)|during the (?:last|past)|ago"
    r"|earlier)\b",
    re.I,
)
_JOINED = re.compile(r"\s*(or|and|/)\s*(?:an?\s+|any\s+|the\s+)?", re.I)
_LASTING = re.compile(r"\b(?:for|lasting|persist(?:s|ing)?|lasts|of|beyond|after)\b", re.I)


def elapsed(
    text: str, quantity: Quantity, facts: Sequence[Mention], vocabulary: Vocabulary
) -> Placed | None:
    """ "A heart attack within 12 months", "low back pain for more than 6 weeks"."""
    if quantity.unit is None or dimension(quantity.unit) != "time" or is_age(text, quantity):
        return None
    start, end = quantity.span
    around = text[max(0, start - 28) : end + 12]
    for mention in sorted(facts, key=lambda m: abs(m.span[0] - start)):
        if min(abs(mention.span[0] - end), abs(start - mention.span[1])) > 60:
            continue
        for name, words in _clocks(vocabulary[mention.concept], vocabulary):
            if words.search(around):
                bound = _since_bound(text, quantity) if words is _SINCE else None
                spans = (mention.span, quantity.span)
                found = placed(text, quantity, vocabulary[name], name, spans, bound)
                if found is None or words is not _SINCE:
                    return found
                return _with_neighbours(text, found, mention, facts, vocabulary)
    return None


def _since_bound(text: str, quantity: Quantity) -> str | None:
    """ "12 months after a stroke" begins then; "for" or "within 12 months of" it ends then."""
    ago = re.match(r"\s*(?:ago|earlier|before|previously)\b", text[quantity.span[1] :], re.I)
    if quantity.comparator != "=" or ago:
        return None
    after = re.match(r"\s*(?:after|following|since)\b", text[quantity.span[1] :], re.I)
    lasting = re.search(r"\b(?:for|within|during|first|until)\s+(?:the\s+)?(?:first\s+|next\s+)?$",
                        text[: quantity.span[0]], re.I)  # fmt: skip
    return ">=" if after and not lasting else "<="


def _with_neighbours(
    text: str, found: Placed, mention: Mention, facts: Sequence[Mention], vocabulary: Vocabulary
) -> Placed:
    """ "Within 12 months of a heart attack or stroke": the time counts for both."""
    atom = found.condition
    for other in facts:
        first, last = sorted((mention.span, other.span))
        joined = _JOINED.fullmatch(text[first[1] : last[0]])
        names = [
            n for n, words in _clocks(vocabulary[other.concept], vocabulary) if words is _SINCE
        ]
        if other == mention or joined is None or not names or not isinstance(atom, Atom):
            continue
        parts = (atom, Atom(names[0], atom.admits, other.text))
        both = All(parts) if joined[1].lower() == "and" else AnyOf(parts)
        spans = (*found.spans, other.span)
        return Placed(both, (min(s for s, _ in spans), max(e for _, e in spans)), spans)
    return found


def _clocks(concept: Concept, vocabulary: Vocabulary) -> list[tuple[str, re.Pattern[str]]]:
    """The measurements of time that a fact has: since it happened, and how long it lasts."""
    since = f"months_since_{concept.id.removesuffix('_history')}"
    clocks = [(since, _SINCE)] if since in vocabulary else []
    return clocks + ([(concept.duration, _LASTING)] if concept.duration else [])
