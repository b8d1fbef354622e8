"""Promises: an outcome that a page claims for its advice, and that no source here gives."""

import re
from collections.abc import Iterator

from assistant.checks.page import Entry, Page, found
from assistant.domain.answer import Finding, Severity

_PROMISE = re.compile(
    r"\b(?:improv\w+|reduc\w+|lower\w*|decreas\w+|increas\w+|enhanc\w+|optimi[sz]\w+|better|prolong"
    r"\w*|guarantee\w*|ensur\w+|eliminat\w+|cur(?:e|es|ed|ing))\b[^.;]{0,60}?\b(?P<outcome>"
    r"mortality|morbidity|quality of life|survival|life expectancy|outcomes?|lifespan)\b"
    r"|\b(?:guarantee[sd]?|will (?:cure|prevent all|eliminate)|completely (?:safe|cures?|prevents?)"
    r"|no (?:risk|side effects)|100 ?% (?:safe|effective))\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|no|never|neither|without|unproven|uncertain|whether)\b", re.I)


def check(page: Page) -> Iterator[Finding]:
    """`outcome_claim`: no passage that names the outcome speaks of what the sentence advises."""
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        promise = _PROMISE.search(entry.part.text)
        if promise and not _doubted(entry, promise) and not _sourced(entry, promise, page):
            message = f"no source here gives this outcome: {promise[0]!r}"
            span = entry.place(promise.span())
            yield found("outcome_claim", Severity.WARNING, entry, message, span=span)


def _doubted(entry: Entry, promise: re.Match[str]) -> bool:
    before = entry.part.text[max(0, promise.start() - 40) : promise.end()]
    hedged = re.search(r"\b(?:whether|if|aims?|goal|hope)\b", before, re.I)
    return bool(_DENIED.search(before) or hedged or entry.part.text.endswith("?"))


def _sourced(entry: Entry, promise: re.Match[str], page: Page) -> bool:
    outcome = (promise["outcome"] or promise[0]).lower()
    actions = {m.concept for m in page.mentions(entry.part.text)}
    return any(
        outcome in passage.text.lower()
        and actions & {m.concept for m in page.mentions(passage.text)}
        for passage in page.ground.passages.values()
    )
