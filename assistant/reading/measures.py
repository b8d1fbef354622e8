"""Measurements: a concept named beside a number, with comparator, unit and site.

A reader of `facts`. The number follows its name with nothing but small words between ("eGFR is
now 24"), or stands right before it ("a 4 cm height loss"). Each number is used once.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Concept, Kind
from assistant.reading.amounts import factor_for, is_time, read_amount
from assistant.reading.context import Assertion, read_context
from assistant.reading.frax import frax_numbers
from assistant.reading.lexicon import Mention
from assistant.reading.readings import Findings, Found, Words, hull
from assistant.reading.sites import site_after, site_before
from assistant.reading.worded_amounts import is_another_height, stated_amount

_SMALL = (
    r"is|was|are|were|of|at|in|on|the|an?|her|his|now|currently|today|only|just|about|around|approx"
    r"|approximately|circa|roughly|~|level|value|result|score|reading|measured|estimated|calculated"
    r"|lowest|remains|reads|shows|showed|comes|came|back|to|fell|dropped|down|up|has|had|been|dose"
    r"|daily|taking|takes|last|most|recent|than|less|more|fewer|lower|higher|greater|below|under"
    r"|exactly|precisely|already|still|consistently|persistently|stands|stood|runs|running|hovering"
    r"|calculates|works|out|decreased|declined|rose|risen|improved|worsened|by|actually|really|equals|fallen|gone|cg|ckd-epi|mdrd"
    r"|above|over|worse|least|between|from|it|no|not|tablets?|po|oral|equivalent|total|stable|with"
)
_FILLER = rf"[\s:=,()<>\u2264\u2265~+]|\b(?:{_SMALL})\b"
_LINK = re.compile(rf"(?:{_FILLER})*", re.IGNORECASE)
_NEXT_SITE = re.compile(rf"(?:[,;/)&]|\b(?:and|then|but)\b|{_FILLER})*", re.IGNORECASE)
_TIGHT = re.compile(r"\s(?:of\s|in\s)?(?:her\s|his\s)?", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:previous|prior|former|baseline|earlier|peak"
    r"|previously on|was on|used to take|stopped|came off|no longer on)\s$",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"[\s,(]*(?:\w+\s)?(?:years?|months?|weeks?|days?)\s(?:ago|earlier|before)\b"
    r"|[\s,(]*(?:last year|in (?:19|20)\d\d|previously)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\s*\)?(?:,|;|/|\band\b|\bor\b|\bthen\b|\bbut\b|\bvs\b)\s*(?:(?:also|now|later|then)\s)?",
    re.IGNORECASE,
)
_STOP = re.compile(r"\s*(?:[,.;)?]|$|and\b|then\b|on\b|in\b|with\b)")
_OTHER_LABEL = re.compile(r"\s*(?:for |at |of )?(?:the )?(?:hip|major|MOF)\b", re.IGNORECASE)
_VALUE_WORD = re.compile(r"\b(?:dose|level|score|number)s?\b", re.IGNORECASE)
_DXA_SHOWS = re.compile(
    r"\b(?:DE?XA|bone density|BMD)(?: scan| test| result)?(?=\s?(?:shows?|showed|is|was|of|reads?"
    r"|gives|gave|comes back(?: at)?|came back(?: at)?|:|=)\s?(?:[-\u2212\u2013]\s?|minus\s)\d)",
    re.IGNORECASE,
)
_BARE_T = re.compile(
    r"\bT(?=\s?(?:of|is|was|=|:|<|>|\u2264|\u2265|<=|>=)?\s?(?:[-\u2212\u2013]\s?|minus\s)\d)"
)
_LOSS_REACH = 25
_NOTHING = (Assertion.HYPOTHETICAL, Assertion.ABSENT, Assertion.POSSIBLE)


def read_measures(words: Words) -> Findings:
    """Facts of every measurement that the text gives a number for."""
    found: list[Found] = []
    problems: list[str] = []
    used: set[Quantity] = set(frax_numbers(words))
    for mention in _measurements(words):
        concept = words.concept(mention)
        for quantity, site in _paired(words, mention, concept, used):
            used.add(quantity)
            span = hull(mention.span, quantity.span)
            said = words.text[slice(*span)]
            read = read_amount(concept, stated_amount(words.text, quantity, concept), said)
            if isinstance(read, str):
                problems.append(read)
            else:
                found.append(Found(f"{concept.id}[{site}]" if site else concept.id, read, span))
    return Findings((*found, *_none_at_all(words)), tuple(dict.fromkeys(problems)))


def _none_at_all(words: Words) -> Iterator[Found]:
    """ "No falls" and "not on steroids" are a count and a daily dose of nought."""
    for mention, context in words.of_patient():
        concept = words.concept(mention)
        counted = concept.unit is None and concept.discrete
        taken = concept.unit is not None and concept.unit.endswith("/day")
        if (
            concept.kind is Kind.MEASUREMENT
            and context.assertion is Assertion.ABSENT
            and (counted or taken or _is_lost(words, mention, concept))
            and not (taken and _VALUE_WORD.search(words.text, *_with_next_word(mention.span)))
        ):
            span = hull(mention.span, context.denial or mention.span)
            yield Found(concept.id, Interval(Decimal(0), Decimal(0)), span)


def _is_lost(words: Words, mention: Mention, concept: Concept) -> bool:
    """ "No height loss" is one of nought; "no height loss of more than 4 cm" is not."""
    end = mention.span[1]
    return "loss" in concept.label and not any(
        end <= q.span[0] < end + _LOSS_REACH for q in words.near(mention.span)
    )


def _with_next_word(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[1] + len(" number")


def _measurements(words: Words) -> Iterator[Mention]:
    """Mentions of measurements of the patient; "T" and "DXA shows" before -2.9 are such."""
    named = [
        mention
        for mention, context in words.of_patient()
        if words.concept(mention).kind is Kind.MEASUREMENT and context.assertion not in _NOTHING
    ]
    named.extend(_levels(words))
    named.extend(_bare_t(words))
    yield from sorted(named, key=lambda mention: mention.span)


def _bare_t(words: Words) -> Iterator[Mention]:
    score = next(iter(words.lexicon.mentions("T-score")), None)
    patterns = (_BARE_T, _DXA_SHOWS)
    places = [m.span() for p in patterns for m in p.finditer(words.text)] if score else []
    for place, context in zip(places, read_context(words.text, places), strict=True):
        if score is not None and context.assertion not in _NOTHING:
            yield Mention(score.concept, place, words.text[slice(*place)])


def _levels(words: Words) -> Iterator[Mention]:
    """ "Vitamin D 14 ng/mL" is the level, "vitamin D 800 IU" the tablet: the unit tells."""
    for mention, context in words.of_patient():
        if not words.concept(mention).kind.is_action or context.assertion in _NOTHING:
            continue
        phrase = f"{mention.text} level"
        for level in words.lexicon.mentions(phrase):
            concept = words.concept(level)
            if level.text == phrase and concept.kind is Kind.MEASUREMENT:
                after = (q for q in words.near(mention.span) if q.span[0] >= mention.span[1])
                first = next(after, None)
                if first is not None and first.unit and factor_for(concept, first.unit):
                    yield Mention(level.concept, mention.span, mention.text)


def _paired(
    words: Words, mention: Mention, concept: Concept, used: set[Quantity]
) -> Iterator[tuple[Quantity, str | None]]:
    """The numbers that belong to a mention, each with its site."""
    if concept.id == "age" or _EARLIER.search(
        words.text, max(0, mention.span[0] - 16), mention.span[0]
    ):
        return
    free = [quantity for quantity in words.near(mention.span) if quantity not in used]
    inside = [quantity for quantity in free if _unit_in_name(mention, concept, quantity)]
    if inside:
        yield inside[0], None
        return
    after = [quantity for quantity in free if quantity.span[0] >= mention.span[1]]
    first = after[0] if after else None
    if first is not None and _follows(words, mention.span, concept, first):
        last = mention.span
        pairs: list[tuple[Quantity, str | None]] = []
        for number, quantity in enumerate(after):
            if number and not _goes_on(words, concept, last, quantity):
                break
            pairs.append((quantity, _site(words, concept, last, quantity, mention)))
            last = quantity.span
        yield from _in_order(words, concept, pairs)
        return
    for quantity in free:
        if _stands_before(words, mention, concept, quantity):
            yield quantity, site_before(words.text, mention.span[0], concept.sites)


def _in_order(
    words: Words, concept: Concept, pairs: list[tuple[Quantity, str | None]]
) -> list[tuple[Quantity, str | None]]:
    """ "-2.1/-2.8 hip/spine": sites listed behind the numbers belong to them in order."""
    if len(pairs) != 2 or pairs[0][1] is not None:
        return pairs
    first = site_after(words.text, pairs[1][0].span[1], concept.sites)
    parted = first and re.compile(r"\s?(?:/|&|and)\s?").match(words.text, first[1][1])
    second = parted and site_after(words.text, parted.end(), concept.sites)
    if not first or not second:
        return pairs
    return [(pairs[0][0], first[0]), (pairs[1][0], second[0])]


def _follows(words: Words, place: tuple[int, int], concept: Concept, quantity: Quantity) -> bool:
    if is_time(quantity.unit) and not is_time(concept.unit):
        return False
    gap = _without_sites(words.between(place, quantity.span), concept)
    linked = _LINK.fullmatch(gap) is not None
    return linked and _OTHER_TIME.match(words.text, quantity.span[1]) is None


def _unit_in_name(mention: Mention, concept: Concept, quantity: Quantity) -> bool:
    """True for "5 cm shorter", where the name of the concept begins with the unit."""
    start, end = quantity.span
    inside = start < mention.span[0] < end <= mention.span[1]
    return inside and factor_for(concept, quantity.unit) is not None


def _without_sites(gap: str, concept: Concept) -> str:
    """The gap with the names of sites taken out."""
    found = site_after(gap, 0, concept.sites, anywhere=True)
    while found is not None:
        gap = gap[: found[1][0]] + " " + gap[found[1][1] :]
        found = site_after(gap, 0, concept.sites, anywhere=True)
    return gap


def _goes_on(words: Words, concept: Concept, last: tuple[int, int], quantity: Quantity) -> bool:
    """True for "eGFR 20 and 60" and "-2.9 at the hip, -3.1 at the spine"."""
    gap = words.between(last, quantity.span)
    if concept.sites:
        signed = quantity.text[0] in "-\u2212\u2013"
        return signed and _NEXT_SITE.fullmatch(_without_sites(gap, concept)) is not None
    if _OTHER_LABEL.match(words.text, quantity.span[1]):
        return False
    same_unit = quantity.unit is not None and factor_for(concept, quantity.unit) is not None
    bare_end = quantity.unit is None and _STOP.match(words.text, quantity.span[1]) is not None
    return _ANOTHER.fullmatch(gap) is not None and (same_unit or (concept.bare and bare_end))


def _site(
    words: Words, concept: Concept, last: tuple[int, int], quantity: Quantity, mention: Mention
) -> str | None:
    if not concept.sites:
        return None
    first = last == mention.span
    gap = words.between(last, quantity.span)
    parted = re.search(r"[,;/&]|\band\b", gap)
    own = gap if first else gap[parted.end() :] if parted else ""
    if (named := site_after(own, 0, concept.sites, anywhere=True)) is not None:
        return named[0]
    before = site_before(words.text, mention.span[0], concept.sites) if first else None
    if before is not None:
        return before
    after = site_after(words.text, quantity.span[1], concept.sites)
    return after[0] if after is not None else None


def _stands_before(words: Words, mention: Mention, concept: Concept, quantity: Quantity) -> bool:
    """True for "4 cm height loss", "6 doses of romosozumab", and "3 years of alendronate"."""
    if quantity.unit is None and not concept.discrete:
        return False
    if factor_for(concept, quantity.unit) is None or quantity.span[0] >= mention.span[0]:
        return False
    if is_another_height(words.text, mention.span, quantity):
        return False
    return _TIGHT.fullmatch(words.between(quantity.span, mention.span)) is not None
