"""`groundrule cds`, `export` and `--fhir` as a person calls them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli.main import app
from assistant.domain.errors import RequestError
from evals.cds import OPIOID
from tests.cds.calls import LONG_ACTING, OXYCODONE, call, order, saved

DAY = ["--as-of", "2023-05-01"]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    if isinstance(result.exception, Exception):
        raise result.exception
    return result.output


def test_cards_as_json(tmp_path: Path) -> None:
    path = saved(tmp_path, call("order-sign", (order(LONG_ACTING),)), "OpioidCDSREC03__a.json")
    (card,) = json.loads(run("cds", str(path), *DAY, "--json"))["cards"]
    assert card["indicator"] == "warning"
    assert card["detail"].endswith(LONG_ACTING)
    assert card["extension"]["groundrule"]["service"] == "OpioidCDSREC03"


def test_cards_for_people(tmp_path: Path) -> None:
    path = saved(tmp_path, call("order-sign", (order(OXYCODONE),)))
    assert run("cds", str(path), "--service", "OpioidCDSREC09", *DAY).startswith("[warning] PDMP")
    assert run("cds", str(path), "--service", "OpioidCDSREC06", *DAY) == "No card.\n"


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_the_book_is_written(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"book.{suffix}"
    run("export", "book", "--out", str(out), "--corpus", str(OPIOID))
    assert "Recommendation 12" in out.read_text(encoding="utf-8")


def test_plan_definitions_are_printed() -> None:
    bundle = json.loads(run("export", "fhir", "--corpus", str(OPIOID)))
    assert bundle["entry"][0]["resource"]["resourceType"] == "PlanDefinition"


@pytest.mark.parametrize(
    ("out", "said"), [("book.pdf", "end its name with"), ("none/book.md", "cannot be written")]
)
def test_a_book_that_cannot_be_written(out: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=said):
        run("export", "book", "--out", str(tmp_path / out), "--corpus", str(OPIOID))


def test_a_stated_fact_wins_over_the_record(tmp_path: Path) -> None:
    from assistant.app import App
    from assistant.cli.options import day
    from assistant.cli.requests import given_facts

    patient = {"resourceType": "Patient", "gender": "female", "birthDate": "1950-01-01"}
    body = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": patient}]}
    path = saved(tmp_path, body)
    facts = given_facts(App(), ["age=60"], None, None, day("2026-01-01"), path)
    assert [(fact.name, fact.text) for fact in facts] == [
        ("sex", "gender female"),
        ("age", "age=60"),
    ]
