"""MedicationRequest, MedicationStatement and MedicationDispense to Prescriptions."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from assistant.adapters.fhir_coding import Coded, all_coded, coded
from assistant.adapters.fhir_element import Element
from assistant.domain.errors import RequestError
from assistant.reading.dosing import Dosing, days, doses_per_day
from assistant.reading.medicines import Medicine, read_medicine

TYPES = ("MedicationRequest", "MedicationStatement", "MedicationDispense")


@dataclass(frozen=True, slots=True)
class Prescription:
    """One medicine that was ordered, reported or dispensed.

    Attributes:
        coded: codes and displayed names as recorded.
        setting: `community`, `inpatient`, ...; empty when the record does not say it.
        written: day it was written, reported or handed over.
        supply: days that one supply lasts.
        valid: first and last day of the prescription's validity.
        recorder: reference of the person who wrote it.
    """

    id: str
    coded: Coded
    medicine: Medicine
    status: str
    setting: tuple[str, ...]
    written: date | None
    supply: Fraction | None
    valid: tuple[date, date] | None
    dosings: tuple[Dosing, ...]
    recorder: str | None

    @property
    def covers(self) -> tuple[date, date] | None:
        """First and last day of one supply, taken from the day it was written."""
        if self.written is None or self.supply is None:
            return None
        return self.written, self.written + timedelta(days=int(self.supply))

    @property
    def valid_days(self) -> int | None:
        return (self.valid[1] - self.valid[0]).days if self.valid else None


def prescription(resource: Element, medications: dict[str, Element]) -> Prescription:
    """The prescription of a resource.

    Args:
        medications: Medication resources by id, for a medicine given by reference.

    Raises:
        RequestError: an element has the wrong shape.
    """
    about = _coded_medicine(resource, medications)
    dispense = resource.child("dispenseRequest")
    return Prescription(
        id=resource.text("id") or "",
        coded=about,
        medicine=read_medicine(about.text),
        status=resource.text("status") or "",
        setting=tuple(code for _, code in all_coded(_list(resource, "category")).codes),
        written=_written(resource),
        supply=_supply(dispense.child("expectedSupplyDuration")),
        valid=_span(dispense.child("validityPeriod")),
        dosings=_dosings(resource),
        recorder=(resource.child("recorder") or resource.child("requester")).text("reference"),
    )


def _coded_medicine(resource: Element, medications: dict[str, Element]) -> Coded:
    if about := resource.child("medicationCodeableConcept"):
        return coded(about)
    reference = resource.child("medicationReference")
    named = (reference.text("reference") or "").removeprefix("#").rpartition("/")[2]
    contained = {one.text("id"): one for one in resource.children("contained")}
    found = contained.get(named) or medications.get(named)
    if found is not None:
        return coded(found.child("code"))
    return Coded((), tuple(filter(None, (reference.text("display"),))))


def _list(resource: Element, name: str) -> tuple[Element, ...]:
    """A repeating element; a MedicationStatement has one category and no list."""
    if isinstance(resource.data.get(name), dict):
        return (resource.child(name),)
    return resource.children(name)


def _written(resource: Element) -> date | None:
    names = ("authoredOn", "whenHandedOver", "whenPrepared", "effectiveDateTime", "dateAsserted")
    days_found = (resource.day(name) for name in names)
    return next((day for day in days_found if day), resource.child("effectivePeriod").day("start"))


def _supply(duration: Element) -> Fraction | None:
    value = duration.number("value")
    if value is None:
        return None
    unit = duration.text("code") or duration.text("unit") or ""
    found = days(value, {"day": "d", "days": "d", "week": "wk", "weeks": "wk"}.get(unit, unit))
    if found is None:
        raise RequestError(
            f"{duration.path} has the unit {unit!r}; allowed are s, min, h, d, wk, mo and a.",
            duration.path,
        )
    return found


def _span(period: Element) -> tuple[date, date] | None:
    start, end = period.day("start"), period.day("end")
    return (start, end) if start and end else None


def _dosings(resource: Element) -> tuple[Dosing, ...]:
    lines = resource.children("dosageInstruction") or resource.children("dosage")
    return tuple(found for line in lines if (found := _dosing(line)) is not None)


def _dosing(line: Element) -> Dosing | None:
    """The most a line allows: of a range its upper end, as needed as if always needed."""
    repeat = line.child("timing").child("repeat")
    times = repeat.number("frequencyMax") or repeat.number("frequency") or Decimal(1)
    period = repeat.number("period")
    if period is None:
        return None
    per_day = doses_per_day(times, period, repeat.text("periodUnit") or "d")
    rate = next(iter(line.children("doseAndRate")), line)
    dose = rate.child("doseQuantity") or rate.child("doseRange").child("high")
    unit = (dose.text("unit") or dose.text("code") or "").strip("{}")
    return Dosing(per_day, dose.number("value"), unit) if per_day is not None else None
