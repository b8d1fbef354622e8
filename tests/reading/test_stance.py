"""Direction cues: heads with modals and negation, chains of verbs, and what is no cue."""

import pytest

from assistant.domain.knowledge import Stance
from assistant.reading.direction import Cue, Side, compose
from assistant.reading.heads import HEADS, Form
from assistant.reading.stance import read_cues
from assistant.reading.words import read_words

FOR, OPTIONAL, AGAINST = Stance.FOR, Stance.OPTIONAL, Stance.AGAINST


def cues(text: str, action: str = "X") -> tuple[Cue, ...]:
    """The cues of a sentence in which `X` is the action."""
    words = read_words(text)
    spans = [(w.start, w.end) for w in words if w.key == action.lower()]
    return read_cues(words, spans)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("X is recommended", FOR),
        ("X is not recommended", AGAINST),
        ("X may be recommended", OPTIONAL),
        ("X may not be recommended", None),
        ("X cannot be recommended", AGAINST),
        ("X is no longer recommended", AGAINST),
        ("X is not only recommended", FOR),
        ("X is less recommended", None),
        ("X is contraindicated", AGAINST),
        ("X is not contraindicated", Stance.OPTIONAL),
        ("X may be contraindicated", None),
        ("X is reasonable", OPTIONAL),
        ("X is not reasonable", AGAINST),
        ("X should be delayed", AGAINST),
        ("X should not be delayed", FOR),
        ("X may be delayed", None),
        ("start X", FOR),
        ("do not start X", AGAINST),
        ("avoid X", AGAINST),
        ("consider X", OPTIONAL),
        ("do not consider X", AGAINST),
        ("stop X", AGAINST),
        ("do not stop X", FOR),
        ("no need for X", AGAINST),
        ("insufficient evidence for X", Stance.INSUFFICIENT),
        ("whether X", None),
    ],
)
def test_direction_of_one_cue(text: str, stance: Stance | None) -> None:
    assert [cue.stance for cue in cues(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("avoid starting X", AGAINST),
        ("avoid stopping X", FOR),
        ("consider starting X", OPTIONAL),
        ("consider stopping X", None),
        ("we recommend starting X", FOR),
        ("we recommend stopping X", AGAINST),
        ("we recommend not starting X", AGAINST),
        ("we do not recommend starting X", AGAINST),
        ("it is reasonable to start X", OPTIONAL),
        ("it is not reasonable to start X", AGAINST),
        ("no need to order X", AGAINST),
        ("do not delay ordering X", FOR),
    ],
)
def test_a_verb_governs_the_next(text: str, stance: Stance | None) -> None:
    (cue,) = cues(text)
    assert cue.stance is stance
    assert cue.side is Side.AFTER


@pytest.mark.parametrize(
    "text",
    [
        "X was recommended in 2004",
        "X was started",
        "X is given once a year",
        "the recommended X",
        "to start X one needs time",
        "the use of X",
        "X starts to work",
        "findings suggest X",
        "ultrasound does not replace X",
        "patients who receive X",
        "X can measure density",
    ],
)
def test_what_is_no_advice(text: str) -> None:
    directed = [cue for cue in cues(text) if cue.side is not Side.CLAUSE]
    assert [cue for cue in directed if _governs(cue, text)] == []


def _governs(cue: Cue, text: str) -> bool:
    place = text.index("X")
    return cue.scope <= place if cue.side is Side.AFTER else cue.span[0] >= place


def test_a_title_points_both_ways() -> None:
    (before,) = cues("X is the test of choice")
    (after,) = cues("the test of choice is X")
    assert (before.side, after.side) == (Side.BEFORE, Side.AFTER)
    assert before.stance is after.stance is FOR


def test_composition_never_turns_a_doubt_into_a_direction() -> None:
    doubt = cues("X may be contraindicated")[0]
    sure = cues("start X")[0]
    assert compose(doubt, sure).stance is None
    assert compose(sure, doubt).stance is None


def test_the_tables_are_in_small_letters_and_plain_spelling() -> None:
    assert all(phrase == " ".join(phrase.lower().split()) for phrase in HEADS)
    assert {head.form for head in HEADS.values()} == set(Form)
