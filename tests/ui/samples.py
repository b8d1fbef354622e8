"""A small corpus, an answer and an audit with every part filled, for tests of the pages."""

from dataclasses import replace
from typing import Any

from assistant.adapters.answer_json import AnswerJson
from assistant.adapters.audit_json import AuditJson
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Concept, Corpus, Kind, Vocabulary
from tests import small_corpus

CONCEPTS = (
    Concept("egfr", Kind.MEASUREMENT, "eGFR", unit="mL/min/1.73m2", range=Interval()),
    Concept("age", Kind.MEASUREMENT, "age", unit="year", bare=True),
    Concept("cancer_history", Kind.CONDITION, "a history of cancer"),
    Concept("sex", Kind.ATTRIBUTE, "sex", values=("female", "male")),
    Concept("frailty", Kind.ATTRIBUTE, "frailty", values=tuple("abcdefgh")),
    Concept("t_score", Kind.MEASUREMENT, "the T-score", sites=("hip",)),
    Concept("mi_date", Kind.DATE, "the last heart attack", months="age"),
    Concept("advanced_ckd", Kind.CONDITION, "advanced kidney disease"),
    Concept("alendronate", Kind.DRUG, "alendronate"),
)


def corpus() -> Corpus:
    """Nine concepts, four passages in two documents, no rules."""
    return replace(small_corpus.corpus(), vocabulary=Vocabulary({c.id: c for c in CONCEPTS}))


def statement(name: str, text: str, citations: list[int]) -> dict[str, Any]:
    claim = {
        "action": "alendronate", "stance": "against", "safety": True, "condition": "eGFR below 35",
        "verdict": "valid", "reason": None, "rules": ["label/kidney"], "facts": ["egfr"],
    }  # fmt: skip
    passages = [{"passage": "label#kidney", "quote": "below 35 mL/min", "span": [16, 31]}]
    numbers = [{"text": "35", "value": 35, "unit": "mL/min", "found_in": "label#kidney"}]
    proof = {"claims": [claim], "passages": passages, "numbers": numbers}
    empty: dict[str, Any] = {"claims": [], "passages": [], "numbers": []}
    return {
        "id": name, "text": text, "citations": citations, "rules": ["label/kidney"],
        "condition": None, "strength": "not recommended" if citations else None,
        "certificate": proof if citations else empty,
    }  # fmt: skip


def reference(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "number": number, "document": "label", "title": "Alendronate label",
        "organisation": "Example Agency", "year": 2021, "kind": "label", "text": "digest",
        "passage": "label#kidney", "locator": "Kidney function",
        "quote": "Not recommended below 35 mL/min.", "url": "https://doi.org/10.1000/1",
        "status": "current", "review": "submitted", "basis": "V",
    } | changes  # fmt: skip


def fact(name: str, value: object, origin: str = "stated", **changes: Any) -> dict[str, Any]:
    return {
        "name": name, "value": value, "unit": None, "origin": origin, "turn": 1, "span": None,
        "text": "",
    } | changes  # fmt: skip


def missing(name: str) -> dict[str, Any]:
    return {"name": name, "question": f"What of {name}?", "changes": ["label/kidney"]}


def finding(span: tuple[int, int] | None, **changes: Any) -> dict[str, Any]:
    return {
        "kind": "rule_conflict", "severity": "error", "statement": "Take it.", "span": span,
        "message": "The label says otherwise.", "rules": ["label/kidney"], "facts": ["egfr"],
        "passages": ["label#kidney"], "repair": "Do not take it.",
    } | changes  # fmt: skip


def conflict() -> dict[str, Any]:
    side = {"stance": "for", "strength": "usually appropriate", "references": [1]}
    return {
        "question": "When should the spine be imaged?",
        "sides": [
            {"organisation": "ACR", "year": 2022, **side},
            {"organisation": "ISCD", "year": 2013, **side, "stance": "against"},
        ],
        "differ_when": "the T-score is below -1.0",
    }


SECTIONS = ("direct_answer", "findings", "safety", "steps", "treatment", "pitfalls",
            "disagreement", "unsupported")  # fmt: skip


def answer(**changes: Any) -> AnswerJson:
    """An answer in which no part is empty."""
    sections = [
        {
            "kind": kind,
            "heading": f"Heading of {kind}",
            "statements": [statement(f"s{n}", f"Sentence {n}.", [] if kind == "findings" else [1])],
        }
        for n, kind in enumerate(SECTIONS, 1)
    ]
    body: dict[str, Any] = {
        "schema": "groundrule/answer@1", "id": None, "question": "And with eGFR 28?",
        "standalone": "Can she take alendronate? And with eGFR 28?", "title": "Alendronate",
        "role": "nurse", "conversation": "c1", "status": "answered", "sections": sections,
        "references": [
            reference(1),
            reference(2, status="superseded", basis="V2", passage="imaging#plain"),
        ],
        "facts": [
            fact("egfr", 28, unit="mL/min/1.73m2", text="eGFR of 28"),
            fact("cancer_history", False, "given"),
            fact("advanced_ckd", True, "derived", text="egfr"),
            fact("t_score[hip]", "<-2.5"),
        ],
        "missing_facts": [
            missing(n) for n in ("cancer_history", "sex", "age", "mi_date", "frailty", "unheard_of")
        ],
        "boundaries": [{"fact": "egfr", "at": "35 mL/min", "changes": "the label would allow it"}],
        "conclusions": [], "conflicts": [conflict()], "abstention": None,
        "removed": [finding(None, statement="It was removed.", message="no source")],
        "changed": [{"from": "Old sentence.", "to": "", "because": "now: eGFR 28"},
                    {"from": "", "to": "New sentence.", "because": "now: eGFR 28"}],
        "review": {"state": "submitted", "since": "2026-01-01"}, "updated": "2026-02-03",
        "drafter": "template", "note": "The model failed.", "attempts": 1,
        "digests": {"corpus": "a", "rules": "b", "index": "c", "answer": "d"},
        "timings_ms": {"facts": 1.0, "rules": 2.0, "total": 1234.0},
    }  # fmt: skip
    return AnswerJson.model_validate(body | changes)


def audit(text: str, findings: list[dict[str, Any]], **changes: Any) -> AuditJson:
    body: dict[str, Any] = {
        "schema": "groundrule/audit@1", "id": None, "verdict": "fail",
        "counts": {"error": 1, "warning": 0, "note": 2}, "statements": 3, "claims": 2,
        "supported": 1, "facts": [], "missing_facts": [missing("age")],
        "conflicts": [conflict()], "findings": findings,
        "corrected": answer().model_dump(mode="json", by_alias=True),
    }  # fmt: skip
    return AuditJson.model_validate(body | changes)
