"""Condition clauses to a condition tree: which comparisons hold together, or instead, or not.

Second half of reading a condition; `atoms` found the leaves. "And" binds closer than "or",
"with" and "who" open a part that goes with all before it. Where "and" and "or" are mixed
without such a word, the tree is marked as ambiguous, never guessed silently.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from assistant.domain.condition import ALWAYS, All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import Options, disjoint
from assistant.reading.intervals import Placed
from assistant.reading.zone_words import Zone
from assistant.reading.zones import Span

_NEGATION = re.compile(
    r"\b(?:no|not|without|absence of|absent|denies|denying|free of|free from|lack of|lacks|lacking|"
    r"never|nor|neither|non|isn't|hasn't|doesn't|excluding|negative for)\b(?!\s+only)", re.I
)  # fmt: skip
_DENIED_BEFORE = re.compile(r"\b(?:no|without|never)\s+(?:known\s+|previous\s+|prior\s+)?\Z", re.I)
_NEGATED_AFTER = re.compile(
    r"\s*(?:(?:is|are|has|have|was|were)\s+(?:been\s+)?)?(?:now\s+)?"
    r"(?:absent|excluded|ruled out|corrected|"
    r"resolved|not present|unlikely|treated|repleted|not suspected|normalised|normalized)\b", re.I
)  # fmt: skip
_NEST = re.compile(
    r"\b(?:with|who|whose|having|in whom|where|when|if|plus"
    r"|and (?:also )?(?:any|one|at least one|either)"
    r"(?: or more)?(?: of)?|together with|as well as|that|which|at|on|only if|only when)\b|"
    r":\s*(?:any|one|either)\b", re.I
)  # fmt: skip
_OR = re.compile(r"\bor\b|/", re.I)
_AND = re.compile(r"\b(?:and|but|yet)\b|&|\+", re.I)
_LISTING = re.compile(
    r"\b(?:contraindications?|reasons?|indications?|barriers?)\b[^.;]*\b(?:include|includes|are)\s*$"
    r"|:\s*$", re.I
)  # fmt: skip
_COMPARATIVE_OR = re.compile(
    r"\bor (?:older|more|above|below|less|over|under|lower|higher|worse|younger|longer)\b"
    r"|\bone or more\b|1/3",
    re.I,
)


class _Link(Enum):
    NEST = "nest"
    OR = "or"
    AND = "and"
    LIST = "list"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class _Item:
    condition: Condition
    negated: bool
    link: _Link | None  # to the item before


@dataclass(frozen=True, slots=True)
class Joined:
    """A condition tree; `ambiguous` where the words allow another one."""

    condition: Condition
    ambiguous: bool = False


def join_atoms(text: str, atoms: Sequence[Placed], zones: Sequence[Span]) -> Joined:
    """The condition that the atoms of a clause make, zone by zone.

    Atoms outside every zone belong to the subject ("Postmenopausal women should ...") and
    hold as well. An `unless` zone holds where its condition does not.
    """
    parts: list[tuple[Joined, Span | None]] = []
    outside = [atom for atom in atoms if not any(_inside(atom, zone) for zone in zones)]
    if outside:
        denied = _DENIED_BEFORE.search(text, 0, outside[0].span[0])
        start = denied.start() if denied else outside[0].span[0]
        parts.append((_group(text, outside, start), None))
    for zone in zones:
        inside = [atom for atom in atoms if _inside(atom, zone)]
        if inside and zone.zone in (Zone.CONDITION, Zone.EVEN, Zone.UNLESS):
            joined = _group(text, inside, zone.opener)
            if zone.zone is Zone.UNLESS:
                joined = Joined(_opposite(joined.condition), joined.ambiguous)
            parts.append((joined, zone))
    return _combined(parts)


def _inside(atom: Placed, zone: Span) -> bool:
    return zone.start <= atom.span[0] < zone.end


def _combined(parts: Sequence[tuple[Joined, Span | None]]) -> Joined:
    if not parts:
        return Joined(ALWAYS)
    ambiguous = any(joined.ambiguous for joined, _ in parts)
    result = parts[0][0].condition
    for joined, zone in parts[1:]:
        if zone is not None and zone.joined:
            result = any_of(result, joined.condition)
        else:
            result = all_of(result, joined.condition)
    return Joined(result, ambiguous)


def _group(text: str, atoms: Sequence[Placed], start: int) -> Joined:
    items = _listed(_items(text, atoms, start), text[: atoms[0].span[0]])
    levels: list[list[_Item]] = [[]]
    for item in items:
        if item.link is _Link.NEST:
            levels.append([])
        levels[-1].append(item)
    read = [_level(level) for level in levels]
    condition = read[0].condition
    for level in read[1:]:
        condition = all_of(condition, level.condition)
    return Joined(condition, any(level.ambiguous for level in read))


def _listed(items: list[_Item], before: str) -> list[_Item]:
    """ "Contraindications include A and B": either of them is one."""
    plain = all(item.link in (None, _Link.AND, _Link.LIST) for item in items)
    if len(items) < 2 or not plain or not _LISTING.search(before):
        return items
    return [replace(item, link=_Link.OR if item.link else None) for item in items]


def _apart(items: list[_Item]) -> list[_Item]:
    """ "Women over 65 and men over 70" are two groups, for nobody is in both."""
    seen: list[Atom] = []
    parted: list[_Item] = []
    for item in items:
        atom = item.condition
        link = item.link
        if isinstance(atom, Atom) and isinstance(atom.admits, Options):
            if link is not None and any(_exclude(other, atom) for other in seen):
                link, seen = _Link.OR, []
            seen.append(atom)
        parted.append(replace(item, link=link))
    return parted


def _exclude(a: Atom, b: Atom) -> bool:
    return a.fact == b.fact and isinstance(a.admits, Options) and disjoint(a.admits, b.admits)


def _items(text: str, atoms: Sequence[Placed], start: int) -> list[_Item]:
    items: list[_Item] = []
    place = start
    for number, atom in enumerate(atoms):
        gap = _COMPARATIVE_OR.sub(" ", text[place : atom.span[0]]) if place < atom.span[0] else ""
        follower = atoms[number + 1].span[0] if number + 1 < len(atoms) else len(text)
        after = _NEGATED_AFTER.match(text[atom.span[1] : follower])
        link = _link(gap) if number else None
        carried = bool(items) and items[-1].negated and link in (_Link.OR, _Link.LIST)
        negated = bool(_NEGATION.search(gap)) or carried
        items.append(_Item(atom.condition, negated != bool(after), link))
        place = max(place, atom.span[1])
    return items


def _link(gap: str) -> _Link:
    if _NEST.search(gap):
        return _Link.NEST
    if _OR.search(gap):
        return _Link.OR
    if _AND.search(gap):
        return _Link.AND
    return _Link.LIST if "," in gap else _Link.NEXT


def _level(items: Sequence[_Item]) -> Joined:
    """Items of one level: neighbours first, then `and`, then `or`."""
    runs = _negated_runs(_apart(_resolved(items)))
    links = {link for _, link in runs[1:]}
    ambiguous = _Link.OR in links and _Link.AND in links and not _split_by_group(items)
    alternatives: list[Condition] = []
    for condition, link in runs:
        if link is _Link.OR or not alternatives:
            alternatives.append(condition)
        else:
            alternatives[-1] = all_of(alternatives[-1], condition)
    result = alternatives[0]
    for alternative in alternatives[1:]:
        result = any_of(result, alternative)
    return Joined(result, ambiguous)


def _split_by_group(items: Sequence[_Item]) -> bool:
    """Alternatives that name different people: the grouping is plain."""
    groups = [i.condition for i in items if isinstance(i.condition, Atom)]
    return any(_exclude(a, b) for a in groups for b in groups)


def _resolved(items: Sequence[_Item]) -> list[_Item]:
    """A comma means what the next conjunction of the list means."""
    resolved: list[_Item] = []
    coming = _Link.AND
    for item in reversed(items):
        link = item.link
        if link in (_Link.OR, _Link.AND):
            coming = link
        elif link is _Link.LIST:
            link = coming
        resolved.append(_Item(item.condition, item.negated, link))
    return resolved[::-1]


def _negated_runs(items: Sequence[_Item]) -> list[tuple[Condition, _Link | None]]:
    """ "Without A, B or C" is one part: none of them."""
    runs: list[tuple[Condition, _Link | None]] = []
    none_of: list[Condition] = []
    opened: _Link | None = None
    for item in items:
        if item.negated and none_of and item.link is _Link.OR:
            none_of.append(item.condition)
            continue
        if none_of:
            runs.append((_none(none_of), opened))
            none_of = []
        if item.negated:
            none_of, opened = [item.condition], item.link
        else:
            runs.append((item.condition, item.link))
    if none_of:
        runs.append((_none(none_of), opened))
    return runs


def _none(conditions: Sequence[Condition]) -> Condition:
    return Not(conditions[0] if len(conditions) == 1 else AnyOf(tuple(conditions)))


def _opposite(condition: Condition) -> Condition:
    return condition.part if isinstance(condition, Not) else Not(condition)


def all_of(*conditions: Condition) -> Condition:
    """All of them, without needless nesting; ALWAYS when none is left."""
    parts: list[Condition] = []
    for condition in conditions:
        flat = isinstance(condition, All) and condition.name is None
        parts += condition.parts if isinstance(condition, All) and flat else (condition,)
    unique = tuple(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else All(unique)


def any_of(*conditions: Condition) -> Condition:
    """At least one of them, without needless nesting."""
    parts: list[Condition] = []
    for condition in conditions:
        flat = isinstance(condition, AnyOf) and condition.name is None
        parts += condition.parts if isinstance(condition, AnyOf) and flat else (condition,)
    unique = tuple(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else AnyOf(unique)
