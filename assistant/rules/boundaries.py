"""Where the advice for this patient would flip: thresholds next to a value that is known."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.domain.answer import Boundary, RuleOutcome, Truth
from assistant.domain.condition import Atom, atoms
from assistant.domain.domains import Interval, complement
from assistant.domain.knowledge import Advice
from assistant.domain.patient import number
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.words import unit_words


def boundaries(
    outcomes: tuple[RuleOutcome, ...], closed: Closed, base: RuleBase
) -> tuple[Boundary, ...]:
    """Thresholds of settled rules on which their truth depends, computed, not written.

    A threshold counts when the rule would no longer be settled the same way with the fact
    on the other side of it and everything else unchanged.
    """
    found: dict[tuple[str, str], Boundary] = {}
    for outcome in outcomes:
        for atom in _thresholds(outcome):
            if _flips(outcome, atom, closed, base):
                boundary = _boundary(outcome, atom, base)
                found.setdefault((boundary.fact, boundary.at), boundary)
    return tuple(found.values())


def _thresholds(outcome: RuleOutcome) -> Iterator[Atom]:
    if outcome.truth is not Truth.UNKNOWN:
        for atom in atoms(outcome.rule.when):
            if isinstance(atom.admits, Interval) and atom.fact in outcome.facts:
                yield atom


def _flips(outcome: RuleOutcome, atom: Atom, closed: Closed, base: RuleBase) -> bool:
    held = outcome.truth is Truth.TRUE
    whole = base.corpus.vocabulary.domain(atom.fact)
    other = complement(atom.admits, whole) if held else (atom.admits,)
    fact = closed.stated.get(atom.fact)
    if fact is None:
        return False
    for region in other:
        moved = base.close(closed.stated.with_fact(replace(fact, domain=region)))
        if not moved.clash and base.decide(base.condition(outcome.rule), moved) is not held:
            return True
    return False


def _boundary(outcome: RuleOutcome, atom: Atom, base: RuleBase) -> Boundary:
    assert isinstance(atom.admits, Interval)
    edge = atom.admits.low if atom.admits.high.is_infinite() else atom.admits.high
    unit = base.corpus.vocabulary[atom.fact.partition("[")[0]].unit
    at = f"{number(edge)} {unit_words(unit)}" if unit else str(number(edge))
    verb = "no longer applies" if outcome.truth is Truth.TRUE else "would apply"
    source = base.corpus.source(outcome.rule)
    action = _action(outcome, base)
    changes = f"the advice of {source.abbreviation} {source.year} on {action} {verb}"
    return Boundary(atom.fact, at, changes)


def _action(outcome: RuleOutcome, base: RuleBase) -> str:
    advice = outcome.rule.then
    return base.corpus.vocabulary[advice.action].label if isinstance(advice, Advice) else ""
