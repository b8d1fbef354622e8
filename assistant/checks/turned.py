"""A sentence that no claim could be read from, but that says of a source's predicate the opposite:
"osteoporosis must not be diagnosed" where the source's like sentence has "is diagnosed"."""

import re
from collections.abc import Iterator

from assistant.checks.page import Entry, Page, found
from assistant.checks.sayings import sayings_of
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Verdict

# As alike as two sentences have to be; no right answer of the development pairs is turned there.
ALIKE = 0.5
_NEARLY = 0.9
_PREDICATE = re.compile(
    r"(?P<before>(?:\b(?:should|must|can|could|may|needs?|is|are|was|were|has|have|does|do|be|been|not"
    r"|never|no longer|to|only|also|still|routinely|always|cannot|(?:is|are|do|does|should|need)n't)"
    r"\s+)+)(?P<done>[a-z]{3,}(?:ed|en|wn|ne))\b",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never|no longer|cannot)\b|n't\b", re.I)
_SETTLED = frozenset({Verdict.VALID, Verdict.INVALID, Verdict.CONFLICT})


def check(page: Page) -> Iterator[Finding]:
    """`rule_conflict` where every source nearly as alike turns the same predicate."""
    asked = {mention.concept for mention in page.mentions(page.question)}
    for entry in page.entries:
        if _unsettled(entry) and (said := _predicates(entry.part.text)):
            like = sayings_of(page.ground).like(entry.part.text, asked)
            near = [s for score, s in like if score >= max(ALIKE, _NEARLY * like[0][0])]
            if near and all(_opposite(said, _predicates(one.text)) for one in near):
                message = f"the source says the opposite: {near[0].text}"
                repair = near[0].text
                yield found("rule_conflict", Severity.ERROR, entry, message, repair=repair)


def _unsettled(entry: Entry) -> bool:
    told = entry.part.kind not in ("heading", "other") and not entry.part.text.endswith("?")
    return told and not any(judgement.verdict in _SETTLED for _, judgement in entry.claims)


def _predicates(text: str) -> dict[str, bool]:
    """Participles behind an auxiliary, and whether they are negated."""
    return {
        match["done"].lower(): _NOT.search(match["before"]) is not None
        for match in _PREDICATE.finditer(text)
    }


def _opposite(ours: dict[str, bool], theirs: dict[str, bool]) -> bool:
    shared = ours.keys() & theirs.keys()
    return bool(shared) and all(ours[word] != theirs[word] for word in shared)
