"""The development sentences as a table: what each one has to be read as."""

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.domain.condition import facts_in
from assistant.reading.claims import ClaimReading

_HERE = Path(__file__).parent
_CLAIM = re.compile(r"(?P<action>\w+) (?P<stance>\w+)(?: \[(?P<facts>[^\]]*)\])?")

Expected = tuple[str, str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and its claims; `silent` means that no claim is right, or accepted."""

    text: str
    claims: frozenset[Expected]
    silent: bool


def rows(name: str = "advice.txt") -> tuple[Row, ...]:
    """Every row of a table."""
    return tuple(_row(line) for line in _lines(name))


def plain_sentences() -> tuple[str, ...]:
    """Every sentence of `plain.txt`."""
    return tuple(_lines("plain.txt"))


def read_as(reading: ClaimReading) -> frozenset[Expected]:
    """A reading in the shape of the table."""
    return frozenset(
        (claim.action, claim.stance.value, frozenset(facts_in(claim.condition)))
        for claim in reading.claims
    )


def _lines(name: str) -> list[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _row(line: str) -> Row:
    text, _, expected = line.rpartition(" => ")
    claims = frozenset(
        (m["action"], m["stance"], frozenset(filter(None, (m["facts"] or "").split(", "))))
        for m in _CLAIM.finditer(expected)
        if not m["action"].startswith("untranslated")
    )
    return Row(text, claims, "untranslated" in expected)
