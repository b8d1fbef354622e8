"""`groundrule corpus coverage`: which lines of the editors' fact sheet the corpus carries."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import AsJson, CorpusDir
from assistant.cli.written import Out, write

Sheet = Annotated[
    Path | None,
    typer.Option("--sheet", metavar="FILE", help="The fact sheet, to find lines that are missing."),
]


def coverage(
    sheet: Sheet = None, out: Out = None, corpus: CorpusDir = None, as_json: AsJson = False
) -> None:
    """Every line of the fact sheet as used, not usable or left; exit 1 when something is wrong.

    Without the sheet the lines are those that the corpus itself names. --out writes Markdown.
    """
    from assistant.adapters.coverage_report import coverage_json, markdown, summary, text_lines
    from assistant.adapters.fact_sheet import read_sheet
    from assistant.app import App, Settings
    from assistant.rules.coverage import against

    system = App(Settings(corpus))
    found = system.coverage
    if sheet is not None:
        conflicts = [declared.id for declared in system.corpus.disagreements]
        found = against(found, read_sheet(sheet), conflicts)
    if out is not None:
        write(coverage_json(found) + "\n" if as_json else markdown(found), out)
        typer.echo(summary(found))
    else:
        typer.echo(coverage_json(found) if as_json else "\n".join(text_lines(found)))
    raise typer.Exit(int(bool(found.faults)))
