"""The command line as a person or a script meets it: in a process of its own, or refused."""

import os
import subprocess
import sys
from pathlib import Path

import typer

from assistant.cli.main import app
from assistant.domain.errors import GroundruleError
from tests.shipped import shipped_app
from tests.syntax import ROOT

DAY = ("--as-of", "2026-11-23")


def home() -> tuple[str, str]:
    """The options that name the shared home, in which the index stands."""
    return "--home", str(shipped_app().home)


def run(
    *words: str | bytes, text: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """One command in a fresh process, from the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "assistant", *words],
        input=text,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "120", **environment},
        capture_output=True,
        check=False,
    )


def refusal(*words: str) -> tuple[int, str]:
    """Exit code and sentence of a command that has to be refused, without a new process."""
    try:
        app(list(words), standalone_mode=False)
    except GroundruleError as error:
        return error.exit_code, str(error)
    except typer.TyperException as error:
        return error.exit_code, error.format_message()
    raise AssertionError(f"{words} was not refused")


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a refused command said: one line on standard error, no traceback, nothing else."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, done.stderr.decode()
    assert lines[0].startswith("groundrule: ")
    assert done.stdout == b""
    return lines[0]


def saved(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)
