"""The book as Markdown; the decision diagram of each chapter is Mermaid text."""

from collections.abc import Iterator

from assistant.adapters.book import JOINED, Book, Chapter, Entry, Told
from assistant.rules.tree import Branch

INTRODUCTION = (
    "Rules of Groundrule, in plain words. Digests in own words, with the quote each rule rests "
    "on; not a medical device, and not signed by a clinician unless a chapter says `approved`."
)


def markdown(book: Book) -> str:
    """Every document that has rules, as one text."""
    lines = ["# Rule book", "", INTRODUCTION, ""]
    for chapter in book.chapters:
        if not chapter.entries:
            continue
        lines += [*_chapter(chapter), ""]
    return "\n".join(lines).rstrip() + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from (f"## {_text(chapter.title)}", "", "| | |", "|---|---|")
    yield from (f"| {_text(name)} | {_text(value)} |" for name, value in chapter.about)
    yield from ("", "```mermaid", *diagram(chapter), "```", "")
    for entry in chapter.entries:
        yield from _entry(entry)
    if chapter.patients:
        yield from ("### Worked patients", "")
        yield from ("| patient | action | what it says |", "|---|---|---|")
        for told in chapter.patients:
            yield from _told(told)


def _told(told: Told) -> Iterator[str]:
    for number, line in enumerate(told.lines):
        row = ("" if number else told.patient, *line)
        yield f"| {' | '.join(map(_text, row))} |"


def _entry(entry: Entry) -> Iterator[str]:
    yield from (f"### {entry.id}", "", _text(entry.says), "")
    yield from _when(entry.branches)
    yield f"- **Then** {_text(entry.then)}"
    yield f"- **Strength** {_text(entry.strength)}{'; a safety rule' if entry.safety else ''}"
    yield f"- **Source** {_text(entry.locator)}: “{_text(entry.quote)}”"
    if entry.refines:
        yield f"- **Refines** {', '.join(entry.refines)}"
    yield from ("", "| example | facts | outcome |", "|---|---|---|")
    for row in entry.examples:
        yield f"| {' | '.join(map(_text, row))} |"
    yield ""


def _when(branch: Branch) -> Iterator[str]:
    if branch.kind == "is":
        yield f"- **When** {_text(branch.words)}"
        return
    yield f"- **When** {_joined(branch)}"
    yield from _parts(branch, "  ")


def _parts(branch: Branch, indent: str) -> Iterator[str]:
    for part in branch.parts:
        yield f"{indent}- {_text(part.words) if part.kind == 'is' else _joined(part)}"
        yield from _parts(part, f"{indent}  ")


def _joined(branch: Branch) -> str:
    if not branch.parts:
        return "always" if branch.kind == "all" else "never"
    return f"{_text(branch.words)}: {JOINED[branch.kind]}" if branch.words else JOINED[branch.kind]


def diagram(chapter: Chapter) -> Iterator[str]:
    """A Mermaid flowchart: one question a rule, its conclusion, and on to the next."""
    yield "flowchart TD"
    for number, entry in enumerate(chapter.entries):
        yield f'  q{number}{{"{_label(entry.when)}"}}'
        yield f'  a{number}["{_label(entry.then)}<br/>({_label(entry.strength)})"]'
        yield f"  q{number} -- yes --> a{number}"
        if number:
            yield f"  q{number - 1} -- and --> q{number}"


def _text(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")


def _label(words: str) -> str:
    marked = words.replace("&", "#amp;").replace('"', "#quot;")
    return marked.replace("<", "#lt;").replace(">", "#gt;")
