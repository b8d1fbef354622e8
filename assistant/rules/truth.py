"""Truth of a condition over what is known: Kleene first, exact by splitting where that is open.

Kleene's strong three-valued logic (Kleene 1952, §64) never says true or false wrongly, but it
leaves `x or not x` open. Such verdicts are settled by splitting the unknown facts that occur in
both directions into finitely many regions; where every unknown fact occurs in one direction
only, Kleene's answer is already exact.
"""

from collections.abc import Callable, Mapping

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not, atoms
from assistant.domain.domains import Domain, complement, disjoint, meet, within
from assistant.domain.knowledge import Vocabulary

Known = Mapping[str, Domain]
Narrow = Callable[[Known], Known | None]

# Cells that one decision may visit. Counted, never timed: the verdict is the same on any machine.
BUDGET = 4096


def kleene(condition: Condition, known: Known, vocabulary: Vocabulary) -> bool | None:
    """True or False where it is certain for every value still possible, else None."""
    match condition:
        case Atom():
            domain = known.get(condition.fact) or vocabulary.domain(condition.fact)
            if within(domain, condition.admits):
                return True
            return False if disjoint(domain, condition.admits) else None
        case Not(part):
            value = kleene(part, known, vocabulary)
            return None if value is None else not value
        case All(parts):
            return _fold(parts, False, known, vocabulary)
        case AnyOf(parts):
            return _fold(parts, True, known, vocabulary)


def _fold(
    parts: tuple[Condition, ...], decisive: bool, known: Known, vocabulary: Vocabulary
) -> bool | None:
    result: bool | None = not decisive
    for part in parts:
        value = kleene(part, known, vocabulary)
        if value is decisive:
            return decisive
        if value is None:
            result = None
    return result


def residual(condition: Condition, known: Known, vocabulary: Vocabulary) -> Condition:
    """The condition with its settled parts taken out: only open comparisons remain."""
    match condition:
        case Atom():
            value = kleene(condition, known, vocabulary)
            return condition if value is None else (All(()) if value else AnyOf(()))
        case Not(part):
            return Not(residual(part, known, vocabulary))
        case All(parts):
            kept = [p for p in parts if kleene(p, known, vocabulary) is not True]
            return All(tuple(residual(p, known, vocabulary) for p in kept), condition.name)
        case AnyOf(parts):
            kept = [p for p in parts if kleene(p, known, vocabulary) is not False]
            return AnyOf(tuple(residual(p, known, vocabulary) for p in kept), condition.name)


def open_facts(condition: Condition, known: Known, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The facts on which an open condition still depends, in reading order."""
    rest = residual(condition, known, vocabulary)
    return tuple(dict.fromkeys(atom.fact for atom in atoms(rest)))


def decide(
    condition: Condition, known: Known, vocabulary: Vocabulary, narrow: Narrow
) -> bool | None:
    """True: entailed. False: impossible. None: it depends on facts that are not known.

    `narrow` closes a set of domains under the vocabulary's implications and returns None where
    they contradict each other. When the budget of cells runs out the answer is None: unknown is
    never guessed into a verdict.
    """
    return _split(condition, known, vocabulary, narrow, [BUDGET])


def _split(
    condition: Condition, known: Known, vocabulary: Vocabulary, narrow: Narrow, left: list[int]
) -> bool | None:
    value = kleene(condition, known, vocabulary)
    if value is not None:
        return value
    fact = _most_mixed(residual(condition, known, vocabulary))
    if fact is None:
        return None
    seen: set[bool] = set()
    for region in _regions(fact, condition, known, vocabulary):
        left[0] -= 1
        if left[0] < 0:
            return None
        inside = narrow({**known, fact: region})
        if inside is None:
            continue
        verdict = _split(condition, inside, vocabulary, narrow, left)
        if verdict is None or len(seen | {verdict}) > 1:
            return None
        seen.add(verdict)
    return seen.pop() if seen else None


def _most_mixed(condition: Condition) -> str | None:
    """The fact that occurs most often among those that occur in more than one direction."""
    directions: dict[str, list[tuple[object, bool]]] = {}
    for atom, positive in _signed(condition, True):
        directions.setdefault(atom.fact, []).append((atom.admits, positive))
    mixed = {fact: uses for fact, uses in directions.items() if len(set(uses)) > 1}
    return max(mixed, key=lambda fact: (len(mixed[fact]), fact)) if mixed else None


def _signed(condition: Condition, positive: bool) -> list[tuple[Atom, bool]]:
    match condition:
        case Atom():
            return [(condition, positive)]
        case Not(part):
            return _signed(part, not positive)
        case All(parts) | AnyOf(parts):
            return [use for part in parts for use in _signed(part, positive)]


def _regions(
    fact: str, condition: Condition, known: Known, vocabulary: Vocabulary
) -> tuple[Domain, ...]:
    """A finite partition of what is possible for the fact, cut at every comparison's edge."""
    regions: tuple[Domain, ...] = (known.get(fact) or vocabulary.domain(fact),)
    for atom in atoms(condition):
        if atom.fact == fact:
            regions = tuple(part for region in regions for part in _cut(region, atom.admits))
    return regions


def _cut(region: Domain, by: Domain) -> tuple[Domain, ...]:
    inside = meet(region, by)
    outside = complement(by, region)
    return outside if inside.empty else (inside, *outside)
