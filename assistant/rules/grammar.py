"""The text of one comparison, `crcl_cockcroft_gault < 35 mL/min`, to a leaf of the tree.

The grammar is closed and ours: a name, an optional site in brackets, one operator, one value
with its unit. Errors carry file, line and column, the offending text and what is allowed.
"""

import re
from decimal import Decimal
from difflib import get_close_matches

from assistant.domain.condition import Atom, Condition, Not
from assistant.domain.domains import YES, Domain, Interval, Options, compared
from assistant.domain.errors import CorpusError, Position
from assistant.domain.knowledge import Concept, Kind, Vocabulary

_LEAF = re.compile(
    r"\s*(?P<name>[a-z][a-z0-9_]*)(?:\[(?P<site>[a-z0-9_]+)\])?\s*"
    r"(?:(?P<op><=|>=|==|!=|<|>|\bin\b)\s*(?P<value>.*\S))?\s*$"
)
_NUMBER = re.compile(r"(?P<number>[-−]?\d+(?:\.\d+)?)\s*(?P<unit>.*)$")
_SET = re.compile(r"\{([^{}]+)\}$")


def parse_leaf(text: str, vocabulary: Vocabulary, position: Position) -> Condition:
    """One comparison, or the condition a definition stands for.

    Raises:
        CorpusError: unknown name, operator, value or unit, at its column.
    """
    found = _LEAF.match(text)
    if found is None:
        raise _wrong(
            text,
            0,
            position,
            "is not a comparison; write `fact`, `fact >= 65 year`, "
            "`fact == value` or `fact in {a, b}`",
        )
    concept = _concept(found["name"], vocabulary, position, found.start("name"))
    if concept.kind is Kind.DEFINITION:
        return _definition(concept, found, position)
    fact = concept.id + _site(found["site"], concept, position, found.start("site"))
    if found["op"] is None:
        if not concept.kind.is_yes_or_no:
            raise _wrong(
                fact, 0, position, f"is a {concept.kind.value}, so it needs an operator and a value"
            )
        return Atom(fact, YES, text.strip(), position)
    value, op, column = found["value"], found["op"], found.start("value")
    place = Position(position.file, position.line, position.column + column)
    if concept.kind is Kind.MEASUREMENT:
        admits: Domain = _interval(op, value, concept, place)
    else:
        admits = _options(op, value, concept, place)
    atom = Atom(fact, admits, text.strip(), position)
    return Not(atom) if op == "!=" else atom


def _definition(concept: Concept, found: re.Match[str], position: Position) -> Condition:
    if found["op"] is not None or concept.means is None:
        raise _wrong(concept.id, 0, position, "is a definition; name it alone")
    return concept.means


def _concept(name: str, vocabulary: Vocabulary, position: Position, column: int) -> Concept:
    if name in vocabulary and not vocabulary[name].kind.is_action:
        return vocabulary[name]
    if name in vocabulary:
        raise _wrong(
            name,
            column,
            position,
            f"is a {vocabulary[name].kind.value}, which is an "
            "action and not a fact; conditions compare facts",
        )
    facts = [c.id for c in vocabulary if not c.kind.is_action]
    raise _wrong(name, column, position, f"is not a known fact{did_you_mean(name, facts)}")


def did_you_mean(name: str, known: list[str]) -> str:
    """`; did you mean 'egfr'?`, or nothing when no known name is near."""
    near = get_close_matches(name, known, 1, 0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def _site(site: str | None, concept: Concept, position: Position, column: int) -> str:
    if site is None:
        return ""
    if site not in concept.sites:
        allowed = ", ".join(concept.sites) or "none"
        raise _wrong(
            site, column, position, f"is not a site of {concept.id!r} (allowed: {allowed})"
        )
    return f"[{site}]"


def _interval(op: str, value: str, concept: Concept, position: Position) -> Interval:
    found = _NUMBER.match(value)
    if found is None or op == "in":
        raise _wrong(value, 0, position, "is not a number with its unit")
    number = canonical(found["number"], found["unit"].strip(), concept, position)
    whole = concept.range
    if not (whole.low <= number <= whole.high):
        raise _wrong(
            value,
            0,
            position,
            f"lies outside the range {whole.low} to {whole.high} of {concept.id!r}",
        )
    return compared(op, number)


def canonical(number: str, unit: str, concept: Concept, position: Position) -> Decimal:
    """The number in the concept's canonical unit, exact.

    Raises:
        CorpusError: the unit is missing where one is needed, or is not one of the concept's.
    """
    value = Decimal(number.replace("−", "-"))
    if unit == (concept.unit or ""):
        return value
    if unit in concept.units:
        return value * concept.units[unit]
    allowed = ", ".join(filter(None, (concept.unit, *concept.units))) or "no unit"
    raise _wrong(unit or number, 0, position, f"{concept.id!r} is measured in {allowed}")


def _options(op: str, value: str, concept: Concept, position: Position) -> Options:
    names = _SET.match(value)
    given = [v.strip() for v in names[1].split(",")] if names and op == "in" else [value]
    if op not in ("==", "!=", "in") or (op == "in" and names is None):
        raise _wrong(value, 0, position, f"{concept.id!r} takes ==, != or in {{a, b}}")
    whole = concept.domain
    allowed = whole.values if isinstance(whole, Options) else frozenset()
    for name in given:
        if name not in allowed:
            raise _wrong(
                name,
                0,
                position,
                f"is not a value of {concept.id!r} (allowed: {', '.join(sorted(allowed))})",
            )
    return Options(frozenset(given))


def _wrong(text: str, column: int, position: Position, message: str) -> CorpusError:
    place = Position(position.file, position.line, position.column + max(column, 0))
    return CorpusError(place, f"{text!r} {message}")


__all__ = ["canonical", "did_you_mean", "parse_leaf"]
