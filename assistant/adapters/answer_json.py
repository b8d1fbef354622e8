"""`groundrule/answer@1`: the answer as JSON models, and a released answer in their shape."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.answer import (
    AbstentionReason,
    CertifiedClaim,
    Change,
    CitedAnswer,
    Finding,
    Section,
    SectionKind,
    Statement,
    Status,
)
from assistant.domain.knowledge import Advice, Corpus, Document, Passage
from assistant.domain.patient import Fact, Origin, plain

# What the text of an assumed fact begins with that the question only supposes.
SUPPOSED = "supposed: "

VERDICTS = Literal[
    "valid", "invalid", "conflict", "satisfiable", "not_covered", "impossible", "untranslated"
]


class Json(BaseModel):
    """Closed and frozen, so that what is printed is what the schema says."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ClaimJson(Json):
    action: str
    stance: Literal["for", "optional", "against", "insufficient"]
    safety: bool
    condition: str | None
    verdict: VERDICTS
    reason: str | None
    rules: list[str]
    facts: list[str]


class PassageQuoteJson(Json):
    passage: str
    quote: str
    span: tuple[int, int]


class NumberJson(Json):
    text: str
    value: float
    unit: str
    found_in: str


class CertificateJson(Json):
    claims: list[ClaimJson]
    passages: list[PassageQuoteJson]
    numbers: list[NumberJson]


class StatementJson(Json):
    id: str
    text: str
    citations: list[int]
    rules: list[str]
    condition: str | None
    strength: str | None
    certificate: CertificateJson


class SectionJson(Json):
    kind: SectionKind
    heading: str
    statements: list[StatementJson]


class ReferenceJson(Json):
    number: int
    document: str
    title: str
    organisation: str
    year: int
    kind: str
    text: Literal["digest", "full text"]
    passage: str
    locator: str
    quote: str
    url: str | None
    status: Literal["current", "superseded"]
    review: Literal["submitted", "under review", "approved"]
    basis: str = Field(
        description="V: issuer's own text or a register copy; V2: secondary source; U: the "
        "words of a user's own document"
    )


class FactJson(Json):
    name: str
    value: bool | int | float | str
    unit: str | None
    origin: Literal["stated", "given", "derived", "assumed"]
    turn: int
    span: tuple[int, int] | None
    text: str


class MissingJson(Json):
    name: str
    question: str
    changes: list[str]


class BoundaryJson(Json):
    fact: str
    at: str
    changes: str


class ConclusionJson(Json):
    rule: str
    action: str
    stance: str
    truth: Literal["true", "false", "unknown"]
    strength: str
    needs: list[str]


class SideJson(Json):
    organisation: str
    year: int
    stance: str
    strength: str
    references: list[int]


class ConflictJson(Json):
    question: str
    sides: list[SideJson]
    differ_when: str | None


class AbstentionJson(Json):
    reason: AbstentionReason
    detail: str
    unlock: str


class FindingJson(Json):
    kind: str
    severity: Literal["error", "warning", "note"]
    statement: str
    span: tuple[int, int] | None
    message: str
    rules: list[str]
    facts: list[str]
    passages: list[str]
    repair: str | None


class ChangeJson(Json):
    before: str = Field(serialization_alias="from", validation_alias="from")
    after: str = Field(serialization_alias="to", validation_alias="to")
    because: str


class ReviewJson(Json):
    state: Literal["submitted", "under review", "approved"]
    since: str


class DigestsJson(Json):
    corpus: str
    rules: str
    index: str
    answer: str


class AnswerJson(Json):
    schema_: Literal["groundrule/answer@1"] = Field(default="groundrule/answer@1", alias="schema")
    id: str | None
    question: str
    standalone: str
    title: str
    role: str
    conversation: str | None
    status: Status
    sections: list[SectionJson]
    references: list[ReferenceJson]
    facts: list[FactJson]
    missing_facts: list[MissingJson]
    boundaries: list[BoundaryJson]
    conclusions: list[ConclusionJson]
    conflicts: list[ConflictJson]
    abstention: AbstentionJson | None
    removed: list[FindingJson]
    changed: list[ChangeJson]
    review: ReviewJson
    updated: str
    drafter: str
    note: str | None
    attempts: int
    digests: DigestsJson
    timings_ms: dict[str, float]


def answer_json(
    answer: CitedAnswer,
    corpus: Corpus,
    index_digest: str,
    timings_ms: Mapping[str, float],
    role: str = "clinician",
    conversation: str | None = None,
    request: str | None = None,
    changed: tuple[Change, ...] = (),
) -> AnswerJson:
    """The released answer in the contract's shape, references numbered in order of use."""
    numbers = _numbered(answer, corpus)
    body = AnswerJson(
        id=request,
        question=answer.case.question,
        standalone=answer.case.standalone,
        title=answer.case.title,
        role=role,
        conversation=conversation,
        status=answer.status,
        sections=[_section(section, numbers) for section in answer.sections],
        references=[reference(n, corpus.passages[p], corpus) for p, n in numbers.items()],
        facts=[fact_json(fact) for fact in answer.case.facts.facts],
        missing_facts=[
            MissingJson(name=m.name, question=m.question, changes=list(m.changes))
            for m in answer.missing
        ],
        boundaries=[
            BoundaryJson(fact=b.fact, at=b.at, changes=b.changes) for b in answer.boundaries
        ],
        conclusions=_conclusions(answer),
        conflicts=conflicts_json(answer, numbers, corpus),
        abstention=_abstention(answer),
        removed=[finding_json(finding) for finding in answer.removed],
        changed=[ChangeJson(before=c.before, after=c.after, because=c.because) for c in changed],
        review=_review(numbers, corpus),
        updated=_updated(numbers, corpus),
        drafter=answer.drafter,
        note=answer.note,
        attempts=answer.attempts,
        digests=DigestsJson(
            corpus=corpus.digest, rules=corpus.rules_digest, index=index_digest, answer=""
        ),
        timings_ms=dict(timings_ms),
    )
    digests = body.digests.model_copy(update={"answer": answer_digest(body)})
    return body.model_copy(update={"digests": digests})


def answer_digest(body: AnswerJson) -> str:
    """Hash of the answer without its timings and without this digest itself."""
    data = body.model_dump(mode="json", by_alias=True, exclude={"timings_ms"})
    data["digests"].pop("answer")
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def _numbered(answer: CitedAnswer, corpus: Corpus) -> dict[str, int]:
    """Passage id to reference number, in order of first use."""
    used = [p for section in answer.sections for s in section.statements for p in s.passages]
    sides = [corpus.rule[r].passage for c in answer.conflicts for s in c.sides for r in s.rules]
    return {passage: n for n, passage in enumerate(dict.fromkeys((*used, *sides)), 1)}


def _section(section: Section, numbers: Mapping[str, int]) -> SectionJson:
    statements = [_statement(statement, numbers) for statement in section.statements]
    return SectionJson(kind=section.kind, heading=section.heading, statements=statements)


def _statement(statement: Statement, numbers: Mapping[str, int]) -> StatementJson:
    certificate = statement.certificate
    return StatementJson(
        id=statement.id,
        text=statement.text,
        citations=[numbers[passage] for passage in statement.passages],
        rules=list(statement.rules),
        condition=statement.condition,
        strength=statement.strength,
        certificate=CertificateJson(
            claims=[_claim(claim) for claim in certificate.claims],
            passages=[
                PassageQuoteJson(passage=c.passage, quote=c.quote, span=c.span)
                for c in certificate.passages
            ],
            numbers=[
                NumberJson(text=n.text, value=n.value, unit=n.unit, found_in=n.found_in)
                for n in certificate.numbers
            ],
        ),
    )


def _claim(certified: CertifiedClaim) -> ClaimJson:
    claim = certified.claim
    return ClaimJson(
        action=claim.action,
        stance=claim.stance.value,
        safety=claim.safety,
        condition=claim.condition_text,
        verdict=certified.verdict.value,
        reason=certified.reason,
        rules=list(certified.rules),
        facts=list(certified.facts),
    )


def reference(number: int, passage: Passage, corpus: Corpus) -> ReferenceJson:
    document = corpus.documents[passage.document]
    return ReferenceJson(
        number=number,
        document=document.id,
        title=document.title,
        organisation=document.organisation,
        year=document.year,
        kind=document.kind,
        text="full text" if document.is_users else "digest",
        passage=passage.id,
        locator=passage.locator,
        quote=passage.text,
        url=link(document),
        status="superseded" if document.superseded_by else "current",
        review=document.review.value,
        basis=passage.basis,
    )


def link(document: Document) -> str | None:
    """The canonical address: the DOI where there is one, else the issuer's own page."""
    return f"https://doi.org/{document.doi}" if document.doi else document.url


def fact_json(fact: Fact) -> FactJson:
    """A fact as a reader gets it; what was only supposed is an assumption, and says so."""
    supposed = fact.origin is Origin.SUPPOSED
    return FactJson(
        name=fact.name,
        value=plain(fact.domain),
        unit=fact.unit,
        origin="assumed" if fact.origin is Origin.SUPPOSED else fact.origin.value,
        turn=fact.turn,
        span=fact.span,
        text=f"{SUPPOSED}{fact.text}" if supposed else fact.text,
    )


def _conclusions(answer: CitedAnswer) -> list[ConclusionJson]:
    return [
        ConclusionJson(
            rule=outcome.rule.id,
            action=outcome.rule.then.action,
            stance=outcome.rule.then.stance.value,
            truth=outcome.truth.value,
            strength=outcome.rule.strength,
            needs=list(outcome.needs),
        )
        for outcome in answer.case.outcomes
        if isinstance(outcome.rule.then, Advice)
    ]


def conflicts_json(
    answer: CitedAnswer, numbers: Mapping[str, int], corpus: Corpus
) -> list[ConflictJson]:
    return [
        ConflictJson(
            question=conflict.question,
            sides=[
                SideJson(
                    organisation=side.organisation,
                    year=side.year,
                    stance=side.stance,
                    strength=side.strength,
                    references=sorted({numbers[corpus.rule[r].passage] for r in side.rules}),
                )
                for side in conflict.sides
            ],
            differ_when=conflict.differ_when,
        )
        for conflict in answer.conflicts
    ]


def _abstention(answer: CitedAnswer) -> AbstentionJson | None:
    abstention = answer.abstention
    if abstention is None:
        return None
    return AbstentionJson(
        reason=abstention.reason, detail=abstention.detail, unlock=abstention.unlock
    )


def finding_json(finding: Finding) -> FindingJson:
    return FindingJson(
        kind=finding.kind,
        severity=finding.severity.value,
        statement=finding.statement,
        span=finding.span,
        message=finding.message,
        rules=list(finding.rules),
        facts=list(finding.facts),
        passages=list(finding.passages),
        repair=finding.repair,
    )


_STATES = ("submitted", "under review", "approved")


def _documents(numbers: Mapping[str, int], corpus: Corpus) -> list[Document]:
    used = {corpus.passages[passage].document for passage in numbers}
    if used:
        return [corpus.documents[name] for name in sorted(used)]
    return [document for document in corpus.documents.values() if not document.is_users]


def _review(numbers: Mapping[str, int], corpus: Corpus) -> ReviewJson:
    """The least reviewed of the documents used decides the state of the page."""
    least = min(_documents(numbers, corpus), key=lambda d: _STATES.index(d.review.value))
    return ReviewJson(state=least.review.value, since=least.review_since)


def _updated(numbers: Mapping[str, int], corpus: Corpus) -> str:
    return max(document.updated for document in _documents(numbers, corpus))
