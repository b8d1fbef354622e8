"""A delay before what is advised is one that the passage behind the advice gives.

"No sooner than eighteen months after her last injection" beside a source that says six months.
Passages that give no time at all say nothing on it.
"""

from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.page import Entry, Page, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim, Quantity
from assistant.domain.knowledge import Advice, Rule, Stance
from assistant.reading.quantities import read_quantities
from assistant.reading.rates import waits
from assistant.reading.units import dimension, factor
from assistant.rules.doses import ROOM

_ADVISED = frozenset({Stance.FOR, Stance.OPTIONAL})


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` at a delay that none of the action's passages gives."""
    own = frozenset(_days(read_quantities(page.question)))
    for entry in page.entries:
        text = entry.part.text
        delays = [q for q in read_quantities(text) if waits(text, q) and not own & {*_days((q,))}]
        advised = [c for c, _ in entry.claims if c.stance in _ADVISED and c.amount is None]
        if len(entry.claims) == 1 == len(advised):
            for quantity in delays:
                yield from _foreign(quantity, advised[0], entry, page)


def _foreign(quantity: Quantity, claim: Claim, entry: Entry, page: Page) -> Iterator[Finding]:
    rules = [
        rule
        for rule in page.ground.base.by_action.get(claim.action, ())
        if isinstance(rule.then, Advice) and rule.then.action == claim.action
    ]
    given = [(rule, value) for rule in rules for value in _given(rule, page)]
    stated = list(_days((quantity,)))
    if not given or any(_same(one, value) for one in stated for _, value in given):
        return
    rule = given[0][0]
    start = entry.part.span[0]
    yield found(
        "number_mismatch",
        Severity.ERROR,
        entry,
        f"{quantity.text!r} is not the time of the source: {rule.quote}",
        span=(start + quantity.span[0], start + quantity.span[1]),
        rules=(rule.id,),
        passages=(rule.passage,),
        repair=rule.says,
    )


def _given(rule: Rule, page: Page) -> tuple[Decimal, ...]:
    return tuple(_days(read_quantities(page.ground.passages[rule.passage].text)))


def _days(quantities: tuple[Quantity, ...]) -> Iterator[Decimal]:
    """The times among quantities, in days; both ends of a range."""
    for quantity in quantities:
        if quantity.unit is None or dimension(quantity.unit) != "time":
            continue
        size = factor(quantity.unit, "day")
        for end in (quantity.value, quantity.high):
            if size is not None and end is not None:
                yield end * Decimal(size.numerator) / Decimal(size.denominator)


def _same(one: Decimal, other: Decimal) -> bool:
    return other / ROOM <= one <= other * ROOM
