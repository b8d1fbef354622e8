from typing import Any

from tests.ui import samples
from tests.ui.tags import Tag, read
from ui.audit_page import audit_page

TEXT = "Take it.\nStay <b>upright</b>.\nAll is well."
FIRST, SECOND = (0, 8), (9, 29)


def page(findings: list[dict[str, Any]], **changes: Any) -> Tag:
    return read(audit_page(samples.audit(TEXT, findings, **changes), TEXT, samples.corpus()))


def shown(tree: Tag) -> str:
    """The words of the audited text on the page, without the findings."""
    box = tree.one("div", "audited")
    parts = [c.text for c in box.children if isinstance(c, Tag) and c.name in ("span", "mark")]
    return "\n".join(part for part in parts if part)


def test_the_text_is_there_word_for_word_with_what_is_wrong_underlined() -> None:
    tree = page([samples.finding(FIRST), samples.finding(SECOND, severity="note")])
    assert shown(tree).split("\n") == TEXT.split("\n")
    assert [(m.text, m.classes) for m in tree.all("mark")] == [
        ("Take it.", {"error"}),
        ("Stay <b>upright</b>.", {"note"}),
    ]


def test_a_finding_stands_under_its_sentence_with_severity_source_and_repair() -> None:
    box = page([samples.finding(FIRST)]).one("div", "audited")
    kinds = [child.name for child in box.children if isinstance(child, Tag)]
    assert kinds == ["span", "mark", "ul", "span"]
    for words in ("error", "rule conflict", "The label says otherwise.", "label/kidney",
                  "EX 2021, Kidney function", "Facts: eGFR", "Repair: Do not"):  # fmt: skip
        assert words in box.one("ul", "findings").text


def test_findings_that_overlap_share_one_underline_and_the_worst_severity() -> None:
    tree = page([samples.finding((0, 4), severity="note"), samples.finding((2, 8))])
    mark = tree.one("mark")
    assert (mark.text, mark.classes) == ("Take it.", {"error"})
    assert [f.one("span", "badge").text for f in tree.all("li", "finding")] == ["error", "note"]


def test_what_is_absent_is_listed_apart() -> None:
    tree = page([samples.finding(None, kind="omission", message="No word on calcium.")])
    assert not list(tree.all("mark"))
    assert "What is absent" in tree.text
    assert "No word on calcium." in tree.text


def test_verdict_counts_and_the_corrected_answer_are_shown() -> None:
    tree = page([])
    for words in ("Fail: do not use as it stands", "1 error", "0 warnings", "2 notes",
                  "3 clinical sentences, 2 claims, 1 fully supported",
                  "What Groundrule answers to the same question", "Alendronate"):  # fmt: skip
        assert words in tree.text
    assert not list(tree.all("button"))


def test_ids_of_the_page_are_unique() -> None:
    ids = [t.attributes["id"] for t in page([samples.finding(FIRST)]).all() if "id" in t.attributes]
    assert len(ids) == len(set(ids))
