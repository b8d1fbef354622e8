"""`rules.yaml` to Rules, every reference resolved."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.adapters.condition_tree import read_condition
from assistant.adapters.corpus_models import (
    AmountShape,
    ExampleShape,
    RuleShape,
    RulesShape,
)
from assistant.adapters.marked_yaml import Marked, Path
from assistant.domain.condition import Atom
from assistant.domain.domains import Interval
from assistant.domain.errors import CorpusError, Position, RequestError
from assistant.domain.knowledge import (
    Advice,
    Amount,
    Conclusion,
    Definition,
    Document,
    Example,
    Rule,
    Stance,
    Vocabulary,
)
from assistant.domain.patient import PatientFacts
from assistant.reading.facts import given_fact
from assistant.rules.grammar import did_you_mean, parse_leaf

_TRUTH = {"fires": True, "does_not_fire": False, "unknown": None}
_QUANTITY = re.compile(
    r"(?P<op><=|>=|<|>)?\s*(?P<low>\d+(?:\.\d+)?)(?:\s*-\s*(?P<high>\d+(?:\.\d+)?))?$"
)


def read_rules(
    marked: Marked, vocabulary: Vocabulary, documents: Mapping[str, Document],
    faults: list[CorpusError] | None = None,
) -> tuple[Rule, ...]:  # fmt: skip
    """The rules of one document.

    Args:
        faults: takes what is wrong with single rules, which are then left out; without it the
            first fault is raised.

    Raises:
        CorpusError: an unknown document, concept or override, a duplicate id, a wrong example.
    """
    _refuse_proposal(marked)
    shape = marked.as_model(RulesShape)
    if shape.document not in documents:
        raise CorpusError(
            marked.position(("document",)),
            f"{shape.document!r} is not a document "
            f"of the corpus{did_you_mean(shape.document, list(documents))}",
        )
    rules = tuple(_rules(marked, shape, vocabulary, documents[shape.document], faults))
    for rule in rules:
        with collected(faults):
            _check_overrides(rule, {rule.id: rule for rule in rules})
    return rules


def _refuse_proposal(marked: Marked) -> None:
    """A draft of `rules propose` is never active, whole or in part."""
    data = marked.data if isinstance(marked.data, dict) else {}
    entries = data.get("rules")
    drafts = [
        ("rules", index, "draft")
        for index, rule in enumerate(entries if isinstance(entries, list) else ())
        if isinstance(rule, dict) and "draft" in rule
    ]
    if data.get("state") == "proposed" or drafts:
        raise CorpusError(
            marked.position(("state",) if "state" in data else drafts[0]),
            "is a proposal, which is never active: finish its rules, then take out every `draft` "
            "and the line `state: proposed`",
            "state",
        )


def _rules(
    marked: Marked, shape: RulesShape, vocabulary: Vocabulary, document: Document,
    faults: list[CorpusError] | None,
) -> Iterator[Rule]:  # fmt: skip
    seen: set[str] = set()
    for index, rule in enumerate(shape.rules):
        path = ("rules", index)
        if rule.id in seen:
            raise CorpusError(
                marked.position((*path, "id")),
                f"the rule id {rule.id!r} stands twice; every rule of a document needs its own",
                "id",
            )
        seen.add(rule.id)
        with collected(faults):
            yield _rule(rule, marked, path, vocabulary, document)


def _rule(
    rule: RuleShape, marked: Marked, path: Path, vocabulary: Vocabulary, document: Document
) -> Rule:
    return Rule(
        id=f"{document.id}/{rule.id}",
        document=document.id,
        candidates=tuple(rule.candidates),
        passage=f"{document.id}#{rule.source.anchor}",
        quote=" ".join(rule.source.quote.split()),
        when=read_condition(marked, (*path, "when"), vocabulary),
        then=_conclusion(rule, marked, (*path, "then"), vocabulary),
        strength=rule.strength,
        says=" ".join(rule.says.split()),
        heading=rule.heading,
        overrides=tuple(f"{document.id}/{target}" for target in rule.overrides),
        key=rule.key,
        examples=tuple(
            _example(example, marked, (*path, "examples", number), vocabulary, document)
            for number, example in enumerate(rule.examples)
        ),
        position=marked.position(path),
    )


def _conclusion(rule: RuleShape, marked: Marked, path: Path, vocabulary: Vocabulary) -> Conclusion:
    then = rule.then
    if then.define is not None:
        atom = parse_leaf(then.define, vocabulary, marked.position((*path, "define")))
        if not isinstance(atom, Atom):
            raise CorpusError(marked.position(path), "`define` concludes one comparison", "then")
        return Definition(atom)
    if then.action is None or then.stance is None:
        raise CorpusError(
            marked.position(path), "`then` needs an action and a stance, or `define`", "then"
        )
    require_action(then.action, vocabulary, marked.position((*path, "action")))
    amount = None
    if then.amount is not None:
        amount = amount_of(then.amount, marked.position((*path, "amount")))
    return Advice(then.action, Stance(then.stance), then.safety, amount)


def require_action(name: str, vocabulary: Vocabulary, position: Position) -> None:
    """Refuses what is no action of the vocabulary, with the nearest one that is."""
    if name not in vocabulary or not vocabulary[name].kind.is_action:
        actions = [concept.id for concept in vocabulary if concept.kind.is_action]
        message = f"{name!r} is not an action of the vocabulary{did_you_mean(name, actions)}"
        raise CorpusError(position, message, "action")


def amount_of(shape: AmountShape, position: Position) -> Amount:
    """An amount as a rule sets it, as an interval in its unit."""
    found = _QUANTITY.match(shape.quantity)
    if found is None:
        raise CorpusError(
            position,
            f'{shape.quantity!r} is not a quantity; write "1200", "800-1000", "<=2000" or ">=30"',
            "quantity",
        )
    low = Decimal(found["low"])
    high = Decimal(found["high"] or found["low"])
    match found["op"]:
        case "<" | "<=":
            interval = Interval(high=high, high_open=found["op"] == "<")
        case ">" | ">=":
            interval = Interval(low=low, low_open=found["op"] == ">")
        case _:
            interval = Interval(low, high)
    return Amount(interval, shape.unit)


def _example(
    example: ExampleShape, marked: Marked, path: Path, vocabulary: Vocabulary, document: Document
) -> Example:
    facts = PatientFacts()
    as_of = date.fromisoformat(document.updated)
    for name, value in example.facts.items():
        try:
            fact = given_fact(f"{name}={_text(value)}", vocabulary, as_of)
        except RequestError as error:
            place = marked.position((*path, "facts", name))
            raise CorpusError(place, f"example {example.name!r}: {error}", "facts") from None
        facts = facts.with_fact(fact)
    return Example(example.name, facts, _TRUTH[example.expect], marked.position(path))


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _check_overrides(rule: Rule, known: Mapping[str, Rule]) -> None:
    for target in rule.overrides:
        if target not in known or target == rule.id:
            raise CorpusError(
                rule.position,
                f"overrides {target.split('/')[1]!r}, which is no other rule of this document",
                "overrides",
            )
        if known[target].safety and not rule.safety:
            raise CorpusError(
                rule.position,
                f"overrides the safety rule {target!r}; a benefit never defeats a safety rule",
                "overrides",
            )
    seen, level = set[str](), set(rule.overrides)
    while level:
        if rule.id in level:
            raise CorpusError(rule.position, "`overrides` runs in a circle", "overrides")
        seen |= level
        below = (known[name].overrides for name in level if name in known)
        level = {target for targets in below for target in targets} - seen


@contextmanager
def collected(faults: list[CorpusError] | None) -> Iterator[None]:
    """Puts a fault of the corpus into the list; without a list it goes its way."""
    try:
        yield
    except CorpusError as error:
        if faults is None:
            raise
        faults.append(error)
