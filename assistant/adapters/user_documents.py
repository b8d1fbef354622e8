"""The user's own documents in SQLite under the home folder: the text of record, and its passages.

A change is there whole or not at all, also when the process is killed or the disk is full.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.adapters.passage_splitter import Piece, locator
from assistant.adapters.sqlite_file import opened
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import USER_DOCUMENT, Document, Passage, Review

_TABLES = """
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, sort TEXT NOT NULL,
    title TEXT NOT NULL, pages INTEGER, changed TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS passage (
    document TEXT NOT NULL, number INTEGER NOT NULL, anchor TEXT NOT NULL,
    locator TEXT NOT NULL, section TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    orders INTEGER NOT NULL, PRIMARY KEY (document, number)
)"""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it is kept.

    Attributes:
        path: the file it was read from.
        digest: of the file's bytes and of the way they were read.
        changed: the day of the file's last change.
        orders: numbers of the passages that have words addressed to the machine.
    """

    id: str
    path: str
    digest: str
    sort: str
    title: str
    pages: int | None
    changed: str
    text: str
    pieces: tuple[Piece, ...]
    orders: frozenset[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of documents."""

    id: str
    path: str
    digest: str
    sort: str
    title: str
    pages: int | None
    passages: int
    injection: int


class UserDocuments:
    """The documents that a user added.

    Args:
        folder: where they are kept; it is made with the first document.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "documents.sqlite"

    def entries(self) -> tuple[Entry, ...]:
        """What is there, by id.

        Raises:
            RequestError: the file cannot be read.
        """
        if not self.path.exists():
            return ()
        with self._open() as database:
            rows = database.execute(
                "SELECT id, path, digest, sort, title, pages, COUNT(number), "
                "COALESCE(SUM(orders), 0) FROM document LEFT JOIN passage ON document = id "
                "GROUP BY id ORDER BY id"
            ).fetchall()
        return tuple(Entry(*row) for row in rows)

    def documents(self) -> tuple[Document, ...]:
        """Every document with its passages, by id, as answers cite them.

        Raises:
            RequestError: the file cannot be read.
        """
        if not self.path.exists():
            return ()
        with self._open() as database:
            rows = database.execute("SELECT * FROM document ORDER BY id").fetchall()
            kept = database.execute("SELECT * FROM passage ORDER BY document, number").fetchall()
        texts = {row[0]: row[7] for row in rows}
        passages: dict[str, list[Passage]] = {}
        for row in kept:
            passages.setdefault(row[0], []).append(_passage(row, texts[row[0]]))
        return tuple(
            user_document(name, title, changed, tuple(passages.get(name, ())))
            for name, _, _, _, title, _, changed, _ in rows
        )

    def change(self, added: Iterable[StoredDocument], removed: Iterable[str] = ()) -> None:
        """Puts documents in, in the place of those with the same id, and takes others out.

        Raises:
            RequestError: it cannot be written; then nothing has changed.
        """
        with self._open() as database:
            for name in removed:
                _take_out(database, name)
            for one in added:
                _take_out(database, one.id)
                _put_in(database, one)

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path, _TABLES, unusable)


def unusable(path: Path, error: Exception) -> RequestError:
    """The file that keeps documents cannot be read or written."""
    return RequestError(
        f"The documents in {str(path)!r} cannot be kept ({error}); make room there and make it "
        "writable, or name another folder with --home DIR. What was there is unchanged.",
        "home",
    )


def day_of(path: Path) -> str:
    """The day on which a file was last changed."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def stored_passages(one: StoredDocument) -> tuple[Passage, ...]:
    """The passages of a document that is not kept yet."""
    return tuple(_passage(row, one.text) for row in _rows(one))


def user_document(name: str, title: str, changed: str, passages: tuple[Passage, ...]) -> Document:
    """A user's document in the shape of every other; its words are its own, not a digest."""
    return Document(
        id=name,
        title=title,
        organisation="User document, no rules",
        abbreviation=title,
        year=int(changed[:4]),
        kind=USER_DOCUMENT,
        published=changed,
        jurisdiction=(),
        population="",
        licence="the user's own",
        review=Review.SUBMITTED,
        review_since=changed,
        updated=changed,
        passages=passages,
    )


_Row = tuple[str, int, str, str, str, int, int, int]


def _rows(one: StoredDocument) -> Iterator[_Row]:
    for number, piece in enumerate(one.pieces):
        section = json.dumps(piece.section, ensure_ascii=False)
        flag = int(number in one.orders)
        yield (one.id, number, piece.anchor, locator(piece), section, *piece.span, flag)


def _passage(row: _Row, text: str) -> Passage:
    document, _, anchor, where, section, start, stop, orders = row
    return Passage(
        id=f"{document}#{anchor}",
        document=document,
        anchor=anchor,
        locator=where,
        text=text[start:stop],
        source_lines=(),
        basis="U",
        section=tuple(json.loads(section)),
        span=(start, stop),
        orders=bool(orders),
    )


def _take_out(database: sqlite3.Connection, name: str) -> None:
    database.execute("DELETE FROM passage WHERE document = ?", (name,))
    database.execute("DELETE FROM document WHERE id = ?", (name,))


def _put_in(database: sqlite3.Connection, one: StoredDocument) -> None:
    database.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (one.id, one.path, one.digest, one.sort, one.title, one.pages, one.changed, one.text),
    )
    database.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _rows(one))
