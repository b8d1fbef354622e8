"""`groundrule corpus`: documents reviewed, versions compared, saved answers held against them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.coverage import coverage
from assistant.cli.options import AsJson, AsOf, CorpusDir, Home, day
from assistant.domain.errors import RequestError

if TYPE_CHECKING:
    from assistant.adapters.review_json import ReviewedJson
    from assistant.adapters.versions import Versions
    from assistant.domain.knowledge import Corpus, Document, Review

app = typer.Typer(
    help="The life of the documents: review, compare, look after.", no_args_is_help=True
)
app.command("coverage")(coverage)

Old = Annotated[Path, typer.Argument(help="A corpus folder or a document folder.")]
New = Annotated[Path, typer.Argument(help="The newer version of it.")]


@app.command()
def review(
    document: Annotated[
        str | None, typer.Argument(metavar="DOC", help="A document's id; left out: all of them.")
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(help="submitted, under review or approved; left out: only show."),
    ] = None,
    by: Annotated[str, typer.Option(metavar="ROLE", help="The role that moves it.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why; kept with the state.")] = "",
    as_of: AsOf = None,
    corpus: CorpusDir = None,
    as_json: AsJson = False,
) -> None:
    """Show in which state documents are, or move one: submitted, under review, approved."""
    from assistant.adapters.corpus import load_corpus
    from assistant.adapters.places import corpus_folder
    from assistant.adapters.review_file import record_review, require_writable
    from assistant.adapters.review_json import reviews_json
    from assistant.lifecycle.review import moved

    folder = corpus_folder(corpus)
    found = load_corpus(folder)
    chosen = [_document(document, found)] if document else list(found.documents.values())
    if state is not None:
        if document is None:
            raise RequestError("Name the document that moves: `corpus review DOC ...`.", "document")
        require_writable(folder)
        one = chosen[0]
        steps = moved(one, _state(state), by, note, day(as_of))
        record_review(folder / one.id / "guideline.md", f"{folder.name}/{one.id}/guideline.md",
                      one, steps)  # fmt: skip
        chosen = [load_corpus(folder).documents[one.id]]
    elif by or note:
        raise RequestError("--by and --note belong to a move; name it with --state.", "state")
    told = reviews_json(chosen)
    if as_json:
        typer.echo(told.model_dump_json(by_alias=True, indent=2))
        return
    for reviewed in told.documents:
        _show_review(reviewed, whole=document is not None)


@app.command()
def diff(
    old: Old,
    new: New,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write here; a name in .json takes the JSON."),
    ] = None,
    corpus: CorpusDir = None,
    as_json: AsJson = False,
) -> None:
    """Compare two versions as rules: what changed, and a patient treated differently by each."""
    from assistant.adapters.diff_json import diff_json
    from assistant.adapters.versions import load_versions
    from assistant.cli.changes_page import diff_lines
    from assistant.lifecycle.changes import compare

    versions = load_versions(old, new, corpus)
    found = diff_json(compare(versions.old, versions.new), versions)
    if as_json or (out is not None and out.suffix.lower() == ".json"):
        text = found.model_dump_json(by_alias=True, indent=2)
    else:
        text = "\n".join(diff_lines(found))
    if out is None:
        typer.echo(text)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise RequestError(f"{str(out)!r} cannot be written: {error.strerror}.", "out") from None


@app.command()
def impact(
    first: Annotated[
        str,
        typer.Argument(
            metavar="DIFF|OLD",
            help="The JSON of `corpus diff` (- for standard input), or the old folder.",
        ),
    ],
    new: Annotated[Path | None, typer.Argument(metavar="[NEW]", help="The new folder.")] = None,
    home: Home = None,
    corpus: CorpusDir = None,
    as_json: AsJson = False,
) -> None:
    """Hold every saved answer against a new version: valid, without support, or contradicted."""
    from assistant.adapters.impact_json import impact_json
    from assistant.adapters.places import home_folder
    from assistant.adapters.saved_answers import SavedAnswers
    from assistant.adapters.stored_answer import stored_answer
    from assistant.adapters.versions import impact_of, load_versions
    from assistant.cli.changes_page import impact_lines

    state = home_folder(home)
    versions = _compared(first, corpus) if new is None else load_versions(Path(first), new, corpus)
    held = impact_of(versions, state)
    answers = [
        held.of(stored_answer(kept.answer), kept.id, kept.saved)
        for kept in SavedAnswers(state).all()
    ]
    found = impact_json(str(versions.old_path), str(versions.new_path), answers)
    if as_json:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
    else:
        typer.echo("\n".join(impact_lines(found)))


def _compared(file: str, corpus: Path | None) -> "Versions":
    """The versions that a diff compared, which have to be as they were then."""
    from assistant.adapters.diff_json import read_diff
    from assistant.adapters.versions import load_versions

    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise RequestError(
            f"{file!r} cannot be read as the JSON of `corpus diff` ({error.strerror}); name such "
            "a file, or the folders OLD and NEW.",
            "diff",
        ) from None
    told = read_diff(raw, "standard input" if file == "-" else file)
    found = load_versions(Path(told.old.path), Path(told.new.path), corpus)
    for side, before in ((found.old, told.old), (found.new, told.new)):
        if side.corpus.digest != before.digest:
            raise RequestError(
                f"{before.path!r} has changed since {file!r} was made; run `groundrule corpus "
                "diff` again.",
                "diff",
            )
    return found


@app.command()
def stale(
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help="The day to judge by; today.")
    ] = None,
    home: Home = None,
    corpus: CorpusDir = None,
    as_json: AsJson = False,
) -> None:
    """List documents past their review date, those with most rules and saved answers first."""
    from assistant.adapters.corpus import load_corpus
    from assistant.adapters.impact_json import stale_json
    from assistant.adapters.places import corpus_folder, home_folder
    from assistant.adapters.saved_answers import SavedAnswers
    from assistant.adapters.stored_answer import stored_answer
    from assistant.cli.changes_page import stale_lines
    from assistant.lifecycle.stale import stale as due

    on = day(today, "today")
    kept = SavedAnswers(home_folder(home)).all()
    answers = (stored_answer(one.answer) for one in kept)
    found = stale_json(due(load_corpus(corpus_folder(corpus)), answers, on), on)
    if as_json:
        typer.echo(found.model_dump_json(by_alias=True, indent=2))
    else:
        typer.echo("\n".join(stale_lines(found)))


def _show_review(one: "ReviewedJson", whole: bool) -> None:
    who = f" ({one.by})" if one.by else ""
    replaced = f"; superseded by {one.superseded_by}" if one.superseded_by else ""
    typer.echo(f"{one.id}: {one.state} since {one.since}{who}{replaced}")
    if not whole:
        return
    if one.note:
        typer.echo(f"  note: {one.note}")
    for step in reversed(one.history):
        who = f" ({step.by})" if step.by else ""
        said = f": {step.note}" if step.note else ""
        typer.echo(f"  before: {step.state} since {step.since}{who}{said}")
    for title in one.supersedes:
        typer.echo(f"  supersedes: {title}")


def _document(name: str, corpus: "Corpus") -> "Document":
    from assistant.rules.grammar import did_you_mean

    if name not in corpus.documents:
        near = did_you_mean(name, list(corpus.documents))
        raise RequestError(
            f"{name!r} is no document of the corpus{near}; `groundrule corpus review` shows all.",
            "document",
        )
    return corpus.documents[name]


def _state(text: str) -> "Review":
    from assistant.domain.knowledge import Review

    try:
        return Review(text.strip().lower())
    except ValueError:
        allowed = ", ".join(state.value for state in Review)
        raise RequestError(f"{text!r} is no state; write one of {allowed}.", "state") from None
