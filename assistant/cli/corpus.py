"""`groundrule corpus`: documents reviewed, versions compared, saved answers held against them."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import AsJson, AsOf, CorpusDir, day
from assistant.domain.errors import RequestError

if TYPE_CHECKING:
    from assistant.adapters.review_json import ReviewedJson
    from assistant.domain.knowledge import Corpus, Document, Review

app = typer.Typer(
    help="The life of the documents: review, compare, look after.", no_args_is_help=True
)


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
