"""Which edition of a document a sentence speaks of, and whether it says that it is in force.

"CG146 remains in force", "the 2016 CDC guideline has not been replaced", "the criteria are still
those of 2016". Used by the check on superseded documents.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.knowledge import Document
from assistant.reading.attribution import read_attributions
from assistant.reading.references import shared_words

_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(rf"\b{_YEAR}\b(?!/)")
_BESIDE_BEFORE = re.compile(rf"\b({_YEAR})(?: edition| version| update)?(?: of)?(?: the)?\s$", re.I)
_BESIDE_AFTER = re.compile(
    rf"(?:['\u2019]s)?(?:\s[A-Za-z]+(?<!\bin)){{0,3}}?(?:,? (?:from|of)(?: the)?)?[\s(]({_YEAR})\b"
)
_THOSE_OF = re.compile(
    rf"\b(?:those|that|the ones?|the (?:edition|version)) (?:of|from) ({_YEAR})", re.I
)
_CURRENT = (
    r"(?:in force|current|valid|up to date|in use|the latest|the (?:most recent|newest|present"
    r"|current|valid))\b"
)
_GONE = r"(?:replaced|superseded|withdrawn|retired|overtaken)"
_STANDS = re.compile(
    rf"\b(?:is|are|remains?|stays?)(?: still| yet)? (?:the one )?{_CURRENT}"
    rf"|\bstill (?:the )?{_CURRENT}|\bstill (?:applies|stands|holds|counts|sets|governs|in place)\b"
    rf"|\b(?:has|have|was|were|is|are)(?: not|n['\u2019]t) (?:yet )?(?:been )?{_GONE}"
    rf"|\bnever (?:been )?{_GONE}"
    rf"|\bnothing (?:has |newer has |else has )?(?:replaced|superseded|taken (?:its|their) place)",
    re.I,
)
_IS_STILL = re.compile(
    r"\b(?:one|guideline|document|edition|version|guidance|criteria|advice)\b[^.;,]{0,40}"
    r"\b(?:in force|current(?:ly valid)?|to follow|that applies|valid)"
    r"\s(?:is|are|remains?)(?: still)?(?: the)?\s$"
    r"|\bcurrent\b[^.;,]{0,60}\b(?:is|are|remains?)(?: still)?(?: the)?\s$",
    re.I,
)
_FELL = re.compile(
    r"\b(?:(?:has|have) (?:since |now |already |meanwhile )?been|was|were|is|are)"
    r"(?: since| now| already)? (?:replaced|superseded)\b"
    r"|\bis (?:no longer|not) (?:in force|current|valid)\b",
    re.I,
)
_NOT_SUBJECT = re.compile(
    r"\b(?:replac\w+|supersed\w+|(?:took|takes|taken) the place of|instead of|in place of|overtook"
    r"|successor (?:of|to)|than|by|since|unlike|from|after)(?: the| its| their| old| earlier)*\s$",
    re.I,
)
_NOT = re.compile(r"\b(?:not|no longer|never|hardly)\s$|n['\u2019]t\s$", re.I)


@dataclass(frozen=True, slots=True)
class Edition:
    """A document, or an earlier edition of it.

    Attributes:
        document: the document that bears the name; of an earlier edition, the one in its place.
        in_force: False for a superseded document and for an earlier edition.
        span: offsets of its name.
    """

    document: Document
    in_force: bool
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sentence says of an edition: that it is in force, or that it is not."""

    edition: Edition
    stands: bool
    span: tuple[int, int]


def read_standings(
    text: str, documents: Mapping[str, Document], around: str = ""
) -> tuple[Standing, ...]:
    """What the sentence says of the standing of editions.

    Args:
        around: what stands around it, for the subject of a document that it names by its year.
    """
    editions = _editions(text, documents, f"{text} {around}")
    found = []
    for stands, pattern in ((True, _STANDS), (False, _FELL)):
        for match in pattern.finditer(text):
            subject = _subject(editions, text, match.start())
            if subject and not _NOT.search(text[: match.start()]):
                found.append(Standing(subject, stands, match.span()))
    called = (one for one in editions if _IS_STILL.search(text[: one.span[0]]))
    return (*found, *(Standing(one, True, one.span) for one in called))


def _subject(editions: tuple[Edition, ...], text: str, place: int) -> Edition | None:
    """The last edition named before a place that is no verb's object there."""
    named = [
        one
        for one in editions
        if one.span[1] <= place and not _NOT_SUBJECT.search(text[: one.span[0]])
    ]
    return named[-1] if named else None


def _editions(text: str, documents: Mapping[str, Document], around: str) -> tuple[Edition, ...]:
    found = []
    for one in read_attributions(text, documents):
        bearing = [documents[name] for name in one.documents]
        if edition := _dated(text, one.span, bearing, around):
            found.append(edition)
        elif len(bearing) == 1 and _meant(bearing[0], text[slice(*one.span)], around, documents):
            found.append(Edition(bearing[0], bearing[0].superseded_by is None, one.span))
    return tuple(found)


def _dated(
    text: str, span: tuple[int, int], bearing: list[Document], around: str
) -> Edition | None:
    """The edition of the year that stands beside an issuer's name."""
    those = _THOSE_OF.search(text, span[1])
    dated = those or _BESIDE_BEFORE.search(text[: span[0]]) or _BESIDE_AFTER.match(text, span[1])
    if dated is None:
        return None
    place = dated.span() if those else span
    year, alone = int(dated[1]), len(bearing) == 1
    same = [d for d in bearing if d.year == year]
    same = [d for d in same if alone or len(shared_words(d.title, around)) > 1]
    if same:
        return Edition(same[0], same[0].superseded_by is None, place) if len(same) == 1 else None
    after = [d for d in bearing if _replaces(d, year, around, alone)]
    return Edition(after[0], False, place) if len(after) == 1 else None


def _meant(document: Document, name: str, around: str, documents: Mapping[str, Document]) -> bool:
    """The name is a number, or its bearer's only document, or the text is on the same."""
    if document.number and document.number in name:
        return True
    same = [d for d in documents.values() if d.organisation == document.organisation]
    return len(same) == 1 or len(shared_words(document.title, around)) > 1


def _replaces(document: Document, year: int, around: str, alone: bool) -> bool:
    """The document names an edition of that year as replaced, on what the text is about."""
    return any(
        str(year) in title.partition("doi")[0] and (alone or len(shared_words(title, around)) > 1)
        for title in document.supersedes
    )
