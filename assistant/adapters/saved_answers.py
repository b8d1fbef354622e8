"""Saved answers in SQLite under the home folder: the JSON as it was released, by its digest.

An answer is there whole or not at all, also when the process is killed. Its id is the beginning
of its own digest, so that saving it twice keeps it once.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.adapters.answer_json import AnswerJson, answer_digest
from assistant.adapters.sqlite_file import not_usable, opened
from assistant.domain.errors import InstallationError, RequestError

_TABLE = """
CREATE TABLE IF NOT EXISTS answer (
    digest TEXT PRIMARY KEY, number INTEGER NOT NULL, saved TEXT NOT NULL, data TEXT NOT NULL
)"""
_DIGITS = 12
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """A kept answer.

    Attributes:
        saved: the day it was kept.
    """

    id: str
    saved: str
    answer: AnswerJson


class SavedAnswers:
    """The answers that a user kept.

    Args:
        home: the folder for state; it is made with the first answer.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / "answers.sqlite"

    def save(self, answers: Sequence[AnswerJson], day: str) -> tuple[SavedAnswer, ...]:
        """Keeps them all, or none; one that is there already stays as it was kept first.

        Raises:
            RequestError: one was changed after its release.
        """
        for answer in answers:
            _require_released(answer)
        with self._open() as database:
            for answer in answers:
                database.execute(
                    "INSERT OR IGNORE INTO answer "
                    "SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ? FROM answer",
                    (answer.digests.answer, day, answer.model_dump_json(by_alias=True)),
                )
        return tuple(self.find(answer.digests.answer) for answer in answers)

    def all(self) -> tuple[SavedAnswer, ...]:
        """Every kept answer, in the order in which they were saved."""
        return self._rows()

    def find(self, name: str) -> SavedAnswer:
        """The answer of an id, or of the beginning of one.

        Raises:
            RequestError: none has it, or more than one.
        """
        digits = name.strip().removeprefix("sha256:").lower()
        found = self._rows("WHERE SUBSTR(digest, 8, ?) = ?", len(digits), digits)
        if len(found) == 1 and len(digits) >= _SHORTEST:
            return found[0]
        problem = (
            "stands for more than one saved answer" if len(found) > 1 else "is no saved answer"
        )
        raise RequestError(f"{name!r} {problem}; `groundrule answers list` shows their ids.", "id")

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Takes answers out, all of them or none, and gives their ids.

        Raises:
            RequestError: one of them is not there.
        """
        found = tuple(self.find(name) for name in names)
        with self._open() as database:
            database.executemany(
                "DELETE FROM answer WHERE digest = ?",
                [(one.answer.digests.answer,) for one in found],
            )
        return tuple(one.id for one in found)

    def _rows(self, where: str = "", *values: str | int) -> tuple[SavedAnswer, ...]:
        if not self.path.exists():
            return ()
        with self._open() as database:
            query = f"SELECT digest, saved, data FROM answer {where} ORDER BY number"
            rows = database.execute(query, values).fetchall()
        try:
            return tuple(
                SavedAnswer(digest[7 : 7 + _DIGITS], saved, AnswerJson.model_validate_json(data))
                for digest, saved, data in rows
            )
        except ValueError as error:
            reason = " ".join(str(error).split())[:200]
            raise InstallationError(
                f"An answer in {str(self.path)!r} does not read as one ({reason}); put back a "
                "copy of the file, or move it away."
            ) from None

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path, _TABLE, partial(not_usable, "saved answers"))


def _require_released(answer: AnswerJson) -> None:
    given, true = answer.digests.answer, answer_digest(answer)
    if given != true:
        raise RequestError(
            f"The answer to {answer.question[:80]!r} is not as it was released: its digest is "
            f"{given[:23]!r} and should be {true[:23]!r}; save what `groundrule ask --json` "
            "printed, unchanged.",
            "digests.answer",
        )
