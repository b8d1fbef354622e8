"""A sentence that no claim could be read from, but that says of a source's predicate the opposite:
"osteoporosis must not be diagnosed" where the source's like sentence has "is diagnosed"."""

import re
from collections.abc import Iterator

from assistant.checks.page import Entry, Page, found
from assistant.checks.sayings import sayings_of
from assistant.domain.answer import Finding, Severity
from assistant.reading.tokens import tokenise

# As alike as two sentences have to be; no right answer of the development pairs is turned there.
ALIKE = 0.5
_NEARLY = 0.9
_PREDICATE = re.compile(
    r"(?P<before>(?:\b(?:should|must|can|could|may|needs?|is|are|was|were|has|have|does|do|be|been"
    r"|not|never|no longer|to|only|also|still|routinely|always|cannot"
    r"|(?:is|are|do|does|should|need)n't"
    r")\s+)+)(?P<done>[a-z]{3,}(?:ed|en|wn|ne))\b",
    re.I,
)
# Finite verbs: "carries no warning", "does not need"; and any verb that may stand there unnegated.
_NEGATED_VERB = re.compile(
    r"\b(?:(?:does|do|did|will|need)(?: not|n't)|cannot|can't|never)\s+"
    r"(?:(?:ever|also|always|routinely|simply|usually|normally|yet)\s+)?(?P<verb>[a-z]{3,})\b"
    r"|\b(?P<has_no>[a-z]{3,}s)\s+(?:no|nothing)\b",
    re.I,
)
_VERB = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bno )(?<!\bof )\b(?P<verb>[a-z]{3,}s)\b"
    r"|\b(?:will|would|must|should|can|may|to|and)\s+(?P<base>[a-z]{3,})\b",
    re.I,
)
_ANSWER = re.compile(r"^\W*(?:yes|no)\b\W*", re.I)
_NOT = re.compile(r"\b(?:not|never|no longer|cannot)\b|n't\b", re.I)


def check(page: Page) -> Iterator[Finding]:
    """`rule_conflict` where every source nearly as alike turns the same predicate."""
    asked = {mention.concept for mention in page.mentions(page.question)}
    for entry in page.entries:
        text = _ANSWER.sub("", entry.part.text)
        if _unread(entry):
            like = sayings_of(page.ground).like(entry.part.text, asked)
            near = [s for score, s in like if score >= max(ALIKE, _NEARLY * like[0][0])]
            if near and all(_turned(text, one.text) for one in near):
                message = f"the source says the opposite: {near[0].text}"
                repair = near[0].text
                yield found("rule_conflict", Severity.ERROR, entry, message, repair=repair)


def _unread(entry: Entry) -> bool:
    told = entry.part.kind not in ("heading", "other") and not entry.part.text.endswith("?")
    return told and not entry.claims


def _predicates(text: str) -> dict[str, bool]:
    """Participles behind an auxiliary, and whether they are negated."""
    return {
        match["done"].lower(): _NOT.search(match["before"]) is not None
        for match in _PREDICATE.finditer(text)
    }


def _turned(ours: str, theirs: str) -> bool:
    if _opposite(_predicates(ours), _predicates(theirs)):
        return True
    (does, does_not), (did, did_not) = _verbs(ours), _verbs(theirs)
    return bool(does & did_not or does_not & did)


def _verbs(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The finite verbs of a sentence, and those that are negated; nouns in "s" do no harm there."""
    negated = {_stem(m["verb"] or m["has_no"]) for m in _NEGATED_VERB.finditer(text)}
    plain = {_stem(m["verb"] or m["base"]) for m in _VERB.finditer(text)}
    return frozenset(plain - negated), frozenset(negated)


def _stem(word: str) -> str:
    return tokenise(word)[0].key


def _opposite(ours: dict[str, bool], theirs: dict[str, bool]) -> bool:
    shared = ours.keys() & theirs.keys()
    return bool(shared) and all(ours[word] != theirs[word] for word in shared)
