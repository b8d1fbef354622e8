"""An amount with how often it is taken, where a sentence gives both for what is asked.

"600 mg a day", "35 mg is the once-a-week strength", "the daily one is 5 mg". Used where the
sentence names no action itself, because the question does.
"""

import re
from dataclasses import replace

from assistant.domain.claim import Quantity
from assistant.reading.quantities import read_quantities
from assistant.reading.units import dimension

_OFTEN = (
    r"(?:once[\s-](?:a|per|every)[\s-](?P<period>day|week|month|year)"
    r"|(?:once[\s-])?(?P<adverb>daily|weekly|monthly|yearly))"
)
_THING = r"(?:strength|dose|tablet|one|pack|version|form|pen|injection)"
_BEHIND = re.compile(rf"\s(?:is|being|are) (?:the|its|a) {_OFTEN}\s{_THING}\b", re.I)
_FORM = re.compile(
    rf"\s(?:tablet|capsule|injection|infusion|pen|dose)s?,?\s"
    rf"(?:(?:is |to be )?(?:taken|given|swallowed)\s)?"
    rf"(?:{_OFTEN}|(?:every|each|a|per) (?P<each>day|week|month|year))\b",
    re.I,
)
_AHEAD = re.compile(rf"\bthe {_OFTEN}\s{_THING}\s(?:is|being)\s$", re.I)
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_MASSES = ("mass", "activity")
# How a sentence begins that is nothing but an amount: "Just 600 mg a day", "Within 4 hours".
_OPENING = re.compile(
    r"[\s*_>-]*(?:(?:yes|no|usually|only|just|about|around|roughly|up to|at most|at least|within"
    r"|in|after|every|the|a|total|dose|of|is|it|that|would be|no later than|not? sooner than"
    r"|not before|by|one|take|taken|given)\b[\s,:;]*){0,4}$",
    re.I,
)

_WAIT = re.compile(
    r"\b(?:no (?:sooner|earlier|later) than|not (?:sooner|earlier|later) than|not (?:before|until)"
    r"|never before|within|every|only after|at the earliest)\s(?:about |around )?[*_]*$",
    re.I,
)
_FROM = re.compile(
    r"[*_]*\s(?:at the earliest\b|(?:after|from|following|since) (?:the|her|his|your|its|their|a)\s"
    r"(?:last|final|start|first|request|end))",
    re.I,
)


def read_rates(text: str) -> tuple[Quantity, ...]:
    """Masses and activities with their interval, read from both sides of "is the ... strength"."""
    return tuple(q for q in (_rated(text, q) for q in read_quantities(text)) if is_rate(q.unit))


def is_rate(unit: str | None) -> bool:
    """True for `mg/week` and the like."""
    parts = unit.split("/") if unit else []
    return (
        len(parts) == 2
        and dimension(parts[0]) in _MASSES
        and dimension(_bare(parts[1])) == ("time")
    )


def opens(text: str, quantity: Quantity) -> bool:
    """The sentence begins with the quantity, so it answers what was asked."""
    return _OPENING.match(text[: quantity.span[0]]) is not None


def waits(text: str, quantity: Quantity) -> bool:
    """A time after which, or by which, something is to be done: "no sooner than ten years"."""
    start, end = quantity.span
    if dimension(quantity.unit or "") != "time":
        return False
    return _WAIT.search(text, max(0, start - 40), start) is not None or (
        _FROM.match(text, end) is not None
    )


def _rated(text: str, quantity: Quantity) -> Quantity:
    start, end = quantity.span
    stated = (
        _BEHIND.match(text, end)
        or _FORM.match(text, end)
        or _AHEAD.search(text, max(0, start - 50), start)
    )
    mass = (quantity.unit or "").partition("/")[0]
    if stated is None or dimension(mass) not in _MASSES:
        return quantity
    groups = stated.groupdict()
    period = groups["period"] or groups.get("each") or _PERIODS[groups["adverb"].lower()]
    return replace(quantity, unit=f"{mass}/{period.lower()}")


def _bare(period: str) -> str:
    return period.lstrip("0123456789")
