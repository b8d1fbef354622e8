"""One structured fact, `NAME=VALUE`, as the command line and fact files hand it over.

Beside `facts` (which reads words): same vocabulary, same units, same ranges. Errors name the
nearest known name, the allowed values or the allowed units.
"""

import datetime
import difflib
import re
from decimal import Decimal

from assistant.domain.domains import Domain, Options
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Concept, Kind, Vocabulary
from assistant.domain.patient import Fact, Origin
from assistant.reading.amounts import Amount, accepted_units, is_time, read_amount
from assistant.reading.dates import given_date, months_since
from assistant.reading.units import canonical_unit

_SHAPE = re.compile(r"\s*(?P<name>[\w-]+)\s*(?:\[(?P<site>[^\]]*)\])?\s*=(?P<value>.*)", re.DOTALL)
_NUMBER = r"[-+\u2212\u2013]?(?:\d+(?:\.\d+)?|\.\d+)"
_VALUE = re.compile(
    rf"(?P<op><=|>=|<|>|\u2264|\u2265|=)?\s*(?P<low>{_NUMBER})"
    rf"(?:\s*(?:-|\u2013|\.\.|to)\s*(?P<high>{_NUMBER}))?\s*(?P<unit>[^\d\s].*)?"
)
_TRUTH = {
    "true": "true", "yes": "true", "y": "true", "1": "true",
    "false": "false", "no": "false", "n": "false", "0": "false",
}  # fmt: skip
_OPERATORS = {"\u2264": "<=", "\u2265": ">=", None: "="}


def given_fact(text: str, vocabulary: Vocabulary, as_of: datetime.date) -> Fact:
    """The fact that `NAME=VALUE` states, origin GIVEN; `unknown` gives the whole domain.

    A date (`mi_date=2026-06`) becomes the months since it on the day `as_of`.

    Raises:
        RequestError: name, site, value or unit is not allowed; the message says what is.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise RequestError(
            f"'{text}' is not a fact; write NAME=VALUE, for example egfr=24 or cancer_history=true."
        )
    concept = _concept(shape["name"], vocabulary)
    name = _with_site(concept, shape["site"])
    value = shape["value"].strip()
    if concept.kind is Kind.DATE:
        return _dated(concept, value, text, vocabulary, as_of)
    unknown = value.lower() == "unknown"
    domain = concept.domain if unknown else _domain(concept, value)
    return Fact(name, domain, concept.unit, Origin.GIVEN, text=text.strip())


def _concept(name: str, vocabulary: Vocabulary) -> Concept:
    if name in vocabulary and _is_fact(vocabulary[name]):
        return vocabulary[name]
    if name in vocabulary:
        raise RequestError(
            f"'{name}' is {_an(vocabulary[name].kind.value)}, not a fact of a patient; "
            "name a condition, a finding, a measurement, an attribute or a date.",
            name,
        )
    known = [concept.id for concept in vocabulary if _is_fact(concept)]
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.0)
    hint = f"did you mean '{near[0]}'?" if near else "the vocabulary has no facts."
    raise RequestError(f"'{name}' is no fact of the vocabulary; {hint}", name)


def _is_fact(concept: Concept) -> bool:
    return concept.kind.is_yes_or_no or concept.kind in (
        Kind.MEASUREMENT,
        Kind.ATTRIBUTE,
        Kind.DATE,
    )


def _an(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _with_site(concept: Concept, site: str | None) -> str:
    if site is None:
        return concept.id
    key = re.sub(r"[\s-]+", "_", site.strip().lower())
    if key not in concept.sites:
        allowed = ", ".join(concept.sites) or "none"
        raise RequestError(f"'{site}' is no site of {concept.id}; allowed: {allowed}.", concept.id)
    return f"{concept.id}[{key}]"


def _domain(concept: Concept, value: str) -> Domain:
    if concept.kind is Kind.MEASUREMENT:
        return _measured(concept, value)
    if concept.kind is Kind.ATTRIBUTE:
        return _one_of(concept, value)
    if value.lower() not in _TRUTH:
        raise RequestError(
            f"'{value}' is no value of {concept.id}; allowed: true, false or unknown.", concept.id
        )
    return Options(frozenset({_TRUTH[value.lower()]}))


def _one_of(concept: Concept, value: str) -> Domain:
    allowed = {known.lower(): known for known in concept.values}
    chosen = [part.strip().lower() for part in value.split("|")]
    if not all(part in allowed for part in chosen):
        raise RequestError(
            f"'{value}' is no value of {concept.id}; allowed: "
            f"{', '.join(concept.values)} or unknown.",
            concept.id,
        )
    return Options(frozenset(allowed[part] for part in chosen))


def _measured(concept: Concept, value: str) -> Domain:
    match = _VALUE.fullmatch(value)
    if match is None:
        raise RequestError(
            f"'{value}' is no value of {concept.id}; write a number, a comparison such as <30 "
            f"or a range such as 20-30, in {accepted_units(concept)}.",
            concept.id,
        )
    operator = _OPERATORS.get(match["op"], match["op"])
    high = _decimal(match["high"]) if match["high"] else None
    unit = _unit(concept, match["unit"]) or _own_unit(concept)
    amount = Amount(_decimal(match["low"]), unit, operator, high, signed=True)
    read = read_amount(concept, amount, value)
    if isinstance(read, str):
        raise RequestError(f"{concept.id}: {read}", concept.id)
    return read


def _own_unit(concept: Concept) -> str | None:
    """The unit of a bare number: where the name of the fact says it, or only one is possible."""
    if concept.unit is None:
        return None
    unit = canonical_unit(concept.unit) or concept.unit
    named = concept.unit.replace("/", "_").lower() in concept.id.lower()
    single = all(size == 1 for size in concept.units.values())
    return unit if concept.bare or named or single or is_time(unit) else None


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace("\u2212", "-").replace("\u2013", "-"))


def _unit(concept: Concept, written: str | None) -> str | None:
    if written is None:
        return None
    unit = canonical_unit(written)
    if unit is None:
        raise RequestError(
            f"'{written.strip()}' is no unit of {concept.id}; allowed: {accepted_units(concept)}.",
            concept.id,
        )
    return unit


def _dated(
    concept: Concept, value: str, text: str, vocabulary: Vocabulary, as_of: datetime.date
) -> Fact:
    if concept.months is None:
        raise RequestError(f"'{concept.id}' has no months derived from it.", concept.id)
    target = vocabulary[concept.months]
    if value.lower() == "unknown":
        return Fact(target.id, target.domain, target.unit, Origin.GIVEN, text=text.strip())
    period = given_date(value)
    months = months_since(period, as_of) if period else None
    if months is None:
        raise RequestError(
            f"'{value}' is no past date for {concept.id}; write 2026, 2026-06 or 2026-06-14, "
            f"not later than {as_of.isoformat()}.",
            concept.id,
        )
    return Fact(target.id, months, target.unit, Origin.GIVEN, text=text.strip())
