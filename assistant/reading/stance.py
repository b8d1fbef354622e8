"""Direction cues of a sentence: heads from the tables, with modals and negation around them.

`read_cues` says for each cue which direction it gives, how strongly, and on which side its
action stands. What cannot be told apart safely has the stance None and never becomes a claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.stance_cues import HEADS, Form, Head, Pole
from assistant.reading.words import Word

_BE = frozenset("""is are be been being was were remains remain seems seem becomes become appears
appear stays stay isn't aren't wasn't weren't it's that's""".split())  # fmt: skip
_PAST = frozenset("was were had been wasn't weren't did didn't".split())
_LINK = frozenset("""considered regarded deemed rated classed listed judged felt thought as seen
viewed ranked graded described called labelled labeled rates rate""".split())  # fmt: skip
_MAY = frozenset("may might can could".split())
_SHOULD = frozenset("should ought shouldn't oughtn't would wouldn't shall".split())
_MUST = frozenset("must cannot can't mustn't couldn't needn't".split())
_MODAL = _MAY | _SHOULD | _MUST | {"need", "needs", "has", "have", "will", "won't", "to"}
_NEGATION = frozenset("not never nor neither cannot".split())
_BREAKS = frozenset(": , ; . ( - \u2013 \u2014".split())
_NOT_MERELY = frozenset("only just merely simply".split())
_UNSURE = frozenset("less least rarely seldom hardly only_just perhaps possibly".split())
_ADVERBS = frozenset("""also still now then already first currently always often very quite more
most well best too just only even therefore thus both all again at present first-line on longer yet
no best my our her your the a an please either so instead ever once please now normally further not rather
more-or-less absolutely do does don't doesn't did didn't to of not usually i we you
""".split()) - {"i", "we", "you"}  # fmt: skip
_OPENERS = frozenset(
    ", ; : . ( ) - \u2013 \u2014 \u2192 * \u2022 > + = / and or then but please first so also next i we you "
    "clinicians i'd we'd we'll you'd therefore thus otherwise instead just".split()
)
_OPENERS_STRICT = frozenset("undergo receive have take make get having".split())
_BARE_STATES = frozenset("""recommended indicated appropriate contraindicated contra-indicated
needed necessary required unnecessary warranted unwarranted advised preferred first-line justified
inappropriate unsafe reasonable optional option acceptable advisable suggested mandatory essential
not-today""".split()) | {"first line", "not today", "not now", "not yet", "an option", "can wait",
                         "off the table", "best avoided", "a reasonable option"}  # fmt: skip
_EVIDENCE_SUBJECTS = frozenset("""findings finding results result symptoms features history this
these which that changes pattern appearance imaging radiograph radiographs film films picture
signs sign""".split())  # fmt: skip
_CHAIN_FILL = frozenset("""to of by use any that it on with out in for routinely immediately
either both you we clinicians""".split())  # fmt: skip
_ARTICLES = frozenset("the a an and as who".split())
_VERB_LINKS = {"to", "you", "we", "clinicians", "not"}
_LONGEST_HEAD = max(len(phrase.split()) for phrase in HEADS)


class Side(Enum):
    """Where the action of a cue stands."""

    BEFORE = "before"
    AFTER = "after"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Cue:
    """A direction read from words.

    Attributes:
        stance: None where the direction is uncertain.
        span: offsets of the cue with its modals and negation.
        scope: offset from which an action counts as standing after it.
        leaves: it speaks of leaving or ending; negated from outside it turns to `for`.
        reports: an issuer's verb, which may govern a whole clause ("recommends that ...").
        needs_amount: advice only where the clause has a dose.
        of_need: its subject states the condition ("suspected infection needs ...").
        falls_forward: an action after it counts where none stands before it.
    """

    stance: Stance | None
    wording: Wording
    side: Side
    span: tuple[int, int]
    scope: int
    form: Form
    leaves: bool = False
    safety: bool = False
    drug_only: bool = False

    @property
    def falls_forward(self) -> bool:
        return self.form in (Form.STATE, Form.TITLE, Form.PASSIVE)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands before a head: modal, negation, be-form, and where all this starts."""

    first: int
    keys: tuple[str, ...]

    def has(self, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self.keys)

    @property
    def negations(self) -> int:
        pairs = pairwise((*self.keys, ""))
        plain = sum(
            (key in _NEGATION or key.endswith("n't")) and after not in _NOT_MERELY
            for key, after in pairs
        )
        return plain + sum(pair == ("no", "longer") for pair in pairwise(self.keys))


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
        match = _head_at(words, place)
        if match is None:
            if words[place].start in action_starts:
                cues += _verbal_name(words, place)
            place += 1
            continue
        head, length = match
        if head.form is Form.GERUND and words[place].start in action_starts:
            place += length
            continue
        _add(cues, words, place, length, head, action_ends)
        place += length
    return tuple(cue for cue in cues if cue.form is not Form.GERUND or cue.leaves)


def _verbal_name(words: Sequence[Word], place: int) -> list[Cue]:
    """The cue of an action named as a verb, right behind its modal."""
    frame = _frame(words, place)
    modal = frame.has(_SHOULD | _MUST | _MAY | {"don't"}) or ("do" in frame.keys)
    if not modal or frame.has(_BE):
        return []
    cue = _cue(words, place, 1, Head(Form.VERB, Pole.FOR), frame)
    return [replace(cue, span=(cue.span[0], words[place].start), scope=words[place].start)]


def _head_at(words: Sequence[Word], place: int) -> tuple[Head, int] | None:
    for length in range(min(_LONGEST_HEAD, len(words) - place), 0, -1):
        phrase = " ".join(word.key for word in words[place : place + length])
        if (head := HEADS.get(phrase)) is not None:
            return head, length
    return None


def _add(
    cues: list[Cue],
    words: Sequence[Word],
    place: int,
    length: int,
    head: Head,
    action_ends: frozenset[int],
) -> None:
    frame = _frame(words, place, cues[-1].span[1] if cues else 0)
    chained = bool(cues) and _chains(words, cues[-1], place, head)
    cue = _cue(words, place, length, head, frame)
    if chained and head.form in (Form.VERB, Form.GERUND, Form.PASSIVE):
        cues[-1] = compose(cues[-1], cue)
    elif (head.form is Form.GERUND and frame.negations == 0) or _stands(
        words, place, length, head, frame, action_ends, _reported(cues)
    ):
        cues.append(cue)


def _reported(cues: Sequence[Cue]) -> bool:
    """Somebody recommends: "that X be started" is advice then, alone it is not."""
    return any(cue.form in (Form.REPORT, Form.STATE) for cue in cues)


def _frame(words: Sequence[Word], place: int, floor: int = 0) -> _Frame:
    """Walks left over auxiliaries, adverbs and negations, as far as the cue before."""
    first = place
    while first > 0 and words[first - 1].start >= floor and _is_auxiliary(words[first - 1].key):
        first -= 1
    return _Frame(first, tuple(word.key for word in words[first:place]))


def _is_auxiliary(key: str) -> bool:
    known = key in _BE or key in _LINK or key in _MODAL or key in _NEGATION or key in _ADVERBS
    return known or key in _UNSURE or key.endswith("n't") or (key.endswith("ly") and len(key) > 4)


def _stands(
    words: Sequence[Word],
    place: int,
    length: int,
    head: Head,
    frame: _Frame,
    action_ends: frozenset[int],
    reported: bool,
) -> bool:
    """Whether the head is advice here, and not a mere adjective, noun or report of the past."""
    key = " ".join(word.key for word in words[place : place + length])
    follower = words[place + length].key if place + length < len(words) else ""
    before = words[frame.first - 1].key if frame.first > 0 else ""
    match head.form:
        case Form.STATE:
            return _state_stands(key, follower, frame, words, action_ends)
        case Form.PASSIVE:
            bare_be = "be" in frame.keys and reported
            return (frame.has(_MODAL - {"have", "has", "will", "won't"}) or bare_be) and (
                frame.has(_BE)
            )
        case Form.VERB:
            return _verb_stands(key, follower, before, frame)
        case Form.OPINION:
            return not frame.has(frozenset({"the", "a"}))
        case Form.REPORT if head.strong:
            return frame.has(_BE) or frame.first == 0 or key.startswith("contraindicate")
        case Form.REPORT:
            evidence = key.startswith("suggest") and before in _EVIDENCE_SUBJECTS
            return not evidence and not frame.has(frozenset({"the", "a", "an"}))
        case Form.NEED:
            noun = frame.has(frozenset({"the", "a", "no", "in"})) or before in ("no", "in", "if")
            return follower not in ("to", "for", "of") and not noun
        case Form.TITLE:
            return frame.has(_BE) or _later_be(words, place + length) is not None
        case Form.PHRASE if head.pole is Pole.FOR:
            return frame.has(_BE)
        case Form.CLAUSE:
            return key not in ("unclear", "uncertain", "inconclusive") or frame.has(_BE)
        case _:
            return True


def _state_stands(
    key: str, follower: str, frame: _Frame, words: Sequence[Word], action_ends: frozenset[int]
) -> bool:
    if frame.has(_PAST) and not frame.has(_MODAL):
        return False
    if frame.has(_BE) or frame.has(_LINK) or frame.has(_MODAL - {"to", "have", "has"}):
        return True
    if key not in _BARE_STATES:
        return key.startswith(("can ", "could ", "should ", "must ", "not "))
    behind_action = frame.first > 0 and words[frame.first - 1].end in action_ends
    if frame.first > 1 and words[frame.first - 1].key == ":":
        behind_action = behind_action or words[frame.first - 2].end in action_ends
    opens = frame.first == 0 or words[frame.first - 1].key in _BREAKS
    negated = frame.negations > 0
    return behind_action or (opens and (negated or follower in (":", "", ")", ".")))


def _verb_stands(key: str, follower: str, before: str, frame: _Frame) -> bool:
    if follower in ("of", "not", "you", "they") or before in ("the", "in", "who", "which"):
        return False
    keys = frame.keys
    if frame.has(_THIRD_PERSON) or (
        "do" in keys and before.endswith("s") and before != "clinicians"
    ):
        return False
    if frame.has(_SHOULD | _MUST) or any(pair in _TO_MODALS for pair in pairwise(keys)):
        return True
    if frame.has(_MAY):
        return key not in _OPENERS_STRICT
    if "to" in keys or frame.has(frozenset({"the", "a", "an", "no", "will", "have", "has"})):
        return False
    if key in _OPENERS_STRICT and not (before == "" and key in ("take", "get")):
        return False
    if frame.has(_BE):
        return False
    return before == "" or before in _OPENERS or "do" in keys or "don't" in keys


_THIRD_PERSON = frozenset("does doesn't did didn't".split())


_TO_MODALS = frozenset(
    {("need", "to"), ("needs", "to"), ("has", "to"), ("have", "to"), ("is", "to"), ("are", "to"),
     ("be", "to"), ("ought", "to")}
)  # fmt: skip


def _later_be(words: Sequence[Word], place: int) -> int | None:
    """The place of the be-form or colon that a title points through."""
    for index in range(place, len(words)):
        if words[index].key in _BE or words[index].key in (":", "\u2014", "\u2013", "="):
            return index
        if words[index].key == "should" or words[index].key == "would":
            return index
        if words[index].key in (";", "."):
            return None
    return None


def _cue(words: Sequence[Word], place: int, length: int, head: Head, frame: _Frame) -> Cue:
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
    words: Sequence[Word], place: int, length: int, head: Head, frame: _Frame
) -> tuple[Side, int]:
    end = words[place + length - 1].end
    match head.form:
        case Form.STATE | Form.PASSIVE:
            return Side.BEFORE, end
        case Form.TITLE:
            later = _later_be(words, place + length)
            if frame.has(_BE) or later is None:
                return Side.BEFORE, end
            return Side.AFTER, words[later].end
        case Form.CLAUSE | Form.DOSE | Form.OPINION:
            return Side.CLAUSE, end
        case _:
            return Side.AFTER, end


def _direction(head: Head, frame: _Frame) -> tuple[Stance | None, bool]:
    """The stance that a head has with its modals and negations, and whether it still leaves."""
    negated = frame.negations % 2 == 1
    if "no" in frame.keys and ("no", "longer") not in pairwise(frame.keys):
        return None, False
    if frame.has(_UNSURE) or frame.negations > 1:
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
            return (None if unsure else Stance.AGAINST), False
        case Pole.FOR | Pole.OPTIONAL:
            return _favourable(head, frame, negated), False


def _favourable(head: Head, frame: _Frame, negated: bool) -> Stance | None:
    mild = frame.has(_MAY)
    if negated:
        unsure = frame.has(frozenset({"may", "might", "could"}))
        return None if unsure else Stance.AGAINST
    if head.pole is Pole.OPTIONAL or mild:
        return Stance.OPTIONAL
    return Stance.FOR


def _wording(head: Head, frame: _Frame, stance: Stance | None) -> Wording:
    if stance is Stance.OPTIONAL or frame.has(frozenset({"may", "might", "could"})):
        return Wording.MAY
    if head.strong or frame.has(_MUST | {"never", "always", "strongly", "absolutely"}):
        return Wording.MUST
    if any(pair in {("need", "to"), ("needs", "to"), ("has", "to"), ("have", "to")}
           for pair in pairwise(frame.keys)):  # fmt: skip
        return Wording.MUST
    if frame.has(_SHOULD) or head.form in (Form.REPORT, Form.NEED):
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
    return all(key in _CHAIN_FILL or _is_auxiliary(key) for key in between)


def _last_word(words: Sequence[Word], cue: Cue) -> tuple[str, ...]:
    return tuple(word.key for word in words if word.end == cue.span[1])


def compose(outer: Cue, inner: Cue) -> Cue:
    """What an outer cue makes of the one it governs: "avoid delaying X" speaks for X."""
    stance, leaves = _composed(outer.stance, inner.stance, inner.leaves)
    wording = inner.wording if outer.form is Form.TITLE else outer.wording
    return replace(
        inner,
        stance=stance,
        wording=wording if wording is not Wording.PLAIN else inner.wording,
        leaves=leaves,
        span=(outer.span[0], inner.span[1]),
        side=Side.AFTER if inner.form in (Form.VERB, Form.GERUND) else inner.side,
        safety=outer.safety and stance is Stance.AGAINST,
        form=Form.VERB if inner.form is Form.GERUND else inner.form,
    )


def _composed(
    outer: Stance | None, inner: Stance | None, leaves: bool
) -> tuple[Stance | None, bool]:
    if outer is None or inner is None:
        return None, False
    if outer is Stance.FOR:
        return inner, leaves
    if outer is Stance.OPTIONAL:
        return (Stance.OPTIONAL if inner in (Stance.FOR, Stance.OPTIONAL) else None), False
    if outer is Stance.AGAINST and inner in (Stance.FOR, Stance.OPTIONAL):
        return Stance.AGAINST, False
    if outer is Stance.AGAINST and leaves:
        return Stance.FOR, False
    return None, False
