"""Citations and references: a number in a sentence opens the passage it rests on."""

from collections.abc import Iterable

from assistant.adapters.answer_json import AnswerJson, ReferenceJson
from assistant.domain.knowledge import Corpus
from ui.markup import Html, el, group, link
from ui.words import BASES


def cites(numbers: Iterable[int], page: str) -> list[Html]:
    """Links `[1]` to the references of a page."""
    return [_cite(number, page) for number in numbers]


def _cite(number: int, page: str) -> Html:
    target = f"{page}-ref-{number}"
    return el(
        "a",
        f"[{number}]",
        href=f"#{target}",
        data_opens=target,
        cls="cite",
        aria_label=f"Reference {number}",
    )


def references(answer: AnswerJson, corpus: Corpus, page: str) -> Html | None:
    """Every passage used, each folded, with its text, place, basis, link and review state."""
    if not answer.references:
        return None
    items = [el("li", _reference(r, answer, corpus, page)) for r in answer.references]
    listed = el("ol", *items, cls="references")
    return el("section", el("h3", "References"), listed, cls="part")


def _reference(reference: ReferenceJson, answer: AnswerJson, corpus: Corpus, page: str) -> Html:
    document = corpus.documents.get(reference.document)
    issuer = reference.organisation
    if document is not None and not document.is_users:
        issuer = document.abbreviation
    summary = el(
        "summary",
        el("span", f"[{reference.number}]", cls="number"),
        el("strong", f"{issuer} {reference.year}"),
        f" {reference.title}. {reference.locator}. ",
        *_badges(reference),
    )
    rows = [el("div", el("dt", name), el("dd", value)) for name, value in _rows(reference)]
    return el(
        "details",
        summary,
        el("blockquote", reference.quote),
        el("dl", *rows, _used(reference, answer, page), cls="about"),
        id=f"{page}-ref-{reference.number}",
        cls="reference",
    )


def _badges(reference: ReferenceJson) -> list[Html]:
    superseded = ["superseded"] if reference.status == "superseded" else []
    secondary = ["secondary source"] if reference.basis == "V2" else []
    return [
        *(el("span", words, cls="badge warn") for words in (*superseded, *secondary)),
        el("span", reference.review, cls="badge"),
    ]


def _rows(reference: ReferenceJson) -> list[tuple[str, Html]]:
    address = link(reference.url, reference.url) if reference.url else None
    return [
        ("Issuer", group(reference.organisation)),
        ("Kind", group(f"{reference.kind}, shown as {reference.text} in our own words"
                       if reference.text == "digest" else reference.kind)),
        ("Basis", group(BASES.get(reference.basis, reference.basis))),
        ("Status", group(f"{reference.status}; {reference.text} {reference.review}")),
        ("Passage", el("code", reference.passage)),
        *([("Link", address)] if address else []),
    ]  # fmt: skip


def _used(reference: ReferenceJson, answer: AnswerJson, page: str) -> Html | None:
    """Links back to the sentences that rest on it."""
    users = [
        el("a", statement.id, href=f"#{page}-{statement.id}")
        for section in answer.sections
        for statement in section.statements
        if reference.number in statement.citations
    ]
    spaced = [part for user in users for part in (user, " ")]
    return el("div", el("dt", "Cited in"), el("dd", *spaced)) if users else None
