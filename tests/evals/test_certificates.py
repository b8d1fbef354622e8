"""A real answer is verified; every way of falsifying it is found."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

from assistant.adapters.answer_json import AnswerJson
from assistant.app import Request
from evals.certificates import faults
from evals.matching import clinical
from tests.shipped import shipped_app

QUESTION = "Alendronate at a creatinine clearance of 31 mL/min?"
RULE = "us-alendronate/kidney"


@cache
def true_answer() -> AnswerJson:
    return shipped_app().ask(Request(QUESTION, date(2026, 11, 23)))


def found(answer: AnswerJson) -> list[str]:
    base = shipped_app().base
    return [fault for s in clinical(answer) for fault in faults(s, answer, base)]


def falsified(change: Callable[[dict[str, Any]], Any]) -> AnswerJson:
    """The answer with one thing changed in the statement of the kidney rule."""
    data = true_answer().model_dump(mode="json", by_alias=True)
    statements = [s for section in data["sections"] for s in section["statements"]]
    change(next(s for s in statements if RULE in s["rules"]))
    return AnswerJson.model_validate(data)


def test_a_true_answer_is_verified() -> None:
    assert any(RULE in statement.rules for statement in clinical(true_answer()))
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
    "condition left out": (
        lambda s: s["certificate"]["claims"][0].update(verdict="satisfiable"),
        "has no condition|judged again",
    ),
}


@pytest.mark.parametrize(("change", "said"), FALSIFICATIONS.values(), ids=FALSIFICATIONS)
def test_a_false_certificate_is_found(change: Callable[[dict[str, Any]], Any], said: str) -> None:
    assert any(re.search(said, fault) for fault in found(falsified(change)))
