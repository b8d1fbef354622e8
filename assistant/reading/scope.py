"""The condition under which each clause of a sentence speaks. Used by `claims`.

A condition at the head of a sentence carries on over "but" and semicolons; "otherwise" turns
the one before it round.
"""

from dataclasses import dataclass

from assistant.domain.condition import ALWAYS, Condition, Not
from assistant.reading.conditions import all_of, join_atoms
from assistant.reading.intervals import Placed
from assistant.reading.parsing import Sentence
from assistant.reading.residue import left_over, unread_words
from assistant.reading.zone_words import Zone
from assistant.reading.zones import Span

_STATING = (Zone.CONDITION, Zone.EVEN, Zone.UNLESS)


@dataclass(frozen=True, slots=True)
class Scope:
    """The condition of one clause.

    Attributes:
        text: its words, or None when the clause states none.
        unread: words of it that were not understood.
        ambiguous: "and" and "or" are mixed so that two readings are possible.
    """

    condition: Condition = ALWAYS
    text: str | None = None
    unread: tuple[str, ...] = ()
    ambiguous: bool = False


def scopes(sentence: Sentence) -> tuple[Scope, ...]:
    """One scope a clause, in order."""
    found: list[Scope] = []
    carried = Scope()
    for span in sentence.clauses:
        zones = _zones(sentence, span)
        head = next((zone for zone in zones if zone.initial and zone.zone in _STATING), None)
        if any(zone.zone is Zone.OTHERWISE for zone in zones) and carried.condition != ALWAYS:
            carried = Scope(Not(carried.condition), f"not: {carried.text}", carried.unread)
        elif head is not None:
            carried = Scope()
        scope = _joined(carried, _own(sentence, span))
        found.append(scope)
        if not any(span[0] <= cue.span[0] < span[1] for cue in sentence.cues):
            carried = scope
        elif head is not None:
            carried = _own(sentence, (head.start, head.end))
    return tuple(_barred(scope, sentence) for scope in found)


def _barred(scope: Scope, sentence: Sentence) -> Scope:
    """The list of bars at the end holds for every clause."""
    bars = sentence.bars
    if bars is None:
        return scope
    unread = left_over(bars.words, bars.spans)
    words = tuple(word.key for word in unread)
    own = Scope(bars.condition or ALWAYS, bars.text, words, bars.ambiguous)
    return _joined(scope, own)


def _own(sentence: Sentence, span: tuple[int, int]) -> Scope:
    zones = _zones(sentence, span)
    atoms = [
        a
        for a in sentence.atoms
        if span[0] <= a.span[0] < span[1] and sentence.in_zone(a.span[0]) in (None, *_STATING)
    ]
    joined = join_atoms(sentence.text, atoms, zones)
    unread = tuple(word for zone in zones for word in unread_words(sentence, zone))
    return Scope(joined.condition, _text(sentence, zones, atoms), unread, joined.ambiguous)


def _zones(sentence: Sentence, span: tuple[int, int]) -> list[Span]:
    return [zone for zone in sentence.zones if span[0] <= zone.start < span[1]]


def _joined(carried: Scope, own: Scope) -> Scope:
    if carried == Scope() or carried.condition == own.condition:
        return own
    stated = [c for c in (carried.condition, own.condition) if c != ALWAYS]
    return Scope(
        all_of(*stated) if stated else ALWAYS,
        "; ".join(filter(None, (carried.text, own.text))) or None,
        (*carried.unread, *own.unread),
        carried.ambiguous or own.ambiguous,
    )


def _text(sentence: Sentence, zones: list[Span], atoms: list[Placed]) -> str | None:
    stating = [z for z in zones if z.zone in _STATING]
    pieces = [sentence.text[z.start : z.end].strip(" ,") for z in stating]
    if not pieces:
        pieces = [sentence.text[slice(*atom.span)] for atom in atoms]
    return ", ".join(pieces) or None
