"""Conversations in SQLite under the home folder: one row a turn, kept between processes."""

import json
import sqlite3
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from assistant.adapters.fact_text import fact_data, read_fact
from assistant.adapters.sqlite_file import not_usable, opened
from assistant.domain.patient import PatientFacts
from assistant.followup import Turn

_TABLE = """
CREATE TABLE IF NOT EXISTS turn (
    conversation TEXT NOT NULL,
    number INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (conversation, number)
)"""


class Conversations:
    """Turns by conversation. A turn is there whole or not at all, also when the process is killed.

    Args:
        home: the folder for state; it is made when it does not exist.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / "conversations.sqlite"

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """All turns so far, first to last; empty for a new conversation."""
        if not self.path.exists():
            return ()
        with self._open() as database:
            rows = database.execute(
                "SELECT data FROM turn WHERE conversation = ? ORDER BY number", (conversation,)
            ).fetchall()
        return tuple(_read(data) for (data,) in rows)

    def add(self, conversation: str, turn: Turn) -> None:
        """Appends a turn; two processes that add at once both keep theirs."""
        with self._open() as database:
            database.execute(
                "INSERT INTO turn SELECT ?, COALESCE(MAX(number), 0) + 1, ? "
                "FROM turn WHERE conversation = ?",
                (conversation, json.dumps(_data(turn)), conversation),
            )

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path, _TABLE, partial(not_usable, "conversations"))


def _data(turn: Turn) -> dict[str, object]:
    return {
        "question": turn.question,
        "standalone": turn.standalone,
        "facts": [fact_data(fact) for fact in turn.facts.facts],
        "released": list(turn.released),
    }


def _read(text: str) -> Turn:
    data = json.loads(text)
    facts = PatientFacts(tuple(read_fact(fact) for fact in data["facts"]))
    return Turn(data["question"], data["standalone"], facts, tuple(data["released"]))
