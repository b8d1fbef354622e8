"""`groundrule answers`: released answers kept under the home folder, and re-checked."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import AsJson, AsOf, Home, day
from assistant.domain.errors import RequestError

if TYPE_CHECKING:
    from assistant.adapters.answer_json import AnswerJson
    from assistant.adapters.saved_answers import SavedAnswers
    from assistant.adapters.saved_json import RecheckJson

app = typer.Typer(help="Answers that you keep, with their digests.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="ID", help="An id, as `answers list` prints it.")]


@app.command()
def save(
    file: Annotated[
        str,
        typer.Argument(help="What `ask --json` or `ask --batch` printed; - for standard input."),
    ],
    as_of: AsOf = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Keep the answers of a file as they were released; all of them, or none."""
    from assistant.adapters.saved_json import saved_json

    kept = _store(home).save(answers_of(file), day(as_of).isoformat())
    if as_json:
        typer.echo(saved_json(kept).model_dump_json(by_alias=True, indent=2))
        return
    for one in kept:
        typer.echo(f"Saved as {one.id}: {one.answer.title}")


@app.command("list")
def list_(home: Home = None, as_json: AsJson = False) -> None:
    """One line an answer: its id, the day, what it came to, and the question."""
    from assistant.adapters.saved_json import saved_json

    found = saved_json(_store(home).all())
    if as_json:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
        return
    for one in found.answers:
        outcome = f"{one.status.replace('_', ' ')}, {one.statements} statements"
        typer.echo(f"{one.id}  {one.saved}  {outcome}: {one.title}")
    if not found.answers:
        typer.echo("No saved answers; `groundrule ask QUESTION --save` keeps one.")


@app.command()
def show(name: Name, home: Home = None, as_json: AsJson = False) -> None:
    """One saved answer as its page, or, with --json, letter for letter as it was released."""
    one = _store(home).find(name)
    if as_json:
        typer.echo(one.answer.model_dump_json(by_alias=True, indent=2))
        return
    from assistant.cli.page import show_answer

    show_answer(one.answer)
    typer.echo(f"Saved as {one.id} on {one.saved}.")
    for part, digest in one.answer.digests.model_dump().items():
        typer.echo(f"{part:7} {digest}")


@app.command()
def remove(
    names: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids, as `answers list` prints them.")
    ],
    home: Home = None,
) -> None:
    """Take saved answers out; all that are named, or none."""
    typer.echo(f"Removed {', '.join(_store(home).remove(names))}.")


def answers_of(file: str) -> tuple["AnswerJson", ...]:
    """The answers of a file, or of standard input."""
    from assistant.adapters.stored_answer import read_answers

    if file == "-":
        return read_answers(sys.stdin.buffer.read(), "standard input")
    try:
        return read_answers(Path(file).read_bytes(), file)
    except OSError as error:
        raise RequestError(f"{file!r} cannot be read: {error.strerror}.", "file") from None


def recheck(file: str, corpus: Path | None, home: Path | None, as_json: bool) -> bool:
    """`check --certificates`: prints what is still true of the answers; True when everything is."""
    from assistant.adapters.saved_json import recheck_json
    from assistant.app import App, Settings

    app = App(Settings(corpus, home, "none"))
    answers = answers_of(file)
    found = recheck_json([(one, app.recheck(one)) for one in answers], app.sources)
    if as_json:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
    else:
        for line in _lines(found):
            typer.echo(line)
    return found.verdict == "pass"


def _lines(found: "RecheckJson") -> Sequence[str]:
    lines = []
    for answer in found.answers:
        lines.append(answer.question)
        if not answer.same_corpus:
            lines.append("  released from another version of the corpus, re-checked against this")
        lines += [f"  page: {fault}" for fault in answer.faults]
        for statement in answer.statements:
            lines += [f"  {statement.id}: {fault}" for fault in statement.faults]
    return [*lines, f"{found.verdict.upper()} {found.verified} of {found.statements} verified"]


def _store(home: Path | None) -> "SavedAnswers":
    from assistant.adapters.places import home_folder
    from assistant.adapters.saved_answers import SavedAnswers

    return SavedAnswers(home_folder(home))
