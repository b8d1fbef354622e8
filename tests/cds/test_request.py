"""What is no CDS Hooks request, or no decision support folder, is refused with a sentence."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.adapters.cds_folder import load_decision_support
from assistant.adapters.cds_request import read_request
from assistant.adapters.cds_shapes import AgoShape, WithinShape
from assistant.adapters.cds_time import before, days_covered
from assistant.adapters.fhir_file import LARGEST
from assistant.domain.errors import CorpusError, RequestError
from evals.cds import OPIOID, PUBLISHED_DAY, main
from tests.cds.calls import OXYCODONE, call, order, patient, saved, support


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{", "is not JSON"),
        ("[]", "not an object"),
        ({}, "no `hook`"),
        ({"hook": "order-dispatch"}, "allowed are patient-view, order-select, order-sign"),
        ({"hook": "order-sign", "prefetch": {}}, "has 0 patients"),
        ({"hook": "order-sign", "prefetch": {"a": patient(id="1"), "b": patient(id="2")}}, "has 2"),
        ({"hook": "order-sign", "prefetch": {"a": {"id": "1"}}}, "no `resourceType`"),
        ({"hook": "order-sign", "prefetch": {"a": patient(birthDate="soon")}}, "must be a date"),
        ({"hook": "order-sign", "prefetch": {"a": patient(birthDate="2030-01-01")}}, "lies after"),
        (call("order-sign", (order(OXYCODONE, dosageInstruction="daily"),)), "must be a list"),
        (call("order-sign", (order(OXYCODONE, dose="one"),)), "must be a number"),
        (call("order-sign", (order(OXYCODONE, status=1),)), "must be a text"),
    ],
)
def test_bad_requests(body: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=said):
        support().cards(read_request(saved(tmp_path, body), PUBLISHED_DAY))


def test_a_huge_request_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(RequestError, match="at most 20 MB"):
        read_request(path, PUBLISHED_DAY)


def test_only_selected_orders_are_asked_about(tmp_path: Path) -> None:
    body = call("order-select", (order(OXYCODONE, id="a"), order("diazepam 5 MG", id="b")))
    body["context"]["selections"] = ["MedicationRequest/a"]
    request = read_request(saved(tmp_path, body), PUBLISHED_DAY)
    assert [one.id for one in request.orders] == ["a"]
    assert [one.id for one in request.prescriptions] == ["b"]


def test_a_medicine_by_reference_is_found(tmp_path: Path) -> None:
    bare = order("x", medicationCodeableConcept=None, medicationReference={"reference": "#m"})
    bare["contained"] = [{"resourceType": "Medication", "id": "m", "code": {"text": OXYCODONE}}]
    request = read_request(saved(tmp_path, call("order-sign", (bare,))), PUBLISHED_DAY)
    assert request.orders[0].coded.text == OXYCODONE


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("signals", "prescribed: opioid,", "prescribed: opoid,", "did you mean 'opioid'"),
        ("signals", "kind: sickle_cell", "kind: sickle", "did you mean 'sickle_cell'"),
        ("services", "rec12: treat", "rec13: treat", "did you mean"),
        ("services", "{mme} mg/d. Taper", "{mmm} mg/d. Taper", "did you mean 'mme'"),
        ("medicines", "factors:", "factor:", "factor"),
    ],
)
def test_a_wrong_folder_names_file_and_line(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "opioid"
    shutil.copytree(OPIOID, folder)
    path = folder / "cds" / f"{file}.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=said) as caught:
        load_decision_support(folder)
    assert f"{file}.yaml:" in str(caught.value)


def test_a_corpus_without_services_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="no folder `cds`"):
        load_decision_support(tmp_path)


@pytest.mark.parametrize(
    ("ago", "day"),
    [
        (AgoShape(days=90), date(2023, 1, 31)),
        (AgoShape(months=2), date(2023, 3, 1)),
        (AgoShape(months=12, days=1), date(2022, 4, 30)),
        (AgoShape(months=17), date(2021, 12, 1)),
    ],
)
def test_times_ago(ago: AgoShape, day: date) -> None:
    assert before(date(2023, 5, 1), ago) == day


def test_a_month_too_short_ends_on_its_last_day() -> None:
    assert before(date(2023, 3, 31), AgoShape(months=1)) == date(2023, 2, 28)


def test_days_are_counted_once() -> None:
    spans = [
        (date(2023, 4, 1), date(2023, 4, 24)),
        (date(2023, 4, 22), date(2023, 4, 26)),
        (date(2023, 4, 30), date(2023, 6, 1)),
    ]
    within = WithinShape(since=AgoShape(days=10))
    assert days_covered(spans, within, date(2023, 5, 1)) == 6


def test_the_comparison_counts_cards_and_doses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("requests", "responses"):
        (tmp_path / folder).mkdir()
    high = order("morphine sulfate 60 MG Oral Tablet", times=2)
    given = {
        "equal": "Total morphine milligram equivalent (MME) is 119.999 'mg/d'.",
        "other-dose": "Total morphine milligram equivalent (MME) is 60.0 'mg/d'.",
    }
    for name, detail in given.items():
        card = {"summary": "High risk for opioid overdose - taper now", "indicator": "warning"}
        saved(tmp_path / "requests", call("order-sign", (high,)), f"{_named('request', name)}")
        answer = {"cards": [{**card, "detail": detail}]}
        saved(tmp_path / "responses", answer, _named("response", name))
    assert main([str(tmp_path)]) == 1
    assert "1 of 2 requests" in capsys.readouterr().out
    (tmp_path / "requests" / _named("request", "other-dose")).unlink()
    assert main([str(tmp_path)]) == 0
    assert main([str(tmp_path / "requests")]) == 2


def _named(kind: str, name: str) -> str:
    return f"OpioidCDSREC04_05__{kind}-{name}.json"
