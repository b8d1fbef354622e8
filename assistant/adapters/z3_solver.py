"""Conditions told to Z3, which is optional: what the rule core's own search leaves open.

Numbers are Z3's reals (or integers, where they are counted), names its integers. Z3 is imported
when it is first asked, because hardly any question needs it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import YES, Domain, Interval, Options
from assistant.domain.knowledge import Vocabulary

if TYPE_CHECKING:
    import z3

# Counted, never timed, so that an answer is the same on any machine.
EFFORT = 20_000_000


@dataclass(frozen=True)
class Z3Solver:
    """The port `Solver`, by Z3.

    Attributes:
        effort: steps that Z3 may take for one answer.
    """

    effort: int = EFFORT

    def possible(
        self, conditions: Sequence[Condition], known: Mapping[str, Domain], vocabulary: Vocabulary
    ) -> bool | None:
        """Whether some patient within what is known meets all the conditions."""
        import z3

        formulas = Formulas(vocabulary)
        solver = z3.Solver()
        solver.set("rlimit", self.effort)
        solver.add(*(formulas.lies(fact, domain) for fact, domain in known.items()))
        solver.add(*map(formulas.read, conditions))
        solver.add(*formulas.held)
        found = solver.check()
        return None if found == z3.unknown else bool(found == z3.sat)


def z3_solver() -> Z3Solver | None:
    """The solver where Z3 is installed, else None."""
    return Z3Solver() if find_spec("z3") else None


class Formulas:
    """Conditions over one vocabulary as Z3's formulas.

    Attributes:
        held: what holds of every patient for the facts that were read so far: their range, and
            that a number without a site is the lowest of all sites.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.facts: dict[str, z3.ArithRef] = {}
        self.held: list[z3.BoolRef] = []

    def read(self, condition: Condition) -> "z3.BoolRef":
        """The condition as a formula."""
        import z3

        match condition:
            case Atom(fact, admits):
                return self.lies(fact, admits)
            case Not(part):
                return z3.Not(self.read(part))
            case All(parts):
                return z3.And([self.read(part) for part in parts])
            case AnyOf(parts):
                return z3.Or([self.read(part) for part in parts])

    def lies(self, fact: str, domain: Domain) -> "z3.BoolRef":
        """That the fact has a value of the domain."""
        import z3

        value = self._value(fact)
        match domain:
            case Options(values):
                names = self._names(fact)
                return z3.Or([value == names.index(name) for name in sorted(values)])
            case Interval(low, high, low_open, high_open):
                parts = []
                if not low.is_infinite():
                    edge = z3.RealVal(str(low))
                    parts.append(value > edge if low_open else value >= edge)
                if not high.is_infinite():
                    edge = z3.RealVal(str(high))
                    parts.append(value < edge if high_open else value <= edge)
                return z3.And(parts)

    def _names(self, fact: str) -> list[str]:
        whole = self.vocabulary.domain(fact)
        return sorted(whole.values) if isinstance(whole, Options) else []

    def _value(self, fact: str) -> "z3.ArithRef":
        import z3

        if fact not in self.facts:
            concept, site = fact.partition("[")[::2]
            whole = self.vocabulary.domain(fact)
            named = isinstance(whole, Options)
            counted = named or self.vocabulary[concept].discrete
            self.facts[fact] = z3.Int(fact) if counted else z3.Real(fact)
            self.held.append(self.lies(fact, whole))
            if site and named:
                self.held.append(z3.Implies(self.lies(fact, YES), self.lies(concept, YES)))
            elif site:
                self.held.append(self._value(concept) <= self.facts[fact])
        return self.facts[fact]
