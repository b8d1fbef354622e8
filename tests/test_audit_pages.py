"""Whole pages: a correct one passes, and every fault of a faulty one is found at its place."""

from pathlib import Path

import pytest

from assistant.adapters.audit_json import AuditJson
from assistant.app import Request
from tests.checks.pages import AS_OF
from tests.shipped import shipped_app

PAGES = Path(__file__).parent / "audits"


def audited(name: str) -> tuple[AuditJson, str]:
    text = (PAGES / name).read_text(encoding="utf-8")
    return shipped_app().check(text, Request("", AS_OF)), text


def test_the_correct_page_passes() -> None:
    audit, _ = audited("correct_page.md")
    assert [f for f in audit.findings if f.severity == "error"] == []
    assert audit.verdict == "pass"
    assert audit.statements >= 20


FAULTS = (
    ("status_conflict", "warning", "pending human review"),
    ("decisive_fact_missing", "warning", "Order MRI of the lumbar spine without and with"),
    ("unstated_fact", "error", "Slipping of L4 on L5"),
    ("unstated_fact", "error", "Calcified pelvic vessels"),
    ("condition_dropped", "error", "women aged 70 or older"),
    ("number_mismatch", "error", "5 mg"),
    ("scope_mismatch", "error", "Physical therapy is recommended."),
    ("dangling_citation", "error", "Vertebral augmentation may be considered."),
    ("attribution_mismatch", "error", "61 %"),
    ("outcome_claim", "warning", "improves survival"),
    ("unresolvable_reference", "error", "Bonewise Topic Overview"),
    ("self_citation", "warning", "Bonewise Topic Overview"),
    ("unresolvable_reference", "error", "Neck Pain in Daily Practice"),
)


@pytest.mark.parametrize(("kind", "severity", "words"), FAULTS)
def test_each_fault_is_found_at_its_place(kind: str, severity: str, words: str) -> None:
    audit, text = audited("faulty_page.md")
    places = [
        text[slice(*f.span)]
        for f in audit.findings
        if f.span and (f.kind, f.severity) == (kind, severity)
    ]
    assert any(place.startswith(words) for place in places), places


def test_what_is_absent_has_no_place() -> None:
    audit, _ = audited("faulty_page.md")
    absent = [f for f in audit.findings if f.kind == "omission"]
    assert [(f.severity, f.span) for f in absent] == [("warning", None)] * 2


def test_a_text_without_sentences_is_not_read_at_any_price() -> None:
    audit = shipped_app().check("MRI is recommended for everyone " * 3000, Request("", AS_OF))
    assert (audit.verdict, [f.kind for f in audit.findings]) == ("unread", ["unread"])


def test_another_language_is_not_passed_in_silence() -> None:
    text = "Die Patientin sollte nicht mit Alendronat behandelt werden."
    audit = shipped_app().check(text, Request("", AS_OF))
    assert (audit.verdict, [f.kind for f in audit.findings]) == ("unread", ["unread"])
