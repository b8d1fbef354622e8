"""A kept answer is verified; every way of falsifying it is found."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.adapters.answer_json import AnswerJson, answer_digest
from assistant.adapters.stored_answer import stored_answer
from assistant.app import Request
from assistant.checks.recheck import recheck
from tests.shipped import shipped_app

QUESTION = "Alendronate at a creatinine clearance of 31 mL/min?"
RULE = "us-alendronate/kidney"


@cache
def true_answer() -> AnswerJson:
    return shipped_app().ask(Request(QUESTION, date(2026, 11, 23)))


def found(answer: AnswerJson) -> list[str]:
    app = shipped_app()
    again = recheck(stored_answer(answer), app.base, app.lexicon)
    assert again.verified == (not again.faults and not any(s.faults for s in again.statements))
    return [*again.faults, *(fault for one in again.statements for fault in one.faults)]


def falsified(change: Callable[[dict[str, Any]], Any]) -> AnswerJson:
    """The answer with one thing changed in the statement of the kidney rule."""
    data = true_answer().model_dump(mode="json", by_alias=True)
    statements = [s for section in data["sections"] for s in section["statements"]]
    change(next(s for s in statements if RULE in s["rules"]))
    return AnswerJson.model_validate(data)


def test_a_true_answer_is_verified() -> None:
    statements = [s for section in true_answer().sections for s in section.statements]
    assert any(RULE in statement.rules for statement in statements)
    assert found(true_answer()) == []


FALSIFICATIONS: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "cites nothing": (lambda s: s.update(citations=[]), "cites nothing"),
    "no such reference": (lambda s: s["citations"].append(99), r"\[99\] is no reference"),
    "no such passage": (
        lambda s: s["certificate"]["passages"][0].update(passage="us-x#y"),
        "us-x#y does not exist",
    ),
    "another quote": (
        lambda s: s["certificate"]["passages"][0].update(quote="recommended"),
        "quote does not stand",
    ),
    "no passage": (lambda s: s["certificate"].update(passages=[]), "names no passage"),
    "another number": (
        lambda s: s.update(text=s["text"].replace("35", "25")),
        "has no source",
    ),
    "another value": (
        lambda s: s["certificate"]["numbers"][0].update(value=25.0),
        "does not stand in",
    ),
    "another verdict": (
        lambda s: s["certificate"]["claims"][0].update(verdict="invalid"),
        "is invalid",
    ),
    "no claim": (lambda s: s["certificate"].update(claims=[]), "neither a claim"),
    "no such rule": (lambda s: s.update(rules=["us-x/y"]), "us-x/y does not exist"),
    "another direction": (
        lambda s: s.update(text=s["text"].replace("not recommended", "recommended")),
        "does not read back as the rules",
    ),
    "a promise beside it": (
        lambda s: s.update(text=s["text"].replace(".", ", which always works.")),
        "does not read back as the rules",
    ),
    "another strength": (lambda s: s.update(strength="must"), "is not its strength"),
    "another action": (
        lambda s: s["certificate"]["claims"][0].update(action="risedronate"),
        "judged again it is",
    ),
    "another proof": (
        lambda s: s["certificate"]["claims"][0].update(facts=["age"]),
        "rests on other rules or facts",
    ),
    "condition left out": (
        lambda s: s["certificate"]["claims"][0].update(verdict="satisfiable"),
        "has no condition|judged again",
    ),
}


@pytest.mark.parametrize(("change", "said"), FALSIFICATIONS.values(), ids=FALSIFICATIONS)
def test_a_false_certificate_is_found(change: Callable[[dict[str, Any]], Any], said: str) -> None:
    assert any(re.search(said, fault) for fault in found(falsified(change)))


def test_a_fact_changed_after_release_is_found() -> None:
    data = true_answer().model_dump(mode="json", by_alias=True)
    fact = next(f for f in data["facts"] if f["name"] == "crcl_cockcroft_gault")
    fact["value"] = 60
    wrong = found(AnswerJson.model_validate(data))
    assert "scope mismatch: its condition is false for this patient" in wrong
    assert any("unstated fact" in fault for fault in wrong)  # the sentence on what was found


def test_a_fact_that_no_longer_reads_is_told() -> None:
    data = true_answer().model_dump(mode="json", by_alias=True)
    data["facts"][0]["name"] = "crcl_of_old"
    assert any(
        "crcl_of_old is left out" in fault for fault in found(AnswerJson.model_validate(data))
    )


def test_a_reference_with_other_words_is_found() -> None:
    data = true_answer().model_dump(mode="json", by_alias=True)
    data["references"][0]["quote"] += " It is safe for everybody."
    assert any("has other words" in fault for fault in found(AnswerJson.model_validate(data)))


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every value of the JSON, by its path."""
    if path:
        yield path
    if isinstance(data, dict | list):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for name, value in items:
            yield from places(value, (*path, name))


def put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 999), st.text(max_size=8), st.just([]),
    st.sampled_from(["us-alendronate/kidney", "bhof-2022/us-frax-threshold", "age", "invalid",
                     "us-alendronate#kidney", "alendronate", "satisfiable", "conflict"]),
)  # fmt: skip


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.data())
def test_whatever_is_changed_in_the_file_is_told(data: st.DataObject) -> None:
    body = true_answer().model_dump(mode="json", by_alias=True)
    paths = [path for path in places(body) if path[0] != "timings_ms"]
    path = data.draw(st.sampled_from(paths))
    put(body, path, data.draw(ODD))
    try:
        answer = AnswerJson.model_validate(body)
    except ValidationError:
        return
    wrong = found(answer)
    assert wrong or answer_digest(answer) != answer.digests.answer or answer == true_answer()
