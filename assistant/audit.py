"""Somebody else's text through the same claims and the same checks: findings with spans."""

from dataclasses import dataclass
from typing import Literal

from assistant.checks import gate
from assistant.checks.ground import Examined, Ground
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim, Verdict
from assistant.domain.patient import Fact, PatientFacts
from assistant.reading.claims import ClaimReading, read_claims
from assistant.reading.lexicon import Lexicon
from assistant.reading.references import references_of
from assistant.reading.statements import TextStatement, split_statements
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in a text.

    Attributes:
        verdict: pass, fail (an error was found) or unread (nothing clinical could be read).
        statements: how many of its sentences are clinical.
        supported: how many of those have claims that all follow from rules and facts.
        deciding: facts that open claims wait on, in the order in which they came up.
        differing: pairs of rules whose issuers differ on a claim.
    """

    verdict: Literal["pass", "fail", "unread"]
    findings: tuple[Finding, ...]
    statements: int
    claims: int
    supported: int
    facts: PatientFacts
    deciding: tuple[str, ...] = ()
    differing: tuple[tuple[str, ...], ...] = ()


def audit(
    text: str, stated: PatientFacts, asked: tuple[str, ...], base: RuleBase, lexicon: Lexicon
) -> Audit:
    """Checks every sentence of a text against rules and facts.

    Args:
        text: the answer as it was given; spans count its characters.
        stated: facts of the question and facts handed over.
        asked: actions that the question names, for sentences that say "it" or "this drug".
    """
    parts = split_statements(text)
    ground = Ground(base, stated, lexicon, references_of(parts), own=False)
    examined = tuple(_examine(parts, asked, ground))
    findings = [f for e in examined for check in gate.CHECKS for f in check(e, ground)]
    findings += [_unread(e) for e in examined if e.clinical and not e.claims]
    clinical = [e for e in examined if e.clinical]
    judged = [j for e in examined for _, j in e.claims]
    return Audit(
        verdict=_verdict(clinical, findings),
        findings=tuple(sorted(findings, key=lambda f: (f.span or (len(text), 0), f.kind))),
        statements=len(clinical),
        claims=len(judged),
        supported=sum(_supported(e) for e in clinical),
        facts=base.close(stated).facts,
        deciding=tuple(dict.fromkeys(name for j in judged for name in j.deciding)),
        differing=tuple(j.rules for j in judged if j.verdict is Verdict.CONFLICT),
    )


def _examine(
    parts: tuple[TextStatement, ...], asked: tuple[str, ...], ground: Ground
) -> list[Examined]:
    focus = asked
    examined = []
    for part in parts:
        if part.kind == "reference":
            continue
        corpus = ground.base.corpus
        reading = read_claims(part, ground.lexicon, corpus.vocabulary, ground.documents, focus)
        examined.append(_examined(part, reading, ground))
        focus = tuple(dict.fromkeys(claim.action for claim in reading.claims)) or focus
    return examined


def _examined(part: TextStatement, reading: ClaimReading, ground: Ground) -> Examined:
    heading = part.kind == "heading"
    claims: tuple[Claim, ...] = () if heading else reading.claims
    return Examined(
        id=part.id,
        text=part.text,
        span=part.span,
        claims=tuple((claim, judge(claim, ground.facts, ground.base)) for claim in claims),
        markers=part.markers,
        clinical=reading.clinical and not heading,
        residue=reading.residue,
        note=reading.note,
    )


def _unread(examined: Examined) -> Finding:
    message = examined.note or "clinical, but its direction could not be read with certainty"
    return Finding("unread", Severity.WARNING, examined.text, message, examined.span)


def _supported(examined: Examined) -> bool:
    return bool(examined.claims) and all(j.verdict is Verdict.VALID for _, j in examined.claims)


def _verdict(
    clinical: list[Examined], findings: list[Finding]
) -> Literal["pass", "fail", "unread"]:
    if any(finding.severity is Severity.ERROR for finding in findings):
        return "fail"
    return "pass" if any(examined.claims for examined in clinical) else "unread"


def merged(given: PatientFacts, read: tuple[Fact, ...]) -> PatientFacts:
    """Facts read from the question, with those handed over in their place."""
    facts = PatientFacts(read)
    for fact in given.facts:
        facts = facts.with_fact(fact)
    return facts
