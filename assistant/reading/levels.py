"""Fractures named with the level of the spine: "new painful L1 compression fracture".

Part of `states`. The level stands inside the name, so the name is read without it; and what is
broken at T12 or L1 is a vertebra.
"""

import re
from collections.abc import Iterator

from assistant.domain.domains import YES
from assistant.reading.context import Subject, read_context
from assistant.reading.readings import HOLDS, Found, Words

_LEVEL = re.compile(
    r"\b(?:Th?|L)\d{1,2}(?:\s?(?:/|-|,|and)\s?(?:Th?|L)?\d{1,2})?\s"
    r"(?=(?:[a-z-]+\s){0,2}?fractures?\b)"
)
_BROKEN = re.compile(r"(?:[a-z-]+\s){0,2}?fractures?\b")


def read_levels(words: Words) -> Iterator[Found]:
    """The states that a fracture at a named level means; none where it is denied or supposed."""
    for level in _LEVEL.finditer(words.text):
        start, end = level.span()
        broken = _BROKEN.match(words.text, end)
        (context,) = read_context(words.text, [(start, broken.end() if broken else end)])
        if broken is None or context.assertion not in HOLDS or context.subject is Subject.FAMILY:
            continue
        if (name := words.state_named("vertebral fracture")) is not None:
            yield Found(name, YES, (start, broken.end()))
        plain = words.text[:start] + " " * (end - start) + words.text[end:]
        for mention in words.lexicon.mentions(plain):
            across = mention.span[0] < start and end < mention.span[1]
            if across and words.concept(mention).kind.is_yes_or_no:
                yield Found(mention.concept, YES, mention.span)
