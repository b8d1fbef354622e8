"""`groundrule cds`: the cards for one CDS Hooks request."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import AsJson, AsOf, day

if TYPE_CHECKING:
    from assistant.adapters.cds_service import CardsJson

Folder = Annotated[
    Path | None,
    typer.Option(
        "--corpus", metavar="DIR", help="Another decision support folder than the opioid one."
    ),
]


def cds(
    request: Annotated[Path, typer.Argument(help="The body of a CDS Hooks call, as JSON.")],
    service: Annotated[
        str | None,
        typer.Option(
            help="The service that was called. Left out: the one the file is named after "
            "(ID__name.json), else every service of the hook."
        ),
    ] = None,
    as_of: AsOf = None,
    corpus: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Answer one CDS Hooks request from rules; the opioid rule base is a test, not advice."""
    from assistant.adapters.cds_folder import load_decision_support
    from assistant.adapters.cds_request import read_request
    from evals.cds import OPIOID

    support = load_decision_support(corpus or OPIOID)
    called = service or support.service_of(request.name)
    cards = support.cards(read_request(request, day(as_of)), called)
    typer.echo(cards.model_dump_json(indent=2) if as_json else _page(cards))


def _page(found: "CardsJson") -> str:
    if not found.cards:
        return "No card."
    return "\n\n".join(
        f"[{card.indicator}] {card.summary}\n  {card.detail}\n  {card.source.label}"
        for card in found.cards
    )
