"""Whether a claimed amount is the one a rule sets, also where mass or interval is written apart.

20 mg a day is not 20 mcg a day, and 5 mg a month is not 5 mg a year. 70 mg a week and 10 mg a day
are the same course, so amounts with different intervals are compared by the day, with room for
what calendars round. Times are compared in days.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.domain.domains import Interval, meet
from assistant.domain.knowledge import Amount

# A month is no whole number of weeks: 35 mg a week and 150 mg a month are one course.
ROOM = Decimal("1.25")
_MASS = {"mcg": Decimal("0.001"), "mg": Decimal(1), "g": Decimal(1000)}
_DAYS = {
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}
_RATE = re.compile(r"(?P<mass>mcg|mg|g|IU)/(?P<count>\d+)?(?P<period>hour|day|week|month|year)$")


@dataclass(frozen=True, slots=True)
class _Rate:
    """What one unit is a day, in milligrams or international units; for a time, in days."""

    kind: str
    daily: Decimal
    period: Decimal


def fits(rule: Amount | None, claim: Amount | None) -> bool:
    """False only where both name an amount of one kind and the claim's is another one."""
    if rule is None or claim is None:
        return True
    if rule.unit == claim.unit:
        return meet(rule.quantity, claim.quantity) == claim.quantity
    ours, theirs = _rate(rule.unit), _rate(claim.unit)
    if ours is None or theirs is None or ours.kind != theirs.kind:
        return True
    room = Decimal(1) if ours.period == theirs.period else ROOM
    allowed = rule.quantity
    low, high = claim.quantity.low * theirs.daily, claim.quantity.high * theirs.daily
    wide = Interval(allowed.low * ours.daily / room, allowed.high * ours.daily * room)
    return wide.low <= low and high <= wide.high


def _rate(unit: str) -> _Rate | None:
    found = _RATE.match(unit)
    if found is None:
        return _Rate("time", _DAYS[unit], Decimal(1)) if unit in _DAYS else None
    kind = "IU" if found["mass"] == "IU" else "mg"
    period = _DAYS[found["period"]] * int(found["count"] or 1)
    return _Rate(kind, _MASS.get(found["mass"], Decimal(1)) / period, period)
