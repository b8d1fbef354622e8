"""A CDS Hooks request file to what a rule base can be asked: patient, orders and record.

The client sends what the service asked for: what came back empty was looked for and is not
there. Resources come as fragments, so nothing is validated as a whole; a wrong shape is an
error where it is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.adapters.fhir_element import Element
from assistant.adapters.fhir_file import read_json
from assistant.adapters.fhir_medication import TYPES, Prescription, prescription
from assistant.domain.errors import RequestError

HOOKS = ("patient-view", "order-select", "order-sign")


@dataclass(frozen=True)
class CdsRequest:
    """One call of a hook.

    Attributes:
        drafts: resources being ordered; of an order-select, the selected ones.
        record: every other resource that came with the call.
    """

    hook: str
    as_of: date
    drafts: tuple[Element, ...]
    record: tuple[Element, ...]

    def of(self, *types: str) -> tuple[Element, ...]:
        """Resources of the record of these types."""
        return tuple(resource for resource in self.record if resource.type in types)

    @cached_property
    def patient(self) -> Element:
        """The patient.

        Raises:
            RequestError: there is none, or more than one.
        """
        found = {resource.text("id"): resource for resource in self.of("Patient")}
        if len(found) != 1:
            raise RequestError(
                f"The request has {len(found)} patients; send one Patient in `prefetch`.",
                "prefetch",
            )
        return next(iter(found.values()))

    @cached_property
    def orders(self) -> tuple[Prescription, ...]:
        """Medicines being ordered with this call."""
        return self._prescriptions(self.drafts)

    @cached_property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """Medicines of the record."""
        return self._prescriptions(self.record)

    def _prescriptions(self, resources: tuple[Element, ...]) -> tuple[Prescription, ...]:
        medications = {one.text("id") or "": one for one in self.of("Medication")}
        return tuple(prescription(one, medications) for one in resources if one.type in TYPES)


def read_request(path: Path, as_of: date) -> CdsRequest:
    """The request of a file.

    Raises:
        RequestError: the file is no CDS Hooks request, or its hook is not one of HOOKS.
    """
    data = Element(read_json(path, "CDS Hooks request", "request"), "request")
    hook = data.text("hook")
    if hook is None:
        raise RequestError(
            f"{str(path)!r} is no CDS Hooks request: it has no `hook` "
            f"({', '.join(HOOKS)}); send the body of a call.",
            "hook",
        )
    if hook not in HOOKS:
        raise RequestError(
            f"The hook {hook!r} is not answered; allowed are {', '.join(HOOKS)}.", "hook"
        )
    context = data.child("context")
    drafts = tuple(_resources(context.child("draftOrders")))
    chosen = set(context.data.get("selections") or ()) if hook == "order-select" else set()
    selected = tuple(one for one in drafts if not chosen or _reference(one) in chosen)
    rest = tuple(one for one in drafts if one not in selected)
    return CdsRequest(hook, as_of, selected, (*rest, *_record(data.child("prefetch"))))


def _record(prefetch: Element) -> Iterator[Element]:
    for key in prefetch.data:
        yield from _resources(prefetch.child(key))


def _resources(element: Element) -> Iterator[Element]:
    """A resource, those of a bundle, or the one that a response is wrapped around."""
    if not element:
        return
    if element.type == "Bundle":
        for entry in element.children("entry"):
            yield from _resources(entry.child("resource"))
    elif element.type:
        yield element
    elif inner := element.child("resource"):
        yield from _resources(inner)
    else:
        raise RequestError(
            f"{element.path} is no FHIR resource: it has no `resourceType`.", element.path
        )


def _reference(resource: Element) -> Any:
    return f"{resource.type}/{resource.text('id')}"
