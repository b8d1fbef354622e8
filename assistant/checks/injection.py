"""Text addressed to the machine: words that would order a reader of the page to pass it."""

from collections.abc import Iterator
from itertools import groupby

from assistant.checks.injection_orders import INSTRUCTIONS, PARTS_TO_PLAY
from assistant.checks.injection_work import OTHER_WORK, REPLIES
from assistant.checks.page import Page
from assistant.domain.answer import Finding, Severity

_ORDERS = (*INSTRUCTIONS, *PARTS_TO_PLAY, *REPLIES, *OTHER_WORK)


def check(page: Page) -> Iterator[Finding]:
    """`injection`, once a line, at the first words that give an order."""
    lines = groupby(orders(page.text), lambda order: _line(page.text, order[0]))
    for (start, end), found in lines:
        span, asks = next(found)
        message = (
            "these words are addressed to the machine, not to a reader; they ask it "
            f"{asks}: {page.text[slice(*span)]!r}"
        )
        yield Finding("injection", Severity.ERROR, page.text[start:end], message, span)


def orders(text: str) -> tuple[tuple[tuple[int, int], str], ...]:
    """The place of every order to a machine, with what it asks for, in reading order."""
    found = (
        (match.span(), order.asks) for order in _ORDERS for match in order.pattern.finditer(text)
    )
    return tuple(sorted(found))


def _line(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start = text.rfind("\n", 0, span[0] + 1) + 1
    end = text.find("\n", span[1])
    return start, end if end >= 0 else len(text)
