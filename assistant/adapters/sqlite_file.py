"""A SQLite file under the home folder: each use is one transaction, there whole or not at all."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.domain.errors import GroundruleError, InstallationError


@contextmanager
def opened(
    path: Path, tables: str, unusable: Callable[[Path, Exception], GroundruleError]
) -> Iterator[sqlite3.Connection]:
    """The file with its tables; what is done to it is kept when the block ends without an error.

    Args:
        tables: statements that make them where they are not there, with `;` between.
        unusable: the error for a file that cannot be made, read or written.

    Raises:
        GroundruleError: what `unusable` made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(path, timeout=30)
    except (OSError, sqlite3.Error) as error:
        raise unusable(path, error) from None
    try:
        with database:
            for statement in tables.split(";"):
                database.execute(statement)
            yield database
    except sqlite3.Error as error:
        raise unusable(path, error) from None
    finally:
        database.close()


def not_usable(what: str, path: Path, error: Exception) -> InstallationError:
    """The file that holds `what` ("conversations") is damaged, or its folder cannot be written."""
    return InstallationError(
        f"The {what} in {str(path)!r} cannot be used ({error}); "
        "make the folder writable, or name another with --home DIR."
    )
