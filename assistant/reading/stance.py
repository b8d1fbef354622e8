"""Direction cues of a sentence: heads from the tables, with modals and negation around them.

`read_cues` says for each cue which direction it gives, how strongly, and on which side its
action stands. What cannot be told apart safely has the stance None and never becomes a claim.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.direction import Cue, Side, compose
from assistant.reading.frames import (
    BE,
    MAY,
    MUST,
    SHOULD,
    UNSURE,
    Auxiliaries,
    auxiliaries_before,
    is_auxiliary,
)
from assistant.reading.heads import HEADS, Form, Head, Pole
from assistant.reading.stance_cues import PARTED
from assistant.reading.standing import is_act, later_be, stands
from assistant.reading.words import Word

_CHAIN_FILL = frozenset("""
    to of by use any that it on with out in for routinely immediately either both you we
    clinicians
""".split())  # fmt: skip
_ARTICLES = frozenset("the a an and as who".split())
_PEOPLE = frozenset("her him them you me us patients people everyone everybody women men".split())
_PRONOUNS = frozenset("it this that them".split())
_VERB_LINKS = {"to", "you", "we", "clinicians", "not"}
_ENDS = frozenset(", . ; : and but or".split())
_PARTICLES = {
    verb: tuple(
        tuple(phrase.split("_")[1:]) for phrase in PARTED.split() if phrase.split("_")[0] == verb
    )
    for verb in {phrase.split("_")[0] for phrase in PARTED.split()}
}
_LONGEST_HEAD = max(len(phrase.split()) for phrase in HEADS)


def read_cues(words: Sequence[Word], actions: Sequence[tuple[int, int]]) -> tuple[Cue, ...]:
    """The cues of a sentence from left to right.

    `actions` are the spans of actions named: a bare "contraindicated" right behind one is a
    statement, elsewhere an adjective, and one behind "should" is a verb ("should stay upright").
    """
    cues: list[Cue] = []
    action_starts = frozenset(start for start, _ in actions)
    action_ends = frozenset(end for _, end in actions)
    place = 0
    while place < len(words):
        match = _parted_at(words, place, action_starts) or _head_at(words, place)
        if match is None:
            if words[place].start in action_starts:
                cues += _verbal_name(words, place)
            place += 1
            continue
        head, length = match
        if head.form is Form.GERUND and words[place].start in action_starts:
            place += length
            continue
        if not _completes(cues, words, place, length, action_starts):
            _add(cues, words, place, length, head, action_ends)
        place += length
    return tuple(cue for cue in cues if cue.form is not Form.GERUND or cue.leaves)


def _completes(
    cues: Sequence[Cue], words: Sequence[Word], place: int, length: int, starts: frozenset[int]
) -> bool:
    """ "Safe to use": the verb has no object of its own, its object is the subject before."""
    stated = bool(cues) and cues[-1].form is Form.STATE and place > 0
    if not stated or words[place - 1].key != "to" or words[place - 2].end != cues[-1].span[1]:
        return False
    return not any(word.start in starts for word in words[place + length : place + length + 4])


def _verbal_name(words: Sequence[Word], place: int) -> list[Cue]:
    """The cue of an action named as a verb, right behind its modal."""
    frame = auxiliaries_before(words, place)
    modal = frame.has(SHOULD | MUST | MAY | {"don't"}) or ("do" in frame.keys)
    if not modal or frame.has(BE):
        return []
    cue = _cue(words, place, 1, Head(Form.VERB, Pole.FOR), frame)
    return [replace(cue, span=(cue.span[0], words[place].start), scope=words[place].start)]


def _head_at(words: Sequence[Word], place: int) -> tuple[Head, int] | None:
    """The longest head that starts here.

    Somebody may stand inside a verb ("put her on X"); "do go ahead" is the verb behind "do";
    "is suitable for her" says for whom, "suitable for X" for what.
    """
    if words[place].key == "do" and _is_verb(words, place + 1):
        return None
    for length in range(min(_LONGEST_HEAD, len(words) - place), 0, -1):
        keys = [word.key for word in words[place : place + length]]
        head = HEADS.get(" ".join(keys))
        if head is not None and not (
            head.form is Form.PHRASE and _for_people(words, place, length)
        ):
            return head, length
        if length > 2 and keys[1] in _PEOPLE:
            head = HEADS.get(" ".join((keys[0], *keys[2:])))
            if head is not None and head.form in (Form.VERB, Form.GERUND, Form.PASSIVE):
                return head, length
    return None


def _parted_at(
    words: Sequence[Word], place: int, starts: frozenset[int]
) -> tuple[Head, int] | None:
    """A verb whose particle stands behind the action: "leave the MRI out"."""
    particles = _PARTICLES.get(words[place].key)
    if particles is None:
        return None
    named = next((p for p in range(place + 1, min(place + 5, len(words)))
                  if words[p].start in starts or _is_pronoun(words, p, place)), None)  # fmt: skip
    if named is None:
        return None
    for last in range(named + 1, min(named + 6, len(words))):
        behind = next((p for p in particles if _keys(words, last, len(p)) == p), None)
        if behind is not None:
            return HEADS[" ".join((words[place].key, *behind))], 1
        if words[last].key in _ENDS:
            return None
    return None


def _is_pronoun(words: Sequence[Word], place: int, verb: int) -> bool:
    """ "Left it out": the object is a pronoun right behind the verb."""
    return place == verb + 1 and words[place].key in _PRONOUNS


def _keys(words: Sequence[Word], place: int, length: int) -> tuple[str, ...]:
    return tuple(word.key for word in words[place : place + length])


def _is_verb(words: Sequence[Word], place: int) -> bool:
    match = _head_at(words, place) if place < len(words) else None
    return match is not None and match[0].form is Form.VERB


def _for_people(words: Sequence[Word], place: int, length: int) -> bool:
    """ "For her": whom it is for, not what."""
    behind = words[place + length].key if place + length < len(words) else ""
    return words[place + length - 1].key == "for" and behind in (_PEOPLE | {"this", "these"})


def _add(
    cues: list[Cue],
    words: Sequence[Word],
    place: int,
    length: int,
    head: Head,
    action_ends: frozenset[int],
) -> None:
    frame = auxiliaries_before(words, place, cues[-1].span[1] if cues else 0)
    if head.form is Form.GERUND and frame.has(SHOULD | MUST) and "be" in frame.keys:
        head = replace(head, form=Form.VERB)  # "should not be giving X"
    told = head.form is Form.PASSIVE and is_act(words, place, length, frame)
    if told:
        head = replace(head, form=Form.VERB)  # "I have stopped X"
    chained = bool(cues) and _chains(words, cues[-1], place, head)
    cue = _cue(words, place, length, head, frame)
    if chained and head.form in (Form.VERB, Form.GERUND, Form.PASSIVE):
        cues[-1] = compose(cues[-1], cue)
    elif (told or (head.form is Form.GERUND and frame.negations == 0)) or stands(
        words, place, length, head, frame, action_ends, _reported(cues)
    ):
        cues.append(cue)


def _reported(cues: Sequence[Cue]) -> bool:
    """Somebody recommends: "that X be started" is advice then, alone it is not."""
    return any(cue.form in (Form.REPORT, Form.STATE) for cue in cues)


def _cue(words: Sequence[Word], place: int, length: int, head: Head, frame: Auxiliaries) -> Cue:
    end = words[place + length - 1].end
    side, scope = _side(words, place, length, head, frame)
    stance, leaves = _direction(head, frame)
    first = frame.first if head.form is not Form.CLAUSE else place
    return Cue(
        stance=stance,
        wording=_wording(head, frame, stance),
        side=side,
        span=(words[first].start, end),
        scope=scope,
        form=head.form,
        leaves=leaves,
        safety=head.safety and stance is Stance.AGAINST,
        drug_only=head.drug_only,
    )


def _side(
    words: Sequence[Word], place: int, length: int, head: Head, frame: Auxiliaries
) -> tuple[Side, int]:
    end = words[place + length - 1].end
    match head.form:
        case Form.STATE | Form.PASSIVE:
            return Side.BEFORE, end
        case Form.TITLE:
            later = later_be(words, place + length)
            if frame.has(BE) or later is None:
                return Side.BEFORE, end
            return Side.AFTER, words[later].end
        case Form.CLAUSE | Form.DOSE | Form.OPINION:
            return Side.CLAUSE, end
        case _:
            return Side.AFTER, end


def _direction(head: Head, frame: Auxiliaries) -> tuple[Stance | None, bool]:
    """The stance that a head has with its modals and negations, and whether it still leaves."""
    negated = frame.negations % 2 == 1
    if "no" in frame.keys and ("no", "longer") not in pairwise(frame.keys):
        return None, False
    if frame.has(UNSURE) or frame.negations > 1 or (negated and "both" in frame.keys):
        return None, False
    match head.pole:
        case Pole.UNREAD:
            return None, False
        case Pole.INSUFFICIENT:
            return Stance.INSUFFICIENT, False
        case Pole.LEAVE:
            if negated:
                return Stance.FOR, False
            mild = frame.has(frozenset({"may", "might", "could"}))
            return (None if mild else Stance.AGAINST), True
        case Pole.AGAINST:
            unsure = negated or frame.has(frozenset({"may", "might", "could"}))
            allows = head.drug_only or (head.safety and head.form is Form.STATE)
            if negated and allows and not frame.has(MAY):
                return Stance.OPTIONAL, False  # "not contraindicated", "does not rule out X"
            return (None if unsure else Stance.AGAINST), False
        case Pole.FOR | Pole.OPTIONAL:
            # "A mistake not to order": what is not done is left, and turns once more.
            acts = head.form in (Form.VERB, Form.GERUND)
            return _favourable(head, frame, negated), negated and acts


def _favourable(head: Head, frame: Auxiliaries, negated: bool) -> Stance | None:
    mild = frame.has(MAY)
    if negated:
        unsure = frame.has(frozenset({"may", "might", "could"}))
        if head.form is Form.PASSIVE and "may" in frame.keys:
            unsure = False  # "may not be given" forbids; "may not be needed" does not
        return None if unsure else Stance.AGAINST
    if head.pole is Pole.OPTIONAL or mild:
        return Stance.OPTIONAL
    return Stance.FOR


def _wording(head: Head, frame: Auxiliaries, stance: Stance | None) -> Wording:
    if stance is Stance.OPTIONAL or frame.has(frozenset({"may", "might", "could"})):
        return Wording.MAY
    if head.strong or frame.has(MUST | {"never", "always", "strongly", "absolutely"}):
        return Wording.MUST
    if any(pair in {("need", "to"), ("needs", "to"), ("has", "to"), ("have", "to")}
           for pair in pairwise(frame.keys)):  # fmt: skip
        return Wording.MUST
    if frame.has(SHOULD) or head.form in (Form.REPORT, Form.NEED):
        return Wording.SHOULD
    return Wording.PLAIN


def _chains(words: Sequence[Word], cue: Cue, place: int, head: Head) -> bool:
    """Whether the head at `place` is what the cue before it governs ("avoid starting")."""
    if cue.form in (Form.CLAUSE, Form.DOSE, Form.OPINION):
        return False
    between = [word.key for word in words[:place] if word.start >= cue.scope]
    if len(between) > 4 or not _ARTICLES.isdisjoint(between):
        return False
    if head.form is Form.VERB and not _VERB_LINKS & {*between, *_last_word(words, cue)}:
        return False
    return all(key in _CHAIN_FILL or is_auxiliary(key) for key in between)


def _last_word(words: Sequence[Word], cue: Cue) -> tuple[str, ...]:
    return tuple(word.key for word in words if word.end == cue.span[1])
