"""The book as one HTML page: nothing is loaded, and without its small script all but search works.

Ids on the page: a document and a disagreement have their own id, a rule has `document/rule`, a
passage `document.anchor`, a concept of the index `index-concept`.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from assistant.adapters.book import Book, Chapter, Dispute, Entry
from assistant.adapters.book_chapter_html import chapter_html, passage_id
from assistant.adapters.book_index import IndexEntry, IndexGroup
from assistant.adapters.book_markdown import INTRODUCTION
from assistant.domain.coverage import Coverage, CoveredLine, Outcome

_HERE = Path(__file__).parent
_KINDS = {
    "guideline": "Guidelines",
    "position": "Position statements",
    "label": "Drug labels",
    "pathway": "Pathways",
}


def html(book: Book) -> str:
    """The whole book as one page."""
    style = (_HERE / "book.css").read_text(encoding="utf-8")
    script = (_HERE / "book.js").read_text(encoding="utf-8")
    parts = (
        *_cover(book),
        *(line for chapter in book.chapters for line in chapter_html(chapter)),
        *_disputes(book.disputes),
        *_index(book.index),
        *_coverage(book.coverage, book),
    )
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Rule book</title>\n<style>\n{style}</style></head>\n<body>\n"
        '<a class="skip" href="#top">To the text</a>\n'
        f'{_navigation(book)}\n<main id="top">\n{body}\n</main>\n'
        f"<script>\n{script}</script>\n</body></html>\n"
    )


def _navigation(book: Book) -> str:
    items = "\n".join(_shelf(book.chapters, with_title=False))
    return (
        '<nav aria-label="Contents"><details open><summary>Contents and search</summary>'
        '<form id="search" role="search" hidden><label for="words">Search</label>'
        '<input id="words" type="search" autocomplete="off" placeholder="words, a drug, a test">'
        '<label class="check"><input id="safety" type="checkbox"> safety rules only</label>'
        '<p id="found" role="status"></p></form>'
        '<ul class="parts"><li><a href="#documents">Documents</a></li>'
        '<li><a href="#disagreements">Disagreements</a></li><li><a href="#index">Index</a></li>'
        '<li><a href="#coverage">Coverage</a></li></ul>\n'
        f"{items}</details></nav>"
    )


def _shelf(chapters: tuple[Chapter, ...], with_title: bool) -> Iterator[str]:
    """The documents by kind; short for the margin, with title and counts for the cover."""
    for kind in dict.fromkeys((*_KINDS, *(chapter.kind for chapter in chapters))):
        of_kind = [chapter for chapter in chapters if chapter.kind == kind]
        if not of_kind:
            continue
        level = "h3" if with_title else "h2"
        yield f"<{level}>{escape(_KINDS.get(kind, kind))}</{level}>"
        yield f'<ul class="{"shelf" if with_title else "short"}">'
        yield from (_shelved(chapter, with_title) for chapter in of_kind)
        yield "</ul>"


def _shelved(chapter: Chapter, with_title: bool) -> str:
    old = ' <span class="tag old">superseded</span>' if chapter.superseded_by else ""
    link = f'<a href="#{escape(chapter.id)}">{escape(chapter.title)}</a>{old}'
    if not with_title:
        return f"<li><b>{escape(chapter.issuer)}</b> {link}</li>"
    counts = (
        f"{escape(chapter.issuer)} · {escape(chapter.review)} · "
        f"{_many(len(chapter.recommendations), 'passage')} · "
        f"{_many(len(chapter.entries), 'rule')} · {_many(len(chapter.patients), 'worked patient')}"
    )
    return f'<li>{link}<span class="counts">{counts}</span></li>'


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _cover(book: Book) -> Iterator[str]:
    passages = sum(len(chapter.recommendations) for chapter in book.chapters)
    yield f"<header><h1>Rule book</h1><p>{escape(INTRODUCTION.replace('`', ''))}</p>"
    yield (
        f'<p class="counts">{_many(len(book.chapters), "document")}, {_many(passages, "passage")}, '
        f"{_many(book.rules, 'rule')}, {_many(len(book.disputes), 'disagreement')}. "
        f"Corpus {escape(book.digest[:19])}.</p></header>"
    )
    yield '<section id="documents"><h2>Documents</h2>'
    yield from _shelf(book.chapters, with_title=True)
    yield "</section>"


def _disputes(disputes: tuple[Dispute, ...]) -> Iterator[str]:
    yield '<section id="disagreements"><h2>Where issuers differ</h2>'
    if not disputes:
        yield "<p>None is declared.</p>"
    for one in disputes:
        yield (
            f'<article class="dispute" id="{escape(one.id)}"><h3>{escape(one.question)}</h3>'
            f'<p class="counts">{escape(one.id)} · {escape(one.kind)}</p><div class="sides">'
        )
        yield from (_side(side) for side in one.sides)
        yield "</div></article>"
    yield "</section>"


def _side(side: tuple[Entry, ...]) -> str:
    issuers = ", ".join(dict.fromkeys(entry.issuer for entry in side))
    lines = "".join(
        f'<li>{escape(entry.says)} <span class="tag {escape(entry.stance)}">'
        f'{escape(entry.strength)}</span> <a class="id" href="#{escape(entry.id)}">'
        f"{escape(entry.id)}</a></li>"
        for entry in side
    )
    return f"<div><h4>{escape(issuers)}</h4><ul>{lines}</ul></div>"


def _index(groups: tuple[IndexGroup, ...]) -> Iterator[str]:
    links = " · ".join(
        f'<a href="#index-of-{group.id}">{escape(group.title)}</a>' for group in groups
    )
    yield f'<section id="index"><h2>Index</h2><p>{links}</p>'
    for group in groups:
        yield f'<h3 id="index-of-{group.id}">{escape(group.title)}</h3><ul class="index">'
        yield from map(_indexed, group.entries)
        yield "</ul>"
    yield "</section>"


def _indexed(entry: IndexEntry) -> str:
    words = ", ".join(entry.others)
    others = f'<p class="others">Also: {escape(words)}</p>' if words else ""
    rules = "".join(
        f'<p><a href="#{escape(document)}"><b>{escape(document)}</b></a> '
        f"{', '.join(map(_rule_link, names))}</p>"
        for document, names in entry.rules
    )
    number = sum(len(names) for _, names in entry.rules)
    return (
        f'<li id="index-{escape(entry.id)}"><details><summary>{escape(entry.label)} '
        f'<span class="number">{number}</span></summary>{others}{rules}</details></li>'
    )


def _rule_link(name: str) -> str:
    return f'<a href="#{escape(name)}">{escape(name.partition("/")[2])}</a>'


def _coverage(coverage: Coverage, book: Book) -> Iterator[str]:
    yield (
        '<section id="coverage"><h2>Coverage</h2><p>The lines of the editors’ fact sheet: where '
        f"each is carried, or why it is not. {_many(len(coverage.lines), 'line')}.</p>"
    )
    outcomes = [o for o in Outcome if any(line.outcome is o for line in coverage.lines)]
    for by in ("mark", "section"):
        yield from _totals(coverage, by, outcomes)
    targets = _targets(book)
    for outcome in outcomes:
        lines = [line for line in coverage.lines if line.outcome is outcome]
        yield f"<details><summary>{outcome.value.capitalize()} "
        yield f'<span class="number">{len(lines)}</span></summary>'
        yield '<div class="wide"><table class="lines">'
        yield from (_covered(line, targets) for line in lines)
        yield "</table></div></details>"
    yield "</section>"


def _targets(book: Book) -> set[str]:
    """Ids of documents, passages, rules and disagreements, which a line may name."""
    found = {chapter.id for chapter in book.chapters} | {one.id for one in book.disputes}
    for chapter in book.chapters:
        found |= {entry.id for entry in chapter.entries}
        found |= {one.passage.id for one in chapter.recommendations}
    return found


def _totals(coverage: Coverage, by: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    heads = "".join(f"<th>{outcome.value}</th>" for outcome in outcomes)
    yield f"<details><summary>By {by}</summary>"
    yield f'<table class="totals"><tr><th>{by}</th>{heads}</tr>'
    for name, counts in coverage.totals(by).items():
        cells = "".join(f"<td>{counts[outcome]}</td>" for outcome in outcomes)
        yield f"<tr><th>{escape(name)}</th>{cells}</tr>"
    yield "</table></details>"


def _covered(line: CoveredLine, targets: set[str]) -> str:
    where = ", ".join(
        f'<a href="#{escape(passage_id(name))}">{escape(name)}</a>'
        if name in targets
        else escape(name)
        for name in line.where
    )
    rest = f"Not carried of it: {line.reason}" if where and line.reason else line.reason
    told = "<br>".join(part for part in (where, escape(rest)) if part)
    return f"<tr><th>{escape(line.line)}</th><td>{escape(line.mark)}</td><td>{told}</td></tr>"
