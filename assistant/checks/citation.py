"""Every clinical statement cites a passage that exists; every marker has its reference."""

from collections.abc import Iterator

from assistant.checks.ground import Examined, Ground
from assistant.domain.answer import Finding, Severity


def check(statement: Examined, ground: Ground) -> Iterator[Finding]:
    """`dangling_citation`, and `uncited` for our own statements."""
    for marker in statement.markers:
        if marker not in ground.references:
            yield Finding(
                "dangling_citation",
                Severity.ERROR,
                statement.text,
                f"the marker [{marker}] has no reference",
                statement.span,
            )
    for passage in statement.passages:
        if passage not in ground.passages:
            yield Finding(
                "dangling_citation",
                Severity.ERROR,
                statement.text,
                f"the passage {passage!r} does not exist",
                statement.span,
            )
    if ground.own and statement.clinical and not statement.passages:
        yield Finding(
            "uncited",
            Severity.ERROR,
            statement.text,
            "a clinical statement without a passage is not released",
            statement.span,
        )
