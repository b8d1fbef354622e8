"""Folders that appear whole or not at all, one writer at a time.

`index` writes through here: a build that is killed leaves what was there before.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DRAFT = ".draft"
_DISCARDED = ".discarded"


@contextmanager
def sole_writer(root: Path) -> Iterator[None]:
    """Waits until no other process writes below the root, and sweeps what a killed one left.

    Raises:
        OSError: the root cannot be made or locked.
    """
    from filelock import FileLock

    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / ".lock"):
        _sweep(root)
        yield


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """An empty folder to fill; it becomes the target when the block ends without an error.

    What stood at the target is replaced. Only for the holder of `sole_writer`.
    """
    root = target.parent
    draft = root / _DRAFT
    draft.mkdir()
    try:
        yield draft
        if target.exists():
            target.replace(root / _DISCARDED)
        draft.replace(target)
    finally:
        _sweep(root)


def _sweep(root: Path) -> None:
    for name in (_DRAFT, _DISCARDED):
        shutil.rmtree(root / name, ignore_errors=True)
