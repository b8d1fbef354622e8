"""The gate: the only way from a draft to a reader, and the only place that makes an answer.

`judge` finds what is wrong with a draft; `release` lets out what is proved, puts the source's own
sentence in the place of one whose words or ids are wrong, and lists both with their reasons.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.checks import citation, claims, number, quotation, wording
from assistant.checks.ground import Examined, Ground
from assistant.checks.repair import restored
from assistant.domain.answer import (
    Abstention,
    Case,
    Certificate,
    CertifiedClaim,
    Citation,
    CitedAnswer,
    Draft,
    DraftStatement,
    Finding,
    Section,
    SectionKind,
    Severity,
    Statement,
    Status,
)

CHECKS: tuple[Callable[[Examined, Ground], Iterator[Finding]], ...] = (
    citation.check,
    quotation.check,
    number.check,
    claims.check,
)

# The sections of a page in the order in which they are read, with their headings.
HEADINGS: dict[SectionKind, str] = {
    "direct_answer": "Direct answer",
    "findings": "What was found in the question",
    "safety": "Safety first",
    "steps": "Next steps",
    "treatment": "Treatment branches",
    "pitfalls": "Pitfalls",
    "disagreement": "Where issuers differ",
    "unsupported": "Not covered by a rule: what the sources say",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One drafted statement with its claims judged, and everything found wrong with it."""

    statement: DraftStatement
    examined: Examined
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What keeps it from being released."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """A draft with every statement judged; `judge` makes it, and only it can be released."""

    draft: Draft
    statements: tuple[Judged, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What keeps statements from being released, over the whole draft."""
        return tuple(finding for one in self.statements for finding in one.blocking)


def judge(draft: Draft, ground: Ground) -> JudgedDraft:
    """Every statement of a draft, examined by every check."""
    return JudgedDraft(draft, tuple(_judged(statement, ground) for statement in draft.statements))


def _judged(statement: DraftStatement, ground: Ground) -> Judged:
    examined = _examined(statement, ground)
    found = (finding for check in CHECKS for finding in check(examined, ground))
    return Judged(statement, examined, (*found, *wording.check(statement, examined.claims, ground)))


def release(
    judged: JudgedDraft,
    case: Case,
    ground: Ground,
    attempts: int = 1,
    earlier: tuple[Finding, ...] = (),
) -> CitedAnswer:
    """The answer: what is proved stands, what is not is replaced by what its sources say, or gone.

    Both are listed under `removed` with their reasons; a replaced one with its repair.

    Args:
        earlier: what kept statements of an earlier attempt from being released.
    """
    kept, blocking = _kept(judged, ground)
    removed = tuple(dict.fromkeys((*earlier, *blocking)))
    sections = _sections(kept, ground)
    return CitedAnswer(
        status=_status(sections, case),
        case=case,
        sections=sections,
        conflicts=case.conflicts,
        missing=case.missing,
        boundaries=case.boundaries,
        abstention=_abstention(case, removed) if _empty(sections) else None,
        removed=removed,
        drafter=judged.draft.drafter,
        attempts=attempts,
        note=judged.draft.note,
    )


def _kept(judged: JudgedDraft, ground: Ground) -> tuple[list[Judged], list[Finding]]:
    """What may leave, each sentence once, and what was wrong with the rest."""
    kept: dict[str, Judged] = {}
    blocking: list[Finding] = []
    drafted = {one.statement.text for one in judged.statements if not one.blocking}
    for one in judged.statements:
        if not one.blocking:
            kept.setdefault(one.statement.text, one)
            continue
        repaired = [_judged(s, ground) for s in restored(one.statement, ground)]
        repaired = [new for new in repaired if not new.blocking]
        said = " ".join(r.statement.text for r in repaired) or None
        blocking += [replace(finding, repair=said or finding.repair) for finding in one.blocking]
        for new in repaired:
            if new.statement.text not in drafted:
                kept.setdefault(new.statement.text, new)
    return list(kept.values()), blocking


def _examined(statement: DraftStatement, ground: Ground) -> Examined:
    advice = not statement.quotation and statement.heading != "findings"
    rules = wording.rules_of(statement, ground) if advice else ()
    return Examined(
        id="draft",
        text=statement.text,
        span=(0, len(statement.text)),
        claims=tuple(map(ground.judged, rules)),
        passages=statement.passages,
        rules=statement.rules,
        clinical=statement.heading != "findings",
        quotation=statement.quotation,
    )


def _sections(kept: Iterable[Judged], ground: Ground) -> tuple[Section, ...]:
    by_heading: dict[SectionKind, list[Statement]] = {}
    for place, one in enumerate(kept, 1):
        statement = one.statement
        released = Statement(
            id=f"s{place}",
            text=statement.text,
            passages=statement.passages,
            rules=statement.rules,
            condition=statement.condition,
            strength=statement.strength,
            certificate=_certificate(one.examined, ground),
        )
        by_heading.setdefault(statement.heading, []).append(released)
    return tuple(
        Section(kind, heading, tuple(by_heading[kind]))
        for kind, heading in HEADINGS.items()
        if kind in by_heading
    )


def _certificate(examined: Examined, ground: Ground) -> Certificate:
    certified = tuple(
        CertifiedClaim(claim, j.verdict, j.reason.value if j.reason else None, j.rules, j.facts)
        for claim, j in examined.claims
    )
    return Certificate(
        certified, tuple(_citations(examined, ground)), number.found_numbers(examined, ground)
    )


def _citations(examined: Examined, ground: Ground) -> Iterator[Citation]:
    """The quote of each rule in its passage; the whole text of a passage cited without a rule."""
    quoted = set()
    for name in examined.rules:
        rule = ground.base.corpus.rule[name]
        start = ground.passages[rule.passage].text.find(rule.quote)
        quoted.add(rule.passage)
        yield Citation(rule.passage, rule.quote, (start, start + len(rule.quote)))
    for passage in examined.passages:
        if passage not in quoted:
            text = ground.passages[passage].text
            yield Citation(passage, text, (0, len(text)))


def _empty(sections: tuple[Section, ...]) -> bool:
    return all(section.kind == "findings" for section in sections)


def _status(sections: tuple[Section, ...], case: Case) -> Status:
    kinds = {section.kind for section in sections}
    if _empty(sections):
        return "abstained"
    quoted = "unsupported" in kinds and (case.background or kinds <= {"findings", "unsupported"})
    if "direct_answer" in kinds or quoted:
        return "answered"
    return "needs_facts" if case.missing else "answered"


def _abstention(case: Case, removed: tuple[Finding, ...]) -> Abstention:
    if case.clash:
        return Abstention(
            "not_understood",
            " ".join(case.clash),
            "Correct the facts named here and ask again.",
        )
    if not case.in_scope:
        return Abstention(
            "out_of_scope",
            "The question is about nothing that the documents here speak of.",
            "Ask about back pain, spine imaging, bone density or an osteoporosis drug.",
        )
    if removed:
        return Abstention(
            "unsafe",
            "Every statement of the draft failed a check; none is shown.",
            "See what was removed, and why; state the facts named there.",
        )
    if case.missing:
        wanted = case.missing[0].question
        return Abstention("missing_facts", "No rule can be settled yet.", wanted)
    return Abstention(
        "no_passage",
        "No document here has a passage near enough to the question.",
        "Ask more specifically, or name the guideline, the drug or the test.",
    )
