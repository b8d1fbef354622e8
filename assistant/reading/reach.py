"""How far a cue reaches: whether an action is really its object, or really its subject.

"Caution with alendronate" and "alendronate dose adjustment is needed" are about something else
than alendronate. Used by `governing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.direction import Cue
from assistant.reading.fillers import FILLERS, POPULATION, PREPOSITIONS
from assistant.reading.lexicon import Mention
from assistant.reading.parsing import Sentence
from assistant.reading.words import Word

_FINITE = frozenset("is are may might can could will would has have shows should must".split())
_NEW_SUBJECT = frozenset("the this that these those her his its their we she he it they".split())
# "The remaining doses of X" are X.
_PORTIONS = frozenset(
    """
    dose doses injection injections infusion infusions course courses tablet tablets cycle cycles
    session sessions use trial prescription prescriptions initiation administration addition
    performance kind type form choice provision
""".split()
)
_RELATIVE = frozenset("which that who is are was at in on for of with as to ( ) , per once".split())


@dataclass(frozen=True, slots=True)
class Clause:
    number: int
    span: tuple[int, int]
    actions: tuple[Mention, ...]
    cues: tuple[Cue, ...]


def clause_of(sentence: Sentence, number: int, span: tuple[int, int]) -> Clause:
    start, end = span
    actions = tuple(
        a
        for a in sentence.actions
        if start <= a.span[0] < end and sentence.in_zone(a.span[0]) is None
    )
    cues = tuple(c for c in sentence.cues if start <= c.span[0] < end)
    return Clause(number, span, actions, cues)


def is_subject(sentence: Sentence, clause: Clause, action: Mention, cue: Cue) -> bool:
    between = sentence.gap(action.span[1], cue.span[0])
    if _turns_away(sentence, between):
        return False
    attached = True
    for word in between:
        if word.key in PREPOSITIONS or word.key in _RELATIVE or word.key in ("and", "or"):
            attached = False
        elif attached and is_content(sentence, word.key, word.start):
            return False
    opens = max(
        [clause.span[0]]
        + [c.span[1] for c in clause.cues if c.span[1] <= action.span[0]]
        + [z.end for z in sentence.zones if z.end <= action.span[0]]
    )
    return reaches(sentence, opens, action.span[0])


def reaches(sentence: Sentence, start: int, end: int) -> bool:
    """No noun of its own, followed by a preposition, stands between a cue and its object."""
    gap = _chunk(sentence, start, end)
    content = False
    if gap and gap[-1].key == "of" and gap[-2:-1] and gap[-2].key in _PORTIONS:
        gap = gap[:-2]
    for word in gap:
        if is_content(sentence, word.key, word.start):
            content = True
        elif content and word.key in PREPOSITIONS:
            return False
    return True


def is_topic(sentence: Sentence, clause: Clause, action: Mention, cue: Cue) -> bool:
    """ "Alendronate: avoid" names the object first."""
    between = sentence.text[action.span[1] : cue.span[0]].strip()
    later = any(a.span[0] > cue.span[0] for a in clause.actions)
    return between in (":", ",", "-", "\u2013") and not later


def passes_colon(sentence: Sentence, clause: Clause, cue: Cue, action: Mention) -> bool:
    """A sentence of its own follows the colon: "Consider more imaging: QCT may be better"."""
    between = sentence.text[cue.scope : action.span[0]]
    if ":" not in between:
        return False
    rest = sentence.gap(action.span[1], clause.span[1])
    return any(word.key in _FINITE and sentence.in_zone(word.start) is None for word in rest)


def _turns_away(sentence: Sentence, between: Sequence[Word]) -> bool:
    """The predicate has a subject of its own, or speaks of one form of the action only."""
    keys = [word.key for word in between]
    if keys[:1] == ["as"] and any(is_content(sentence, w.key, w.start) for w in between[1:5]):
        return True
    commas = [place for place, key in enumerate(keys) if key == ","]
    if not commas or commas[-1] + 1 >= len(keys):
        return False
    rest = between[commas[-1] + 1 :]
    return rest[0].key in _NEW_SUBJECT and sentence.in_zone(rest[0].start) is None


def _chunk(sentence: Sentence, start: int, end: int) -> list[Word]:
    """The words since the last comma, conjunction, bracket or other action."""
    words = sentence.gap(start, end)
    ends = [a.span[1] for a in (*sentence.actions, *sentence.unnamed) if start <= a.span[0] < end]
    opens = 0
    for place, word in enumerate(words):
        if word.key in (",", "and", "or", "(", ":", "plus", "than") or word.end in ends:
            opens = place + 1
    return words[opens:]


def is_content(sentence: Sentence, key: str, place: int) -> bool:
    if not key[0].isalpha() or key in FILLERS or key in POPULATION or key.endswith("ly"):
        return False
    if any(s <= place < e for a in sentence.atoms for s, e in a.spans):
        return False
    if any(m.span[0] <= place < m.span[1] for m in (*sentence.facts, *sentence.actions)):
        return False
    if any(q.span[0] <= place < q.span[1] for q in sentence.quantities):
        return False
    return sentence.in_zone(place) is None
