"""`groundrule eval`: the evaluation harness."""

import typer

app = typer.Typer(help="Measure every part, without a judge model.", no_args_is_help=True)
