"""One document of the book as HTML: front matter, passages with their rules, worked patients."""

from collections.abc import Iterator
from html import escape

from assistant.adapters.book import JOINED, Chapter, Entry, Recommendation, Told
from assistant.rules.tree import Branch

_BASES = {
    "V": "read in the issuer’s own text or a register copy",
    "V*": "read in the issuer’s own text, one detail left out",
    "V2": "read in a secondary source",
}


def passage_id(passage: str) -> str:
    """Where a passage stands on the page; ids of rules and documents stay as they are."""
    return passage.replace("#", ".")


def chapter_html(chapter: Chapter) -> Iterator[str]:
    """The section of a document."""
    yield f'<section class="document" id="{escape(chapter.id)}"><h2>{escape(chapter.title)}</h2>'
    if chapter.superseded_by:
        newer = escape(chapter.superseded_by)
        yield f'<p class="banner">Superseded by <a href="#{newer}">{newer}</a>.</p>'
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{_value(name, value)}</dd></div>"
        for name, value in chapter.about
    )
    yield f"<dl>{rows}</dl>"
    for one in chapter.recommendations:
        yield from _recommendation(one)
    if chapter.patients:
        yield (
            f'<details class="patients"><summary>Worked patients <span class="number">'
            f'{len(chapter.patients)}</span></summary><div class="wide"><table>'
            "<tr><th>patient</th><th>action</th><th>what it says</th></tr>"
        )
        for told in chapter.patients:
            yield from _told(told)
        yield "</table></div></details>"
    yield "</section>"


def _value(name: str, value: str) -> str:
    if name == "Source" and value.startswith("https://"):
        return f'<a href="{escape(value)}">{escape(value)}</a>'
    return escape(value)


def _recommendation(one: Recommendation) -> Iterator[str]:
    passage = one.passage
    lines = ", ".join(passage.source_lines)
    yield (
        f'<article class="passage" id="{escape(passage_id(passage.id))}">'
        f"<h3>{escape(passage.locator)}</h3><p>{escape(passage.text)}</p>"
        f'<p class="basis"><span class="tag">{escape(passage.basis)}</span> '
        f"{_BASES.get(passage.basis, '')} · {escape(lines)}</p>"
    )
    yield from (_rule(entry) for entry in one.entries)
    yield "</article>"


def _rule(entry: Entry) -> str:
    kind = "rule safety" if entry.safety else "rule"
    safety = '<span class="tag bar">safety</span> ' if entry.safety else ""
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in entry.examples)
    return (
        f'<details class="{kind}"><summary>{escape(entry.says)} {safety}'
        f'<span class="tag {escape(entry.stance)}">{escape(entry.strength)}</span></summary>'
        f'<div id="{escape(entry.id)}"><p class="id">{escape(entry.id)}</p>'
        f'<p><b>When</b></p><ul class="tree">{_branch(entry.branches)}</ul>'
        f'<p><b>Then</b> <span class="then {escape(entry.stance)}">{escape(entry.then)}</span></p>'
        f"{_links('Refines', entry.refines)}{_links('Refined by', entry.refined_by)}"
        f"{_links('Issuers differ', entry.disputes)}"
        f"<blockquote>{escape(entry.quote)}<br>— {escape(entry.locator)}</blockquote>"
        f'<div class="wide"><table><tr><th>example</th><th>facts</th><th>outcome</th></tr>{rows}'
        "</table></div></div></details>"
    )


def _links(name: str, ids: tuple[str, ...]) -> str:
    if not ids:
        return ""
    links = ", ".join(f'<a href="#{escape(one)}">{escape(one)}</a>' for one in ids)
    return f"<p><b>{name}</b> {links}</p>"


def _told(told: Told) -> Iterator[str]:
    for number, line in enumerate(told.lines):
        spans = f'<td rowspan="{len(told.lines)}">{escape(told.patient)}</td>'
        yield f"<tr>{'' if number else spans}{_cells(line)}</tr>"


def _cells(row: tuple[str, ...]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in row)


def _branch(branch: Branch) -> str:
    if branch.kind == "is":
        return f"<li>{escape(branch.words)}</li>"
    if not branch.parts:
        return "<li>always</li>" if branch.kind == "all" else "<li>never</li>"
    words = f"{branch.words}: " if branch.words else ""
    parts = "".join(map(_branch, branch.parts))
    joined = f'{escape(words)}<span class="join">{JOINED[branch.kind]}</span>'
    return f"<li>{joined}<ul>{parts}</ul></li>"
