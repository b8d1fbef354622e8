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
    if _stranger(entry.part.text, page):
        return ()
    years = set[str]()
    for text in (entry.part.text, *before(entry, page)):
        years |= set(_YEAR.findall(text))
        if named := named_in(text, page):
            kept = ([d for d in one if str(d.year) in years] or one for one in named)
            return tuple(dict.fromkeys(document for one in kept for document in one))
    return ()


def named_in(text: str, page: Page) -> list[list[Document]]:
    """For each name of an issuer in a text, the documents that it may stand for."""
    documents = page.ground.documents
    found = []
    for one in read_attributions(text, documents):
        name = text[slice(*one.span)]
        # "ACR" may be any of the bodies that are told apart by a word behind it.
        longer = [d.id for d in documents.values() if d.abbreviation.startswith(f"{name} ")]
        found.append([documents[id_] for id_ in dict.fromkeys((*one.documents, *longer))])
    return found


def without_names(text: str, page: Page) -> str:
    """A text without the names of issuers and without years."""
    for one in reversed(read_attributions(text, page.ground.documents)):
        text = f"{text[: one.span[0]]} {text[one.span[1] :]}"
    return _YEAR.sub(" ", text)


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
        not any(word in name for name in known)
        for word in _CAPITALS.findall(text)
        if word != "GRADE"
    )
