"""The FHIR R4 bundle of one patient as facts of the shipped vocabulary."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.adapters.corpus import load_corpus
from assistant.adapters.fhir_file import LARGEST
from assistant.adapters.fhir_patient import read_patient
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import plain
from assistant.reading.lexicon import Lexicon
from tests.syntax import ROOT

DAY = date(2026, 6, 15)
PATIENT = {"resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1954-06-16"}
WHO = {"reference": "Patient/p"}

Resource = dict[str, Any]


@cache
def known() -> tuple[Vocabulary, Lexicon]:
    vocabulary = load_corpus(ROOT / "corpus").vocabulary
    return vocabulary, Lexicon(vocabulary)


def saved(folder: Path, *resources: Resource, **changes: Any) -> Path:
    body: Resource = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": one} for one in resources],
        **changes,
    }
    path = folder / "bundle.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    return path


def read(folder: Path, *resources: Resource) -> dict[str, Any]:
    """Facts by name as plain values, those of the patient left out unless they stand alone."""
    found = read_patient(saved(folder, PATIENT, *resources), *known(), DAY)
    values = {fact.name: plain(fact.domain) for fact in found}
    return {n: v for n, v in values.items() if not resources or n not in ("age", "sex")}


def condition(name: str, status: str = "active", code: str = "", **more: Any) -> Resource:
    coding = {
        "system": "http://snomed.info/sct",
        "display": name,
        **({"code": code} if code else {}),
    }
    system = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    return {
        "resourceType": "Condition",
        "clinicalStatus": {"coding": [{"system": system, "code": status}]},
        "code": {"coding": [coding]},
        "subject": WHO,
        **more,
    }


def verified(how: str) -> Resource:
    return {"verificationStatus": {"coding": [{"code": how}]}}


def observation(
    value: Any, unit: str, code: str = "", name: str = "", day: str = "2026-05-01", **more: Any
) -> Resource:
    coding = {
        "system": "http://loinc.org",
        **({"code": code} if code else {}),
        "display": name or "x",
    }
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [coding]},
        "subject": WHO,
        "effectiveDateTime": day,
        "valueQuantity": {"value": value, "code": unit, "unit": unit},
        **more,
    }


def medicine(name: str, status: str = "active", **more: Any) -> Resource:
    return {
        "resourceType": "MedicationRequest",
        "status": status,
        "intent": "order",
        "medicationCodeableConcept": {"text": name},
        "subject": WHO,
        "authoredOn": "2026-01-15",
        **more,
    }


def daily(times: int) -> Resource:
    repeat = {"frequency": times, "period": 1, "periodUnit": "d"}
    dose = [{"doseQuantity": {"value": 1, "unit": "tablet"}}]
    return {"dosageInstruction": [{"timing": {"repeat": repeat}, "doseAndRate": dose}]}


def test_age_and_sex(tmp_path: Path) -> None:
    assert read(tmp_path) == {"age": 71, "sex": "female"}


def test_a_year_of_birth_is_an_interval(tmp_path: Path) -> None:
    path = saved(tmp_path, {**PATIENT, "birthDate": "1954", "gender": "unknown"})
    (age,) = read_patient(path, *known(), DAY)
    assert plain(age.domain) == "71 to 72"


CONDITIONS: tuple[tuple[Resource, dict[str, Any]], ...] = (
    (condition("Osteoporosis (disorder)"), {"known_osteoporosis": True}),
    (condition("not read", code="64859006"), {"known_osteoporosis": True}),
    (condition("Vitamin D deficiency", "resolved"), {}),
    (condition("Osteoporosis", **verified("refuted")), {"known_osteoporosis": False}),
    (condition("Osteoporosis", **verified("entered-in-error")), {}),
    (condition("Osteoporosis", **verified("provisional")), {}),
    (condition("Family history of osteoporosis"), {}),
    (condition("Encounter for screening for osteoporosis"), {}),
    (condition("Acute bronchitis (disorder)"), {}),
    (
        condition("Myocardial infarction", "resolved", onsetDateTime="2026-03-15"),
        {"mi_history": True, "months_since_mi": 3},
    ),
)


@pytest.mark.parametrize(("resource", "facts"), CONDITIONS)
def test_conditions(resource: Resource, facts: dict[str, Any], tmp_path: Path) -> None:
    assert read(tmp_path, resource) == facts


def test_the_latest_event_counts(tmp_path: Path) -> None:
    old = condition("Myocardial infarction", onsetDateTime="2010-01-01")
    new = condition("Acute myocardial infarction", onsetDateTime="2026-03-15")
    assert read(tmp_path, old, new)["months_since_mi"] == 3


OBSERVATIONS: tuple[tuple[Resource, dict[str, Any]], ...] = (
    (observation(28, "mL/min/{1.73_m2}", "98979-8"), {"egfr": 28}),
    (observation(28.5, "mL/min/{1.73_m2}", "33914-3"), {"egfr": 28.5}),
    (observation(41, "mL/min", "35591-7"), {"crcl_cockcroft_gault": 41}),
    (observation(41, "mL/min", "2164-2", "Creatinine renal clearance"), {}),
    (observation(50, "nmol/L", "14635-7"), {"vit_d_25oh": 20.03}),
    (observation(18, "ng/mL", name="25-OH vitamin D"), {"vit_d_25oh": 18}),
    (
        observation(-2.9, "{T-score}", name="DXA Femoral neck T-score"),
        {"t_score[femoral_neck]": -2.9},
    ),
    (
        observation(-3, "[SD]", name="T-score", bodySite={"text": "Lumbar spine"}),
        {"t_score[spine]": -3},
    ),
    (observation(2.0, "mmol/L", "2000-8"), {"serum_calcium": 8.016}),
    (observation(4, "mmol/L", name="Calcium [Moles/volume] in Urine"), {}),
    (observation(170, "cm", "8302-2", "Body Height"), {}),
    (observation(28, "mL/min/{1.73_m2}", "98979-8", status="cancelled"), {}),
    (observation(28, "mL/min/{1.73_m2}", "98979-8", day="2026-07-01"), {}),
)


@pytest.mark.parametrize(("resource", "facts"), OBSERVATIONS)
def test_observations(resource: Resource, facts: dict[str, Any], tmp_path: Path) -> None:
    assert read(tmp_path, resource) == facts


def test_below_a_limit_is_an_interval(tmp_path: Path) -> None:
    low = observation(30, "mL/min/{1.73_m2}", "98979-8")
    low["valueQuantity"]["comparator"] = "<"
    assert read(tmp_path, low) == {"egfr": "<30"}


def test_the_latest_value_counts(tmp_path: Path) -> None:
    unit, code = "mL/min/{1.73_m2}", "98979-8"
    old, new = observation(60, unit, code, day="2025-01-01"), observation(28, unit, code)
    assert read(tmp_path, new, old) == {"egfr": 28}


@pytest.mark.parametrize(
    ("code", "expected"),
    [("60001007", {"pregnant": False}), ("77386006", {"pregnant": True}), ("261665006", {})],
)
def test_only_a_coded_negative_is_false(
    code: str, expected: dict[str, Any], tmp_path: Path
) -> None:
    one = observation(1, "x", "82810-3")
    del one["valueQuantity"]
    one["valueCodeableConcept"] = {"coding": [{"system": "http://snomed.info/sct", "code": code}]}
    assert read(tmp_path, one) == expected


MEDICINES: tuple[tuple[Resource, dict[str, Any]], ...] = (
    (medicine("alendronate sodium 70 MG Oral Tablet"), {"on_alendronate": True}),
    (medicine("1 ML denosumab 60 MG/ML Prefilled Syringe [Prolia]"), {"on_denosumab": True}),
    (medicine("digoxin 0.125 MG Oral Tablet"), {"on_digoxin": True}),
    (medicine("alendronate sodium 70 MG Oral Tablet", "stopped"), {}),
    (medicine("amlodipine 5 MG Oral Tablet"), {}),
    (
        medicine("prednisone 5 MG Oral Tablet", **daily(2)),
        {"chronic_glucocorticoid_mg_day": 10, "glucocorticoid_months": ">=5"},
    ),
    (
        medicine("methylprednisolone 4 MG Oral Tablet", **daily(2)),
        {"chronic_glucocorticoid_mg_day": 10, "glucocorticoid_months": ">=5"},
    ),
    (medicine("hydrocortisone 10 MG/ML Topical Cream", **daily(2)), {}),
)


@pytest.mark.parametrize(("resource", "facts"), MEDICINES)
def test_medicines(resource: Resource, facts: dict[str, Any], tmp_path: Path) -> None:
    assert read(tmp_path, resource) == facts


BAD: tuple[tuple[tuple[Resource, ...], str], ...] = (
    ((), "no resource that can be read"),
    (({"resourceType": "Claim"},), "no resource that can be read"),
    ((condition("Osteoporosis"),), "has 0 patients"),
    ((PATIENT, {**PATIENT, "id": "q"}), "has 2 patients"),
    (({**PATIENT, "birthDate": "2030-01-01"},), "lies after"),
    (({**PATIENT, "birthDate": "1900-01-01"},), "gives an age of 126 years"),
    (({**PATIENT, "birthDate": 1954},), "not as FHIR R4 asks"),
    ((PATIENT, {"resourceType": "Condition"}), "subject"),
    ((PATIENT, observation(28, "mg", "98979-8")), "is measured in mL/min/1.73m2"),
    ((PATIENT, observation(28, "mL/min/{1.73_m2}", "35591-7")), "is measured in mL/min"),
    ((PATIENT, observation(-40, "ng/mL", "1989-3")), "outside the plausible range"),
    (
        (
            PATIENT,
            observation(20, "mL/min/{1.73_m2}", "98979-8"),
            observation(60, "mL/min/{1.73_m2}", "33914-3"),
        ),
        "says two things of eGFR",
    ),
    (
        (PATIENT, condition("Osteoporosis"), condition("Osteoporosis", **verified("refuted"))),
        "says two things of osteoporosis",
    ),
)


@pytest.mark.parametrize(("resources", "said"), BAD)
def test_bad_bundles(resources: tuple[Resource, ...], said: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=said):
        read_patient(saved(tmp_path, *resources), *known(), DAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no json", "is not JSON"),
        ("[]", "not an object"),
        ("{}", "without a resourceType"),
        (json.dumps(PATIENT), "is a Patient, not a FHIR R4 Bundle"),
        ('{"resourceType": "Bundle", "entry": []}', r"Bundle\.type is not as FHIR R4 asks"),
        ('{"resourceType": "Bundle", "type": "collection", "entry": 1}', "must be a list"),
    ],
)
def test_files_that_are_no_bundle(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RequestError, match=said):
        read_patient(path, *known(), DAY)


def test_a_bundle_of_50_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert LARGEST < 50_000_000
    with pytest.raises(RequestError, match=r"has 50\.0 MB; at most 20 MB are read"):
        read_patient(path, *known(), DAY)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"none\.json"):
        read_patient(tmp_path / "none.json", *known(), DAY)
