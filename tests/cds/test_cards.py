"""The opioid rule base on calls of our own: who gets which card, and at which boundary."""

from pathlib import Path
from typing import Any

import pytest

from assistant.domain.errors import RequestError
from tests.cds.calls import (
    LONG_ACTING,
    OXYCODONE,
    call,
    condition,
    order,
    patient,
    procedure,
    summaries,
    support,
    urine,
)

ENCOUNTER = {
    "resourceType": "Encounter",
    "id": "v",
    "type": [{"coding": [{"code": "185463005"}]}],
    "period": {"start": "2023-02-01"},
}
PLAN = {
    "resourceType": "CarePlan",
    "status": "active",
    "category": [{"coding": [{"code": "80764-4"}]}],
    "created": "2022-01-01",
    "meta": {"lastUpdated": "2023-02-01T10:00:00Z"},
}
INPATIENT: dict[str, Any] = {"category": [{"coding": [{"code": "inpatient"}]}]}
BENZODIAZEPINE = "diazepam 5 MG Oral Tablet"

Call = dict[str, Any]


def signing(*orders: Call, record: tuple[Call, ...] = ()) -> Call:
    return call("order-sign", orders, record)


def viewing(*record: Call) -> Call:
    return call("patient-view", (), record)


# service, call, begins of the summaries expected
CASES: dict[str, tuple[str, Call, tuple[str, ...]]] = {
    "first opioid": (
        "OpioidCDSREC01",
        signing(order(OXYCODONE, days=5)),
        ("Recommend use of non",),
    ),
    "in hospital": ("OpioidCDSREC01", signing(order(OXYCODONE, days=5, **INPATIENT)), ()),
    "opioid 90 days ago": (
        "OpioidCDSREC01",
        signing(order(OXYCODONE), record=(order(OXYCODONE, "2023-01-31"),)),
        (),
    ),
    "opioid 91 days ago": (
        "OpioidCDSREC01",
        signing(order(OXYCODONE), record=(order(OXYCODONE, "2023-01-30"),)),
        ("Recommend use of non",),
    ),
    "no plan": ("OpioidCDSREC02", signing(order(OXYCODONE)), ("Recommend creation",)),
    "plan of 89 days ago": ("OpioidCDSREC02", signing(order(OXYCODONE), record=(PLAN,)), ()),
    "plan of somebody else": (
        "OpioidCDSREC02",
        signing(
            order(OXYCODONE, recorder={"reference": "Practitioner/a"}),
            record=({**PLAN, "author": {"reference": "Practitioner/b"}},),
        ),
        ("Recommend creation",),
    ),
    "long-acting": ("OpioidCDSREC03", signing(order(LONG_ACTING)), ("Recommend use of imm",)),
    "methadone is long-acting": (
        "OpioidCDSREC03",
        signing(order("methadone hydrochloride 5 MG Oral Tablet")),
        ("Recommend use of imm",),
    ),
    "immediate release": (
        "OpioidCDSREC03",
        signing(order(OXYCODONE), record=(order(LONG_ACTING, "2023-01-01"),)),
        (),
    ),
    "long-acting on view": (
        "OpioidCDSREC03PatientView",
        viewing(order(LONG_ACTING, "2023-01-01")),
        ("Recommend use of imm",),
    ),
    "six tablets of 5.5 MME": (
        "OpioidCDSREC04_05",
        signing(order("oxycodone hydrochloride 5.5 MG Oral Tablet", times=6)),
        (),
    ),
    "50 MME": (
        "OpioidCDSREC04_05",
        signing(order("morphine sulfate 25 MG Oral Tablet", times=2)),
        ("High risk for opioid overdose - consider",),
    ),
    "90 MME with what is taken": (
        "OpioidCDSREC04_05",
        signing(
            order("morphine sulfate 30 MG Oral Tablet"),
            record=(order("hydromorphone 4 MG Oral Tablet", "2023-04-01", times=3),),
        ),
        ("High risk for opioid overdose - taper now",),
    ),
    "7 days": ("OpioidCDSREC06", signing(order(OXYCODONE, days=7)), ()),
    "8 days": ("OpioidCDSREC06", signing(order(OXYCODONE, days=8)), ("Recommend limit",)),
    "28 days are not acute": ("OpioidCDSREC06", signing(order(OXYCODONE, days=28)), ()),
    "7 of 10 days with a visit": (
        "OpioidCDSREC07",
        signing(order(OXYCODONE), record=(order(OXYCODONE, "2023-04-24", 7), ENCOUNTER)),
        ("Patients on opioid therapy",),
    ),
    "6 of 10 days with a visit": (
        "OpioidCDSREC07",
        signing(order(OXYCODONE), record=(order(OXYCODONE, "2023-04-25", 6), ENCOUNTER)),
        (),
    ),
    "7 of 10 days without a visit": (
        "OpioidCDSREC07",
        signing(order(OXYCODONE), record=(order(OXYCODONE, "2023-04-24", 7),)),
        (),
    ),
    "three months": (
        "OpioidCDSREC07",
        signing(order(OXYCODONE), record=(order(OXYCODONE, "2023-01-31", 90),)),
        ("Patients on opioid therapy",),
    ),
    "three months, assessed": (
        "OpioidCDSREC07",
        signing(
            order(OXYCODONE),
            record=(
                order(OXYCODONE, "2023-01-31", 90),
                procedure("High risk drug monitoring (regime/therapy)", "2023-02-10"),
            ),
        ),
        (),
    ),
    "sleep apnoea": (
        "OpioidCDSREC08",
        signing(order(OXYCODONE), record=(condition("Obstructive sleep apnea syndrome"),)),
        ("Incorporate",),
    ),
    "no risk": ("OpioidCDSREC08", signing(order(OXYCODONE)), ()),
    "naloxone is there": (
        "OpioidCDSREC08",
        signing(
            order(OXYCODONE),
            record=(
                condition("Cocaine abuse"),
                order("naloxone hydrochloride 40 MG/ML Nasal Spray [Narcan]", "2023-04-01"),
            ),
        ),
        (),
    ),
    "no review": ("OpioidCDSREC09", signing(order(OXYCODONE)), ("PDMP",)),
    "reviewed": (
        "OpioidCDSREC09",
        signing(
            order(OXYCODONE),
            record=(
                procedure("Review of prescription drug monitoring program record", "2023-04-30"),
            ),
        ),
        (),
    ),
    "no screen": ("OpioidCDSREC10OrderSign", signing(order(OXYCODONE)), ("Annual",)),
    "a short order": ("OpioidCDSREC10OrderSign", signing(order(OXYCODONE, days=5)), ()),
    "cough medicine is no analgesic": (
        "OpioidCDSREC10OrderSign",
        signing(order("codeine phosphate 2 MG/ML / guaifenesin 20 MG/ML Oral Solution")),
        (),
    ),
    "cocaine": (
        "OpioidCDSREC10PatientView",
        viewing(
            order(OXYCODONE, "2023-04-01"),
            urine("Cocaine [Presence] in Urine", "2023-01-01", "POS"),
        ),
        ("Positive Cocaine",),
    ),
    "cocaine long ago": (
        "OpioidCDSREC10PatientView",
        viewing(
            order(OXYCODONE, "2023-04-01"),
            urine("Cocaine [Presence] in Urine", "2022-04-29", "POS"),
        ),
        ("Annual",),
    ),
    "what is prescribed": (
        "OpioidCDSREC10PatientView",
        viewing(
            order(OXYCODONE, "2023-04-01"),
            urine("Oxycodone [Presence] in Urine", "2023-04-10", "POS"),
        ),
        (),
    ),
    "methadone from elsewhere": (
        "OpioidCDSREC10PatientView",
        viewing(
            order(OXYCODONE, "2023-04-01"),
            urine("Methadone [Presence] in Urine", "2023-04-10", "POS"),
        ),
        ("Unprescribed",),
    ),
    "opioid with a benzodiazepine": (
        "OpioidCDSREC11",
        call("order-select", (order(OXYCODONE),), (order(BENZODIAZEPINE, "2023-03-01"),)),
        ("Avoid prescribing",),
    ),
    "benzodiazepine with an opioid": (
        "OpioidCDSREC11",
        call("order-select", (order(BENZODIAZEPINE),), (order(OXYCODONE, "2023-03-01"),)),
        ("Avoid prescribing",),
    ),
    "both on view": (
        "OpioidCDSREC11PatientView",
        viewing(order(OXYCODONE, "2023-03-01"), order("zolpidem 10 MG Oral Tablet", "2023-03-01")),
        ("Avoid prescribing",),
    ),
    "one on view": ("OpioidCDSREC11PatientView", viewing(order(OXYCODONE, "2023-03-01")), ()),
    "untreated": (
        "OpioidCDSREC12PatientView",
        viewing(condition("Opioid dependence", recorded="2023-01-31")),
        ("Recommend opioid agonist",),
    ),
    "recorded 91 days ago": (
        "OpioidCDSREC12PatientView",
        viewing(condition("Opioid dependence", recorded="2023-01-30")),
        (),
    ),
    "in remission": (
        "OpioidCDSREC12PatientView",
        viewing(condition("Opioid dependence in remission")),
        (),
    ),
    "treated": (
        "OpioidCDSREC12PatientView",
        viewing(
            condition("Opioid dependence"),
            order("Suboxone 2 MG / 0.5 MG Sublingual Film", "2023-03-01"),
        ),
        (),
    ),
    "17 years": (
        "OpioidCDSREC09",
        signing(order(OXYCODONE), record=(patient(birthDate="2005-05-02"),)),
        (),
    ),
    "18 today": (
        "OpioidCDSREC09",
        signing(order(OXYCODONE), record=(patient(birthDate="2005-05-01"),)),
        ("PDMP",),
    ),
    "age not known": (
        "OpioidCDSREC09",
        signing(order(OXYCODONE), record=(patient(birthDate=None),)),
        (),
    ),
    "sickle cell disease": (
        "OpioidCDSREC09",
        signing(order(OXYCODONE), record=(condition("Sickle cell-hemoglobin SS disease"),)),
        (),
    ),
    "sickle cell trait": (
        "OpioidCDSREC09",
        signing(order(OXYCODONE), record=(condition("Sickle cell trait"),)),
        ("PDMP",),
    ),
    "metastases": (
        "OpioidCDSREC09",
        signing(order(OXYCODONE), record=(condition("Metastatic malignant neoplasm to bone"),)),
        (),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cards(case: str, tmp_path: Path) -> None:
    service, body, expected = CASES[case]
    given = summaries(tmp_path, body, service)
    assert len(given) == len(expected)
    assert all(one.startswith(begin) for one, begin in zip(given, expected, strict=True))


def test_without_a_service_all_of_the_hook_answer(tmp_path: Path) -> None:
    given = summaries(tmp_path, signing(order(LONG_ACTING)), None)
    assert [one.split()[0] for one in given] == [
        "Recommend", "Recommend", "Recommend", "PDMP", "Annual",
    ]  # fmt: skip


def test_the_name_of_a_published_file_names_its_service() -> None:
    named = support().service_of
    assert named("OpioidCDSREC10PatientView__request-x.json") == "OpioidCDSREC10PatientView"
    assert named("OpioidCDSREC10__request-x.json") == "OpioidCDSREC10"
    assert named("request.json") is None


def test_an_unknown_service_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="did you mean 'OpioidCDSREC09'"):
        summaries(tmp_path, signing(), "OpioidCDSREC99")
