"""A claim's threshold is one that a rule on its action sets, and points the same way."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.claim import Claim
from assistant.domain.condition import All, AnyOf, Atom, Condition, Not, atoms
from assistant.domain.domains import Interval, disjoint
from assistant.domain.knowledge import Advice, Rule, Stance

_FOR = frozenset({Stance.FOR, Stance.OPTIONAL})


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` for another number, `condition_dropped` for its wrong side."""
    for entry in page.entries:
        for claim, _ in entry.claims:
            for atom in _stating(claim.condition):
                if isinstance(atom.admits, Interval) and (one := _end(atom.admits)) is not None:
                    yield from _wrong(entry, claim, atom, one, page)


def _stating(condition: Condition) -> Iterator[Atom]:
    """The comparisons that a condition states; what it denies is a bar, told the other way."""
    match condition:
        case Atom():
            yield condition
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _stating(part)
        case Not():
            return


def _end(interval: Interval) -> Decimal | None:
    """The one end of an interval that is open to the other side."""
    ends = [end for end in (interval.low, interval.high) if not end.is_infinite()]
    return ends[0] if len(ends) == 1 else None


def _wrong(entry: Entry, claim: Claim, atom: Atom, end: Decimal, page: Page) -> Iterator[Finding]:
    setting = [(rule, part) for rule, part in _setting(claim, atom.fact, page)]
    ends = {e for _, part in setting for e in (part.low, part.high) if not e.is_infinite()}
    if not ends or end in _stated(atom.fact, page):
        return
    if end not in ends:
        if atom.fact == "age" or end in _beside(claim, atom.fact, page):
            return
        rule = setting[0][0]
        message = f"no rule on this sets its limit at {atom.text!r}: {rule.says}"
        yield contradicted("number_mismatch", entry, message, rule)
        return
    same = [(rule, part) for rule, part in setting if _agree(rule, claim)]
    if same and all(disjoint(part, atom.admits) for _, part in same):
        rule = same[0][0]
        yield contradicted(
            "condition_dropped", entry, f"the limit is turned round: {rule.says}", rule
        )


def _setting(claim: Claim, fact: str, page: Page) -> Iterator[tuple[Rule, Interval]]:
    """The intervals of a fact in the rules in force on the action."""
    base = page.ground.base
    for rule in base.by_action.get(claim.action, ()):
        if isinstance(rule.then, Advice) and page.ground.in_force(rule):
            for part in atoms(rule.when):
                if part.fact == fact and isinstance(part.admits, Interval):
                    yield rule, part.admits


def _beside(claim: Claim, fact: str, page: Page) -> frozenset[Decimal]:
    """The limits of other measurements in the same unit: "3 % for the hip or 20 % for any"."""
    vocabulary = page.ground.base.corpus.vocabulary
    unit = vocabulary[fact.partition("[")[0]].unit
    return frozenset(
        end
        for rule in page.ground.base.by_action.get(claim.action, ())
        for part in atoms(rule.when)
        if isinstance(part.admits, Interval)
        and vocabulary[part.fact.partition("[")[0]].unit == unit
        for end in (part.admits.low, part.admits.high)
    )


def _agree(rule: Rule, claim: Claim) -> bool:
    stance = rule.then.stance if isinstance(rule.then, Advice) else None
    return stance is claim.stance or (stance in _FOR and claim.stance in _FOR)


def _stated(fact: str, page: Page) -> frozenset[Decimal]:
    known = page.ground.facts.get(fact)
    if known is None or not isinstance(known.domain, Interval):
        return frozenset()
    return frozenset((known.domain.low, known.domain.high))
