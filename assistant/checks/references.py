"""What the entries of a page's reference list are worth: do they name a document, and whose."""

import re
from collections.abc import Iterator

from assistant.checks.page import Page
from assistant.domain.answer import Finding, Severity
from assistant.domain.knowledge import Document
from assistant.reading.references import Reference, documents_named, shared_words

_NAME = r"((?:[A-Z][\w'&-]*\.?)(?:[ .](?:(?:of|and|for|the) )*[A-Z][\w'&-]*)*)"
# Places at which a page says who publishes it.
_PUBLISHER = (
    re.compile(rf"{_NAME} (?:Medical|Editorial|Clinical|Scientific|Expert) (?:Advisory )?Board"),
    re.compile(rf"{_NAME} (?:assumes|accepts|disclaims) (?:no|all|any) (?:liability|responsib)"),
    re.compile(rf"(?:\u00a9|\(c\)|[Cc]opyright)\s*(?:(?:19|20)\d\d)?,?\s*{_NAME}"),
    re.compile(rf"(?:[Pp]ublished|[Pp]owered|[Pp]rovided|[Ww]ritten|[Cc]reated) by {_NAME}"),
)
_NOT_A_NAME = frozenset("our the this medical all an by".split())


def check(page: Page) -> Iterator[Finding]:
    """`unresolvable_reference`, `self_citation` and `superseded_source`, one entry at a time."""
    publishers = _publishers(page)
    for reference in page.references:
        named = documents_named(reference.text, page.ground.documents)
        if not reference.identified and not named:
            yield _unresolvable(reference)
        own = next((name for name in publishers if name in reference.text), None)
        if own is not None:
            yield _own(reference, own)
        if newer := _newer(reference, named, page):
            yield _superseded(reference, newer)


def _publishers(page: Page) -> tuple[str, ...]:
    """Who publishes the page, by its own words; an issuer of guidelines may cite itself."""
    texts = [entry.part.text for entry in page.entries]
    texts += [r.text for r in page.references if "Board" in r.text]
    names = (m[1] for text in texts for pattern in _PUBLISHER for m in pattern.finditer(text))
    issuers = {d.abbreviation for d in page.ground.documents.values()}
    issuers |= {d.organisation for d in page.ground.documents.values()}
    kept = (n for n in names if n.lower() not in _NOT_A_NAME and n not in issuers)
    return tuple(dict.fromkeys(kept))


def _newer(reference: Reference, named: tuple[Document, ...], page: Page) -> Document | None:
    """The document that replaced what the entry names."""
    for document in named:
        if document.superseded_by is not None and document.year in reference.years:
            return page.ground.documents.get(document.superseded_by)
    if any(document.year in reference.years for document in named) or not reference.years:
        return None
    older = max(reference.years)
    return next((d for d in named if older < d.year and _same_title(d, reference)), None)


def _same_title(document: Document, reference: Reference) -> bool:
    return len(shared_words(document.title, reference.text)) >= 2


def _unresolvable(reference: Reference) -> Finding:
    message = (
        f"reference {reference.number} names no document that can be found: it has no identifier, "
        "no journal citation, and no issuer with a title and a year"
    )
    return _at(reference, "unresolvable_reference", Severity.ERROR, message)


def _own(reference: Reference, publisher: str) -> Finding:
    message = f"{publisher} publishes this page and cites itself in place of a guideline"
    return _at(reference, "self_citation", Severity.WARNING, message)


def _superseded(reference: Reference, newer: Document) -> Finding:
    message = f"this edition was replaced by {newer.title} ({newer.abbreviation} {newer.year})"
    return _at(reference, "superseded_source", Severity.WARNING, message)


def _at(reference: Reference, kind: str, severity: Severity, message: str) -> Finding:
    return Finding(kind, severity, reference.text, message, reference.span)
