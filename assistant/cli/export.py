"""`groundrule export`: the rule base as FHIR PlanDefinitions, or as a book."""

import json

import typer

from assistant.cli.options import CorpusDir
from assistant.cli.written import Out, write
from assistant.domain.errors import RequestError

app = typer.Typer(help="Hand the rule base to other programs and to readers.", no_args_is_help=True)


@app.command()
def fhir(out: Out = None, corpus: CorpusDir = None) -> None:
    """A FHIR R4 Bundle with one PlanDefinition a guideline, validated."""
    from assistant.adapters.plan_definition import plan_definitions
    from assistant.app import App, Settings

    bundle = plan_definitions(App(Settings(corpus)).corpus)
    write(json.dumps(bundle, ensure_ascii=False, indent=2) + "\n", out)


@app.command()
def book(out: Out = None, corpus: CorpusDir = None) -> None:
    """The corpus for readers: FILE.html has all of it, FILE.md the rules with diagrams."""
    from assistant.adapters.book import book as book_of
    from assistant.adapters.book_html import html
    from assistant.adapters.book_markdown import markdown
    from assistant.app import App, Settings

    suffix = out.suffix.lower() if out else ".md"
    if suffix not in (".md", ".html"):
        raise RequestError(
            f"{str(out)!r} is neither Markdown nor HTML; end its name with .md or .html.", "out"
        )
    loaded = App(Settings(corpus))
    found = book_of(loaded.corpus, loaded.patients, loaded.coverage)
    write(html(found) if suffix == ".html" else markdown(found), out)
