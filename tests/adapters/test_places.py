"""The corpus is found beside the program, the home folder where the person says."""

import re
from pathlib import Path

import platformdirs
import pytest

from assistant.adapters.places import HOME_VARIABLE, corpus_folder, home_folder
from assistant.domain.errors import RequestError
from tests.syntax import ROOT


def test_the_checkout_reads_its_own_corpus() -> None:
    assert corpus_folder(None) == ROOT / "corpus"


def test_another_corpus_can_be_named(tmp_path: Path) -> None:
    assert corpus_folder(tmp_path) == tmp_path.resolve()


def test_a_corpus_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=re.escape(str(tmp_path / "none"))):
        corpus_folder(tmp_path / "none")


def test_the_home_named_in_the_call_wins(tmp_path: Path) -> None:
    assert home_folder(tmp_path / "new", {HOME_VARIABLE: "/elsewhere"}) == tmp_path / "new"
    assert not (tmp_path / "new").exists()


def test_then_that_of_the_environment(tmp_path: Path) -> None:
    assert home_folder(None, {HOME_VARIABLE: str(tmp_path)}) == tmp_path


@pytest.mark.parametrize("environment", [{}, {HOME_VARIABLE: ""}])
def test_then_that_of_the_platform(environment: dict[str, str]) -> None:
    expected = platformdirs.user_data_path("groundrule", appauthor=False)
    assert home_folder(None, environment) == expected


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(RequestError, match="is not a folder"):
        home_folder(file)
