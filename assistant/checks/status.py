"""What a page says of its own review and dates agrees with itself."""

import re
from collections.abc import Iterator

from assistant.checks.page import Page
from assistant.domain.answer import Finding, Severity

_REVIEWED = re.compile(
    r"\b(?:(?:is|are|was|were|been|medically|clinically|peer|expert)[- ](?:\w+ )?reviewed\b"
    r"|reviewed (?:for accuracy )?by\b|approved by our\b)",
    re.I,
)
_UNREVIEWED = re.compile(
    r"\b(?:pending (?:\w+ )?review|awaiting (?:\w+ )?review|not (?:yet )?(?:been )?"
    r"(?:\w+ )?reviewed|has yet to be reviewed|un-?reviewed|review (?:is )?pending)\b",
    re.I,
)
_UPDATED = re.compile(
    r"\b(?:last |date |page )?(?:updated|reviewed|revised)(?: on)?:?\s*"
    r"((?:\w{3,9}\.? )?(?:\d{1,2},? )?(?:\w{3,9} )?((?:19|20)\d\d)(?:-\d\d-\d\d)?)",
    re.I,
)


def check(page: Page) -> Iterator[Finding]:
    """`status_conflict`: reviewed beside pending, two dates, or sources later than the page."""
    pending = _UNREVIEWED.search(page.text)
    claims = (m for m in _REVIEWED.finditer(page.text) if not _inside(m, pending))
    if pending and (reviewed := next(claims, None)):
        message = f"the page says both {reviewed[0]!r} and {pending[0]!r} of itself"
        yield _at(pending, message)
    dates = list(_UPDATED.finditer(page.text_without_references))
    for later in dates[1:]:
        if later[1] != dates[0][1] and _verb(later) == _verb(dates[0]):
            message = f"the page has two dates of one kind: {dates[0][1]!r} and {later[1]!r}"
            yield _at(later, message)
    if dates and (years := [y for r in page.references for y in r.years if y > _year(dates)]):
        message = f"the page cites a source of {max(years)}, later than its own date"
        yield _at(dates[0], message)


def _inside(match: re.Match[str], pending: re.Match[str] | None) -> bool:
    return pending is not None and match.start() < pending.end() and pending.start() < match.end()


def _verb(match: re.Match[str]) -> str:
    return match[0].lower().replace("last ", "").split()[0].rstrip(":")


def _year(dates: list[re.Match[str]]) -> int:
    return max(int(date[2]) for date in dates)


def _at(match: re.Match[str], message: str) -> Finding:
    return Finding("status_conflict", Severity.WARNING, match[0], message, match.span())
