"""Facts from files: JSON and YAML, and the same errors as on the command line, with the file."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.adapters.fact_file import facts_of, read_fact_file
from assistant.adapters.fact_text import fact_data, read_fact
from assistant.domain.domains import NO, YES, Interval
from assistant.domain.errors import RequestError
from assistant.domain.patient import Fact, Origin
from tests.rules.small import VOCABULARY

AS_OF = date(2026, 11, 23)


def read(folder: Path, text: str | bytes) -> tuple[Fact, ...]:
    path = folder / "facts.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_fact_file(path, VOCABULARY, AS_OF)


@pytest.mark.parametrize(
    "text",
    [
        "cancer: true\npregnant: no\nage: 72\n",
        '{"cancer": true, "pregnant": false, "age": 72}',
        "cancer: 'yes'\npregnant: 'false'\nage: 72 years",
    ],
)
def test_json_and_yaml_give_the_same_facts(tmp_path: Path, text: str) -> None:
    cancer, pregnant, age = read(tmp_path, text)
    assert (cancer.domain, pregnant.domain) == (YES, NO)
    assert age.domain == Interval(Decimal(72), Decimal(72))
    assert {fact.origin for fact in (cancer, pregnant, age)} == {Origin.GIVEN}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cancr: true", "did you mean 'cancer'?"),
        ("egfr: 24 kg", "mL/min/1.73m2"),
        ("t_score[wrist]: -1", "allowed: hip, spine"),
        ("sex: other", "allowed: female, male or unknown"),
        ("cancer: perhaps", "allowed: true, false or unknown"),
        ("drug: true", "'drug' is a drug, not a fact"),
        ("cancer:", "is no value of cancer"),
        ("age: [1, 2]", "is no value of age"),
        ("- cancer", "facts are `name: value` pairs"),
        ("cancer: [", "not valid YAML"),
        ("cancer: true\ncancer: false", ":2:1: the key 'cancer' stands twice"),
        (b"cancer: \xff", "cannot be read"),
        ("age: \x00", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_told_with_the_file(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    with pytest.raises(RequestError) as refused:
        read(tmp_path, text)
    assert message in str(refused.value)
    assert "facts.yaml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"gone.json' cannot be read"):
        read_fact_file(tmp_path / "gone.json", VOCABULARY, AS_OF)


@pytest.mark.parametrize(
    "values",
    [
        {"cancer": True},
        {"cancer": "unknown"},
        {"age": "60-69"},
        {"crcl": "<30 mL/min"},
        {"t_score[hip]": -2.5},
        {"sex": "female"},
    ],
)
def test_stored_facts_read_back_equal(values: dict[str, object]) -> None:
    for fact in facts_of(values, VOCABULARY, AS_OF):
        assert read_fact(fact_data(fact)) == fact
