"""How long and how long ago: "low back pain for ten days", "heart attack in 2023".

A reader of `facts`. A time belongs to the concept it stands beside, and is a fact of the
measurement that the concept names as its duration (or, for a date, its months).
"""

import datetime
import re
from collections.abc import Iterator

from assistant.domain.claim import Quantity
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Concept, Kind
from assistant.reading.amounts import Amount, is_time, read_amount
from assistant.reading.context import Assertion, Context
from assistant.reading.dates import Period, months_since, read_dates
from assistant.reading.lexicon import Mention
from assistant.reading.onsets import read_named_periods, read_onsets
from assistant.reading.readings import HOLDS, Findings, Found, Words, amount_of, hull

_COMPARING = (
    r"(?:about |around |approximately |nearly |almost |some |just |over |more than |less than"
    r"|at least |up to |under |only |roughly |fewer than |not more than |no more than )?"
)
_FOR = re.compile(
    rf"(?:\b(?:for|lasting|x|times|during|over|these|since|of)|\u00d7)\s(?:the\s)?(?:last\s|past\s)?{_COMPARING}$"
    rf"|[\s,(<>\u2264\u2265=]{_COMPARING}$|\bpast\s$|\blast\s$",
    re.IGNORECASE,
)
_FOR_WORD = re.compile(
    rf"(?:\b(?:for|lasting|over)\s|x\s?|\u00d7\s?)(?:the\s)?(?:last\s|past\s)?{_COMPARING}$", re.I
)
_WITHIN = re.compile(
    r"\b(?:in|within|during|over)\s(?:the\s)?(?:last\s|past\s|previous\s|preceding\s)?$", re.I
)
_AGO = re.compile(r"\s(?:ago|back|earlier|previously|prior)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"[\s,(:<>\u2264\u2265=]*(?:(?:was|were|is|has been|had been|that|which|started|began"
    r"|happened|occurred|came on|given|dose|injection|event|about|around|approximately"
    r"|nearly|almost|some|just|over|more than|less than|at least|under|roughly|in|on|within|the"
    r"|last|past|previous|back|since|of)[\s,]+)*",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"[.;?!](?=\s|$)|\b(?:taking|taken|took|using|used|tried|treated|treatment|had|given|walks"
    r"|fell|then|before|after|until|if|scan|imaging|next|repeat|monitor|every)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf",|\bon\b|\bwith\b|{_ELSE.pattern}", re.IGNORECASE)
_YEAR = re.compile(r"\s?[\s(,]\s?(?P<year>(?:19|20)\d\d)(?=\s?(?:[,.;:)?]|$|and\b|&))")
_IN = re.compile(r"\b(?:in|within)\s(?:the\s)?(?:last\s|past\s)?$", re.IGNORECASE)
# "3 months of prednisolone", "10-day history of back pain", "six-week back pain"
_LEADING = re.compile(r"[\s-]*(?:history of|h/o|hx of|hx|of)\s(?:\w+\s)?|\s", re.IGNORECASE)


def read_durations(words: Words, as_of: datetime.date) -> Findings:
    """Facts of duration and of time since, relative to the day `as_of`."""
    found: list[Found] = []
    problems: list[str] = []
    for mention, name, amount, span in (*_spans_of_time(words), *_since_onsets(words, as_of)):
        target = words.vocabulary[name]
        read = read_amount(target, amount, words.text[slice(*span)])
        if isinstance(read, str):
            problems.append(read)
        else:
            found.append(Found(name, read, hull(mention.span, span)))
    found.extend(_since_dates(words, as_of, problems))
    found.extend(_denied_windows(words))
    return Findings(tuple(found), tuple(problems))


def _timed(words: Words) -> list[tuple[Mention, Context, str]]:
    """Mentions that a time can belong to, with the measurement that holds it."""
    timed = []
    for mention, context in words.of_patient():
        concept = words.concept(mention)
        if name := concept.months if concept.kind is Kind.DATE else concept.duration:
            timed.append((mention, context, name))
    return timed


def _spans_of_time(words: Words) -> Iterator[tuple[Mention, str, Amount, tuple[int, int]]]:
    taken: set[Quantity] = set()
    for mention, context, name in reversed(_timed(words)):
        if context.assertion not in HOLDS:
            continue
        for quantity in words.near(mention.span):
            if quantity in taken or not is_time(quantity.unit):
                continue
            amount = _time_of(words, mention, quantity)
            if amount is not None:
                taken.add(quantity)
                ago = _AGO.match(words.text, quantity.span[1])
                yield (
                    mention,
                    name,
                    amount,
                    hull(quantity.span, ago.span() if ago else quantity.span),
                )
                break


def _time_of(words: Words, mention: Mention, quantity: Quantity) -> Amount | None:
    """The time that the quantity states of the mention, or None when it is not about it."""
    amount = amount_of(quantity)
    if quantity.span[1] <= mention.span[0]:
        gap = words.between(quantity.span, mention.span)
        return amount if _LEADING.fullmatch(gap) else None
    if quantity.span[0] < mention.span[1]:
        return None
    gap = words.between(mention.span, quantity.span)
    near = _NEAR.fullmatch(gap) is not None
    if _AGO.match(words.text, quantity.span[1]):
        return amount if near else None
    if _WITHIN.search(gap) and _since(words, words.concept(mention)):
        return Amount(amount.value, amount.unit, "<=") if near else None
    lasting = _FOR_WORD.search(gap) or (near and _FOR.search(gap) and not _IN.search(gap))
    return amount if lasting and not _ELSE.search(gap) and len(gap) < 60 else None


def _since(words: Words, concept: Concept) -> bool:
    """True where the time counts from an event: some date derives the same months."""
    if concept.kind is Kind.DATE:
        return True
    return any(
        other.months == concept.duration
        for other in words.vocabulary
        if other.kind is Kind.DATE and concept.duration is not None
    )


def _since_onsets(
    words: Words, as_of: datetime.date
) -> Iterator[tuple[Mention, str, Amount, tuple[int, int]]]:
    """ "Back pain since last month": how long something has lasted that is no single event."""
    for amount, span in read_onsets(words.text, as_of):
        for mention, context, name in reversed(_timed(words)):
            if mention.span[1] > span[0]:
                continue
            gap = words.between(mention.span, span)
            lasting = context.assertion in HOLDS and not _since(words, words.concept(mention))
            if lasting and len(gap) < 40 and not _ASIDE.search(gap):
                yield mention, name, amount, span
            break


def _since_dates(words: Words, as_of: datetime.date, problems: list[str]) -> Iterator[Found]:
    for period, span in (
        *read_dates(words.text),
        *read_named_periods(words.text, as_of),
        *_years(words),
    ):
        timed = _before(words, span)
        if timed is None:
            continue
        mention, name = timed
        months = months_since(period, as_of)
        whole = hull(mention.span, span)
        said = words.text[slice(*whole)]
        if months is None:
            problems.append(f'"{said}" lies after {as_of.isoformat()}; check the date.')
        else:
            yield Found(name, months, whole)


def _years(words: Words) -> Iterator[tuple[Period, tuple[int, int]]]:
    """ "MI 2019": a year right behind an event."""
    for mention, _, _ in _timed(words):
        if match := _YEAR.match(words.text, mention.span[1]):
            year = int(match["year"])
            yield (datetime.date(year, 1, 1), datetime.date(year, 12, 31)), match.span("year")


def _before(words: Words, span: tuple[int, int]) -> tuple[Mention, str] | None:
    """The nearest mention before a date that it can belong to."""
    for mention, context, name in reversed(_timed(words)):
        if mention.span[1] <= span[0]:
            near = _NEAR.fullmatch(words.between(mention.span, span)) is not None
            holds = context.assertion in HOLDS and _since(words, words.concept(mention))
            return (mention, name) if near and holds else None
    return None


def _denied_windows(words: Words) -> Iterator[Found]:
    """ "No heart attack in the last 12 months": if ever, then longer ago."""
    for mention, context, name in _timed(words):
        if context.assertion is not Assertion.ABSENT or not _since(words, words.concept(mention)):
            continue
        for quantity in words.near(mention.span):
            gap = words.between(mention.span, quantity.span)
            if quantity.span[0] < mention.span[1] or not is_time(quantity.unit):
                continue
            if _WITHIN.search(gap) and _NEAR.fullmatch(gap):
                amount = Amount(quantity.value, quantity.unit, ">")
                read = read_amount(words.vocabulary[name], amount, quantity.text)
                if isinstance(read, Interval):
                    denial = context.denial or mention.span
                    yield Found(name, read, hull(mention.span, quantity.span, denial))
