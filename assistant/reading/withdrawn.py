"""What a text takes back without a new value: "forget the heart attack", "scrap the eGFR".

Beside `context`: words that take back state nothing themselves. With a concept go its values at
every site, its members, and the times that count from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.knowledge import Concept, Kind, Vocabulary
from assistant.reading.lexicon import Mention
from assistant.reading.sites import site_after, site_before

_TAKING_BACK = re.compile(
    r"(?:(?:^|[.;:!?,\n])\s*|\b(?:please|sorry|actually|and|so|then|ok|okay|just|can you|could you"
    r"|i would|let['\u2019]?s|let us)\s)"
    r"(?:forget|ignore|disregard|scrap|strike|delete|leave aside|leave out|set aside|never mind"
    r"|take back|withdraw)\b"
    r"|\b(?:i|we) (?:was|were|am|are) (?:wrong|mistaken) (?:about|with|on)\b"
    r"|\b(?:i|we) (?:made a mistake|made an error|misspoke) (?:about|with|on)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"[;!?\n]|\.(?=\s|$)|\b(?:but|because|it|since|as)\b"
    r"|,\s*(?:she|he|it|they|the patient|her|his|what|which|can|should|is|does|i|we)\b",
    re.IGNORECASE,
)
# "Wrong about the stroke, it was 3 months ago" corrects and takes nothing back.
_RESTATED = re.compile(
    r"(?:\s*[,:;\u2013\u2014-])?\s*(?:but |no |in fact |actually |sorry )*"
    r"(?:it(?:['\u2019]s| is| was)\b|(?:that|this) (?:is|was)\b"
    r"|(?:(?:is|was|of|=|:)\s*)?(?:at |now )?[<>\u2264\u2265\u2212-]?\s?\d)",
    re.IGNORECASE,
)
_NOT_THIS_PATIENT = re.compile(
    r"\s(?:value |result |reading )?(?:was|is|were)\s(?:wrong|a mistake|a mix-up|an error|a typo"
    r"|entered in error|(?:another|a different) patient['\u2019]s|some(?:one|body) else['\u2019]s"
    r"|from another patient|not hers|not his)(?=\s*(?:[.;,!]|$))",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"she", "her", "hers", "he", "his", "him"})


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Facts taken back, and the place of the words that do it."""

    names: tuple[str, ...]
    span: tuple[int, int]


def read_withdrawals(
    text: str, mentions: tuple[Mention, ...], vocabulary: Vocabulary
) -> tuple[Withdrawal, ...]:
    """What the text takes back, in its order."""
    return (*_ordered_away(text, mentions, vocabulary), *_not_hers(text, mentions, vocabulary))


def _ordered_away(
    text: str, mentions: tuple[Mention, ...], vocabulary: Vocabulary
) -> Iterator[Withdrawal]:
    for order in _TAKING_BACK.finditer(text):
        stop = _UNTIL.search(text, order.end())
        end = stop.start() if stop else len(text)
        meant = [
            mention
            for mention in mentions
            if order.end() <= mention.span[0] < end and _is_fact(mention, vocabulary)
        ]
        if meant and not _RESTATED.match(text, meant[-1].span[1]):
            names = (n for mention in meant for n in _names(text, mention, vocabulary))
            yield Withdrawal(tuple(dict.fromkeys(names)), (order.start(), meant[-1].span[1]))


def _not_hers(
    text: str, mentions: tuple[Mention, ...], vocabulary: Vocabulary
) -> Iterator[Withdrawal]:
    for mention in mentions:
        verdict = _NOT_THIS_PATIENT.match(text, mention.span[1])
        if verdict and _is_fact(mention, vocabulary):
            names = _names(text, mention, vocabulary)
            yield Withdrawal(names, (mention.span[0], verdict.end()))


def _is_fact(mention: Mention, vocabulary: Vocabulary) -> bool:
    kind = vocabulary[mention.concept].kind
    about_facts = kind.is_yes_or_no or kind in (Kind.MEASUREMENT, Kind.DATE, Kind.ATTRIBUTE)
    return about_facts and mention.text.lower() not in _PRONOUNS


def _names(text: str, mention: Mention, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The fact, or only its value at the site that is named."""
    concept = vocabulary[mention.concept]
    place = site_after(text, mention.span[1], concept.sites)
    site = site_before(text, mention.span[0], concept.sites) or (place and place[0])
    if site:
        return (f"{concept.id}[{site}]",)
    members = [c for c in vocabulary if vocabulary.is_a(c.id, concept.id)]
    return tuple(dict.fromkeys(n for member in members for n in _with_times(member, vocabulary)))


def _with_times(concept: Concept, vocabulary: Vocabulary) -> Iterator[str]:
    yield concept.id
    yield from (f"{concept.id}[{site}]" for site in concept.sites)
    times = {concept.duration, concept.months} - {None}
    for other in vocabulary:
        if other.id in times or (other.kind is Kind.DATE and other.months in times):
            yield other.id
