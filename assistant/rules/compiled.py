"""All rules at once: which conditions are settled by what is known, as sets of bits.

The fast path below `evaluate`. A rule that joins single comparisons is false as soon as one of
them is, and true when all are; bit `n` of a set stands for rule `n`. Comparisons with a limit on
one side are kept in the order of their limits, so that one look-up settles all of a fact. What is
left over, and every other shape of condition, is decided rule by rule.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.condition import All, Atom, Condition
from assistant.domain.domains import Domain, Interval, lies
from assistant.domain.knowledge import Vocabulary
from assistant.rules.truth import Known


@dataclass(slots=True)
class _Below:
    """Comparisons `x < limit` of one fact, or `x <= limit` when `closed`."""

    closed: bool
    found: dict[Decimal, int] = field(default_factory=dict)
    limits: list[Decimal] = field(default_factory=list)
    up_to: list[int] = field(default_factory=list)

    def freeze(self) -> None:
        """Puts the limits in order; `up_to[n]` joins the bits of the first `n` of them."""
        self.limits, self.up_to = sorted(self.found), [0]
        for limit in self.limits:
            self.up_to.append(self.up_to[-1] | self.found[limit])

    def false(self, domain: Interval) -> int:
        """The comparisons that no value of the domain meets: limits at or below its lower end."""
        reached = bisect_right if not self.closed or domain.low_open else bisect_left
        return self.up_to[reached(self.limits, domain.low)]

    def open(self, domain: Interval) -> int:
        """Those that are not met by every value of it, the false ones among them."""
        met_at_end = self.closed or domain.high_open
        reached = bisect_left if met_at_end else bisect_right
        return self.up_to[reached(self.limits, domain.high)]


@dataclass(slots=True)
class _Fact:
    """Every comparison of one fact, each with the bits of the rules it is part of."""

    whole: Domain
    every: int = 0
    below: dict[bool, _Below] = field(default_factory=dict)
    others: dict[Domain, int] = field(default_factory=dict)

    def add(self, admits: Domain, bit: int) -> None:
        self.every |= bit
        if isinstance(admits, Interval) and admits.low.is_infinite():
            kind = self.below.setdefault(not admits.high_open, _Below(not admits.high_open))
            kind.found[admits.high] = kind.found.get(admits.high, 0) | bit
        else:
            self.others[admits] = self.others.get(admits, 0) | bit

    def settled(self, domain: Domain) -> tuple[int, int]:
        """The bits that are false, and those that are open or false."""
        false = opened = 0
        if isinstance(domain, Interval):
            for kind in self.below.values():
                false |= kind.false(domain)
                opened |= kind.open(domain)
        for admits, bits in self.others.items():
            value = lies(domain, admits)
            if value is not True:
                opened |= bits
                false |= bits if value is False else 0
        return false, opened


class Compiled:
    """The conditions of a rule base, in the order given."""

    def __init__(self, conditions: Sequence[Condition], vocabulary: Vocabulary) -> None:
        self.facts: dict[str, _Fact] = {}
        self.flat = 0
        for number, condition in enumerate(conditions):
            parts = condition.parts if isinstance(condition, All) else (condition,)
            atoms = [part for part in parts if isinstance(part, Atom)]
            if len(atoms) == len(parts):
                self.flat |= 1 << number
                for atom in atoms:
                    whole = vocabulary.domain(atom.fact)
                    self.facts.setdefault(atom.fact, _Fact(whole)).add(atom.admits, 1 << number)
        for fact in self.facts.values():
            for kind in fact.below.values():
                kind.freeze()

    def settled(self, known: Known) -> tuple[int, int]:
        """The rules that are true and those that are false; the rest has to be decided."""
        false = opened = 0
        for name, fact in self.facts.items():
            no, maybe = fact.settled(known.get(name) or fact.whole)
            false |= no
            opened |= maybe
        return self.flat & ~opened, self.flat & false


def bits(found: int, size: int) -> str:
    """`1` or `0` for each of the first `size` rules, in their order."""
    return f"{found:0{size}b}"[::-1] if size else ""
