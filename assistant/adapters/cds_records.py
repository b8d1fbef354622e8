"""Records of a request by kind: what the code or, failing that, the displayed name says.

Beside `cds_medicines`, for everything that is no medicine. A record that was entered in error
or cancelled does not count.
"""

import re
from collections.abc import Iterator
from datetime import date

from assistant.adapters.cds_shapes import RecordedSignal, RecordShape, RecordsShape
from assistant.adapters.cds_time import between
from assistant.adapters.fhir_coding import Coded, all_coded, coded
from assistant.adapters.fhir_element import Element

_VOID = frozenset({"entered-in-error", "cancelled", "unknown", "not-done", "draft", "revoked"})
_ACTIVE = frozenset({"active", "recurrence", "relapse"})
_POSITIVE = re.compile(r"(?:POS|DET|A|H|HH|AA)|positive|detected|present", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:NEG|ND|N)|negative|not detected|none detected|absent", re.IGNORECASE)


class Records:
    """Finds records of a named kind. Building it compiles the words."""

    def __init__(self, shape: RecordsShape) -> None:
        self._kinds = {name: _Kind(one) for name, one in shape.records.items()}

    def __contains__(self, kind: str) -> bool:
        return kind in self._kinds

    def find(
        self, resources: tuple[Element, ...], wanted: RecordedSignal, as_of: date
    ) -> Iterator[Element]:
        """The resources that the signal speaks of, in the order they came."""
        kind = self._kinds[wanted.kind]
        for resource in resources:
            if (
                resource.type in wanted.recorded
                and _counts(resource, wanted.active)
                and kind.fits(about(resource))
                and (wanted.within is None or between(dated(resource), wanted.within, as_of))
                and (wanted.result is None or result(resource) == wanted.result)
            ):
                yield resource


class _Kind:
    def __init__(self, shape: RecordShape) -> None:
        self._codes = frozenset(shape.codes)
        self._words = [re.compile(words, re.IGNORECASE) for words in shape.words]
        self._but = [re.compile(words, re.IGNORECASE) for words in shape.but]

    def fits(self, found: Coded) -> bool:
        if found.has(*self._codes):
            return True
        return any(
            any(words.search(name) for words in self._words)
            and not any(words.search(name) for words in self._but)
            for name in found.words
        )


def about(resource: Element) -> Coded:
    """What the resource is about: its code, type or category, with its title."""
    match resource.type:
        case "Encounter":
            leave = resource.child("hospitalization").child("dischargeDisposition")
            found = all_coded((*resource.children("type"), leave))
        case "CarePlan":
            found = all_coded(resource.children("category"))
            title = resource.text("title")
            return Coded(found.codes, (*found.words, title)) if title else found
        case _:
            found = coded(resource.child("code"))
    return found


def dated(resource: Element) -> date | None:
    """The day the record speaks of; for a plan the last day it was touched."""
    match resource.type:
        case "Condition":
            return resource.day("recordedDate") or resource.day("onsetDateTime")
        case "Procedure":
            return resource.day("performedDateTime") or resource.child("performedPeriod").day(
                "start"
            )
        case "Observation":
            return resource.day("effectiveDateTime") or resource.child("effectivePeriod").day(
                "start"
            )
        case "Encounter":
            return resource.child("period").day("start")
        case "CarePlan":
            touched = (resource.day("created"), resource.child("meta").day("lastUpdated"))
            return max((day for day in touched if day), default=None)
        case _:
            return resource.day("authoredOn")


def result(observation: Element) -> str | None:
    """`positive`, `negative`, or None where the observation says neither."""
    said = all_coded((*observation.children("interpretation"), *_value(observation)))
    words = [*said.words, *(code for _, code in said.codes), observation.text("valueString") or ""]
    for word in filter(None, (word.strip() for word in words)):
        if _NEGATIVE.fullmatch(word):
            return "negative"
        if _POSITIVE.fullmatch(word):
            return "positive"
    return None


def _value(observation: Element) -> tuple[Element, ...]:
    value = observation.child("valueCodeableConcept")
    return (value,) if value else ()


def _counts(resource: Element, active: bool) -> bool:
    if resource.text("status") in _VOID:
        return False
    if coded(resource.child("verificationStatus")).has("entered-in-error", "refuted"):
        return False
    return not active or coded(resource.child("clinicalStatus")).has(*_ACTIVE)
