"""An embedder that computes each text once: vectors by the digest of their text, in SQLite.

What it remembers can be computed again at any time, so a damaged file is thrown away.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

from assistant.ports import Embedder

_FILE = "vectors.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS vector (name BLOB PRIMARY KEY, numbers BLOB)"
_AT_ONCE = 500  # names in one question to the database


class RememberedVectors:
    """Implements `ports.Embedder` over another one, with the same name and digest."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self.name = embedder.name
        self.digest = embedder.digest
        self._embedder = embedder
        self._path = folder / _FILE

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text, in single precision; only texts that are new are computed."""
        names = [self._name(text) for text in texts]
        known = self._known(names)
        new = [n for n, name in enumerate(names) if name not in known]
        if new:
            computed = self._embedder.embed([texts[n] for n in new])
            found = {names[n]: array("f", vector) for n, vector in zip(new, computed, strict=True)}
            self._remember(found)
            known |= found
        return [known[name].tolist() for name in names]

    def forget_others(self, texts: Iterable[str]) -> None:
        """Drops every vector that belongs to none of these texts."""
        kept = {self._name(text) for text in texts}
        with suppress(sqlite3.Error), closing(self._connect()) as database, database:
            rows = database.execute("SELECT name FROM vector").fetchall()
            gone = [(name,) for (name,) in rows if name not in kept]
            database.executemany("DELETE FROM vector WHERE name = ?", gone)

    def _name(self, text: str) -> bytes:
        return sha256(f"{self.name}\0{self.digest}\0{text}".encode()).digest()

    def _known(self, names: Sequence[bytes]) -> dict[bytes, "array[float]"]:
        try:
            with closing(self._connect()) as database:
                return {
                    name: array("f", numbers)
                    for start in range(0, len(names), _AT_ONCE)
                    for name, numbers in _asked(database, names[start : start + _AT_ONCE])
                }
        except sqlite3.Error as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                self._path.unlink(missing_ok=True)
            return {}

    def _remember(self, found: dict[bytes, "array[float]"]) -> None:
        """A disk that is full costs the memory, not the vectors."""
        with suppress(sqlite3.Error), closing(self._connect()) as database, database:
            database.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?, ?)",
                [(name, numbers.tobytes()) for name, numbers in found.items()],
            )

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=30)
        database.execute(_TABLE)
        return database


def _asked(database: sqlite3.Connection, names: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    marks = ", ".join("?" * len(names))
    question = f"SELECT name, numbers FROM vector WHERE name IN ({marks})"
    return database.execute(question, list(names)).fetchall()
