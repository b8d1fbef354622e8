"""The gate: the only way from a draft to a reader, and the only place that makes an answer.

`judge` finds what is wrong with a draft, `release` lets out what is proved and lists the rest
with its reason, `verify` proves a saved answer again from corpus and rules alone.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.checks import citation, claims, number, quotation
from assistant.checks.ground import Examined, Ground
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
from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.knowledge import Advice, Corpus, Rule
from assistant.reading.claims import agrees, read_claims
from assistant.reading.lexicon import Lexicon
from assistant.reading.statements import split_statements
from assistant.rules.judge import claim_of
from assistant.rules.judge import judge as judge_claim
from assistant.rules.words import provided

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


def judge(draft: Draft, ground: Ground) -> tuple[Judged, ...]:
    """Every statement of a draft, examined by every check."""
    return tuple(
        _judged(statement, _examined(place, statement, ground), ground)
        for place, statement in enumerate(draft.statements, 1)
    )


def _judged(statement: DraftStatement, examined: Examined, ground: Ground) -> Judged:
    found = (finding for check in CHECKS for finding in check(examined, ground))
    return Judged(statement, examined, (*found, *_releasable(statement, examined)))


def blocking(judged: Iterable[Judged]) -> tuple[Finding, ...]:
    """What keeps statements from being released, over the whole draft."""
    return tuple(finding for one in judged for finding in one.blocking)


def release(
    draft: Draft, case: Case, ground: Ground, attempts: int = 1, earlier: tuple[Finding, ...] = ()
) -> CitedAnswer:
    """The answer: what is proved stands, what is not is removed and listed with its reason.

    Args:
        earlier: what kept statements of an earlier attempt from being released.
    """
    judged = judge(draft, ground)
    removed = tuple(dict.fromkeys((*earlier, *blocking(judged))))
    sections = _sections([one for one in judged if not one.blocking], ground)
    return CitedAnswer(
        status=_status(sections, case),
        case=case,
        sections=sections,
        conflicts=case.conflicts,
        missing=case.missing,
        boundaries=case.boundaries,
        abstention=_abstention(case, removed) if _empty(sections) else None,
        removed=removed,
        drafter=draft.drafter,
        attempts=attempts,
        note=draft.note,
    )


def _examined(place: int, statement: DraftStatement, ground: Ground) -> Examined:
    rules = [ground.base.corpus.rule[r] for r in statement.rules if r in ground.base.corpus.rule]
    asserted = [claim_of(rule, ground.base) for rule in rules]
    own = [(claim, judge_claim(claim, ground.facts, ground.base)) for claim in asserted]
    return Examined(
        id=f"s{place}",
        text=statement.text,
        span=(0, len(statement.text)),
        claims=() if statement.quotation else tuple(own),
        passages=statement.passages,
        rules=statement.rules,
        clinical=statement.heading != "findings",
        note=None if statement.quotation else _disagreement(statement, rules, own, ground),
        quotation=statement.quotation,
    )


def reads_same(original: str, reworded: str, lexicon: Lexicon, corpus: Corpus) -> bool:
    """True when the second sentence reads back, whole, as the same claims as the first."""
    first, second = (_claims_read(text, lexicon, corpus) for text in (original, reworded))
    return bool(first) and first == second


def _claims_read(text: str, lexicon: Lexicon, corpus: Corpus) -> frozenset[Claim]:
    """The claims of a text, their places left out; empty when any part was not read."""
    claims = set()
    for part in split_statements(text):
        reading = read_claims(part, lexicon, corpus.vocabulary, corpus.documents)
        if reading.residue or not reading.claims:
            return frozenset()
        claims |= {replace(c, span=(0, 0), condition_text=None) for c in reading.claims}
    return frozenset(claims)


def _own_words(
    rules: list[Rule], judged: list[tuple[Claim, Judgement]], ground: Ground
) -> Iterator[str]:
    """The sentences that a rule itself may say: its own, and its own with what would forbid it."""
    for rule, (_, judgement) in zip(rules, judged, strict=True):
        yield rule.says
        bars = tuple(ground.base.corpus.rule[name] for name in judgement.rules[1:])
        yield provided(rule.says, bars, ground.base.corpus.vocabulary)


def _disagreement(
    statement: DraftStatement,
    rules: list[Rule],
    judged: list[tuple[Claim, Judgement]],
    ground: Ground,
) -> str | None:
    """Why the words of a statement do not say what its rules say, or None when they do.

    A rule's own sentence is the corpus's text and is checked there; any other wording has to
    read back as the same claim.
    """
    if statement.heading == "findings" or statement.text in _own_words(rules, judged, ground):
        return None
    if not rules:
        return "rests on no rule and is not a quotation"
    advice = rules[0].then
    parts = split_statements(statement.text)
    vocabulary = ground.base.corpus.vocabulary
    for part in parts:
        reading = read_claims(part, ground.lexicon, vocabulary, ground.documents)
        if isinstance(advice, Advice) and agrees(reading, advice.action, advice.stance, vocabulary):
            return None
    return "its words do not read back as the rule it names"


def _releasable(statement: DraftStatement, examined: Examined) -> Iterator[Finding]:
    """What may leave: proved, or conditional with the condition in the sentence, or a quotation."""
    if statement.quotation or statement.heading == "findings":
        return
    if examined.note is not None:
        yield _blocked("unread", statement, examined.note)
    for _, judgement in examined.claims:
        if judgement.verdict is Verdict.SATISFIABLE and statement.condition is None:
            message = "depends on facts that are not known, and does not say so"
            yield _blocked("decisive_fact_missing", statement, message, judgement)
        if judgement.verdict in (Verdict.NOT_COVERED, Verdict.UNTRANSLATED):
            message = "no rule speaks for it, so only a quotation may say it"
            yield _blocked("unsupported", statement, message, judgement)


def _blocked(
    kind: str, statement: DraftStatement, message: str, judgement: Judgement | None = None
) -> Finding:
    return Finding(
        kind,
        Severity.ERROR,
        statement.text,
        message,
        rules=judgement.rules if judgement else statement.rules,
        facts=judgement.facts if judgement else (),
        passages=statement.passages,
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
