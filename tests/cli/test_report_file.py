"""The report of a check for people: Markdown, and one page that needs nothing else."""

from pathlib import Path

import pytest

from assistant.app import Request
from assistant.cli.report_file import write_report
from assistant.domain.errors import RequestError
from tests.checks.pages import AS_OF
from tests.shipped import shipped_app

TEXT = "Alendronate should be started. <b>Stand</b> by for 100 % success."
QUESTION = "72-year-old woman, T-score -2.9, creatinine clearance 28 mL/min. Alendronate?"


@pytest.mark.parametrize("name", ["report.md", "report.html"])
def test_a_report_names_the_fault_its_source_and_what_to_say(tmp_path: Path, name: str) -> None:
    app = shipped_app()
    audit = app.check(TEXT, Request(QUESTION, AS_OF))
    write_report(tmp_path / name, audit, TEXT, app.corpus)
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert "Fail: do not use as it stands" in written
    assert "rule conflict" in written
    assert "us-alendronate/" in written
    assert "<b>Stand</b>" not in written
    assert "http://" not in written
    assert "<script" not in written


def test_another_ending_or_an_unwritable_place_is_refused(tmp_path: Path) -> None:
    app = shipped_app()
    audit = app.check(TEXT, Request(QUESTION, AS_OF))
    with pytest.raises(RequestError, match="neither"):
        write_report(tmp_path / "report.pdf", audit, TEXT, app.corpus)
    with pytest.raises(RequestError, match="cannot be written"):
        write_report(tmp_path / "nowhere" / "report.md", audit, TEXT, app.corpus)
