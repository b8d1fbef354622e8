"""Condition and Procedure resources to facts: by code, else by the displayed name."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.adapters.fhir_codes import SNOMED_FACTS
from assistant.adapters.fhir_coding import SNOMED, Coded, coded
from assistant.adapters.fhir_element import Element
from assistant.domain.domains import NO, YES, Interval
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import Fact
from assistant.reading.dates import Period, months_since
from assistant.reading.facts import read_facts
from assistant.reading.lexicon import Lexicon

_NOW = ("active", "recurrence", "relapse")
# Past events stay true of a patient whose episode is over; a past back pain does not.
_LASTING = re.compile(r"_history$|^prior_|_fracture$|^secondary_|_osteoporosis$")
# A name that speaks of a wish to know, a plan or a relative is no diagnosis.
_NO_DIAGNOSIS = re.compile(
    r"screening|encounter for|family history|at risk|risk of|suspected|rule out|vaccin|"
    r"education|counsel|referral",
    re.IGNORECASE,
)
_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}


def condition_facts(
    resources: tuple[Element, ...], vocabulary: Vocabulary, lexicon: Lexicon, as_of: date
) -> Iterator[Fact]:
    """Facts of all conditions; how long ago is told of the latest onset."""
    found = [one for one in resources if one.type in ("Condition", "Procedure")]
    timed = set[str]()
    for one in sorted(found, key=_onset_key, reverse=True):
        for fact in _facts(one, vocabulary, lexicon, as_of):
            if fact.domain in (YES, NO):
                yield fact
            elif fact.name not in timed:
                timed.add(fact.name)
                yield fact


def _onset_key(resource: Element) -> date:
    period = _onset(resource)
    return period[0] if period else date.min


def _facts(
    resource: Element, vocabulary: Vocabulary, lexicon: Lexicon, as_of: date
) -> Iterator[Fact]:
    about = coded(resource.child("code"))
    names = _concepts(about, vocabulary, lexicon, as_of)
    if resource.type == "Procedure":
        done = resource.text("status") == "completed"
        names = tuple(name for name in names if done and _LASTING.search(name))
    verified = coded(resource.child("verificationStatus"))
    if verified.has("entered-in-error", "provisional", "differential", "unconfirmed"):
        return
    if verified.has("refuted"):
        yield from (Fact(name, NO, text=f"{about.text}: refuted") for name in names)
        return
    status = coded(resource.child("clinicalStatus"))
    current = not status.codes or status.has(*_NOW)
    for name in names:
        if current or _LASTING.search(name):
            yield Fact(name, YES, text=about.text)
            yield from _since(name, resource, vocabulary, as_of, about)


def _concepts(
    about: Coded, vocabulary: Vocabulary, lexicon: Lexicon, as_of: date
) -> tuple[str, ...]:
    """Yes-or-no facts that the code or, where it is not known, the name states."""
    known = SNOMED_FACTS.get(about.code(SNOMED) or "")
    if known is not None and known in vocabulary:
        return (known,)
    for words in about.words:
        if _NO_DIAGNOSIS.search(words):
            continue
        read = read_facts(words, lexicon, vocabulary, 1, as_of)
        names = tuple(fact.name for fact in read.facts if fact.domain == YES)
        if names:
            return names
    return ()


def _since(
    name: str, resource: Element, vocabulary: Vocabulary, as_of: date, about: Coded
) -> Iterator[Fact]:
    """How long ago, for a fact whose time is a fact of its own."""
    measure = vocabulary[name.partition("[")[0]].duration
    onset = _onset(resource)
    if measure is None or onset is None or onset[0] > as_of:
        return
    unit = vocabulary[measure].unit or "month"
    text = f"{about.text} {onset[0].isoformat()}"
    yield Fact(measure, _elapsed(onset, unit, as_of), unit, text=text)


def _elapsed(onset: Period, unit: str, as_of: date) -> Interval:
    months = months_since(onset, as_of)
    if unit == "month" and months is not None:
        return months
    size = _DAYS[unit]
    first, last = onset
    ends = ((as_of - min(last, as_of)).days, (as_of - first).days)
    low, high = ((Decimal(days) / size).quantize(Decimal("0.0001")) for days in ends)
    return Interval(low, high)


def _onset(resource: Element) -> Period | None:
    names = ("onsetDateTime", "performedDateTime", "recordedDate")
    found = (resource.period(name) for name in names)
    stated = next((period for period in found if period), None)
    return (
        resource.child("onsetPeriod").period("start")
        or resource.child("performedPeriod").period("start")
        or stated
    )
