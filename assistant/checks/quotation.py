"""Words given as a quotation stand in the passage, letter for letter."""

import re
from collections.abc import Iterator

from assistant.checks.ground import Examined, Ground
from assistant.domain.answer import Finding, Severity

# Shorter quoted words are terms, not quotations ("red flags").
SHORTEST = 5
_QUOTED = re.compile(r"[\"“«]([^\"”»]+)[\"”»]")


def check(statement: Examined, ground: Ground) -> Iterator[Finding]:
    """`misquote`: a quotation that no cited passage has, or, uncited, no passage at all.

    `injection`: our own quotation of a passage that has words addressed to the machine.
    """
    yield from _addressed(statement, ground)
    sources = [ground.passages[p].text for p in statement.passages if p in ground.passages]
    everywhere = [passage.text for passage in ground.passages.values()]
    for quoted in quotations(statement):
        if not any(quoted in text for text in sources or everywhere):
            yield Finding(
                "misquote",
                Severity.ERROR,
                statement.text,
                f"no source has the words {quoted[:80]!r}",
                statement.span,
                passages=statement.passages,
            )


def _addressed(statement: Examined, ground: Ground) -> Iterator[Finding]:
    flagged = [p for p in statement.passages if p in ground.passages and ground.passages[p].orders]
    if flagged and statement.quotation:
        yield Finding(
            "injection",
            Severity.ERROR,
            statement.text,
            f"{flagged[0]} has words addressed to the machine, so it is kept and not quoted",
            statement.span,
            passages=statement.passages,
        )


def quotations(statement: Examined) -> Iterator[str]:
    """What the statement gives as somebody's words."""
    for found in _QUOTED.finditer(statement.text):
        words = found[1].strip()
        if statement.quotation or len(words.split()) >= SHORTEST:
            yield words
