"""An index is there whole or not at all, belongs to one corpus and one model, and says so."""

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.adapters.index import build_index, open_index
from assistant.domain.errors import InstallationError, RequestError
from tests.adapters.letter_embedder import LetterEmbedder
from tests.small_corpus import corpus, with_text

REPAIR = "`groundrule index`"


def built(home: Path) -> Path:
    """Builds the index of the small corpus; returns its folder."""
    build_index(corpus(), LetterEmbedder(), home).close()
    (manifest,) = (home / "index").glob("*/manifest.json")
    return manifest.parent


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_both_legs_find_passages_of_the_corpus(tmp_path: Path) -> None:
    index = build_index(corpus(), LetterEmbedder(), tmp_path)
    assert index.lexical.search("cauda equina", 1)[0][0] == "imaging#cauda"
    assert {passage for passage, _ in index.dense.search("tablet", 9)} == set(corpus().passages)
    index.close()


def test_it_holds_no_text(tmp_path: Path) -> None:
    folder = built(tmp_path)
    assert not [name for name, content in files(folder).items() if b"upright for" in content]


def test_the_digest_names_what_it_was_built_from(tmp_path: Path) -> None:
    folder = built(tmp_path)
    index = open_index(corpus(), LetterEmbedder(), tmp_path)
    assert index.digest.startswith(f"sha256:{folder.name}")
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["count"], manifest["embedder"], manifest["model"]) == (
        4,
        "letters",
        "letters-1",
    )
    index.close()


def test_a_second_build_embeds_nothing(tmp_path: Path) -> None:
    built(tmp_path)
    again = LetterEmbedder()
    build_index(corpus(), again, tmp_path).close()
    assert again.embedded == 0


def test_progress_runs_to_the_number_of_passages(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    build_index(corpus(), LetterEmbedder(), tmp_path, lambda *step: steps.append(step)).close()
    assert steps[-1] == (4, 4)


def test_no_index_names_the_repair(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match=f"no search index .*{REPAIR}"):
        open_index(corpus(), LetterEmbedder(), tmp_path)


def test_the_index_of_another_corpus_is_not_opened(tmp_path: Path) -> None:
    built(tmp_path)
    other = with_text("label#kidney", "Not recommended below 30 mL/min.")
    with pytest.raises(InstallationError, match=f"another corpus .*{REPAIR}"):
        open_index(other, LetterEmbedder(), tmp_path)


def test_the_index_of_another_model_is_not_opened(tmp_path: Path) -> None:
    built(tmp_path)
    with pytest.raises(InstallationError, match=f"another embedding model.*{REPAIR}"):
        open_index(corpus(), LetterEmbedder("letters-2"), tmp_path)


@pytest.mark.parametrize("damage", ["manifest.json", "lexical/meta.json", "vectors/chroma.sqlite3"])
def test_a_damaged_index_is_told_and_repaired(tmp_path: Path, damage: str) -> None:
    (built(tmp_path) / damage).unlink()
    with pytest.raises(InstallationError, match=f"damaged; run {REPAIR}"):
        open_index(corpus(), LetterEmbedder(), tmp_path)
    build_index(corpus(), LetterEmbedder(), tmp_path).close()
    open_index(corpus(), LetterEmbedder(), tmp_path).close()


@pytest.mark.parametrize("cut", ["vectors/*/header.bin", "vectors/*/data_level0.bin", "*.json"])
def test_an_index_cut_short_is_told_before_it_is_read(tmp_path: Path, cut: str) -> None:
    for path in built(tmp_path).glob(cut):
        os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(InstallationError, match=f"damaged; run {REPAIR}"):
        open_index(corpus(), LetterEmbedder(), tmp_path)


def test_garbage_in_the_database_is_told(tmp_path: Path) -> None:
    (built(tmp_path) / "vectors" / "chroma.sqlite3").write_bytes(b"not a database" * 1000)
    with pytest.raises(InstallationError, match=f"damaged; run {REPAIR}"):
        open_index(corpus(), LetterEmbedder(), tmp_path)


class FailingEmbedder(LetterEmbedder):
    """Fails where a real one would run out of memory or be missing."""

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        raise InstallationError("no model")


class StuckEmbedder(LetterEmbedder):
    """Never comes back, so that the build can be killed."""

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        time.sleep(600)
        return []


def test_a_build_that_fails_leaves_the_old_index(tmp_path: Path) -> None:
    before = files(built(tmp_path))
    other = with_text("label#kidney", "Changed.")
    with pytest.raises(InstallationError, match="no model"):
        build_index(other, FailingEmbedder(), tmp_path)
    (folder,) = [path for path in (tmp_path / "index").iterdir() if path.is_dir()]
    assert files(folder) == before


def build_stuck(home: Path) -> None:
    build_index(with_text("label#kidney", "Changed."), StuckEmbedder(), home)


def test_a_build_that_is_killed_leaves_the_old_index_and_no_lock(tmp_path: Path) -> None:
    built(tmp_path)
    process = multiprocessing.get_context("spawn").Process(target=build_stuck, args=(tmp_path,))
    process.start()
    while not (tmp_path / "index" / ".draft" / "vectors" / "chroma.sqlite3").exists():
        time.sleep(0.05)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    open_index(corpus(), LetterEmbedder(), tmp_path).close()
    build_index(with_text("label#kidney", "Changed."), LetterEmbedder(), tmp_path).close()
    assert not (tmp_path / "index" / ".draft").exists()


def build_quietly(home: Path) -> None:
    build_index(corpus(), LetterEmbedder(), home).close()


def test_two_processes_may_index_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=build_quietly, args=(tmp_path,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    open_index(corpus(), LetterEmbedder(), tmp_path).close()


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    home = tmp_path / "a file"
    home.write_text("")
    with pytest.raises(RequestError, match=r"cannot be used .*--home DIR") as refused:
        build_index(corpus(), LetterEmbedder(), home)
    assert refused.value.field == "home"


def test_an_empty_corpus_has_an_index(tmp_path: Path) -> None:
    nothing = type(corpus())(corpus().vocabulary, {}, ())
    index = build_index(nothing, LetterEmbedder(), tmp_path)
    assert index.lexical.search("hip", 5) == index.dense.search("hip", 5) == []
    index.close()
