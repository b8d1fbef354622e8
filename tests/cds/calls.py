"""CDS Hooks calls and folders written by hand, small enough to read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.adapters.cds_folder import load_decision_support
from assistant.adapters.cds_request import read_request
from assistant.adapters.cds_service import DecisionSupport
from evals.cds import OPIOID, PUBLISHED_DAY

Resource = dict[str, Any]

OXYCODONE = "oxycodone hydrochloride 5 MG Oral Tablet"
LONG_ACTING = "12 HR oxycodone hydrochloride 20 MG Extended Release Oral Tablet"


def support() -> DecisionSupport:
    return load_decision_support(OPIOID)


def patient(**changes: Any) -> Resource:
    return {"resourceType": "Patient", "id": "p", "birthDate": "1980-02-03", **changes}


def order(
    name: str,
    written: str = "2023-05-01",
    days: int | None = 30,
    times: Any = 1,
    period: Any = 1,
    dose: Any = 1,
    unit: str = "tablet",
    **changes: Any,
) -> Resource:
    """A prescription for use at home; the dose is `dose` units, `times` each `period` days."""
    supply = {"expectedSupplyDuration": {"value": days, "code": "d"}} if days is not None else {}
    return {
        "resourceType": "MedicationRequest",
        "id": f"{name} {written}",
        "status": "active",
        "intent": "order",
        "category": [{"coding": [{"code": "community"}]}],
        "medicationCodeableConcept": {"coding": [{"display": name}]},
        "authoredOn": written,
        "dosageInstruction": [
            {
                "timing": {"repeat": {"frequency": times, "period": period, "periodUnit": "d"}},
                "doseAndRate": [{"doseQuantity": {"value": dose, "unit": unit}}],
            }
        ],
        "dispenseRequest": supply,
        **changes,
    }


def condition(name: str, status: str = "active", recorded: str = "2023-04-01") -> Resource:
    return {
        "resourceType": "Condition",
        "clinicalStatus": {"coding": [{"code": status}]},
        "code": {"coding": [{"system": "http://snomed.info/sct", "display": name}]},
        "recordedDate": recorded,
    }


def urine(name: str, day: str, result: str) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "display": name}]},
        "effectiveDateTime": day,
        "interpretation": [{"coding": [{"code": result}]}],
    }


def procedure(name: str, day: str) -> Resource:
    return {
        "resourceType": "Procedure",
        "status": "completed",
        "code": {"text": name},
        "performedDateTime": day,
    }


def call(
    hook: str, orders: tuple[Resource, ...] = (), record: tuple[Resource, ...] = ()
) -> Resource:
    """A call with these draft orders, and a record that holds at least the patient."""
    record = record if any(r["resourceType"] == "Patient" for r in record) else (patient(), *record)
    return {
        "hook": hook,
        "context": {
            "patientId": "Patient/p",
            "draftOrders": {
                "resourceType": "Bundle",
                "type": "collection",
                "entry": [{"resource": one} for one in orders],
            },
        },
        "prefetch": {f"item{number}": one for number, one in enumerate(record)} | {"none": None},
    }


def saved(folder: Path, body: Any, name: str = "request.json") -> Path:
    path = folder / name
    path.write_text(body if isinstance(body, str) else json.dumps(body), encoding="utf-8")
    return path


def summaries(folder: Path, body: Mapping[str, Any], service: str | None) -> list[str]:
    """The summaries of the cards that the opioid rule base gives."""
    request = read_request(saved(folder, dict(body)), PUBLISHED_DAY)
    return [card.summary for card in support().cards(request, service).cards]
