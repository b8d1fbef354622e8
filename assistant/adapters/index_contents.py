"""The files an index is made of, with their sizes, written when it is built.

A copy cut short by a full disk is noticed here, at the price of a few file listings, before a
library reads it: Chroma's native part ends the process on a header that is too short.
"""

import json
from pathlib import Path

_LIST = "contents.json"
_REWRITTEN = "chroma.sqlite3"  # Chroma's database may grow when it is opened


def record(folder: Path) -> None:
    """Writes the list of all files below the folder into it."""
    sizes = {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _REWRITTEN
    }
    (folder / _LIST).write_text(json.dumps(sizes, indent=2) + "\n", encoding="utf-8")


def is_whole(folder: Path) -> bool:
    """True when every file that was recorded is still there in its size."""
    try:
        sizes = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (FileNotFoundError, ValueError, AttributeError):
        return False
