"""Markdown and plain text to blocks; sections are kept, marks of emphasis are not."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.adapters.document_blocks import Block, Parsed, table_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*(?P<title>.+?)\s*$", re.MULTILINE)
_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL)
# What a tag keeps out of sight in a browser is no text of the document either.
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def read_markdown(text: str) -> Parsed:
    """The blocks of a Markdown file; its first heading of level 1 is its title."""
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    blocks = tuple(_blocks(MarkdownIt("commonmark").enable("table").parse(body)))
    named = _TITLE.search(front["head"]) if front else None
    first = next((b.text for b in blocks if b.level == 1), None)
    return Parsed(blocks, named["title"].strip("\"'") if named else first)


def read_plain(text: str) -> Parsed:
    """The paragraphs of a text file: an empty line ends one."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return Parsed(tuple(Block("paragraph", part) for part in parts if part))


def _blocks(tokens: "list[Token]") -> Iterator[Block]:
    items, place = 0, 0
    while place < len(tokens):
        token = tokens[place]
        items += token.nesting if token.type.startswith("list_item") else 0
        if token.type == "table_open":
            end = next(n for n in range(place, len(tokens)) if tokens[n].type == "table_close")
            yield Block("table", table_text(_rows(tokens[place:end])))
            place = end
        elif (block := _block(token, tokens[place - 1] if place else None, items)) is not None:
            yield block
        place += 1


def _block(token: "Token", before: "Token | None", items: int) -> Block | None:
    if token.type in ("fence", "code_block"):
        words, kind = token.content.strip("\n"), before
    elif token.type == "html_block":
        words, kind = " ".join(_unmarked(token.content).split()), None
    elif token.type == "inline":
        words, kind = _words(token), before
    else:
        return None
    if not words.strip():
        return None
    if kind is not None and kind.type == "heading_open":
        return Block("heading", words, int(kind.tag[1:]))
    return Block("item", f"- {words}") if items else Block("paragraph", words)


def _rows(tokens: "list[Token]") -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_words(token))
    return rows


def _words(token: "Token") -> str:
    """The words of one line or paragraph; line breaks become blanks."""
    breaks = ("softbreak", "hardbreak")
    parts = (
        " " if child.type in breaks else "" if child.type == "html_inline" else child.content
        for child in token.children or ()
    )
    return " ".join("".join(parts).split())


def _unmarked(html: str) -> str:
    return _MARKUP.sub(" ", _HIDDEN.sub(" ", html))
