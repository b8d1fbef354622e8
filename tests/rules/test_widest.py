"""Of bars that are open together those stay that cover the others, and one of those alike."""

from itertools import permutations

import pytest

from assistant.domain.knowledge import Stance
from assistant.domain.patient import PatientFacts
from assistant.rules.evaluate import RuleBase
from assistant.rules.widest import widest
from tests.rules.small import corpus, leaf, rule

CONDITIONS = {
    "a": "crcl < 35 mL/min",
    "b": "crcl < 35 mL/min",
    "c": "crcl < 30 mL/min",
    "d": "pregnant",
    "e": "pregnant",
}
BARS = {
    name: rule(f"{name}/bar", leaf(text), "alendronate", Stance.AGAINST, safety=True)
    for name, text in CONDITIONS.items()
}
BASE = RuleBase(corpus(*BARS.values()))


@pytest.mark.parametrize("order", [*permutations("abcd"), ("d", "e"), ("c",), ()])
def test_every_bar_is_covered_and_none_stands_twice(order: tuple[str, ...]) -> None:
    rules = tuple(BARS[name] for name in order)
    kept = [rule.document for rule in widest(rules, BASE.close(PatientFacts()), BASE)]
    covered = {CONDITIONS[name] for name in order} - (
        {CONDITIONS["c"]} if {"a", "b"} & {*order} else set()
    )
    assert {CONDITIONS[name] for name in kept} == covered
    assert len(kept) == len(covered)
