"""Two sentences of one page that cannot both be followed."""

import re
from collections.abc import Iterator
from itertools import combinations

from assistant.checks.page import Entry, Page, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim
from assistant.domain.knowledge import Stance
from assistant.reading.attribution import read_attributions

# Words that set a time or an exception, so that both sentences may be followed.
_PHASED = re.compile(
    r"\b(?:initial(?:ly)?|first|yet|now|today|at this (?:point|stage)|currently|routine(?:ly)?"
    r"|until|unless|except|after|before|later|then|next|once|only|instead|rather|otherwise|if|when|weeks?"
    r"|months?|years?|alternatively|however|but|either|or|repeat|further|additional|alone|early"
    r"|first-line|second-line)\b",
    re.I,
)


def check(page: Page) -> Iterator[Finding]:
    """`internal_conflict`, at the later sentence: one action advised and advised against."""
    sides = [(entry, claim) for entry in page.entries for claim, _ in _plain(entry)]
    told: set[tuple[int, int]] = set()
    for (first, one), (second, other) in combinations(sides, 2):
        span = second.part.span
        if first is second or span in told or not _exclude(one, other, page):
            continue
        if _authority(first, page) == _authority(second, page):
            told.add(span)
            message = f"cannot be followed together with {first.part.text[:120]!r}"
            yield found("internal_conflict", Severity.ERROR, second, message)


def _plain(entry: Entry) -> tuple[tuple[Claim, object], ...]:
    """The claims of a sentence without words of time or exception."""
    words = f"{entry.part.text} {entry.part.lead_in or ''}"
    return () if _PHASED.search(words) or entry.examined.residue else entry.sure


def _exclude(one: Claim, other: Claim, page: Page) -> bool:
    """One is for the action and one against it or its class, under the same condition."""
    if one.condition != other.condition or one.amount or other.amount:
        return False
    if {one.stance, other.stance} != {Stance.FOR, Stance.AGAINST}:
        return False
    pro, con = (one, other) if one.stance is Stance.FOR else (other, one)
    return page.ground.base.corpus.vocabulary.is_a(pro.action, con.action)


def _authority(entry: Entry, page: Page) -> frozenset[str]:
    """Whom the sentence names: issuers may differ without the page contradicting itself."""
    named = read_attributions(entry.part.text, page.ground.documents)
    return frozenset(name for one in named for name in one.documents)
