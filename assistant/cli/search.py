"""`groundrule search`: the passages that retrieval finds, with the part each leg had in them."""

import json
from typing import Annotated, Any

import typer

from assistant.cli.options import AsJson, CorpusDir, Home


def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 10,
    home: Home = None,
    corpus: CorpusDir = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages found for a query, with scores and ranks of both legs."""
    from assistant.app import App, Settings

    app = App(Settings(corpus, home, "none"))
    results = []
    for rank, hit in enumerate(app.search(query, k), 1):
        passage = app.sources.passages[hit.passage]
        results.append(
            {
                "rank": rank,
                "passage": passage.id,
                "document": passage.document,
                "title": app.sources.documents[passage.document].title,
                "score": hit.score,
                "lexical_rank": hit.lexical_rank,
                "dense_rank": hit.dense_rank,
                "text": passage.text,
                "locator": passage.locator,
                "kind": app.sources.documents[passage.document].kind,
                "flags": ["injection"] if passage.orders else [],
            }
        )
    if as_json:
        found = {"query": query, "results": results}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _show(results)


def _show(results: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("", "passage", "score", "words", "meaning", "text", show_lines=True)
    for result in results:
        table.add_row(
            str(result["rank"]),
            result["passage"],
            f"{result['score']:.4f}",
            str(result["lexical_rank"] or "-"),
            str(result["dense_rank"] or "-"),
            result["text"],
        )
    Console().print(table)
