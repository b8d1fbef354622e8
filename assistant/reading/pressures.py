"""Blood pressures as they are written: "BP 148/86", "blood pressure is 134/82 mmHg".

A reader of `facts`. The first number is the systolic, the second the diastolic pressure, both in
mmHg. A goal, a limit ("above 140/90") and an earlier value are not the pressure of today.
"""

import re
from decimal import Decimal

from assistant.domain.domains import Interval
from assistant.reading.amounts import Amount, read_amount
from assistant.reading.context import Assertion, Subject, read_context
from assistant.reading.readings import Findings, Found, Words

SYSTOLIC, DIASTOLIC = "systolic_bp", "diastolic_bp"
_LINK = (
    r"(?:[\s:=,(~]|\b(?:is|was|of|at|now|today|currently|still|about|around|runs?|running|reads?"
    r"|readings?|averages?|averaging|average|measured|measures|measuring|consistently|repeatedly"
    r"|persistently|the|in|to|clinic|office|home|remains|stays|sits|sitting|up|with|a|has|been)\b)*"
)
_PRESSURE = re.compile(
    r"(?:\b(?P<name>blood pressures?|BPs?|pressure|readings?|hypertension|hypertensive)\b"
    + _LINK
    + r")?(?<![\d./<>\u2264\u2265=-])(?P<systolic>\d{2,3})\s?/\s?(?P<diastolic>\d{2,3})"
    r"(?![\d/%]|\.\d)(?P<unit>\s?mm\s?Hg)?",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:goals?|targets?|aim(?:ing|s)?(?: for)?|threshold|cut-?off|limit|below|under|above|over"
    r"|than|least|most|previous(?:ly)?|last year|used to be|exceed(?:s|ing)?)\b[^.;?!\d]{0,25}$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\s?(?:mm\s?Hg)?[\s,(]*(?:or (?:more|higher|above|over|less|lower|below)\b"
    r"|(?:\w+\s)?(?:years?|months?|weeks?|days?)\s(?:ago|earlier|before)\b|last year)",
    re.IGNORECASE,
)
_SILENT = (Assertion.HYPOTHETICAL, Assertion.ABSENT, Assertion.POSSIBLE)


def read_pressures(words: Words) -> Findings:
    """The two facts of every pair of numbers that stands there as a blood pressure."""
    if SYSTOLIC not in words.vocabulary or DIASTOLIC not in words.vocabulary:
        return Findings()
    pairs = [match for match in _PRESSURE.finditer(words.text) if _is_pressure(words.text, match)]
    contexts = read_context(words.text, [match.span() for match in pairs])
    found = [
        Found(name, domain, match.span())
        for match, context in zip(pairs, contexts, strict=True)
        if context.assertion not in _SILENT and context.subject is Subject.PATIENT
        for name in (SYSTOLIC, DIASTOLIC)
        if not isinstance(domain := _domain(words, match, name), str)
    ]
    return Findings(tuple(found))


def _is_pressure(text: str, match: re.Match[str]) -> bool:
    """True for a pair named or with its unit, the larger number first, that holds today."""
    place = match.start("systolic")
    return (
        (match["name"] is not None or match["unit"] is not None)
        and int(match["systolic"]) > int(match["diastolic"])
        and _NOT_NOW.search(text, max(0, place - 45), place) is None
        and _THEN.match(text, match.end()) is None
    )


def _domain(words: Words, match: re.Match[str], name: str) -> Interval | str:
    """The number of one of the two as values, or a sentence when it is no plausible pressure."""
    number = Decimal(match["systolic" if name == SYSTOLIC else "diastolic"])
    return read_amount(words.vocabulary[name], Amount(number, "mmHg"), match[0])
