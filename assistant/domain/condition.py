"""The closed condition tree of a rule: all, any, not, and a leaf that compares one fact.

A leaf holds the set of values it admits, so that truth is set inclusion: nothing is ever
evaluated by Python. The text of a leaf is kept for messages and proofs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.domain.domains import Domain
from assistant.domain.errors import Position

NOWHERE = Position("", 0)


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison: the fact lies in `admits`. `unit` is the fact's canonical unit."""

    fact: str
    admits: Domain
    text: str = field(compare=False)
    position: Position = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; true when there is none. `name` is the definition it stands for."""

    parts: tuple["Condition", ...]
    name: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; false when there is none."""

    parts: tuple["Condition", ...]
    name: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Atom | All | AnyOf | Not

ALWAYS = All(())
NEVER = AnyOf(())


def atoms(condition: Condition) -> Iterator[Atom]:
    """The leaves from left to right, repeated ones repeated."""
    match condition:
        case Atom():
            yield condition
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part):
            yield from atoms(part)


def facts_in(condition: Condition) -> tuple[str, ...]:
    """The names of the facts a condition speaks of, each once, in reading order."""
    return tuple(dict.fromkeys(atom.fact for atom in atoms(condition)))
