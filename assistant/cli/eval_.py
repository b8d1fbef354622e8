"""`groundrule eval`: the evaluation harness."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import AsJson, AsOf, CorpusDir, Home, day

app = typer.Typer(help="Measure every part, without a judge model.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """The suites that come with the program, with their gates."""
    from evals.suite_files import read_suite, suite_names, suite_path

    for name in suite_names():
        _, suite = read_suite(suite_path(name))
        typer.echo(f"{name:12} {suite.about}")
        for gate in suite.gates:
            low = gate.at_least is not None
            bar = f"at least {gate.at_least}" if low else f"at most {gate.at_most}"
            typer.echo(f"{'':12} {gate.metric} {bar}")


Rows = Annotated[
    Path | None,
    typer.Option(
        "--data", "--pairs", "--beir", help="Rows of public data, for the suites that read them."
    ),
]


@app.command()
def run(
    suite: Annotated[str, typer.Argument(help="A suite of `eval list`, or a suite file.")],
    as_json: AsJson = False,
    corpus: CorpusDir = None,
    home: Home = None,
    as_of: AsOf = None,
    data: Rows = None,
) -> None:
    """Run a suite with the template drafter; exit 1 when a gate is not passed."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from assistant.app import App, Settings
    from evals import report, runner
    from evals.suite_files import suite_path

    path = suite_path(suite)
    system = App(Settings(corpus, home, "none", documents=()))
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"{suite}: reading")
        result = runner.run(
            path,
            system,
            day(as_of) if as_of else None,
            data,
            lambda done: bar.update(task, description=f"{suite}: {done} answered"),
        )
    if as_json:
        typer.echo(report.run_json(result).model_dump_json(indent=2, exclude_none=True))
    else:
        report.show(result)
    raise typer.Exit(int(not result.passed))


@app.command()
def compare(
    before: Annotated[Path, typer.Argument(help="A log that `eval run` wrote.")],
    after: Annotated[Path, typer.Argument(help="Another one.")],
) -> None:
    """Compare two logs of samples: every figure, and every score that moved."""
    from evals.compare import compare as compared

    found = compared(before, after)
    for name, old, new in found.means:
        typer.echo(f"{name:28} {_value(old)} -> {_value(new)}")
    for moved in found.moved:
        change = f"{_value(moved.before)} -> {_value(moved.after)}"
        typer.echo(f"{moved.sample:40} {moved.metric}: {change}  {moved.explanation}")
    typer.echo(f"{len(found.moved)} scores moved")


def _value(value: float | None) -> str:
    return "  -  " if value is None else f"{value:.3f}"
