"""The paths that a user gives to the files behind them; nothing outside a folder is followed."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.adapters.beir_folder import CORPUS
from assistant.adapters.document_parser import SORTS, sort_of
from assistant.adapters.passage_splitter import slugged
from assistant.domain.errors import RequestError

LARGEST = 200_000_000  # bytes


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to be read, under the id that its document gets."""

    id: str
    path: Path


@dataclass(slots=True)
class Found:
    """What stands behind the paths.

    Attributes:
        refused: one error for each path that cannot be used.
        left_out: how many files below the folders are of no sort that is read.
    """

    files: list[SourceFile] = field(default_factory=list)
    refused: list[RequestError] = field(default_factory=list)
    left_out: int = 0


def find_files(paths: Iterable[Path]) -> Found:
    """Every document file below the paths, in the order of their names, each once."""
    found = Found()
    seen: dict[Path, None] = {}
    for path in paths:
        try:
            real = _real(path)
            if real.is_dir() and not (real / CORPUS).is_file():
                _below(real, found, seen)
            else:
                sort_of(real / CORPUS if real.is_dir() else real)
                seen.setdefault(real / CORPUS if real.is_dir() else real)
        except RequestError as error:
            found.refused.append(error)
    _named(seen, found)
    return found


def _real(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path.expanduser(), strict=True))
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RequestError(
            f"{str(path)!r} cannot be read ({reason}); name a file or folder that exists.", "path"
        ) from None


def _below(root: Path, found: Found, seen: dict[Path, None]) -> None:
    def refuse(error: OSError) -> None:
        found.refused.append(_unreadable(Path(error.filename or root), error))

    for folder, names, files in os.walk(root, onerror=refuse):
        here = Path(folder)
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in [n for n in names if (here / n).is_symlink()]:
            _check_link(here / name, root, found)
        if CORPUS in files:
            seen.setdefault(here / CORPUS)
            names[:] = []
            continue
        for path in (here / name for name in sorted(files) if not name.startswith(".")):
            if path.suffix.lower() not in SORTS:
                found.left_out += 1
            elif not path.is_symlink():
                seen.setdefault(path)
            elif (target := _check_link(path, root, found)) is not None:
                seen.setdefault(target)


def _check_link(link: Path, root: Path, found: Found) -> Path | None:
    """What a link inside the folder points to; a link out of the folder or to itself is refused."""
    try:
        target = _real(link)
        if not target.is_relative_to(root):
            raise RequestError(
                f"{str(link)!r} points to {str(target)!r}, outside the folder given; "
                "give that path itself.",
                "path",
            )
    except RequestError as error:
        found.refused.append(error)
        return None
    return target


def _unreadable(path: Path, error: OSError) -> RequestError:
    return RequestError(
        f"{str(path)!r} cannot be read ({error.strerror}); make it readable.", "path"
    )


def _named(paths: Iterable[Path], found: Found) -> None:
    """Each file under its id; of two files with one id neither is taken."""
    by_id: dict[str, list[Path]] = {}
    for path in paths:
        by_id.setdefault(document_id(path), []).append(path)
    for name, same in by_id.items():
        if len(same) == 1:
            found.files.append(SourceFile(name, same[0]))
        else:
            both = " and ".join(repr(str(path)) for path in same)
            found.refused.append(
                RequestError(f"{both} would both be the document {name!r}; rename one.", "path")
            )


def document_id(path: Path) -> str:
    """The file's name without its ending as small letters, digits and hyphens."""
    stem = path.parent.name if path.name == CORPUS else path.stem
    return slugged(stem) or "document"


def read_bytes(path: Path) -> bytes:
    """The contents of a file.

    Raises:
        RequestError: it cannot be read, is too large, or is a device or a pipe.
    """
    try:
        if not path.is_file():
            raise RequestError(f"{str(path)!r} is no file; name one that can be read.", "path")
        if (size := path.stat().st_size) > LARGEST:
            raise RequestError(
                f"{str(path)!r} has {size} bytes; at most {LARGEST} are read. Split it.", "path"
            )
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
