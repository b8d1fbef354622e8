"""`guideline.md`: front matter and passages, each with its own place."""

from pathlib import Path

import pytest

from assistant.adapters.guideline_file import read_guideline
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Review
from tests.adapters.corpus_folder import FILES, GUIDELINE, line_of


def saved(folder: Path, text: str) -> Path:
    path = folder / "imaging-2021" / "guideline.md"
    path.parent.mkdir()
    path.write_bytes(text.encode())
    return path


def test_a_document_with_its_passages(tmp_path: Path) -> None:
    document = read_guideline(saved(tmp_path, FILES[GUIDELINE]), "g.md")
    assert (document.id, document.review, document.jurisdiction) == (
        "imaging-2021",
        Review.SUBMITTED,
        ("US",),
    )
    plain, flag = document.passages
    assert (plain.id, plain.locator, plain.basis) == ("imaging-2021#plain", "Part 1", "V")
    assert str(flag.position) == f"g.md:{line_of(GUIDELINE, '## Part 2')}:1"


def test_windows_line_ends_make_no_difference(tmp_path: Path) -> None:
    unix = read_guideline(saved(tmp_path, FILES[GUIDELINE]), "g.md")
    (tmp_path / "w").mkdir()
    other = saved(tmp_path / "w", FILES[GUIDELINE].replace("\n", "\r\n"))
    assert read_guideline(other, "g.md") == unix


def test_the_introduction_is_no_passage(tmp_path: Path) -> None:
    text = FILES[GUIDELINE].partition("## Part 1")[0]
    assert read_guideline(saved(tmp_path, text), "g.md").passages == ()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("kind: guideline", "kind: [", "jurisdiction: [US]"),
        ("year: 2021", "year: soon", "year: 2021"),
        ("## Part 2 {#flag", "## Part 2 {#Flag!", "## Part 2"),
        ('source_line="X-02 X-03"', "", "## Part 2"),
    ],
)
def test_lines_count_from_the_top_of_the_file(
    tmp_path: Path, old: str, new: str, line: str
) -> None:
    with pytest.raises(CorpusError) as refused:
        read_guideline(saved(tmp_path, FILES[GUIDELINE].replace(old, new)), "g.md")
    expected = line_of(GUIDELINE, line)
    assert abs(refused.value.position.line - expected) <= (1 if "[" in new else 0)
    assert str(refused.value).startswith(f"g.md:{refused.value.position.line}:")


@pytest.mark.parametrize("text", ["", "no front matter", "---\nid: a\n", "words\n---\n---\n"])
def test_a_file_without_front_matter_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(CorpusError, match=r"^g.md:1:1: the file must begin with front matter"):
        read_guideline(saved(tmp_path, text), "g.md")
