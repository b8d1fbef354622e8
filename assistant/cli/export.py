"""`groundrule export`: the rule base as FHIR PlanDefinitions, or as a book."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import CorpusDir
from assistant.domain.errors import RequestError

app = typer.Typer(help="Hand the rule base to other programs and to readers.", no_args_is_help=True)

Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of to the screen.")
]


@app.command()
def fhir(out: Out = None, corpus: CorpusDir = None) -> None:
    """A FHIR R4 Bundle with one PlanDefinition a guideline, validated."""
    from assistant.adapters.plan_definition import plan_definitions
    from assistant.app import App, Settings

    bundle = plan_definitions(App(Settings(corpus)).corpus)
    _write(json.dumps(bundle, ensure_ascii=False, indent=2) + "\n", out)


@app.command()
def book(out: Out = None, corpus: CorpusDir = None) -> None:
    """Every recommendation and worked patient in plain words; FILE.md (with diagrams) or .html."""
    from assistant.adapters.book import chapters
    from assistant.adapters.book_html import html
    from assistant.adapters.book_markdown import markdown
    from assistant.app import App, Settings

    suffix = out.suffix.lower() if out else ".md"
    if suffix not in (".md", ".html"):
        raise RequestError(
            f"{str(out)!r} is neither Markdown nor HTML; end its name with .md or .html.", "out"
        )
    loaded = App(Settings(corpus))
    found = chapters(loaded.corpus, loaded.patients)
    _write(html(found) if suffix == ".html" else markdown(found), out)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RequestError(f"{str(out)!r} cannot be written: {error.strerror}.", "out") from None
