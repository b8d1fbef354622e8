"""Every example of `docs/rules.md` is what the rules do."""

import re
import shlex
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.adapters.condition_tree import read_condition
from assistant.adapters.corpus import load_corpus
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.cli.main import app
from assistant.domain.claim import Claim
from assistant.domain.condition import ALWAYS, Condition
from assistant.domain.domains import Interval
from assistant.domain.errors import Position
from assistant.domain.knowledge import Advice, Amount, Corpus, Definition, Rule, Stance
from assistant.domain.patient import PatientFacts
from assistant.reading.given import given_fact
from assistant.rules.deciding import deciding
from assistant.rules.evaluate import RuleBase
from assistant.rules.grammar import parse_leaf
from assistant.rules.judge import judge
from tests.rules.small import document

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
SHIPPED = load_corpus(ROOT / "corpus")
AS_OF = date(2026, 11, 1)
TRUTH = {True: True, False: False, "unknown": None}
DOCUMENTS = {
    "us": document("us", "US"),
    "eu": document("eu", "EU", "UK"),
    "c": document("c", superseded_by="a"),
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def examples() -> list[Any]:
    marked = [read_yaml(block, "docs/rules.md") for block in blocks("yaml")]
    return [
        pytest.param(m, n, id=f"{k}.{n}")
        for k, m in enumerate(marked, 1)
        for n in range(len(m.data))
    ]


@pytest.mark.parametrize(("marked", "number"), examples())
def test_example(marked: Marked, number: int) -> None:
    example = marked.data[number]
    base = RuleBase(_corpus(marked, number, example.get("rules", {})))
    facts = _facts(example.get("facts", {}))
    if "is" in example:
        assert (
            base.decide(_condition(marked, (number, "when")), base.close(facts))
            is TRUTH[example["is"]]
        )
        return
    claim = _claim(marked, number, example["claim"])
    found = judge(claim, facts, base)
    shown = {
        "verdict": found.verdict.value,
        "reason": found.reason and found.reason.value,
        "rules_named": list(found.rules),
        "facts_named": list(found.facts),
        "deciding": list(map(list, deciding(claim, facts, base))),
    }
    wanted = {key: value for key, value in example.items() if key in shown}
    assert {key: shown[key] for key in wanted} == wanted


def _corpus(marked: Marked, number: int, rules: dict[str, dict[str, Any]]) -> Corpus:
    made = tuple(_rule(name, entry, marked, number) for name, entry in rules.items())
    sources = {r.document: DOCUMENTS.get(r.document, document(r.document)) for r in made}
    return Corpus(SHIPPED.vocabulary, sources, made)


def _rule(name: str, entry: dict[str, Any], marked: Marked, number: int) -> Rule:
    path = (number, "rules", name, "when")
    when = _condition(marked, path) if "when" in entry else ALWAYS
    source = name.partition("/")[0]
    if "define" in entry:
        atom = parse_leaf(entry["define"], SHIPPED.vocabulary, Position("docs/rules.md", 1))
        then: Any = Definition(atom)  # type: ignore[arg-type]
    else:
        then = Advice(_action(entry), _stance(entry), entry.get("safety", False), _amount(entry))
    return Rule(
        name,
        source,
        (),
        f"{source}#p",
        "",
        when,
        then,
        "strong",
        "",
        "steps",
        tuple(entry.get("overrides", ())),
    )


def _claim(marked: Marked, number: int, entry: dict[str, Any]) -> Claim:
    condition = _condition(marked, (number, "claim", "if")) if "if" in entry else ALWAYS
    return Claim(
        _action(entry),
        _stance(entry),
        condition=condition,
        amount=_amount(entry),
        issuer=entry.get("from"),
    )


def _condition(marked: Marked, path: tuple[str | int, ...]) -> Condition:
    return read_condition(marked, path, SHIPPED.vocabulary)


def _stance(entry: dict[str, Any]) -> Stance:
    return next(s for s in Stance if s.value in entry)


def _action(entry: dict[str, Any]) -> str:
    return str(entry[_stance(entry).value])


def _amount(entry: dict[str, Any]) -> Amount | None:
    if "amount" not in entry:
        return None
    quantity, unit = entry["amount"]
    low, _, high = quantity.partition("-")
    return Amount(Interval(Decimal(low), Decimal(high or low)), unit)


def _facts(entries: dict[str, Any]) -> PatientFacts:
    vocabulary = SHIPPED.vocabulary
    texts = (
        f"{name}={str(value).lower() if isinstance(value, bool) else value}"
        for name, value in entries.items()
    )
    return PatientFacts(tuple(given_fact(text, vocabulary, AS_OF) for text in texts))


@pytest.mark.parametrize("block", blocks("console"))
def test_command_prints_what_the_page_shows(block: str) -> None:
    command, _, output = block.partition("\n")
    found = CliRunner().invoke(app, shlex.split(command)[2:])
    assert found.output == output
