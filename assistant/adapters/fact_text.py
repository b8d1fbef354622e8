"""Facts as plain JSON values, for stores and files; reading them back gives equal facts."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assistant.domain.domains import Domain, Interval, Options
from assistant.domain.patient import Fact, Origin


def fact_data(fact: Fact) -> dict[str, Any]:
    """A fact as a JSON object."""
    return {
        "name": fact.name,
        "domain": _domain_data(fact.domain),
        "unit": fact.unit,
        "origin": fact.origin.value,
        "turn": fact.turn,
        "span": fact.span,
        "text": fact.text,
    }


def read_fact(data: Mapping[str, Any]) -> Fact:
    """The fact that `fact_data` wrote."""
    span = data["span"]
    return Fact(
        data["name"],
        _read_domain(data["domain"]),
        data["unit"],
        Origin(data["origin"]),
        data["turn"],
        (span[0], span[1]) if span else None,
        data["text"],
    )


def _domain_data(domain: Domain) -> Any:
    if isinstance(domain, Options):
        return sorted(domain.values)
    return {
        "low": str(domain.low),
        "high": str(domain.high),
        "low_open": domain.low_open,
        "high_open": domain.high_open,
    }


def _read_domain(data: Any) -> Domain:
    if isinstance(data, list):
        return Options(frozenset(data))
    return Interval(
        Decimal(data["low"]), Decimal(data["high"]), data["low_open"], data["high_open"]
    )
