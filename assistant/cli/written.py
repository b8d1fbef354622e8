"""What a command says, on the screen or in a file."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.domain.errors import RequestError

Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of to the screen.")
]


def write(text: str, out: Path | None) -> None:
    """Prints the text, or writes it to the file.

    Raises:
        RequestError: the file cannot be written.
    """
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RequestError(f"{str(out)!r} cannot be written: {error.strerror}.", "out") from None
