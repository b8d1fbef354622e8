"""`guideline.md` to a Document: front matter between `---` lines, then one passage a heading.

A passage is `## Locator {#anchor source_line="ACR-LBP-09" basis="V"}` and the paragraph below.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.adapters.corpus_models import DocumentShape, ReviewStepShape
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.domain.errors import CorpusError, Position
from assistant.domain.knowledge import Document, Passage, Review, ReviewStep

_HEADING = re.compile(r"##\s+(?P<locator>.*?)\s*\{(?P<attributes>[^{}]*)\}\s*$")
_ATTRIBUTE = re.compile(r'#(?P<anchor>[a-z0-9][a-z0-9-]*)|(?P<key>[a-z_]+)="(?P<value>[^"]*)"')
_BASES = ("V", "V*", "V2")


def read_guideline(path: Path, name: str) -> Document:
    """The document of one folder, with its passages.

    Args:
        name: the file's name in error messages, relative to the corpus.

    Raises:
        CorpusError: front matter or a passage heading is not well formed.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise CorpusError(Position(name, 1), "is not UTF-8 text; save it as UTF-8") from None
    return parse_guideline(text, path, name)


def parse_guideline(text: str, path: Path, name: str) -> Document:
    """The document of a text that stands, or is about to stand, in that file.

    Raises:
        CorpusError: as `read_guideline`.
    """
    front, body, body_line = _front_matter(text, name)
    shape = front.as_model(DocumentShape)
    if shape.id != path.parent.name:
        raise CorpusError(
            front.position(("id",)),
            f"id {shape.id!r} must be the folder's name, {path.parent.name!r}",
            "id",
        )
    passages = tuple(_passages(body, shape.id, name, body_line))
    return _document(shape, passages, Position(name, 1))


def _front_matter(text: str, name: str) -> tuple[Marked, str, int]:
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise CorpusError(
            Position(name, 1),
            "the file must begin with front matter between two lines of three dashes",
        )
    return read_yaml(parts[1], name, 2), parts[2], parts[1].count("\n") + 3


def _passages(body: str, document: str, name: str, first_line: int) -> Iterator[Passage]:
    seen: set[str] = set()
    for heading, line, text in _blocks(body, first_line):
        passage = _passage(heading, text, document, Position(name, line))
        if passage.anchor in seen:
            raise CorpusError(
                passage.position,
                f"the anchor {passage.anchor!r} stands twice; every passage needs its own",
                "anchor",
            )
        seen.add(passage.anchor)
        yield passage


def _blocks(body: str, first_line: int) -> Iterator[tuple[str, int, str]]:
    heading, start, lines = "", 0, list[str]()
    for number, line in enumerate(body.splitlines(), first_line):
        if line.startswith("## "):
            if heading:
                yield heading, start, " ".join(" ".join(lines).split())
            heading, start, lines = line, number, []
        else:
            lines.append(line)
    if heading:
        yield heading, start, " ".join(" ".join(lines).split())


def _passage(heading: str, text: str, document: str, position: Position) -> Passage:
    found = _HEADING.match(heading)
    if found is None:
        raise CorpusError(
            position, 'a passage heading reads `## Locator {#anchor source_line="ID ID" basis="V"}`'
        )
    attributes: dict[str, str] = {}
    for part in _ATTRIBUTE.finditer(found["attributes"]):
        attributes[part["key"] or "anchor"] = part["value"] if part["key"] else part["anchor"]
    for key in ("anchor", "source_line", "basis"):
        if not attributes.get(key):
            raise CorpusError(position, f"the passage has no {key}", key)
    if attributes["basis"] not in _BASES:
        raise CorpusError(
            position, f"basis {attributes['basis']!r} is not one of {', '.join(_BASES)}", "basis"
        )
    if not text:
        raise CorpusError(position, "the passage has no text", "text")
    anchor = attributes["anchor"]
    return Passage(
        f"{document}#{anchor}",
        document,
        anchor,
        found["locator"],
        text,
        tuple(attributes["source_line"].replace(",", " ").split()),
        attributes["basis"],
        position,
    )


def _document(shape: DocumentShape, passages: tuple[Passage, ...], position: Position) -> Document:
    return Document(
        id=shape.id,
        title=shape.title,
        organisation=shape.organisation,
        abbreviation=shape.abbreviation,
        year=shape.year,
        kind=shape.kind,
        published=shape.published,
        jurisdiction=tuple(shape.jurisdiction),
        population=shape.population,
        licence=shape.licence,
        review=Review(shape.review.state),
        review_since=shape.review.since,
        updated=shape.updated,
        doi=shape.doi,
        number=shape.number,
        url=shape.url,
        issuer_names=tuple(shape.issuer_names),
        scale=tuple(shape.scale),
        supersedes=tuple(shape.supersedes),
        superseded_by=shape.superseded_by,
        review_by=shape.review_by,
        reviews=tuple(_step(step) for step in (*shape.review.history, shape.review)),
        passages=passages,
        position=position,
    )


def _step(shape: ReviewStepShape) -> ReviewStep:
    return ReviewStep(Review(shape.state), shape.since, shape.by, shape.note)
