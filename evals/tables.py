"""One synthetic rule base twice: for the rule core, and as a decision table of zen-engine.

Each rule joins three comparisons out of forty facts; ten rules speak of one action.
"""

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from assistant.domain.condition import All, Atom
from assistant.domain.domains import NO, YES, Interval
from assistant.domain.knowledge import Advice, Concept, Corpus, Kind, Rule, Stance, Vocabulary
from assistant.domain.patient import Fact, PatientFacts
from evals.random_bases import document

FACTS = 40
PARTS = 3
RULES_AN_ACTION = 10


@dataclass(frozen=True, slots=True)
class Twins:
    """The same rules and the same patient, for both."""

    corpus: Corpus
    facts: PatientFacts
    table: dict[str, Any]
    values: dict[str, Any]


def twins(rules: int, seed: int = 1) -> Twins:
    """A base of that many rules and a patient of whom every fact is known."""
    draw = Random(seed)
    concepts = {name: _concept(name) for name in map("f{}".format, range(FACTS))}
    actions = {
        f"a{n}": Concept(f"a{n}", Kind.DRUG, f"a{n}") for n in range(rules // RULES_AN_ACTION)
    }
    made = [_rule(draw, number, rules) for number in range(rules)]
    corpus = Corpus(
        Vocabulary({**concepts, **actions}), {"a": document("a")}, tuple(rule for rule, _ in made)
    )
    values = {
        name: draw.random() < 0.5 if _yes_or_no(name) else draw.randint(0, 100) for name in concepts
    }
    facts = PatientFacts(tuple(Fact(name, _domain(value)) for name, value in values.items()))
    return Twins(corpus, facts, _table([row for _, row in made]), values)


def _yes_or_no(name: str) -> bool:
    return int(name[1:]) % 2 == 0


def _concept(name: str) -> Concept:
    if _yes_or_no(name):
        return Concept(name, Kind.CONDITION, name)
    return Concept(name, Kind.MEASUREMENT, name, range=Interval(Decimal(0), Decimal(100)))


def _domain(value: bool | int) -> Any:
    if isinstance(value, bool):
        return YES if value else NO
    return Interval(Decimal(value), Decimal(value))


def _rule(draw: Random, number: int, rules: int) -> tuple[Rule, dict[str, str]]:
    atoms, row = [], {"_id": f"r{number}", "out": str(number)}
    for fact in draw.sample([f"f{n}" for n in range(FACTS)], PARTS):
        if _yes_or_no(fact):
            wanted = draw.random() < 0.5
            atoms.append(Atom(fact, YES if wanted else NO, fact))
            row[fact] = "true" if wanted else "false"
        else:
            edge = draw.randint(10, 90)
            atoms.append(Atom(fact, Interval(high=Decimal(edge), high_open=True), fact))
            row[fact] = f"< {edge}"
    action = f"a{number % (rules // RULES_AN_ACTION)}"
    stance = Stance.AGAINST if draw.random() < 0.3 else Stance.FOR
    rule = Rule(f"a/r{number}", "a", (), "", "", All(tuple(atoms)), Advice(action, stance), "",
                "", "steps")  # fmt: skip
    return rule, row


def _table(rows: list[dict[str, str]]) -> dict[str, Any]:
    """A decision in the JSON form of zen-engine: input, one table that collects, output."""
    names = [f"f{n}" for n in range(FACTS)]
    content = {
        "hitPolicy": "collect",
        "inputs": [
            {"id": name, "name": name, "type": "expression", "field": name} for name in names
        ],
        "outputs": [{"id": "out", "name": "out", "type": "expression", "field": "out"}],
        "rules": [{name: row.get(name, "") for name in (*names, "out", "_id")} for row in rows],
    }
    position = {"x": 0, "y": 0}
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "position": position},
            {
                "id": "table",
                "name": "table",
                "type": "decisionTableNode",
                "position": position,
                "content": content,
            },
            {"id": "end", "name": "end", "type": "outputNode", "position": position},
        ],
        "edges": [
            {"id": "e1", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "e2", "sourceId": "table", "targetId": "end", "type": "edge"},
        ],
    }
