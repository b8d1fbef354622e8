"""`groundrule corpus`: the corpus as its editors look after it."""

import typer

from assistant.cli.coverage import coverage

app = typer.Typer(help="Look after the documents of the corpus.", no_args_is_help=True)
app.command("coverage")(coverage)
