"""A FHIR R4 Bundle file to the resources facts are read from, each one validated.

Resources of other types (claims, images, care teams) are passed over unread.
"""

from pathlib import Path
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from assistant.adapters.fhir_element import Element
from assistant.adapters.fhir_file import read_json
from assistant.domain.errors import RequestError

READ = frozenset(
    {"Patient", "Condition", "Observation", "Medication", "MedicationRequest",
     "MedicationStatement", "Procedure"}
)  # fmt: skip


def read_bundle(path: Path) -> tuple[Element, ...]:
    """The resources of a bundle that can say something of the patient, in its order.

    Raises:
        RequestError: the file is too large, no JSON, no FHIR R4 Bundle, has no resource of the
            types in READ, or one of them is not as FHIR R4 asks.
    """
    data = read_json(path, "FHIR bundle", "fhir")
    kind = data.get("resourceType")
    if kind != "Bundle":
        raise RequestError(
            f"{str(path)!r} is {_named(kind)}, not a FHIR R4 Bundle; put the resources of one "
            "patient into a Bundle.",
            "fhir",
        )
    _validate("Bundle", {**data, "entry": []}, "Bundle")
    found = tuple(
        resource
        for entry in Element(data, "Bundle").children("entry")
        if (resource := entry.child("resource")).type in READ
    )
    if not found:
        raise RequestError(
            f"{str(path)!r} has no resource that can be read as a fact; it needs a Patient and "
            f"any of {', '.join(sorted(READ - {'Patient'}))}.",
            "fhir",
        )
    for resource in found:
        _validate(resource.type, dict(resource.data), resource.path)
    return found


def _validate(type_: str, data: dict[str, Any], path: str) -> None:
    try:
        get_fhir_model_class(type_).model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        place = f"{path}.{place}" if place else path
        raise RequestError(
            f"{place} is not as FHIR R4 asks: {' '.join(first['msg'].split())[:200]}.", "fhir"
        ) from None


def _named(kind: object) -> str:
    return f"a {kind}" if isinstance(kind, str) and kind else "without a resourceType"
