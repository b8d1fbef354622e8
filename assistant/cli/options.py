"""Options that commands share, and how they become a request."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant.domain.errors import RequestError

Facts = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="NAME=VALUE", help="A fact of the patient; may be repeated."),
]
FactFile = Annotated[
    Path | None, typer.Option("--facts", metavar="FILE", help="Facts as JSON or YAML.")
]
Fhir = Annotated[
    Path | None,
    typer.Option("--fhir", metavar="FILE", help="The FHIR R4 bundle of one patient, as facts."),
]
Jurisdiction = Annotated[
    str | None, typer.Option("--jurisdiction", help="US, UK, CA, EU or other.")
]
Llm = Annotated[
    str,
    typer.Option(
        "--llm",
        help="auto, none, embedded or PROVIDER:MODEL. auto never leaves this machine.",
    ),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by; today.")
]
Home = Annotated[
    Path | None, typer.Option("--home", metavar="DIR", help="Where the index and state live.")
]
CorpusDir = Annotated[
    Path | None, typer.Option("--corpus", metavar="DIR", help="Another corpus folder.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as the contract says.")]
Batch = Annotated[
    Path | None,
    typer.Option("--batch", metavar="FILE.jsonl", help="A request a line in, a JSON a line out."),
]


def day(text: str | None, field: str = "as_of") -> date:
    """The day to judge by.

    Args:
        field: the option's name.

    Raises:
        RequestError: the text is not a date.
    """
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RequestError(f"{text!r} is not a date; write it as YYYY-MM-DD.", field) from None
