"""Answers made by hand, for tests of scorers that need no corpus of their own."""

from assistant.adapters.answer_json import (
    AnswerJson,
    CertificateJson,
    ClaimJson,
    SectionJson,
    StatementJson,
)


def claim(stance: str, action: str) -> ClaimJson:
    return ClaimJson.model_validate(
        {
            "action": action,
            "stance": stance,
            "safety": False,
            "condition": None,
            "verdict": "valid",
            "reason": None,
            "rules": [],
            "facts": [],
        }
    )


def statement(
    *claims: ClaimJson, text: str = "A sentence.", condition: str | None = None
) -> StatementJson:
    return StatementJson(
        id="s1",
        text=text,
        citations=[1],
        rules=["us-alendronate/kidney"],
        condition=condition,
        strength=None,
        certificate=CertificateJson(claims=list(claims), passages=[], numbers=[]),
    )


def answer(*statements: StatementJson, status: str = "answered", **changes: object) -> AnswerJson:
    """A page with these statements and nothing else."""
    section = SectionJson(kind="steps", heading="Next steps", statements=list(statements))
    fields: dict[str, object] = {
        "id": None,
        "question": "?",
        "standalone": "?",
        "title": "?",
        "role": "clinician",
        "conversation": None,
        "status": status,
        "sections": [section.model_dump()] if statements else [],
        "references": [],
        "facts": [],
        "missing_facts": [],
        "boundaries": [],
        "conclusions": [],
        "conflicts": [],
        "abstention": None,
        "removed": [],
        "changed": [],
        "review": {"state": "submitted", "since": "2026-11-23"},
        "updated": "2026-11-23",
        "drafter": "template",
        "note": None,
        "attempts": 1,
        "digests": {"corpus": "", "rules": "", "index": "", "answer": ""},
        "timings_ms": {},
    }
    return AnswerJson.model_validate(fields | changes)
