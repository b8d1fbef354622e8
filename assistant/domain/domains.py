"""What may be known of one fact: a set of values, exact.

A domain is either an interval of numbers or a finite set of named options. Yes-or-no facts are
options too (`true`, `false`). Nothing known is the concept's whole domain, never a default.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`; an end is excluded when its `_open` flag is set."""

    low: Decimal = -INFINITY
    high: Decimal = INFINITY
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def point(self) -> Decimal | None:
        """The only number in the interval, or None."""
        return self.low if self.low == self.high and not self.empty else None


@dataclass(frozen=True, slots=True)
class Options:
    """A finite set of named values."""

    values: frozenset[str]

    @property
    def empty(self) -> bool:
        return not self.values


Domain = Interval | Options

YES = Options(frozenset({"true"}))
NO = Options(frozenset({"false"}))
EITHER = Options(frozenset({"true", "false"}))


def compared(comparator: str, value: Decimal) -> Interval:
    """The numbers that a comparison (`<`, `<=`, `>`, `>=`, else equal) with the value admits."""
    match comparator:
        case "<":
            return Interval(high=value, high_open=True)
        case "<=":
            return Interval(high=value)
        case ">":
            return Interval(low=value, low_open=True)
        case ">=":
            return Interval(low=value)
        case _:
            return Interval(value, value)


def meet(a: Domain, b: Domain) -> Domain:
    """The values that lie in both domains; empty when there are none.

    Raises:
        TypeError: when one is an interval and the other a set of options.
    """
    match a, b:
        case Interval(), Interval():
            low, low_open = max((a.low, a.low_open), (b.low, b.low_open))
            high, high_closed = min((a.high, not a.high_open), (b.high, not b.high_open))
            return Interval(low, high, low_open, not high_closed)
        case Options(), Options():
            return Options(a.values & b.values)
        case _:
            raise TypeError(f"{a!r} and {b!r} cannot be compared")


def within(a: Domain, b: Domain) -> bool:
    """True when every value of `a` lies in `b`."""
    return meet(a, b) == a


def disjoint(a: Domain, b: Domain) -> bool:
    """True when no value lies in both."""
    return meet(a, b).empty


def lies(a: Domain, b: Domain) -> bool | None:
    """True when every value of `a` lies in `b`, False when none does, None when some do.

    The same as asking `within` and `disjoint`, and the innermost step of every proof: it makes
    no new domain.
    """
    match a, b:
        case Options(mine), Options(theirs):
            return True if mine <= theirs else False if mine.isdisjoint(theirs) else None
        case Interval(), Interval():
            if _below(a, b) or _below(b, a):
                return False
            starts = a.low > b.low or (a.low == b.low and a.low_open >= b.low_open)
            ends = a.high < b.high or (a.high == b.high and a.high_open >= b.high_open)
            return True if starts and ends else None
        case _:
            raise TypeError(f"{a!r} and {b!r} cannot be compared")


def _below(a: Interval, b: Interval) -> bool:
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def complement(a: Domain, whole: Domain) -> tuple[Domain, ...]:
    """The parts of `whole` outside `a`: at most two intervals, or one set of options."""
    match a:
        case Options():
            if not isinstance(whole, Options):
                raise TypeError(f"{a!r} and {whole!r} cannot be compared")
            rest = Options(whole.values - a.values)
            return () if rest.empty else (rest,)
        case Interval():
            below = Interval(high=a.low, high_open=not a.low_open)
            above = Interval(low=a.high, low_open=not a.high_open)
            parts = (meet(part, whole) for part in (below, above))
            return tuple(part for part in parts if not part.empty)
        case _:
            assert_never(a)


def single(domain: Domain) -> Domain:
    """One value of the domain, to show as an example: near a limit that it may not reach."""
    match domain:
        case Options(values):
            return Options(frozenset({min(values)}))
        case Interval(low, high, low_open, high_open):
            ends = [high - 1] * high_open + [low + 1] * low_open
            ends += [low] * (not low_open) + [high] * (not high_open)
            near = (Interval(end, end) for end in ends if end.is_finite())
            inside = next((point for point in near if within(point, domain)), None)
            middle = (low + high) / 2
            return inside or Interval(middle, middle)
