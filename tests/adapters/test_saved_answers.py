"""Released answers are kept as they were released: once each, whole, also when killed."""

from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from assistant.adapters.answer_json import AnswerJson, answer_digest
from assistant.adapters.saved_answers import SavedAnswers
from assistant.adapters.stored_answer import read_answers
from assistant.domain.errors import InstallationError, RequestError
from tests.adapters.killed_writer import told_before_killed
from tests.ui import samples


def released(question: str = "Alendronate?") -> AnswerJson:
    """An answer with the digest of its own words."""
    answer = samples.answer(question=question)
    digests = answer.digests.model_copy(update={"answer": answer_digest(answer)})
    return answer.model_copy(update={"digests": digests})


def test_answers_come_back_in_order_and_once(tmp_path: Path) -> None:
    store = SavedAnswers(tmp_path / "new" / "home")
    (first,) = store.save([released("One?")], "2026-01-01")
    second, again = store.save([released("Two?"), released("One?")], "2026-02-01")
    assert again == first
    assert store.all() == (first, second)
    assert first.answer == released("One?")
    assert first.answer.digests.answer.startswith(f"sha256:{first.id}")
    assert store.find(first.id) == store.find(first.id[:6].upper()) == first
    assert store.find(first.answer.digests.answer) == first


def test_an_empty_home_is_empty_and_makes_no_file(tmp_path: Path) -> None:
    assert SavedAnswers(tmp_path).all() == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "a", "abc", "nothing", "' OR 1 = 1 --", "%"])
def test_what_is_no_id_is_told(tmp_path: Path, name: str) -> None:
    store = SavedAnswers(tmp_path)
    store.save([released()], "2026-01-01")
    with pytest.raises(RequestError, match="is no saved answer; `groundrule answers list`"):
        store.find(name)


def test_an_answer_that_was_changed_is_refused_with_all_beside_it(tmp_path: Path) -> None:
    store = SavedAnswers(tmp_path)
    forged = released().model_copy(update={"title": "Another title"})
    with pytest.raises(RequestError, match="is not as it was released"):
        store.save([released(), forged], "2026-01-01")
    assert store.all() == ()


def test_removal_is_of_all_or_none(tmp_path: Path) -> None:
    store = SavedAnswers(tmp_path)
    one, other = store.save([released("One?"), released("Two?")], "2026-01-01")
    with pytest.raises(RequestError, match="'nothing' is no saved answer"):
        store.remove([one.id, "nothing"])
    assert store.all() == (one, other)
    assert store.remove([one.id]) == (one.id,)
    assert store.all() == (other,)


def save_and_tell(home: Path, confirmed: Connection) -> None:
    store = SavedAnswers(home)
    for number in range(100_000):
        store.save([released(f"Question {number}?")], "2026-01-01")
        confirmed.send(number)


def test_a_killed_writer_loses_nothing_it_confirmed(tmp_path: Path) -> None:
    last = told_before_killed(save_and_tell, tmp_path, 20)
    kept = [one.answer.question for one in SavedAnswers(tmp_path).all()]
    assert kept[: last + 1] == [f"Question {number}?" for number in range(last + 1)]
    assert len(kept) <= last + 2


@pytest.mark.parametrize("damage", [b"not a database" * 500, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_told(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "answers.sqlite").write_bytes(damage)
    with pytest.raises(InstallationError, match=r"saved answers in .* cannot be used .*--home DIR"):
        SavedAnswers(tmp_path).all()


TEXT = released().model_dump_json(by_alias=True)


@pytest.mark.parametrize("text", [TEXT, f"{TEXT}\n", f"\ufeff{TEXT}", f"\n{TEXT}\n\n{TEXT}\n"])
def test_one_answer_or_one_a_line_is_read(text: str) -> None:
    answers = read_answers(text.encode(), "f")
    assert answers == (released(),) * text.count('"attempts"')


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "f is empty"),
        (b"\xff\xfe", "f is not UTF-8 text"),
        (b"{", "f:1: not JSON"),
        (b"[" * 100_000, "f:1: not JSON"),
        (b"[]", "f:1: no answer"),
        (b'{"schema": "groundrule/audit@1"}', "schema 'groundrule/audit@1'"),
        (b'{"id": 1, "error": {}}', "no answer"),
        (TEXT.encode() + b"\n{", "f:2: not JSON"),
        (TEXT.encode() + b"\n" + TEXT.replace('"attempts":', '"attempt":').encode(),
         "f:2: attempts: Field required"),
        (TEXT.replace('"attempts":', '\n\n"attempts":"x",\n"y":').encode(), "f:3: attempts"),
        (TEXT.replace('"schema"', '"more":1,"schema"').encode(), "more: Extra inputs"),
    ],
)  # fmt: skip
def test_a_wrong_file_names_line_and_field(raw: bytes, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        read_answers(raw, "f")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
