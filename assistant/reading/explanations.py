"""Words that only explain a name: brackets, examples behind "such as", and sources.

What they name is no condition of its own. Used by `parsing`.
"""

import re
from collections.abc import Sequence

from assistant.domain.claim import Quantity
from assistant.reading.lexicon import Mention

_BRACKET = re.compile(r"\([^()]*\)")
_EXAMPLES = re.compile(r",?\s*\b(?:such as|for example|for instance|e\.g\.,?)\s[^,;.:()]*", re.I)
_CONVERTED = re.compile(r"\(\s*(?:about\s+|=\s*)?[\d.,]+\s*[\w/]+\s*\)")
_LISTED = re.compile(r",|\((?:e\.?g|i\.?e|such as|including)\b")
_CONDITIONAL = re.compile(
    r"\b(?:if|when|unless|with|without|in|for|no|not|only|after|absent|excluded)\b", re.I
)
_SOURCE = re.compile(
    r"\((?:(?:[A-Z][A-Z/&.-]+\d*|[12]\d{3}|the|of|and|guidelines?|labels?|boxed warning|"
    r"statements?|pathway|criteria|recommendation|product information|SmPC|strong|weak|"
    r"conditional|edition|"
    r"grade [A-D]|(?:moderate|low|high)[- ](?:quality|certainty)(?: evidence)?)[,;:/\s]*)+\)"
)
_SHORT = 4


def explanations(
    text: str, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[tuple[int, int]]:
    """Offsets of what explains: "red flags (cancer, infection)", "height loss of 4 cm (1.5 in)"."""
    found = [
        bracket.span()
        for bracket in _BRACKET.finditer(text)
        if _SOURCE.fullmatch(bracket[0]) or _explains(bracket, mentions, quantities)
    ]
    found += [
        example.span()
        for example in _EXAMPLES.finditer(text)
        if any(0 <= example.start() - m.span[1] <= 1 for m in mentions)
    ]
    return found


def _explains(
    bracket: re.Match[str], mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> bool:
    """A bracket with a number or with words of a condition states something of its own."""
    start, end = bracket.span()
    if _CONVERTED.fullmatch(bracket[0]):
        return any(0 <= start - q.span[1] <= 1 for q in quantities)
    if any(start <= q.span[0] < end for q in quantities) or _CONDITIONAL.search(bracket[0]):
        return False
    named = any(0 <= start - m.span[1] <= 1 for m in mentions)
    names = any(start <= m.span[0] < end for m in mentions)
    short = len(bracket[0].split()) <= _SHORT
    return (named and bool(_LISTED.search(bracket[0]))) or (short and (named or not names))
