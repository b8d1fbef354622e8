"""A turn that was confirmed is kept: between processes, beside other writers, after a kill."""

from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from assistant.adapters.conversations import Conversations
from assistant.domain.errors import InstallationError
from assistant.domain.patient import PatientFacts
from assistant.followup import Turn
from tests.adapters.killed_writer import SPAWN, told_before_killed
from tests.rules.small import facts

EACH = 20
NOTHING = PatientFacts()


def turn(text: str, known: PatientFacts = NOTHING) -> Turn:
    return Turn(text, f"{text} alone", known, ("One sentence.", "Ünïcode “quoted” – ok."))


def test_turns_come_back_equal_and_in_order(tmp_path: Path) -> None:
    store = Conversations(tmp_path / "new" / "home")
    first = turn("Which drug?", facts("age=72", "cancer=false", "t_score[hip]=-2.5", "egfr=<30"))
    store.add("a", first)
    store.add("b", turn("Other"))
    store.add("a", turn("And now?"))
    assert Conversations(tmp_path / "new" / "home").turns("a") == (first, turn("And now?"))


def test_an_unknown_conversation_is_empty_and_makes_no_file(tmp_path: Path) -> None:
    assert Conversations(tmp_path).turns("nobody") == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "a'; DROP TABLE turn; --", "名前", "x" * 10_000])
def test_any_name_is_a_name(tmp_path: Path, name: str) -> None:
    Conversations(tmp_path).add(name, turn("Q"))
    assert Conversations(tmp_path).turns(name) == (turn("Q"),)


def write_many(home: Path, name: str) -> None:
    store = Conversations(home)
    for number in range(EACH):
        store.add("shared", turn(f"{name}{number}"))


def test_two_writers_at_once_both_keep_all_their_turns(tmp_path: Path) -> None:
    writers = [SPAWN.Process(target=write_many, args=(tmp_path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    questions = [turn.question for turn in Conversations(tmp_path).turns("shared")]
    for name in "ab":
        assert [q for q in questions if q[0] == name] == [f"{name}{n}" for n in range(EACH)]
    assert len(questions) == 2 * EACH


def write_and_tell(home: Path, confirmed: Connection) -> None:
    store = Conversations(home)
    for number in range(100_000):
        store.add("c", turn(str(number)))
        confirmed.send(number)


def test_a_killed_writer_loses_nothing_it_confirmed(tmp_path: Path) -> None:
    last = told_before_killed(write_and_tell, tmp_path, 25)
    kept = [turn.question for turn in Conversations(tmp_path).turns("c")]
    assert kept[: last + 1] == [str(number) for number in range(last + 1)]
    assert len(kept) <= last + 2
    Conversations(tmp_path).add("c", turn("after"))
    assert Conversations(tmp_path).turns("c")[-1] == turn("after")


@pytest.mark.parametrize("damage", [b"not a database" * 500, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_told(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "conversations.sqlite").write_bytes(damage)
    with pytest.raises(InstallationError, match=r"cannot be used .*--home DIR"):
        Conversations(tmp_path).turns("a")


def test_a_home_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InstallationError, match=r"cannot be used .*--home DIR"):
        Conversations(tmp_path / "file").add("a", turn("Q"))
