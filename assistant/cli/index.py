"""`groundrule index` builds the search index; `groundrule model` brings the language model."""

from typing import TYPE_CHECKING

import typer

from assistant.cli.options import CorpusDir, Home

if TYPE_CHECKING:
    from rich.progress import Progress


def index(home: Home = None, corpus: CorpusDir = None) -> None:
    """Build the search index of the corpus; does nothing where it is already whole."""
    from assistant.app import App, Settings

    app = App(Settings(corpus, home, "none"))
    with _bar() as bar:
        task = bar.add_task("indexing passages", total=len(app.corpus.passages))
        built = app.build_index(lambda done, total: bar.update(task, completed=done, total=total))
        bar.update(task, completed=len(app.corpus.passages))
    typer.echo(f"The index holds {len(app.corpus.passages)} passages ({built.digest[:23]}…).")


def model(home: Home = None) -> None:
    """Bring the embedded language model (1.1 GB) and check its hash."""
    from assistant.adapters.model_files import main as bring
    from assistant.adapters.places import home_folder

    raise typer.Exit(bring(["--home", str(home_folder(home))]))


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), transient=True)
