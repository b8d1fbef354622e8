"""The floors of the design hold: who may import whom, and what the core never touches."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

from tests.syntax import CORE, ROOT, core_modules, imported, name_of, trees

HEAVY = ("chromadb", "gradio", "langchain", "langchain_core", "numpy", "torch", "yaml")
# The standard library's ways out of the process, and to a clock or to chance.
WAYS_OUT = frozenset(
    """asyncio atexit builtins copyreg ctypes dbm fileinput ftplib gc getpass glob http imaplib
    importlib inspect io locale logging marshal mmap multiprocessing os pathlib pickle platform
    random runpy sched secrets select selectors shelve shutil signal smtplib socket socketserver
    sqlite3 ssl subprocess sys tempfile threading time tkinter urllib uuid webbrowser
    xmlrpc""".split()
)
BUILTINS_OUT = frozenset({"open", "print", "input", "eval", "exec", "compile", "__import__"})
CLOCKS = frozenset({"now", "utcnow", "today"})


def ways_out(tree: ast.AST) -> Iterator[str]:
    """What in a module reaches a file, the network, a clock, chance, or another package."""
    for name in imported(tree):
        package = name.partition(".")[0]
        if package in WAYS_OUT or package not in (*sys.stdlib_module_names, "assistant"):
            yield f"imports {name}"
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name(name)) if name in BUILTINS_OUT:
                yield f"line {node.lineno}: calls {name}"
            case ast.Attribute(value, name) if name in CLOCKS and name_of(value) in (
                "date",
                "datetime",
            ):
                yield f"line {node.lineno}: reads the clock"


def test_import_contracts() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    done = subprocess.run(
        [*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_part_has_its_floor() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors, _, core = project["tool"]["importlinter"]["contracts"]
    named = {part for floor in floors["layers"] for part in floor.split(" | ")} - {"evals", "ui"}
    there = {".".join(path.removesuffix(".py").split("/")[:2]) for path in trees()}
    there = {name for name in there if name.startswith("assistant.")}
    assert there - {"assistant.__init__", "assistant.__main__"} == named
    assert {f"assistant.{part}" for part in CORE} == set(core["source_modules"]) <= named


@pytest.mark.parametrize("path", core_modules())
def test_the_core_reaches_nothing_outside(path: str) -> None:
    assert list(ways_out(core_modules()[path])) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os", True),
        ("from pathlib import Path", True),
        ("def f():\n    import time", True),
        ("import yaml", True),
        ("import numpy.linalg", True),
        ("text = open('a').read()", True),
        ("from datetime import date\nd = date.today()", True),
        ("import datetime\nd = datetime.datetime.now()", True),
        ("import re\nPATTERN = re.compile('a')", False),
        ("from datetime import date\ndef f(d: date) -> int: return d.year", False),
        ("from assistant.domain.claim import Claim", False),
    ],
)
def test_ways_out_are_seen(source: str, found: bool) -> None:
    assert bool(list(ways_out(ast.parse(source)))) is found


def loaded_by(modules: list[str]) -> set[str]:
    """Top-level packages that a fresh process holds after importing the modules."""
    code = f"import sys\nfor name in {modules!r}: __import__(name)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_the_core_loads_nothing_heavy() -> None:
    modules = [
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in core_modules()
    ]
    assert loaded_by(modules) & {*HEAVY, "pydantic", "rich", "typer"} == set()


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    assert loaded_by(["assistant.cli"]) & {*HEAVY, "onnxruntime", "tantivy"} == set()
