"""`groundrule check`: the audit of an answer that somebody else wrote."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import (
    AsJson,
    AsOf,
    Batch,
    CorpusDir,
    FactFile,
    Facts,
    Fhir,
    Home,
    Jurisdiction,
    Llm,
    day,
)
from assistant.domain.errors import RequestError

FIELDS = frozenset({"id", "question", "answer", "facts", "jurisdiction"})


def check(
    file: Annotated[
        str | None, typer.Argument(help="Text, Markdown, HTML, DOCX or PDF; - for standard input.")
    ] = None,
    question: Annotated[str, typer.Option(help="The question it answers.")] = "",
    fact: Facts = None,
    facts: FactFile = None,
    fhir: Fhir = None,
    jurisdiction: Jurisdiction = None,
    llm: Llm = "auto",
    as_of: AsOf = None,
    home: Home = None,
    corpus: CorpusDir = None,
    batch: Batch = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE.md|FILE.html", help="Also write a report here.")
    ] = None,
    certificates: Annotated[
        bool,
        typer.Option(
            "--certificates",
            help="FILE is a saved answer (`ask --json`): judge it again from corpus and rules.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Audit an answer: what holds, what contradicts which rule, what depends on unknown facts."""
    if certificates:
        _require_alone(question, fact, facts, fhir, jurisdiction, batch, report)
        from assistant.cli.answers import recheck

        raise typer.Exit(0 if recheck(_named(file), corpus, home, as_json) else 1)
    from assistant.app import App, Request, Settings
    from assistant.cli import requests

    app = App(Settings(corpus, home, llm))
    today = day(as_of)
    if batch is not None:
        failed = False

        def audited(request: Request, text: str) -> str:
            nonlocal failed
            if not text.strip():
                raise RequestError("The line has no answer to check.", "answer")
            found = app.check(text, request)
            failed = failed or found.verdict != "pass"
            return found.model_dump_json(by_alias=True)

        for line, wrong in requests.batch(batch, app, today, FIELDS, audited):
            failed = failed or wrong
            typer.echo(line)
        raise typer.Exit(int(failed))
    file = _named(file)
    given = requests.given_facts(app, fact, facts, jurisdiction, today, fhir)
    text = _text(file)
    found = app.check(text, Request(question, today, given))
    if report is not None:
        from assistant.cli.report_file import write_report

        write_report(report, found, text, app.corpus)
    if as_json:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
    else:
        from assistant.cli.report import show_audit

        show_audit(found)
    raise typer.Exit(0 if found.verdict == "pass" else 1)


def _named(file: str | None) -> str:
    if file is None:
        raise RequestError("No file was given; name one, or - for standard input.", "file")
    return file


def _require_alone(*others: object) -> None:
    if any(others):
        raise RequestError(
            "--certificates takes question and facts from the saved answer; leave out --question, "
            "--fact, --facts, --fhir, --jurisdiction, --batch and --report.",
            "certificates",
        )


def _text(file: str) -> str:
    from assistant.adapters.page_file import page_text

    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise RequestError(f"{file!r} cannot be read: {error.strerror}.", "file") from None
    return page_text(raw, file)
