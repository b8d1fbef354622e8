"""`groundrule ingest`, `documents list` and `documents remove`: the user's own documents."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import AsJson, CorpusDir, Home
from assistant.domain.errors import RequestError

if TYPE_CHECKING:
    from assistant.adapters.library import Ingested

app = typer.Typer(help="The documents that you added yourself.", no_args_is_help=True)


def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="PDF, HTML, DOCX, Markdown or text, a folder of them, or a BEIR folder.",
        ),
    ],
    home: Home = None,
    corpus: CorpusDir = None,
    as_json: AsJson = False,
) -> None:
    """Add documents of your own; files that did not change since cost nothing."""
    from rich.console import Console
    from rich.progress import Progress, TextColumn

    from assistant.app import App, Settings

    system = App(Settings(corpus, home, "none"))
    columns = (*Progress.get_default_columns(), TextColumn("{task.completed}/{task.total}"))
    console = Console(stderr=True)
    off = not console.is_terminal  # a log gets the outcome, not the bar
    with Progress(*columns, console=console, transient=True, disable=off) as bar:
        task = bar.add_task("reading", total=None)
        done = system.ingest(
            paths,
            lambda path: bar.update(task, description=f"reading {Path(path).name}"),
            lambda n, total: bar.update(
                task, description="indexing passages", completed=n, total=total
            ),
        )
    if as_json:
        typer.echo(json.dumps(_data(done), ensure_ascii=False, indent=2))
    else:
        _show(done)
    for error in done.refused:
        typer.echo(f"groundrule: {error}", err=True)
    raise typer.Exit(2 if done.refused else 0)


@app.command("list")
def list_(home: Home = None, as_json: AsJson = False) -> None:
    """One line a document: its id, passages, pages, title and file."""
    from dataclasses import asdict

    from assistant.app import App, Settings

    entries = App(Settings(None, home, "none")).library.store.entries()
    if as_json:
        found = [{k: v for k, v in asdict(entry).items() if k != "digest"} for entry in entries]
        typer.echo(json.dumps({"documents": found}, ensure_ascii=False, indent=2))
        return
    for entry in entries:
        pages = f", {entry.pages} pages" if entry.pages else ""
        flagged = f", {entry.injection} flagged injection" if entry.injection else ""
        size = f"{entry.passages} passages{pages}{flagged}"
        typer.echo(f"{entry.id}  {entry.sort}, {size}: {entry.title} ({entry.path})")
    if not entries:
        typer.echo("No documents of yours; `groundrule ingest PATH` adds some.")


@app.command()
def remove(
    names: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, as `documents list` prints them.")
    ],
    home: Home = None,
) -> None:
    """Take documents out, with everything that was kept of them; the files stay."""
    from assistant.app import App, Settings

    App(Settings(None, home, "none")).remove_documents(names)
    typer.echo(f"Removed {', '.join(names)}.")


def chosen(documents: str | None) -> tuple[str, ...] | None:
    """The ids of `--documents ID,...`; None without it.

    Raises:
        RequestError: it names nothing.
    """
    if documents is None:
        return None
    names = tuple(name.strip() for name in documents.split(",") if name.strip())
    if not names:
        raise RequestError("--documents names no document; write ID,ID,...", "documents")
    return names


def _data(done: "Ingested") -> dict[str, object]:
    return {
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "left_out": done.left_out,
        "findings": [
            {"kind": "injection", "document": f.document, "passage": f.passage, "words": f.words}
            for f in done.flagged
        ],
        "errors": [str(error) for error in done.refused],
    }


def _show(done: "Ingested") -> None:
    for verb, names in (("Added", done.added), ("Changed", done.changed)):
        if names:
            typer.echo(f"{verb} {', '.join(names)}.")
    if done.unchanged:
        typer.echo(f"Unchanged: {', '.join(done.unchanged)}.")
    if done.left_out:
        typer.echo(f"{done.left_out} files of other sorts were left out.")
    for found in done.flagged:
        typer.echo(
            f"injection: {found.passage} has words addressed to the machine ({found.words!r}); "
            "it is kept as text, found by search, and never quoted or obeyed."
        )
