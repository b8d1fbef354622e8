"""A SQLite file under the home folder: each use is one transaction, there whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.domain.errors import InstallationError


@contextmanager
def opened(path: Path, table: str, what: str) -> Iterator[sqlite3.Connection]:
    """The file with its table; what is done to it is kept when the block ends without an error.

    Args:
        what: what it holds, for the message ("conversations").

    Raises:
        InstallationError: it cannot be made, read or written.
    """

    def unusable(error: Exception) -> InstallationError:
        return InstallationError(
            f"The {what} in {str(path)!r} cannot be used ({error}); "
            "make the folder writable, or name another with --home DIR."
        )

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(path, timeout=30)
    except (OSError, sqlite3.Error) as error:
        raise unusable(error) from None
    try:
        with database:
            database.execute(table)
            yield database
    except sqlite3.Error as error:
        raise unusable(error) from None
    finally:
        database.close()
