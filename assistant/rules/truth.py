"""Truth of a condition over what is known, part by part: true, false, or open.

Kleene's strong three-valued logic (Kleene 1952, §64). It never says true or false wrongly, but it
leaves `x or not x` open; what it leaves open is settled exactly in `witness`.
"""

from collections.abc import Iterator, Mapping

from assistant.domain.condition import ALWAYS, NEVER, All, AnyOf, Atom, Condition, Not, atoms
from assistant.domain.domains import Domain, lies
from assistant.domain.knowledge import Vocabulary

Known = Mapping[str, Domain]


def kleene(condition: Condition, known: Known, vocabulary: Vocabulary) -> bool | None:
    """True or False where it is certain for every value still possible, else None."""
    match condition:
        case Atom():
            domain = known.get(condition.fact) or vocabulary.domain(condition.fact)
            return lies(domain, condition.admits)
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
            return condition if value is None else ALWAYS if value else NEVER
        case Not(part):
            rest = residual(part, known, vocabulary)
            return NEVER if rest == ALWAYS else ALWAYS if rest == NEVER else Not(rest)
        case All(parts):
            kept = _kept(parts, ALWAYS, NEVER, known, vocabulary)
            return NEVER if kept is None else All(kept, condition.name) if kept else ALWAYS
        case AnyOf(parts):
            kept = _kept(parts, NEVER, ALWAYS, known, vocabulary)
            return ALWAYS if kept is None else AnyOf(kept, condition.name) if kept else NEVER


def _kept(
    parts: tuple[Condition, ...], neutral: Condition, decisive: Condition, known: Known,
    vocabulary: Vocabulary,
) -> tuple[Condition, ...] | None:  # fmt: skip
    """The parts that are open; None where one of them decides the whole."""
    kept = []
    for part in parts:
        rest = residual(part, known, vocabulary)
        if rest == decisive:
            return None
        if rest != neutral:
            kept.append(rest)
    return tuple(kept)


def open_facts(condition: Condition, known: Known, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The facts on which an open condition still depends, in reading order."""
    rest = residual(condition, known, vocabulary)
    return tuple(dict.fromkeys(atom.fact for atom in atoms(rest)))


def unmixed(condition: Condition) -> bool:
    """True when no fact occurs in more than one direction: Kleene's answer is then exact."""
    directions: dict[str, tuple[Domain, bool]] = {}
    return all(
        directions.setdefault(atom.fact, (atom.admits, positive)) == (atom.admits, positive)
        for atom, positive in _signed(condition, True)
    )


def _signed(condition: Condition, positive: bool) -> Iterator[tuple[Atom, bool]]:
    match condition:
        case Atom():
            yield condition, positive
        case Not(part):
            yield from _signed(part, not positive)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _signed(part, positive)
