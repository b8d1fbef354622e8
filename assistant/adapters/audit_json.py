"""`groundrule/audit@1`: what an audit found, as JSON models."""

from typing import Literal

from pydantic import Field

from assistant.adapters.answer_json import (
    AnswerJson,
    ConflictJson,
    FactJson,
    FindingJson,
    Json,
    MissingJson,
    SideJson,
    fact_json,
    finding_json,
)
from assistant.audit import Audit
from assistant.domain.answer import Severity
from assistant.domain.knowledge import Advice, Corpus


class CountsJson(Json):
    error: int
    warning: int
    note: int


class AuditJson(Json):
    schema_: Literal["groundrule/audit@1"] = Field(default="groundrule/audit@1", alias="schema")
    id: str | None
    verdict: Literal["pass", "fail", "unread"]
    counts: CountsJson
    statements: int
    claims: int
    supported: int
    facts: list[FactJson]
    missing_facts: list[MissingJson]
    conflicts: list[ConflictJson]
    findings: list[FindingJson]
    corrected: AnswerJson | None


def audit_json(
    audit: Audit, corpus: Corpus, corrected: AnswerJson | None, request: str | None = None
) -> AuditJson:
    """The audit in the contract's shape."""
    severities = [finding.severity for finding in audit.findings]
    return AuditJson(
        id=request,
        verdict=audit.verdict,
        counts=CountsJson(
            error=severities.count(Severity.ERROR),
            warning=severities.count(Severity.WARNING),
            note=severities.count(Severity.NOTE),
        ),
        statements=audit.statements,
        claims=audit.claims,
        supported=audit.supported,
        facts=[fact_json(fact) for fact in audit.facts.facts],
        missing_facts=[_missing(name, corpus) for name in audit.deciding],
        conflicts=[_conflict(rules, corpus) for rules in audit.differing],
        findings=[finding_json(finding) for finding in audit.findings],
        corrected=corrected,
    )


def _missing(name: str, corpus: Corpus) -> MissingJson:
    concept = corpus.vocabulary[name.partition("[")[0]]
    question = concept.question or f"What is known of {concept.label}?"
    return MissingJson(name=name, question=question, changes=[])


def _conflict(rules: tuple[str, ...], corpus: Corpus) -> ConflictJson:
    """Issuers side by side; an audit has no numbered references, the rules name the sources."""
    sides = []
    for rule in (corpus.rule[name] for name in rules):
        source = corpus.source(rule)
        stance = rule.then.stance.value if isinstance(rule.then, Advice) else "definition"
        sides.append(
            SideJson(
                organisation=source.abbreviation,
                year=source.year,
                stance=stance,
                strength=rule.strength,
                references=[],
            )
        )
    return ConflictJson(question=corpus.rule[rules[0]].says, sides=sides, differ_when=None)
