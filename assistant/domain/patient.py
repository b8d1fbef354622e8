"""What is known of the patient: facts with their origin, and where in the words they stand."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from assistant.domain.domains import Domain, Interval, Options


class Origin(Enum):
    """Where a fact comes from."""

    STATED = "stated"  # read from the question or an earlier turn
    GIVEN = "given"  # handed over as a structured fact
    DERIVED = "derived"  # follows from other facts by a rule or a definition
    ASSUMED = "assumed"  # general knowledge, shown as such
    SUPPOSED = "supposed"  # "what if her eGFR were 50?": holds for one turn only


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of the patient.

    Attributes:
        name: concept id, with the site in brackets where one was given: `t_score[hip]`.
        domain: the values that remain possible; one value, an interval or a set.
        unit: canonical unit of the concept, or None.
        turn: conversation turn that brought it, from 1.
        span: character offsets in that turn's text, or None when it was not read from words.
        text: the words it was read from, or the facts it follows from.
    """

    name: str
    domain: Domain
    unit: str | None = None
    origin: Origin = Origin.GIVEN
    turn: int = 1
    span: tuple[int, int] | None = None
    text: str = ""

    @property
    def concept(self) -> str:
        """The concept id without the site."""
        return self.name.partition("[")[0]


@dataclass(frozen=True, slots=True)
class PatientFacts:
    """All facts of one patient. A fact that is not here is unknown, never false."""

    facts: tuple[Fact, ...] = ()

    def get(self, name: str) -> Fact | None:
        """The fact of that name, or None when nothing is known of it."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def domains(self) -> dict[str, Domain]:
        return {fact.name: fact.domain for fact in self.facts}

    def names(self) -> tuple[str, ...]:
        return tuple(fact.name for fact in self.facts)

    def with_fact(self, fact: Fact) -> "PatientFacts":
        """The same facts with this one added, or put in the place of its namesake."""
        kept = tuple(known for known in self.facts if known.name != fact.name)
        return PatientFacts((*kept, fact))

    def without(self, name: str) -> "PatientFacts":
        return PatientFacts(tuple(fact for fact in self.facts if fact.name != name))


def plain(domain: Domain) -> bool | str | int | float:
    """A domain as the contract's JSON value: a number, true or false, a name, or a range text."""
    match domain:
        case Options(values):
            if values == {"true"}:
                return True
            if values == {"false"}:
                return False
            return "|".join(sorted(values))
        case Interval():
            if (point := domain.point) is not None:
                return number(point)
            return interval_text(domain)


def number(value: Decimal) -> int | float:
    """An int where the decimal is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def interval_text(interval: Interval) -> str:
    """`<30`, `>=65` or `60 to 70`."""
    low, high = interval.low, interval.high
    if low.is_infinite() and high.is_infinite():
        return "any"
    if low.is_infinite():
        return f"{'<' if interval.high_open else '<='}{number(high)}"
    if high.is_infinite():
        return f"{'>' if interval.low_open else '>='}{number(low)}"
    return f"{number(low)} to {number(high)}"
