"""What a sentence says that an issuer says, clause by clause: "ACP lists it, NICE does not"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.knowledge import Document
from assistant.reading.attribution import read_attributions

_AGAINST = re.compile(
    r"^\W*(?:\w+\s){0,2}?(?:recommends? against|advises? against"
    r"|(?:is|are|comes? out|speaks?) against"
    r"|(?:does|do|did|would) not (?:offer|recommend|list|suggest|advise|include|support|use)"
    r"|leaves? (?:it|them)? ?out|rejects?|discourages?|refuses?|opposes?|wants? no|says? no to"
    r"|warns? against|(?:does|do) not (?:want|accept|allow|back|favou?r|endorse|rate|like)"
    r"|tells? (?:\w+ ){1,2}not to|says? not to|finds? no (?:place|role) for"
    r"|has no (?:place|role) for"
    r"|leaves? no room for|rules? out|excludes?)\b",
    re.I,
)
_FOR = re.compile(
    r"^\W*(?:recommends?|lists?|offers?|suggests?|includes?|supports?|names?|has|have|counts?"
    r"|accepts?|allows?|backs?|favou?rs?|endorses?|permits?|advises?|keeps?|puts?|likes?|wants?"
    r"|tells? (?:\w+ ){1,2}to)\b"
    r"(?!\s(?:against|no|not|neither|nothing|that|it is not))",
    re.I,
)
_MEASURES = re.compile(
    r"^\W*(?:speaks? of|uses?|refers? to|is based on|goes by|relies on|works with|names?|counts? in"
    r"|is (?:written|stated|given) in|is about|of|by|to|on|with)\b",
    re.I,
)
_BETWEEN = re.compile(r"[,;]?\s*(?:whereas|while|whilst|but|and|though|,|;)\s*(?:the\s)?$", re.I)
_OPENING = re.compile(r"[\s*_>-]*(?:the\s|both\s)?$", re.I)


@dataclass(frozen=True, slots=True)
class Saying:
    """One issuer's clause.

    Attributes:
        documents: the documents that bear the issuer's name.
        recommends: True or False where the clause says so, else None.
        measures: the clause says what the issuer measures.
        text: the words behind the name.
    """

    documents: tuple[str, ...]
    recommends: bool | None
    measures: bool
    text: str


def read_sayings(text: str, documents: Mapping[str, Document]) -> tuple[Saying, ...]:
    """The clauses of a sentence whose subjects are two or more issuers; none of any other."""
    named = read_attributions(text, documents)
    if len(named) < 2 or not _OPENING.match(text[: named[0].span[0]]):
        return ()
    ends = (*(one.span[0] for one in named[1:]), len(text))
    parts = [text[one.span[1] : end] for one, end in zip(named, ends, strict=True)]
    if not all(_BETWEEN.search(part) for part in parts[:-1]):
        return ()
    return tuple(_saying(one.documents, part) for one, part in zip(named, parts, strict=True))


def _saying(documents: tuple[str, ...], part: str) -> Saying:
    against = _AGAINST.match(part) is not None
    recommends = False if against else True if _FOR.match(part) else None
    return Saying(documents, recommends, _MEASURES.match(part) is not None, part)
