"""Which rules a page shows, and in what order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.domain.answer import RuleOutcome, Truth
from assistant.domain.knowledge import Advice, Stance, Vocabulary
from assistant.retrieval.link import Link, link
from assistant.retrieval.subject import Subject

# What a further rule of the same passage, or on the same action, loses.
SAME_PASSAGE, SAME_ACTION = 1.5, 1.0
# What a document advises in the place of what it advises against comes right behind it.
INSTEAD = 5.0


def relevant(
    outcomes: Iterable[RuleOutcome],
    about: Subject,
    ranks: Mapping[str, int],
    vocabulary: Vocabulary,
) -> tuple[RuleOutcome, ...]:
    """The outcomes that speak to the question, best first, ties in corpus order.

    Each is marked where it answers what was asked, and is not only beside it.

    Args:
        ranks: passage id to its rank in retrieval, from 1.
    """
    found = [link(outcome, about, ranks, vocabulary) for outcome in outcomes]
    links = [one for one in found if one is not None]
    speaking = [one for one in links if one.speaks]
    if any(one.emergency for one in links):
        speaking = [one for one in links if one.urgent]
    scored = [(one.score, replace(one.outcome, answers=one.answers)) for one in speaking]
    instead = _instead(links, speaking)
    return _varied([*scored, *((INSTEAD, one.outcome) for one in instead)], about)


def _instead(links: list[Link], speaking: list[Link]) -> list[Link]:
    """What a document advises, under the same condition, where it advises against what is asked."""
    refused = {
        (one.outcome.rule.document, one.outcome.rule.when)
        for one in speaking
        if one.answers and one.outcome.truth is Truth.TRUE and _stance(one) is Stance.AGAINST
    }
    return [
        one
        for one in links
        if one not in speaking
        and _stance(one) is Stance.FOR
        and (one.outcome.rule.document, one.outcome.rule.when) in refused
    ]


def _stance(one: Link) -> Stance | None:
    advice = one.outcome.rule.then
    return advice.stance if isinstance(advice, Advice) else None


def _varied(scored: list[tuple[float, RuleOutcome]], about: Subject) -> tuple[RuleOutcome, ...]:
    """Best first, where each further rule of one passage, or on one action, counts for less.

    A page that shows one guideline's table from top to bottom hides what the others say.
    """
    passages, actions = Counter[str](), Counter[tuple[str, bool]]()
    chosen, left = list[RuleOutcome](), list(scored)
    while left:
        worth = [
            round(
                score
                - SAME_PASSAGE * passages[outcome.rule.passage]
                - SAME_ACTION * actions[_kind(outcome)] * (_kind(outcome)[0] not in about.actions),
                4,
            )
            for score, outcome in left
        ]
        _, outcome = left.pop(worth.index(max(worth)))
        passages[outcome.rule.passage] += 1
        actions[_kind(outcome)] += 1
        chosen.append(outcome)
    return tuple(chosen)


def _kind(outcome: RuleOutcome) -> tuple[str, bool]:
    """The action, and whether it is a bar: those who advise a drug do not hide what bars it."""
    advice = outcome.rule.then
    return (advice.action, advice.safety) if isinstance(advice, Advice) else ("", False)
