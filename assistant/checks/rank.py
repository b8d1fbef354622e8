"""What a sentence puts first is not what its source keeps for later: "CT better than MRI"."""

import re
from collections.abc import Iterator

from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.condition import facts_in
from assistant.domain.knowledge import Advice, Rule, Stance
from assistant.reading.lexicon import Mention

# How a rule's own sentence ranks what it advises; the first that fits counts.
_RANKS = (
    (4, re.compile(r"after failure of the other|only after a shared|as a last", re.I)),
    (3, re.compile(r"second choice|when \w+ is not possible|intolerance of", re.I)),
    (1, re.compile(r"as the initial|recommended first|initial (?:test|imaging)", re.I)),
    (2, re.compile(r"first choice", re.I)),
)
_LATE = 3
_NAME = r"(?:\s(?:an?|the|any|her|his|plain|oral|then))*\s"
_OVER = re.compile(
    rf"\s*(?:,|is|are|comes?|goes|ranks?|before|\s)*\s*"
    rf"(?:better than|before|ahead of|over|rather than"
    rf"|above|in preference to|preferable to|preferred to){_NAME}$",
    re.I,
)
_FIRST = re.compile(
    r"\s*(?:is |are |comes? |goes |should come )?first\b(?!\s+(?:line|choice)? ?for\b)", re.I
)
# "MRI, with CT for those who cannot have it": the second is for whom the first is not.
_BESIDE = re.compile(rf"\s*[,;:]?\s*(?:with|and|then|else|keep){_NAME}", re.I)
_OTHERS = re.compile(
    r"\s*(?:only )?(?:for|in|where|when|if)\b.{0,40}\b(?:cannot|can['\u2019]t|not possible|unable"
    r"|not tolerate|unsuitable|contra-?indicated)\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:then|after(?:wards)?|second|next|later|last|for (?:those|people|patients|anyone|whoever)"
    r"|if (?:that|it|she|he|they)|keep|reserve)\b",
    re.I,
)
_ASKED_FIRST = re.compile(
    r"\b(?:first|initial(?:ly)?|first-line|to start with|start with|begin with)\b[^.?]*\?", re.I
)
_NOT = re.compile(r"\b(?:not|never|no|nor|neither)\b|n['\u2019]t\b", re.I)


def check(page: Page) -> Iterator[Finding]:
    """`order_conflict` where one document ranks the two the other way round."""
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        pairs = (*_ranked(entry, page), *_asked(entry, page))
        if rule := next((r for one, two in pairs if (r := _turned(one, two, page))), None):
            message = f"the source keeps this for later: {rule.says}"
            yield contradicted("order_conflict", entry, message, rule)


def _ranked(entry: Entry, page: Page) -> Iterator[tuple[str, str | None]]:
    """Pairs of actions, the one that the sentence puts first before the other."""
    text = entry.part.text
    named = _actions(text, page)
    for place, one in enumerate(named):
        behind = [two for two in named[place + 1 :] if not _NOT.search(text[: two.span[1]])]
        ranked = _FIRST.match(text, one.span[1]) and _LATER.search(text, one.span[1])
        for two in behind:
            between = text[one.span[1] : two.span[0]]
            fallback = _BESIDE.fullmatch(between) and _OTHERS.match(text, two.span[1])
            if ranked or fallback or _OVER.fullmatch(between):
                yield one.concept, two.concept


def _asked(entry: Entry, page: Page) -> Iterator[tuple[str, str | None]]:
    """The only thing advised where the question asks what comes first."""
    if _ASKED_FIRST.search(page.question) and not _NOT.search(entry.part.text):
        advised = {c.action for c, _ in entry.sure if c.stance is Stance.FOR}
        if len(advised) == 1 and len(_actions(entry.part.text, page)) == 1:
            yield advised.pop(), None


def _turned(one: str, two: str | None, page: Page) -> Rule | None:
    """A rule that keeps the first for later, in a document that puts the other before it."""
    is_a = page.ground.base.corpus.vocabulary.is_a
    for late in _rules(one, page):
        # "MRI" is not the one kind of MRI that the source keeps for later.
        if not isinstance(late.then, Advice) or not is_a(one, late.then.action):
            continue
        if (rank := _rank(late)) is None or rank < _LATE or page.ground.truth(late) is True:
            continue
        others = _rules(two, page) if two else page.ground.base.corpus.rules
        for early in others:
            same = early.document == late.document and _share(early, late)
            before = (_rank(early) or _LATE) < (rank if two else 2)
            if (
                same
                and before
                and not _kin(early, one, page)
                and page.ground.truth(early) is not False
            ):
                return late
    return None


def _rank(rule: Rule) -> int | None:
    advice = rule.then
    if not isinstance(advice, Advice) or advice.stance not in (Stance.FOR, Stance.OPTIONAL):
        return None
    by_words = next((rank for rank, words in _RANKS if words.search(rule.says)), None)
    return by_words or (2 if advice.stance is Stance.FOR else None)


def _rules(action: str, page: Page) -> tuple[Rule, ...]:
    base = page.ground.base
    speaking = (r for r in base.by_action.get(action, ()) if isinstance(r.then, Advice))
    return tuple(
        r for r in speaking if page.ground.in_force(r) and page.ground.truth(r) is not False
    )


def _share(one: Rule, two: Rule) -> bool:
    return bool(set(facts_in(one.when)) & set(facts_in(two.when)))


def _kin(rule: Rule, action: str, page: Page) -> bool:
    is_a = page.ground.base.corpus.vocabulary.is_a
    other = rule.then.action if isinstance(rule.then, Advice) else action
    return is_a(other, action) or is_a(action, other)


def _actions(text: str, page: Page) -> list[Mention]:
    vocabulary = page.ground.base.corpus.vocabulary
    return [m for m in page.mentions(text) if vocabulary[m.concept].kind.is_action]
