"""The commands, and the one place that turns an error into its sentence and exit code."""

import os
import sys

import typer

from assistant import __version__
from assistant.cli import (
    ask,
    cds,
    check,
    documents,
    eval_,
    export,
    index,
    rules,
    search,
    serve,
    system,
)
from assistant.domain.errors import GroundruleError

app = typer.Typer(
    name="groundrule",
    help="Answers clinical questions from guidelines; every sentence is cited and rule-checked.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("ask")(ask.ask)
app.command("check")(check.check)
app.command("search")(search.search)
app.command("ingest")(documents.ingest)
app.add_typer(documents.app, name="documents")
app.add_typer(rules.app, name="rules")
app.add_typer(eval_.app, name="eval")
app.command("cds")(cds.cds)
app.add_typer(export.app, name="export")
app.command("index")(index.index)
app.command("model")(index.model)
app.command("serve")(serve.serve)
app.command("doctor")(system.doctor)
app.command("schema")(system.schema)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"groundrule {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Answers clinical questions from guidelines; every sentence is cited and rule-checked."""


def main() -> None:
    """Runs a command. Every foreseen error ends as one sentence and its exit code."""
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except GroundruleError as error:
        typer.echo(f"groundrule: {error}", err=True)
        sys.exit(error.exit_code)
    except typer.TyperException as error:
        if sentence := error.format_message():
            typer.echo(f"groundrule: {sentence.rstrip('.')}; see `groundrule --help`.", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("groundrule: interrupted; nothing that was confirmed is lost.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - a reader gets a sentence, also for our own faults
        fault = f"{type(error).__name__}: {error}"
        typer.echo(
            f"groundrule: internal fault ({fault}); nothing stored was changed. Please report it "
            "with the command you ran.",
            err=True,
        )
        sys.exit(2)
