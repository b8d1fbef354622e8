"""`groundrule ask`: the main job, a cited and rule-checked answer."""

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

FIELDS = frozenset({"id", "question", "facts", "role", "conversation", "jurisdiction"})


def ask(
    question: Annotated[str | None, typer.Argument(help="A clinical question.")] = None,
    fact: Facts = None,
    facts: FactFile = None,
    fhir: Fhir = None,
    jurisdiction: Jurisdiction = None,
    role: Annotated[str, typer.Option(help="clinician, nurse, student or patient.")] = "clinician",
    conversation: Annotated[
        str | None, typer.Option(help="Go on with this conversation, kept between calls.")
    ] = None,
    documents: Annotated[
        str | None,
        typer.Option(metavar="ID,...", help="Of your own documents, quote these only."),
    ] = None,
    llm: Llm = "auto",
    as_of: AsOf = None,
    home: Home = None,
    corpus: CorpusDir = None,
    batch: Batch = None,
    as_json: AsJson = False,
) -> None:
    """Answer a clinical question; every sentence is cited and agrees with the rules."""
    from assistant.app import App, Request, Settings
    from assistant.cli import requests
    from assistant.cli.documents import chosen

    app = App(Settings(corpus, home, llm, chosen(documents)))
    today = day(as_of)
    if batch is not None:

        def answer(request: Request, _: str) -> str:
            return app.ask(request).model_dump_json(by_alias=True)

        for line, _ in requests.batch(batch, app, today, FIELDS, answer):
            typer.echo(line)
        return
    if question is None:
        raise RequestError("No question was given; write it after `groundrule ask`.", "question")
    given = requests.given_facts(app, fact, facts, jurisdiction, today, fhir)
    found = app.ask(Request(question, today, given, role, conversation))
    if as_json:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
        return
    from assistant.cli.page import show_answer

    show_answer(found)
