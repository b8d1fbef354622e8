"""The book as one HTML page: no script, no external file; conditions are nested lists."""

from collections.abc import Iterator
from html import escape

from assistant.adapters.book import JOINED, Chapter, Entry, Told
from assistant.adapters.book_markdown import INTRODUCTION
from assistant.rules.tree import Branch

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
h2{border-top:3px solid #246;padding-top:1rem;margin-top:3rem}
article{border:1px solid #ccd;border-radius:6px;padding:.5rem 1rem;margin:1rem 0}
article.safety{border-color:#a33;border-width:2px}
table{border-collapse:collapse;font-size:.9rem}
td,th{border:1px solid #ccd;padding:.2rem .5rem;text-align:left}
blockquote{margin:.5rem 0;padding-left:1rem;border-left:4px solid #ccd;color:#444}
.then{background:#eef4ff;padding:.3rem .6rem;border-radius:4px;display:inline-block}
ul.tree,ul.tree ul{list-style:none;border-left:2px solid #9ab;margin:.2rem 0;padding-left:1rem}
.join{font-size:.8rem;color:#246;font-weight:600}
"""


def html(chapters: tuple[Chapter, ...]) -> str:
    """The whole book as one page."""
    contents = "".join(
        f'<li><a href="#{escape(c.id)}">{escape(c.title)}</a> ({len(c.entries)})</li>'
        for c in chapters
    )
    body = "\n".join(line for chapter in chapters for line in _chapter(chapter))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Rule book</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>Rule book</h1>\n<p>{escape(INTRODUCTION)}</p>\n<ol>{contents}</ol>\n"
        f"{body}\n</body></html>\n"
    )


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f'<section id="{escape(chapter.id)}"><h2>{escape(chapter.title)}</h2>'
    rows = "".join(
        f"<tr><th>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in chapter.about
    )
    yield f"<table>{rows}</table>"
    for entry in chapter.entries:
        yield from _entry(entry)
    if chapter.patients:
        yield "<h3>Worked patients</h3><table>"
        yield "<tr><th>patient</th><th>action</th><th>what it says</th></tr>"
        for told in chapter.patients:
            yield from _told(told)
        yield "</table>"
    yield "</section>"


def _told(told: Told) -> Iterator[str]:
    for number, line in enumerate(told.lines):
        spans = f'<td rowspan="{len(told.lines)}">{escape(told.patient)}</td>'
        yield f"<tr>{'' if number else spans}{_cells(line)}</tr>"


def _entry(entry: Entry) -> Iterator[str]:
    kind = ' class="safety"' if entry.safety else ""
    yield f'<article id="{escape(entry.id)}"{kind}><h3>{escape(entry.id)}</h3>'
    yield f"<p>{escape(entry.says)}</p>"
    yield f'<p><b>When</b></p><ul class="tree">{_branch(entry.branches)}</ul>'
    yield f'<p><b>Then</b> <span class="then">{escape(entry.then)}</span></p>'
    safety = "; a safety rule" if entry.safety else ""
    yield f"<p><b>Strength</b> {escape(entry.strength)}{safety}</p>"
    if entry.refines:
        yield f"<p><b>Refines</b> {escape(', '.join(entry.refines))}</p>"
    yield f"<blockquote>{escape(entry.quote)}<br>— {escape(entry.locator)}</blockquote>"
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in entry.examples)
    yield f"<table><tr><th>example</th><th>facts</th><th>outcome</th></tr>{rows}</table></article>"


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
