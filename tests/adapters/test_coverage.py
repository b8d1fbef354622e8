"""Coverage: what the corpus says of each line, alone and against a fact sheet."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.corpus import load_corpus
from assistant.adapters.coverage_files import read_coverage
from assistant.adapters.coverage_report import coverage_json, markdown, text_lines
from assistant.adapters.fact_sheet import read_sheet
from assistant.domain.coverage import Coverage, CoveredLine, Outcome, SheetLine
from assistant.domain.errors import CorpusError, RequestError
from assistant.rules.coverage import against, coverage
from tests.adapters.corpus_folder import written
from tests.cli.terminal import refusal, run, saved
from tests.syntax import ROOT

LISTED = """\
schema: groundrule/coverage@1
lines:
  - {line: X-04, mark: V2-AI, not_usable: "read only in a machine-made digest"}
  - {line: X-05, mark: V, left: "repeats X-01"}
  - {line: SUP-01, used: imaging-2021}
"""
HEAD = "ID | Source | Who | Action | Polarity | Strength | Thresholds | Confidence\n" + "---|" * 8
SHEET = f"""\
# A sheet

Mark | Meaning
---|---
`V:` | read

## 1. Imaging

{HEAD}
X-01 | A 2021 | adults | no imaging | do not | A | n/a | V: https://example.org/a
X-02 | same | adults | MRI |  | A | n/a | V2: https://example.org/b
X-03 | same | adults | MRI | do | A | n/a | UNVERIFIED
X-04 | same | adults | CT | do | A | n/a | V2-AI: a digest
X-05 | same | adults | CT | do | A | 1|2 | V (2016): https://example.org/c

## 9. Conflicts

CF-id | question | side A | side B | newer | source lines
---|---|---|---|---|---
CF-01 | MRI? | A | B | A | X-01, X-02

## 10. Superseded

SUP-id | document | replaced by | what changed
---|---|---|---
SUP-01 | old | new | all

## 12. Second reading

ID | mark now | what the source says | correction to the line above | seen at | document
---|---|---|---|---|---
X-03 | V2 | read again |  | b | B
"""


def folder(tmp_path: Path, listed: str = LISTED) -> Path:
    found = written(tmp_path)
    (found / "coverage").mkdir()
    (found / "coverage" / "part.yaml").write_text(listed, encoding="utf-8")
    return found


def found(tmp_path: Path, listed: str = LISTED, sheet: str | None = SHEET) -> Coverage:
    corpus = load_corpus(folder(tmp_path, listed))
    alone = coverage(corpus, read_coverage(tmp_path / "corpus"))
    if sheet is None:
        return alone
    lines = read_sheet(Path(saved(tmp_path, "sheet.md", sheet)))
    return against(alone, lines, [declared.id for declared in corpus.disagreements])


def test_every_line_is_used_with_its_place_or_has_its_reason(tmp_path: Path) -> None:
    report = {line.line: line for line in found(tmp_path, sheet=None).lines}
    assert report["X-01"].where == ("imaging-2021#plain",)
    assert report["X-02"].where == report["X-03"].where == ("imaging-2021#flag",)
    assert report["CF-01"].outcome is Outcome.USED
    assert (report["X-04"].outcome, report["X-04"].mark) == (Outcome.NOT_USABLE, "V2-AI")
    assert (report["X-05"].outcome, report["X-05"].reason) == (Outcome.LEFT, "repeats X-01")
    assert report["SUP-01"].where == ("imaging-2021",)
    assert len(report) == 7


def test_a_sheet_that_agrees_finds_nothing(tmp_path: Path) -> None:
    report = found(tmp_path)
    assert report.faults == ()
    assert {line.line: line.mark for line in report.lines}["X-03"] == "V2", "read again"
    assert report.totals("section")["X"] == {
        Outcome.USED: 3, Outcome.NOT_USABLE: 1, Outcome.LEFT: 1, Outcome.MISSING: 0,
    }  # fmt: skip
    assert report.totals("mark")["V2"][Outcome.USED] == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("X-03 | V2 |", "X-09 | V2 |", "X-09", "says nothing of it"),
        ("X-03 | V2 |", "X-03 | UNVERIFIED |", "X-03", "not usable by its mark UNVERIFIED"),
        ("X-03 | V2 |", "X-03 | WRONG |", "X-03", "not usable by its mark WRONG"),
        ("X-02 | same", "X-07 | same", "X-02", "is no line of the sheet (imaging-2021#flag)"),
        ("n/a | V: https", "n/a | V2: https", "X-01", "allows the basis V2, and imaging-2021#plain says V"),  # noqa: E501
        ("V2-AI: a digest", "V2: a page", "X-04", "is marked V2-AI, and V2 in the sheet"),
        ("V2-AI: a digest", "V: a page", "X-04", "allows its use"),
        ("V (2016): https", "TERTIARY: https", "X-05", "forbids its use: not usable"),
        ("SUP-01 | old", "SUP-02 | old", "SUP-02", "says nothing of it"),
        ("CF-01 | MRI", "CF-02 | MRI", "CF-02", "says nothing of it"),
        ("X-03 | V2 |", "X-03..7,9 | V2 |", "X-06", "says nothing of it"),
        ("X-03 | V2 |", "X-03..7,9 | V2 |", "X-09", "says nothing of it"),
    ],
)  # fmt: skip
def test_a_sheet_that_differs(tmp_path: Path, old: str, new: str, line: str, words: str) -> None:
    assert old in SHEET
    faults = found(tmp_path, sheet=SHEET.replace(old, new, 1)).faults
    assert [one.message for one in faults if one.line == line and words in one.message]


@pytest.mark.parametrize(
    ("mark", "allowed"),
    [
        ("V", True),
        ("PART | [confirmed part: V2] the rest is from memory", True),
        ("PART | one half was read", True),
        ("V2-AI unchanged", False),
        ("V2", True),
        ("V*", True),
    ],
)
def test_what_the_last_reading_allows_for_a_passage_of_a_secondary_source(
    tmp_path: Path, mark: str, allowed: bool
) -> None:
    sheet = SHEET.replace("X-03 | V2 |", f"X-03 | {mark} |")
    assert (not found(tmp_path, sheet=sheet).faults) == allowed


def test_a_corrected_line_is_usable_and_a_confirmed_part_no_better_than_its_source(
    tmp_path: Path,
) -> None:
    again = "X-03 | V2 | read again |  |"
    corrected = SHEET.replace(again, "X-03 | WRONG | read again | it says five |")
    assert found(tmp_path, sheet=corrected).faults == ()
    both = SHEET.replace(again, "X-01 | PART | [confirmed part: V2] half; the criteria V |  |")
    read = both.replace("UNVERIFIED", "V2: read")
    assert found(tmp_path / "both", sheet=read).faults == ()
    weaker = SHEET.replace(again, "X-01 | PART | [confirmed part: V2] half |  |")
    assert any(
        one.line == "X-01" and "says V" in one.message
        for one in found(tmp_path / "again", sheet=weaker).faults
    )


IDS = st.frozensets(st.integers(1, 30).map(lambda number: f"Y-{number:02d}"))


@given(used=IDS, left=IDS, sheet=IDS, conflicts=IDS)
def test_what_is_missing_and_what_is_unknown_are_the_differences(
    used: frozenset[str], left: frozenset[str], sheet: frozenset[str], conflicts: frozenset[str]
) -> None:
    lines = [CoveredLine(name, "", Outcome.USED) for name in used]
    lines += [CoveredLine(name, "", Outcome.LEFT) for name in left - used]
    held = {name: SheetLine(name, "V", ("V", "V*", "V2"), 1) for name in sheet}
    report = against(Coverage(tuple(lines)), held, conflicts)
    missing = {line.line for line in report.lines if line.outcome is Outcome.MISSING}
    assert missing == sheet - used - left
    unknown = {fault.line for fault in report.faults if "no line of the sheet" in fault.message}
    assert unknown == (used | left) - sheet - conflicts
    assert {fault.line for fault in report.faults} == missing | unknown
    assert {line.line for line in report.lines} == used | left | sheet
    assert sum(sum(found.values()) for found in report.totals("mark").values()) == len(report.lines)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{line: X-01, mark: V, not_usable: "no"}', "imaging-2021#plain carries it"),
        ('{line: X-05, mark: V, left: "no"}', "stands twice"),
        ("{line: SUP-02, used: imaging-2022}", "'imaging-2022'"),
    ],
)
def test_a_corpus_that_contradicts_itself(tmp_path: Path, line: str, words: str) -> None:
    (fault,) = found(tmp_path, f"{LISTED}  - {line}\n", None).faults
    assert words in fault.message


def test_a_line_that_is_carried_in_part_says_what_is_not(tmp_path: Path) -> None:
    report = found(
        tmp_path, f'{LISTED}  - {{line: X-01, mark: V, left: "the dose was not read"}}\n'
    )
    assert report.faults == ()
    (line,) = (line for line in report.lines if line.line == "X-01")
    assert (line.outcome, line.reason) == (Outcome.USED, "the dose was not read")
    whole = "imaging-2021#plain; not carried of it: the dose was not read"
    assert f"| X-01 | V | used | {whole} |" in markdown(report)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("left:", "because:", "because"),
        ("V2-AI", "V3", "'V3'"),
        ('left: "repeats X-01"', 'left: "repeats X-01", not_usable: "no"', "exactly one"),
        (', left: "repeats X-01"', "", "exactly one"),
        ("X-04", "x4", "'x4'"),
    ],
)
def test_a_coverage_file_is_closed(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(CorpusError, match=r"part\.yaml:") as error:
        read_coverage(folder(tmp_path, LISTED.replace(old, new, 1)))
    assert words in str(error.value)


def test_the_report_names_every_line_in_each_form(tmp_path: Path) -> None:
    report = found(tmp_path, sheet=SHEET.replace("X-03 | V2 |", "X-09 | V2 |"))
    page, text = markdown(report), "\n".join(text_lines(report))
    data = json.loads(coverage_json(report))
    assert data["schema"] == "groundrule/coverage-report@1"
    assert len(data["lines"]) == len(report.lines)
    assert sum(sum(one.values()) for one in data["by_section"].values()) == len(report.lines)
    for line in report.lines:
        assert f"| {line.line} | {line.mark} | {line.outcome.value} |" in page
        assert f"{line.line:16} {line.mark:10} {line.outcome.value:10} " in text
    for fault in report.faults:
        assert f"{fault.line} {fault.message}." in page
        assert f"{fault.line} {fault.message}." in text


def test_the_command_says_what_is_missing_and_exits_with_one(tmp_path: Path) -> None:
    corpus = ("--corpus", str(folder(tmp_path)))
    sheet = saved(tmp_path, "sheet.md", SHEET.replace("X-03 | V2 |", "X-09 | V2 |"))
    done = run("corpus", "coverage", *corpus, "--sheet", sheet)
    assert done.returncode == 1
    assert "X-09 is in the sheet" in done.stdout.decode()
    page = tmp_path / "coverage.md"
    done = run("corpus", "coverage", *corpus, "--out", str(page))
    assert done.returncode == 0, done.stderr.decode()
    assert page.read_text().startswith("# Coverage\n\n7 lines: 5 used")


def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path) -> None:
    corpus = ("--corpus", str(folder(tmp_path)))
    nothing = saved(tmp_path, "nothing.md", "# No table\n")
    assert refusal("corpus", "coverage", *corpus, "--sheet", nothing)[0] == 2
    with pytest.raises(RequestError, match="cannot be read"):
        read_sheet(tmp_path / "absent.md")


def test_the_shipped_corpus_contradicts_itself_nowhere() -> None:
    corpus = load_corpus(ROOT / "corpus")
    report = coverage(corpus, read_coverage(ROOT / "corpus"))
    assert report.faults == ()
    used = {line.line for line in report.lines if line.outcome is Outcome.USED}
    assert used >= {line for p in corpus.passages.values() for line in p.source_lines}


def test_several_lines_of_one_passage_may_be_parted_by_commas(tmp_path: Path) -> None:
    corpus = written(tmp_path, "imaging-2021/guideline.md", "X-02 X-03", "X-02, X-03")
    (passage,) = (p for p in load_corpus(corpus).passages.values() if p.anchor == "flag")
    assert passage.source_lines == ("X-02", "X-03")
