"""A folder in the form of BEIR as one document: `corpus.jsonl` with `_id`, `title` and `text`."""

import json
from collections.abc import Iterator
from pathlib import Path

from assistant.adapters.document_blocks import Block, Parsed
from assistant.domain.errors import CorpusError, Position

CORPUS = "corpus.jsonl"


def read_beir(raw: bytes, path: Path) -> Parsed:
    """One block a line, under its title, anchored by its id.

    Args:
        path: the file, as errors name it.

    Raises:
        CorpusError: a line is wrong, or two have one id; the text begins with file and line.
    """
    blocks: list[Block] = []
    seen: set[str] = set()
    for number, line in _lines(raw, path):
        name, title, text = _row(line, Position(str(path), number))
        if name in seen:
            raise CorpusError(Position(str(path), number), f"the _id {name!r} stands twice", "_id")
        seen.add(name)
        blocks.append(Block("heading", title, 1, anchor=name))
        blocks.append(Block("paragraph", text, anchor=name))
    return Parsed(tuple(blocks))


def _lines(raw: bytes, path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(raw.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise CorpusError(Position(str(path), number), "is not UTF-8 text") from None


def _row(line: str, position: Position) -> tuple[str, str, str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorpusError(position, f"is not JSON ({error})") from None
    if not isinstance(row, dict):
        raise CorpusError(position, "is not a JSON object with _id, title and text")
    name, title, text = row.get("_id", row.get("id")), row.get("title") or "", row.get("text")
    if not isinstance(name, str | int) or not isinstance(title, str) or not isinstance(text, str):
        raise CorpusError(position, "needs _id, title and text, each a text")
    return str(name), " ".join(title.split()), text.strip()
