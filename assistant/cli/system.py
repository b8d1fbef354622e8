"""`groundrule doctor` and `groundrule schema`: what is installed, and what the JSON looks like."""

import json
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import typer

from assistant.cli.options import AsJson, CorpusDir, Home
from assistant.domain.errors import GroundruleError

if TYPE_CHECKING:
    from assistant.app import App

PACKAGES = (
    "chromadb",
    "onnxruntime",
    "langchain-core",
    "gradio",
    "sentence-transformers",
    "xllamacpp",
    "z3-solver",
)


def doctor(home: Home = None, corpus: CorpusDir = None, as_json: AsJson = False) -> None:
    """Say what is there, what is missing, and the command that brings it."""
    from assistant.app import App, Settings

    app = App(Settings(corpus, home))
    lines, missing = list[tuple[str, str]](), list[str]()
    parts: tuple[tuple[str, Callable[[App], str]], ...] = (
        ("corpus", _corpus),
        ("index", _index),
        ("model", _model),
    )
    for name, look in parts:
        try:
            lines.append((name, look(app)))
        except GroundruleError as error:
            lines.append((name, str(error)))
            missing.append(name)
    lines += [(package, _version(package)) for package in PACKAGES]
    if as_json:
        typer.echo(json.dumps({"parts": dict(lines), "missing": missing}, indent=2))
    else:
        for name, text in lines:
            typer.echo(f"{name:22} {text}")
    raise typer.Exit(3 if {"corpus", "index"} & set(missing) else 0)


def _corpus(app: "App") -> str:
    found = app.corpus
    counts = (len(found.documents), len(found.passages), len(found.rules))
    return "{} documents, {} passages, {} rules".format(*counts)


def _index(app: "App") -> str:
    return f"{app.index.digest[:23]}… in {app.home}"


def _model(app: "App") -> str:
    from assistant.adapters.chat_models import choose

    found = choose("auto", app.home)
    if found is None:
        return "none; the template drafter answers. `groundrule model` brings one"
    return f"{found.name}, with `--llm embedded`; without it the template drafter answers"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed (optional)"


def schema() -> None:
    """Print the JSON Schemas of what this program prints."""
    from pydantic import BaseModel

    from assistant.adapters.answer_json import AnswerJson
    from assistant.adapters.audit_json import AuditJson
    from assistant.adapters.coverage_report import CoverageJson
    from assistant.adapters.diff_json import DiffJson
    from assistant.adapters.impact_json import ImpactJson, StaleJson
    from assistant.adapters.review_json import ReviewsJson
    from assistant.adapters.saved_json import RecheckJson, SavedJson

    models: dict[str, type[BaseModel]] = {
        "groundrule/answer@1": AnswerJson,
        "groundrule/audit@1": AuditJson,
        "groundrule/saved@1": SavedJson,
        "groundrule/recheck@1": RecheckJson,
        "groundrule/review@1": ReviewsJson,
        "groundrule/diff@1": DiffJson,
        "groundrule/impact@1": ImpactJson,
        "groundrule/stale@1": StaleJson,
        "groundrule/coverage-report@1": CoverageJson,
    }
    schemas = {name: model.model_json_schema(by_alias=True) for name, model in models.items()}
    typer.echo(json.dumps(schemas, indent=2))
