"""Limits that a sentence states in other words than a comparison.

"The line being drawn at 25", "a floor of 30", "the age trigger is 80", "which asks for no more
than 10", "above 10 % counts as very high risk". Whose limit it is, the caller decides.
"""

import re

from assistant.domain.claim import Quantity
from assistant.reading.quantities import read_quantities

_NAME = (
    r"(?:cut-?\s?offs?|thresholds?|limits?|floors?|ceilings?|triggers?|boundar(?:y|ies)|bars?"
    r"|cut-?points?|lines?|minimum|maximum)"
)
_IS = r"(?:,?\s(?:being|is|are|was|of|at|lies|stands|sits|set|drawn|put|fixed|comes|for|in)\b)"
_MORE = (
    r"(?:\s(?:only|exactly|about|around|the|an?|age|of|over|above|below|under|up to|at least"
    r"|at most|as (?:high|low) as|(?:no |not )?(?:more|less|fewer|lower|higher) than))*"
)
_BEFORE = re.compile(
    rf"(?:\b{_NAME}(?:\s(?:for|in|on|of)(?:\s\w+){{1,3}}){{0,2}}{_IS}{{1,3}}{_MORE}"
    rf"|\b(?:asks?|asking|calls?|calling) for{_MORE}"
    rf"|\b(?:requires?|requiring|demands?|demanding){_MORE}"
    rf"|\b(?:starts?|starting|begins?|beginning|kicks? in|applies|counts?|indicated|due"
    rf"|appropriate) (?:only )?(?:at|from)(?: the)?(?: age)?(?: of)?"
    rf"|\bonly (?:from|above|over|below|under|more than|less than|at)(?: the)?(?: age)?(?: of)?"
    rf"|\bfrom age"
    rf")\s$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:,?\s(?:is|are|being)\s(?:the|its|their|her|his)\s(?:\w+\s)?{_NAME}\b"
    r"|\s(?:suffices?|will do)\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\s(?:counts?|qualif(?:y|ies)|means?|makes?|marks?|triggers?|is (?:classed|classified"
    r"|regarded|defined)|are (?:classed|classified|regarded|defined))\b",
    re.IGNORECASE,
)


def read_limits(text: str) -> tuple[Quantity, ...]:
    """The quantities that the sentence calls a limit, from left to right."""
    return tuple(quantity for quantity in read_quantities(text) if _is_limit(text, quantity))


def _is_limit(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span
    if quantity.high is not None:
        return False
    if _BEFORE.search(text, max(0, start - 70), start):
        return True
    if _COUNTS.match(text, end):
        return quantity.comparator != "="
    return _AFTER.match(text, end) is not None
