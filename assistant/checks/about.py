"""What a sentence speaks of when it says only "it" or "this": whose document, on what.

Used by the checks on statements of fact, which name their subject once and go on from there.
"""

import re
from collections.abc import Iterator

from assistant.checks.page import Entry, Page
from assistant.domain.knowledge import Document
from assistant.reading.attribution import read_attributions

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CAPITALS = re.compile(r"\b(?:[A-Z]{3,}[A-Za-z]*|[A-Z]{2,}/[A-Z]{2,})\b")


def documents_of(entry: Entry, page: Page) -> tuple[Document, ...]:
    """The documents that the sentence, else what stands before it, names as speaking.

    Where a year beside the name picks some, only those; none where the sentence names a body
    that is not known here.
    """
    if own := named_in(entry.part.text, page):
        return own
    if _stranger(entry.part.text, page):
        return ()
    return next((named for text in before(entry, page) if (named := named_in(text, page))), ())


def named_in(text: str, page: Page) -> tuple[Document, ...]:
    """The documents that the names in a text stand for."""
    documents = page.ground.documents
    years = {int(year) for year in _YEAR.findall(text)}
    found: list[Document] = []
    for one in read_attributions(text, documents):
        bearing = [documents[name] for name in one.documents]
        found += [d for d in bearing if d.year in years] or bearing
    return tuple(dict.fromkeys(found))


def before(entry: Entry, page: Page) -> Iterator[str]:
    """What stands before a sentence, nearest first: sentences of the page, then the question."""
    earlier = [e.part.text for e in page.entries if e.part.span[0] < entry.part.span[0]]
    yield from reversed(earlier)
    yield page.question


def _stranger(text: str, page: Page) -> bool:
    """An abbreviation that is neither a known issuer's nor the name of something known."""
    known = [text[slice(*mention.span)] for mention in page.mentions(text)]
    known += [name for d in page.ground.documents.values() for name in (d.abbreviation, d.id)]
    return any(
        not any(word in name for name in known) for word in _CAPITALS.findall(text) if word != "GRADE"
    )
