"""`groundrule serve`: the chat in a browser, on this machine only unless told otherwise."""

from typing import Annotated

import typer

from assistant.cli.options import CorpusDir, Home, Llm


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535)] = 7860,
    host: Annotated[str, typer.Option(help="127.0.0.1 is this machine only.")] = "127.0.0.1",
    llm: Llm = "auto",
    home: Home = None,
    corpus: CorpusDir = None,
) -> None:
    """Open the chat at http://127.0.0.1:7860."""
    from assistant.app import App, Settings
    from ui.app import launch

    typer.echo(f"Groundrule listens on http://{host}:{port} (Ctrl-C ends it).")
    launch(App(Settings(corpus, home, llm)), host, port)
