"""`groundrule rules propose`: a draft of rules for a document that has none."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import CorpusDir, Home
from assistant.cli.written import Out, write
from assistant.domain.errors import RequestError

if TYPE_CHECKING:
    from assistant.app import App
    from assistant.domain.knowledge import Document


def propose(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOC",
            help="A document of yours (`documents list`), or one of the corpus without rules.",
        ),
    ],
    out: Out = None,
    corpus: CorpusDir = None,
    home: Home = None,
) -> None:
    """Sentences that read like recommendations, as YAML for a person to finish; never active."""
    from assistant.adapters.rule_draft import draft
    from assistant.app import App, Settings
    from assistant.reading.proposals import proposals

    system = App(Settings(corpus, home, "none"))
    wanted, vocabulary = _document(document, system), system.corpus.vocabulary
    found = tuple(proposals(wanted, system.lexicon, vocabulary, system.corpus.documents))
    write(draft(wanted, found, vocabulary), out)
    if out is not None:
        read = sum(bool(one.claims) for one in found)
        typer.echo(
            f"{len(found)} sentences of {wanted.id} read like recommendations; a claim was read "
            f"in {read}. {out} says what to do with them."
        )


def _document(name: str, system: "App") -> "Document":
    from assistant.adapters.library import unknown_document

    if name in system.corpus.documents:
        rules = [rule for rule in system.corpus.rules if rule.document == name]
        if rules:
            raise RequestError(
                f"{name!r} has {len(rules)} rules already; `groundrule rules list` shows them.",
                "document",
            )
        return system.corpus.documents[name]
    own = {one.id: one for one in system.library.store.documents()}
    if name not in own:
        raise unknown_document(name, [*own, *system.corpus.documents])
    return own[name]
