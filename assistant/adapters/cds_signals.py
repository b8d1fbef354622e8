"""A request to the facts of a rule base, by its table of signals.

The world of a request is closed: the client was asked for the record, so a medicine or a
diagnosis that is not in it is false, not unknown. A number that cannot be computed stays
unknown, or at least the part of it that is known.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from assistant.adapters.cds_medicines import MedicineTable
from assistant.adapters.cds_records import Records, about, dated, result
from assistant.adapters.cds_request import CdsRequest
from assistant.adapters.cds_shapes import (
    AgeSignal,
    AgoShape,
    CoveredSignal,
    EquivalentSignal,
    LastsShape,
    Pool,
    PrescribedSignal,
    RecordedSignal,
    Signal,
    WithinShape,
)
from assistant.adapters.cds_time import before, between, days_covered
from assistant.adapters.fhir_element import Element
from assistant.adapters.fhir_medication import Prescription
from assistant.adapters.fhir_person import age
from assistant.domain.domains import NO, YES, Interval, within
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import Fact

COMMUNITY = "community"
# An order that was never ended still counts as active, but not for ever.
_STALE = AgoShape(months=24)
_CENT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Signals:
    """How the facts of one rule base are read."""

    table: dict[str, Signal]
    medicines: MedicineTable
    records: Records

    def facts(self, request: CdsRequest, vocabulary: Vocabulary) -> tuple[Fact, ...]:
        """Every fact of the table that the request settles.

        Raises:
            RequestError: a resource of the request has the wrong shape.
        """
        found = (self._fact(name, signal, request) for name, signal in self.table.items())
        return tuple(
            replace(fact, unit=vocabulary[fact.name].unit)
            for fact in found
            if fact is not None and not within(vocabulary.domain(fact.name), fact.domain)
        )

    def _fact(self, name: str, signal: Signal, request: CdsRequest) -> Fact | None:
        match signal:
            case AgeSignal():
                years = age(request.patient, request.as_of)
                return Fact(name, years) if years else None
            case PrescribedSignal():
                return _yes_or_no(name, [p.coded.text for p in self._prescribed(signal, request)])
            case RecordedSignal():
                return self._recorded(name, signal, request)
            case EquivalentSignal():
                return self._equivalent(name, signal, request)
            case CoveredSignal():
                return self._covered(name, signal, request)
            case _:
                assert_never(signal)

    def _prescribed(self, signal: PrescribedSignal, request: CdsRequest) -> Iterator[Prescription]:
        for one in self._of_class(signal.prescribed, signal.among, request):
            if not signal.anywhere and COMMUNITY not in one.setting:
                continue
            if signal.lasts is not None and not _lasts(one, signal.lasts):
                continue
            if signal.within is None or between(one.written, signal.within, request.as_of):
                yield one

    def _of_class(
        self, class_: str, among: list[Pool], request: CdsRequest
    ) -> Iterator[Prescription]:
        """Medicines of the class, each once."""
        seen = set[tuple[str, object]]()
        for pool in among:
            for one in _POOLS[pool](request):
                key = (one.id, one.coded)
                if key not in seen and self.medicines.belongs(one, class_):
                    seen.add(key)
                    yield one

    def _recorded(self, name: str, signal: RecordedSignal, request: CdsRequest) -> Fact:
        found = list(self.records.find(request.record, signal, request.as_of))
        if signal.same_prescriber:
            found = [one for one in found if _same_prescriber(one, request)]
        if signal.visits is not None and signal.within is not None:
            found = found if _visits(found, signal.within, request) >= signal.visits else []
        if signal.result is not None and found:
            return Fact(name, YES, text=self._results(signal, found, request))
        return _yes_or_no(name, [about(one).text for one in found])

    def _results(self, signal: RecordedSignal, found: list[Element], request: CdsRequest) -> str:
        """Days of the results, and how many of the opposite kind came after the last."""
        days = sorted(day for one in found if (day := dated(one)))
        every = signal.model_copy(update={"result": None})
        later = [
            one
            for one in self.records.find(request.record, every, request.as_of)
            if (day := dated(one)) and day > days[-1] and result(one) not in (None, signal.result)
        ]
        opposite = "negative" if signal.result == "positive" else "positive"
        listed = ", ".join(day.isoformat() for day in days)
        return f"{about(found[0]).text}: {listed}; {opposite} tests since then: {len(later)}"

    def _equivalent(self, name: str, signal: EquivalentSignal, request: CdsRequest) -> Fact:
        amounts = [
            self.medicines.morphine(one)
            for one in self._of_class(signal.equivalent, signal.among, request)
            if COMMUNITY in one.setting
        ]
        known = _decimal(sum((amount for amount in amounts if amount), Fraction(0)))
        whole = None not in amounts
        return Fact(name, Interval(known, known) if whole else Interval(low=known))

    def _covered(self, name: str, signal: CoveredSignal, request: CdsRequest) -> Fact:
        medicines = self._of_class(signal.covered, ["history", "orders"], request)
        spans = [one.covers for one in medicines]
        count = days_covered([span for span in spans if span], signal.within, request.as_of)
        return Fact(name, Interval(Decimal(count), Decimal(count)))


def _yes_or_no(name: str, evidence: list[str]) -> Fact:
    return Fact(name, YES if evidence else NO, text=", ".join(dict.fromkeys(evidence)))


def _active(request: CdsRequest) -> tuple[Prescription, ...]:
    oldest = before(request.as_of, _STALE)
    return tuple(
        one
        for one in request.prescriptions
        if one.status == "active" and one.written and oldest <= one.written <= request.as_of
    )


def _history(request: CdsRequest) -> tuple[Prescription, ...]:
    kept = ("active", "completed", "stopped")
    return tuple(one for one in request.prescriptions if one.status in kept)


def _orders(request: CdsRequest) -> tuple[Prescription, ...]:
    return request.orders


def _asked(request: CdsRequest) -> tuple[Prescription, ...]:
    """What the hook is about."""
    return _active(request) if request.hook == "patient-view" else request.orders


_POOLS: dict[Pool, Callable[[CdsRequest], tuple[Prescription, ...]]] = {
    "asked": _asked,
    "orders": _orders,
    "active": _active,
    "history": _history,
}


def _lasts(one: Prescription, wanted: LastsShape) -> bool:
    supply, valid = one.supply, one.valid_days
    if wanted.at_least is not None:
        return any(n is not None and n >= wanted.at_least for n in (supply, valid))
    over = wanted.above is None or (supply is not None and supply > wanted.above)
    return over and (wanted.below is None or (supply is not None and supply < wanted.below))


def _visits(found: list[Element], within: WithinShape, request: CdsRequest) -> int:
    """Encounters in the time that the records belong to."""
    named = {one.child("encounter").text("reference") for one in found}
    return sum(
        f"Encounter/{visit.text('id')}" in named and between(dated(visit), within, request.as_of)
        for visit in request.of("Encounter")
    )


def _same_prescriber(record: Element, request: CdsRequest) -> bool:
    """False only where both are named and differ."""
    writers = {one.recorder for one in request.orders if one.recorder}
    actors = [record.child("author"), *(p.child("actor") for p in record.children("performer"))]
    named = {reference for actor in actors if (reference := actor.text("reference"))}
    return not writers or not named or bool(writers & named)


def _decimal(amount: Fraction) -> Decimal:
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(_CENT)
