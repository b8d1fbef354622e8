"""Reads the source of this project as syntax trees, for the tests that hold its architecture."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "evals", "ui")
CORE = tuple(
    "domain ports reading rules retrieval checks audit case followup lifecycle pipeline".split()
)


@cache
def trees() -> dict[str, ast.Module]:
    """The tree of every module of the three packages, by its path in the project."""
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    return {
        file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in files
    }


def core_modules() -> dict[str, ast.Module]:
    """The modules that have to stay free of input and output, by path."""
    places = tuple(f"assistant/{part}{end}" for part in CORE for end in ("/", ".py"))
    return {path: tree for path, tree in trees().items() if path.startswith(places)}


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names of what a module imports, at any depth; `from a import b` gives `a.b`."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{alias.name}" for alias in names)


def name_of(node: ast.AST | None) -> str:
    """The last part of a dotted name; empty when the expression is not a name."""
    match node:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def within(scope: str) -> Iterator[tuple[str, ast.Module]]:
    """The modules under that path."""
    return ((path, tree) for path, tree in trees().items() if path.startswith(scope))
