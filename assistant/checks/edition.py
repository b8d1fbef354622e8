"""A document that has been replaced is not said to be in force, nor one in force to be replaced."""

from collections.abc import Iterator

from assistant.checks.page import Page, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.knowledge import Document
from assistant.reading.editions import Standing, read_standings


def check(page: Page) -> Iterator[Finding]:
    """`unsupported`: the sentence itself says which document is in force, and no source does."""
    documents = page.ground.documents
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        for one in read_standings(entry.part.text, documents, page.question):
            if one.stands != one.edition.in_force:
                place = entry.place(one.span)
                message = _message(one, page)
                yield found("unsupported", Severity.ERROR, entry, message, span=place)
                break


def _message(standing: Standing, page: Page) -> str:
    document = standing.edition.document
    if not standing.stands:
        return f"no document known here has taken the place of {_named(document)}"
    after = page.ground.documents.get(document.superseded_by or "", document)
    return f"this has been replaced by {_named(after)}"


def _named(document: Document) -> str:
    return f"{document.title} ({document.abbreviation} {document.year})"
