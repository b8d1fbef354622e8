"""Whether a head word is advice where it stands, and not a noun, an adjective or the past.

"Start alendronate" advises, "the start of alendronate" and "was started" do not. Used by `stance`.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.frames import BE, LINK, MAY, MODAL, MUST, PAST, SHOULD, Auxiliaries
from assistant.reading.heads import Form, Head, Pole
from assistant.reading.stance_cues import FINITE_AGAINST, FINITE_FOR, FINITE_OPTIONAL, REPORT_FOR
from assistant.reading.words import Word

_BREAKS = frozenset(": , ; . ( - \u2013 \u2014".split())
_OPENERS = frozenset(
    """
    , ; : . ( ) - \u2013 \u2014 \u2192 * \u2022 > + = / and or then but please first so also
    next i we you clinicians i'd we'd we'll you'd therefore thus otherwise instead just
    i've we've i'll says say said saying
""".split()
)
_OPENERS_STRICT = frozenset("undergo receive have take make get having".split())
_BARE_STATES = frozenset("""
    recommended indicated appropriate contraindicated contra-indicated needed necessary
    required unnecessary warranted unwarranted advised preferred first-line justified
    inappropriate unsafe reasonable optional option acceptable advisable suggested mandatory
    essential not-today off-limits pointless futile worthwhile premature harmful unavailable
""".split()) | {"first line", "not today", "not now", "not yet", "an option", "can wait",
                         "off the table", "best avoided", "worth considering", "worth trying",
                         "out of the question", "a good idea", "a bad idea", "no good", "overkill",
                         "a reasonable option"}  # fmt: skip
_EVIDENCE_SUBJECTS = frozenset("""
    findings finding results result symptoms features history this these which that changes
    pattern appearance imaging radiograph radiographs film films picture signs sign
""".split())  # fmt: skip
_FINITE_STATES = frozenset(
    phrase.replace("_", " ")
    for phrase in (*FINITE_FOR.split(), *FINITE_AGAINST.split(), *FINITE_OPTIONAL.split())
)
_REASONS = frozenset(
    p.replace("_", " ") for p in REPORT_FOR.split() if "reason" in p or "ground" in p
)
_STARTING = ("can ", "could ", "may ", "should ", "must ", "has ", "have ", "not ")
_PASSIVE_MODALS = MODAL - {"have", "has"}
_OF_ONESELF = frozenset("""
    had taken tried got received done undergone made kept told informed asked encouraged
""".split())  # fmt: skip
_ORDERED = frozenset(
    """
    requested ordered arranged booked cancelled declined withheld stopped scheduled deferred
    postponed organised organized paused omitted
""".split()
)
# What an answer says in the first person is what its writer does about this patient.
_WRITERS = frozenset("i we i've we've".split())
_NOT_AN_ACT = frozenset("to would could might should can may must will had did once".split())
_PERSONS = frozenset("she he they patient patients who".split())
_PRESENT = frozenset("is are isn't aren't".split())
_FOR_WHOM = frozenset("for in here over at with under at to because as .".split()) | {""}
_PREDICATES = frozenset("""
    licensed approved allowed permitted safe fine suitable possible feasible usable unsafe wrong
    dangerous inappropriate unsuitable useful helpful overkill unlicensed forbidden prohibited
    barred banned
""".split())  # fmt: skip
_NOTE_ENDS = frozenset(["", ".", ";", "!"])
# What may stand behind an act that a note tells: "Diazepam prescribed for two weeks".
_NOTE_TAILS = frozenset("for today now because with , and".split())
_NOTED = frozenset("prescribed started requested ordered arranged booked".split())
_FINITE = frozenset("""
    is are was were has have had does do did will would should must may might can could remains
    made makes caused causes led helped helps gave gives
""".split())  # fmt: skip
_HAS = frozenset(["has", "have"])
_PRACTICE = frozenset("offered checked monitored repeated calculated".split())
_BEHIND_CONSIDERED = frozenset(["for", "in", "only", "when", "if", "", ".", "after", "where"])
_THIRD_PERSON = frozenset(["does", "doesn't", "did", "didn't"])
_TO_MODALS = frozenset(
    {("need", "to"), ("needs", "to"), ("has", "to"), ("have", "to"), ("is", "to"), ("are", "to"),
     ("be", "to"), ("ought", "to")}
)  # fmt: skip


def stands(
    words: Sequence[Word],
    place: int,
    length: int,
    head: Head,
    frame: Auxiliaries,
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
            bare = frame.first > 0 and words[frame.first - 1].end in action_ends
            noted = bare and not any(word.key in _FINITE for word in words)
            return _passive_stands(key, follower, before, frame, reported, bare, noted)
        case Form.VERB:
            return _verb_stands(key, follower, before, frame)
        case Form.OPINION:
            return not frame.has(frozenset({"the", "a"}))
        case Form.REPORT:
            return _report_stands(key, before, head, frame)
        case Form.NEED:
            return _need_stands(key, follower, before, frame)
        case Form.TITLE:
            bare = frame.first > 0 and words[frame.first - 1].end in action_ends
            alone = bare and follower in ("", ".", ";", ",", "(")
            return alone or frame.has(BE) or later_be(words, place + length) is not None
        case Form.PHRASE if head.pole is Pole.FOR:
            return frame.has(BE)
        case Form.CLAUSE:
            open_words = key not in ("unclear", "uncertain", "inconclusive") or frame.has(BE)
            return open_words and (key, follower) != ("whether", "or")
        case _:
            return True


def _need_stands(key: str, follower: str, before: str, frame: Auxiliaries) -> bool:
    """ "Would benefit from" advises, "benefit from" only reports."""
    if key.endswith(" from"):
        return frame.has(SHOULD | MAY | {"will"})
    noun = frame.has(frozenset({"the", "a", "no", "in"})) or before in ("no", "in", "if")
    return follower not in ("to", "for", "of") and not noun


def _passive_stands(
    key: str,
    follower: str,
    before: str,
    frame: Auxiliaries,
    reported: bool,
    bare: bool,
    noted: bool,
) -> bool:
    """A modal makes it advice; so does what guidance says "is not offered" or "is checked".

    A note tells what is done without a verb: "MRI cancelled.", "Not given."
    """
    if noted and key in _NOTED and follower in _NOTE_TAILS:
        return True
    if not frame.has(BE) and (bare or before == "") and follower in _NOTE_ENDS:
        return key not in _OF_ONESELF and not frame.has(_NOT_AN_ACT | _PRESENT)
    if key in _ORDERED and "been" in frame.keys and frame.has(_HAS):
        return before not in _PERSONS
    if frame.has(BE) and (frame.has(_PASSIVE_MODALS) or ("be" in frame.keys and reported)):
        return True
    if not frame.has(_PRESENT) or frame.has(PAST) or before in _PERSONS:
        return False
    practice = key in _PRACTICE or (key == "considered" and follower in _BEHIND_CONSIDERED)
    return frame.negations == 1 or practice


def is_act(words: Sequence[Word], place: int, length: int, frame: Auxiliaries) -> bool:
    """Who writes the answer tells what he did: "I have stopped X", "and left X out"."""
    if frame.has(BE) or frame.has(_NOT_AN_ACT) or frame.first == 0:
        return False
    if length == 1 and words[place].key in _OF_ONESELF:
        return False
    before = words[frame.first - 1].key
    return before in _WRITERS or (
        before in ("and", "but", ",", "then") and words[0].key in _WRITERS
    )


def _report_stands(key: str, before: str, head: Head, frame: Auxiliaries) -> bool:
    if head.strong:
        return frame.has(BE) or frame.first == 0 or key.startswith("contraindicate")
    evidence = key.startswith("suggest") and before in _EVIDENCE_SUBJECTS
    if key in _REASONS:  # "is a reason for X", and not "the reason for X was pain"
        return frame.has(BE) and "the" not in frame.keys
    given = " recommendation " in f" {key} "  # "makes a strong recommendation for"
    return not evidence and (given or not frame.has(frozenset({"the", "a", "an"})))


def _state_stands(
    key: str, follower: str, frame: Auxiliaries, words: Sequence[Word], action_ends: frozenset[int]
) -> bool:
    if key in _FINITE_STATES:
        return True
    if frame.has(PAST) and not frame.has(MODAL):
        return False
    if frame.has(BE) or frame.has(LINK) or frame.has(MODAL - {"to", "have", "has"}):
        return True
    if key not in _BARE_STATES:
        # "Licensed for men over here.": the subject is the question's.
        fragment = frame.first == 0 and follower in _FOR_WHOM and key in _PREDICATES
        return fragment or key.startswith(_STARTING)
    behind_action = frame.first > 0 and words[frame.first - 1].end in action_ends
    if frame.first > 1 and words[frame.first - 1].key == ":":
        behind_action = behind_action or words[frame.first - 2].end in action_ends
    opens = frame.first == 0 or words[frame.first - 1].key in _BREAKS
    negated = frame.negations > 0
    return behind_action or (opens and (negated or follower in (":", "", ")", ".", ",", ";", "!")))


def _verb_stands(key: str, follower: str, before: str, frame: Auxiliaries) -> bool:
    if follower in ("of", "not", "you", "they") or before in ("the", "in", "who", "which"):
        return False
    keys = frame.keys
    if frame.has(_THIRD_PERSON) or (
        "do" in keys and before.endswith("s") and before != "clinicians"
    ):
        return False
    if frame.has(SHOULD | MUST) or any(pair in _TO_MODALS for pair in pairwise(keys)):
        return True
    if frame.has(MAY):
        return key not in ("make", "getting", "having")
    if "to" in keys or frame.has(frozenset({"the", "a", "an", "no", "will", "have", "has"})):
        return False
    opens = before == "" or before in _OPENERS
    if key in _OPENERS_STRICT and not (opens and key in ("take", "get")):
        return False
    if frame.has(BE):
        return False
    return opens or "do" in keys or "don't" in keys


def later_be(words: Sequence[Word], place: int) -> int | None:
    """The place of the be-form or colon that a title points through."""
    for index in range(place, len(words)):
        if words[index].key in BE or words[index].key in (":", "\u2014", "\u2013", "="):
            return index
        if words[index].key == "should" or words[index].key == "would":
            return index
        if words[index].key in (";", "."):
            return None
    return None
