"""Somebody else's text through the same claims and the same checks: findings with spans."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.checks import audits, gate
from assistant.checks.ground import Examined, Ground
from assistant.checks.page import Entry, Page, Support
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim, Verdict
from assistant.domain.knowledge import Advice, Kind, Stance
from assistant.domain.patient import Fact, PatientFacts
from assistant.reading.answers import answered, gives_reason, none_of, proposition
from assistant.reading.attribution import one_issuer, read_attributions
from assistant.reading.claims import ClaimReading, read_claims
from assistant.reading.facts import Contradiction, read_facts
from assistant.reading.fragments import named_alone
from assistant.reading.lexicon import Lexicon, Mention
from assistant.reading.references import references_of
from assistant.reading.sentences import sentence_spans
from assistant.reading.sequels import after_course
from assistant.reading.statements import TextStatement, split_statements
from assistant.reading.told_case import told_case
from assistant.rules.evaluate import RuleBase
from assistant.rules.speaking import admits

# Longer than any sentence; reading grows faster than its length.
LONGEST_SENTENCE = 3000

_ENDED = re.compile(
    r"\b(?:stop\w*|finish\w*|complet\w*|discontinu\w*|end(?:s|ed|ing)?|comes? (?:off|after)"
    r"|came off|last|final|twelfth|12th|12 (?:monthly )?doses|twelve (?:monthly )?doses)\b",
    re.I,
)

_DONE = re.compile(r"\b(?:ha(?:s|ve|d) (?:not )?(?:been|had)|was|were|so far|yet|did not)\b", re.I)
# Names that any test may go by.
_BARE = re.compile(r"(?:the |a |an |repeat |another )?(?:scan|imaging|test)s?")

# A page's own question stands within so many characters.
_BEGINNING = 2000


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


def audit(page: Page) -> Audit:
    """Checks every sentence of a page against rules and facts, and the page as a whole."""
    return _audited(page, _findings(page))


def read_page(
    text: str,
    stated: PatientFacts,
    asked: tuple[str, ...],
    base: RuleBase,
    lexicon: Lexicon,
    question: str = "",
    as_of: datetime.date = datetime.date.min,
    support: Support | None = None,
    contradictions: tuple[Contradiction, ...] = (),
) -> Page:
    """A text read for its audit: its statements with their claims judged.

    Args:
        text: the answer as it was given; spans count its characters.
        stated: facts of the question and facts handed over.
        asked: actions that the question names, for sentences that say "it" or "this drug".
        question: its words, for what they state that no fact holds. Without one, the case that
            opens the text (a letter, a note) states the facts.
        as_of: the day that "ago" counts from.
        support: finds passages for sentences that no rule speaks of.
        contradictions: facts of the question that cannot hold together.
    """
    parts = split_statements(text)
    case = "" if question else _case(parts, base, lexicon)
    if case:
        told = read_facts(case, lexicon, base.corpus.vocabulary, 1, as_of)
        stated = _with(stated, told.facts)
        asked = asked or _actions(told.mentions, base)
        question, contradictions = " ".join(case.split()), told.contradictions
    ground = Ground(base, stated, lexicon, references_of(parts), own=False)
    courses = _courses(asked, question, ground)
    entries = tuple(
        replace(entry, examined=_without_claims(entry.examined)) if _told(entry, case) else entry
        for entry in _entries(parts, asked, courses, ground, question)
    )

    def facts_of(words: str) -> tuple[Fact, ...]:
        return read_facts(words, lexicon, base.corpus.vocabulary, 1, as_of).facts

    return Page(text, question, entries, ground, facts_of, support, contradictions)


def _case(parts: tuple[TextStatement, ...], base: RuleBase, lexicon: Lexicon) -> str:
    """The patient whom the text tells of before it advises, at their place in it."""
    corpus = base.corpus

    def advises(part: TextStatement) -> bool:
        claims = read_claims(part, lexicon, corpus.vocabulary, corpus.documents).claims
        return any(not _is_past(part.text, claim) for claim in claims)

    return told_case(parts, advises)


def _told(entry: Entry, case: str) -> bool:
    """The whole statement tells of the patient: "No imaging so far" advises nothing."""
    return case[slice(*entry.part.span)].rstrip().endswith(entry.part.text.rstrip()[-1:])


def _without_claims(examined: Examined) -> Examined:
    return replace(examined, claims=(), partial=(), note=None)


def _is_past(text: str, claim: Claim) -> bool:
    """ "No imaging has been done": a denial of what happened, no advice."""
    return claim.stance is Stance.AGAINST and bool(_DONE.search(text))


def _with(stated: PatientFacts, told: tuple[Fact, ...]) -> PatientFacts:
    """The facts handed over, and those told of which nothing was handed over."""
    return PatientFacts((*stated.facts, *(f for f in told if stated.get(f.name) is None)))


def _actions(mentions: tuple[Mention, ...], base: RuleBase) -> tuple[str, ...]:
    vocabulary = base.corpus.vocabulary
    return tuple(m.concept for m in mentions if vocabulary[m.concept].kind.is_action)


def _findings(page: Page) -> tuple[Finding, ...]:
    examined = [entry.examined for entry in page.entries]
    found = [f for e in examined for check in gate.CHECKS for f in check(e, page.ground)]
    found += [f for check in audits.CHECKS for f in check(page)]
    found += [_unread(e) for e in examined if e.clinical and not e.claims and not _leads(e)]
    end = (len(page.text), 0)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.span or end, f.kind)))


def _audited(page: Page, findings: tuple[Finding, ...]) -> Audit:
    clinical = [entry.examined for entry in page.clinical]
    judged = [judgement for _, _, judgement in page.claims()]
    return Audit(
        verdict=_verdict(clinical, findings),
        findings=findings,
        statements=len(clinical),
        claims=len(judged),
        supported=sum(_supported(e) for e in clinical),
        facts=page.ground.closed.facts,
        deciding=tuple(
            dict.fromkeys(name for j in judged for facts in j.deciding for name in facts)
        ),
        differing=tuple(j.rules for j in judged if j.verdict is Verdict.CONFLICT),
    )


def own_question(text: str) -> str:
    """The question that a page begins with, or nothing."""
    first = next(iter(split_statements(text[:_BEGINNING])), None)
    return first.text if first is not None and first.text.rstrip("*_ ").endswith("?") else ""


def _entries(
    parts: tuple[TextStatement, ...],
    asked: tuple[str, ...],
    courses: tuple[str, ...],
    ground: Ground,
    question: str,
) -> Iterator[Entry]:
    vocabulary = ground.base.corpus.vocabulary
    focus = _asked_about(question, ground) or _main_of(asked or _taken(ground), ground)
    open_question = proposition(question, ground.lexicon, vocabulary, ground.documents)
    asked_of = one_issuer(read_attributions(question, ground.documents))
    unanswered, taken = True, _taken(ground)
    before = [mention.concept for mention in ground.lexicon.mentions(question)]

    for part in parts:
        if part.kind == "reference":
            continue
        if len(part.text) > LONGEST_SENTENCE:
            yield _too_long(part)
            continue
        corpus = ground.base.corpus
        reading = read_claims(
            part, ground.lexicon, corpus.vocabulary, ground.documents, focus, taken, free=True
        )
        if open_question is not None and _is_open(open_question, reading, part, ground):
            reading = _answering(reading, part, open_question, question)
        if not reading.claims and unanswered and part.kind in ("sentence", "item"):
            reading = _named(reading, part, question, ground)
        reading = _named_before(reading, part, before, ground)
        reading = _following(_attributed(reading, asked_of, ground), courses, ground)
        before += [m.concept for m in ground.lexicon.mentions(part.text)]
        yield Entry(part, _examined(part, reading, ground))
        focus = tuple(dict.fromkeys(claim.action for claim in reading.claims)) or (
            _main_of(_named_in(part, ground), ground) or focus
        )
        if reading.claims or reading.clinical:
            open_question, unanswered = None, False


def _answering(
    reading: ClaimReading, part: TextStatement, asked: Claim, question: str
) -> ClaimReading:
    """ "Yes, that's fine": the sentence names no action, and answers the question's."""
    claim = answered(part.text, asked, question)
    if claim is None:
        return reading
    return replace(reading, claims=(claim, *reading.claims), clinical=True, note=None)


def _is_open(asked: Claim, reading: ClaimReading, part: TextStatement, ground: Ground) -> bool:
    """The sentence answers with a word alone, or gives a reason that says no more than that."""
    if gives_reason(part.text):
        return not any(
            claim.action == asked.action and _alike(claim, asked) for claim in reading.claims
        )
    return not _speaks_of(asked, reading, part, ground)


def _alike(claim: Claim, asked: Claim) -> bool:
    return (claim.stance is Stance.AGAINST) == (asked.stance is Stance.AGAINST)


def _speaks_of(asked: Claim, reading: ClaimReading, part: TextStatement, ground: Ground) -> bool:
    """The sentence has its own words on what is asked, or names actions and advises on none."""
    vocabulary = ground.base.corpus.vocabulary
    named = (m.concept for m in ground.lexicon.mentions(part.text))
    actions = {name for name in named if vocabulary[name].kind.is_action}
    actions |= {claim.action for claim in reading.claims}
    kin = any(vocabulary.is_a(a, asked.action) or vocabulary.is_a(asked.action, a) for a in actions)
    return kin or (bool(actions) and not reading.claims)


def _named(
    reading: ClaimReading, part: TextStatement, question: str, ground: Ground
) -> ClaimReading:
    """ "CT myelogram.": the first thing that the answer says is the name of what to do."""
    claims = named_alone(part.text, question, ground.lexicon, ground.base.corpus.vocabulary)
    asked = _asked_about(question, ground)
    if asked and (none := none_of(part.text, asked[0])):
        claims = (none,)
    return replace(reading, claims=claims, clinical=True, note=None) if claims else reading


def _courses(asked: tuple[str, ...], question: str, ground: Ground) -> tuple[str, ...]:
    """The drugs whose end the question speaks of: what is advised then comes after them."""
    if not _ENDED.search(question):
        return ()
    named = (m.concept for word in question.split() for m in ground.lexicon.mentions(word))
    vocabulary = ground.base.corpus.vocabulary
    drugs = (name for name in named if vocabulary[name].kind is Kind.DRUG)
    return tuple(dict.fromkeys((*asked, *_taken(ground), *drugs)))


def _named_before(
    reading: ClaimReading, part: TextStatement, before: list[str], ground: Ground
) -> ClaimReading:
    """A bare "scan" is the test named last, where no test of its kind was named at all."""
    is_a, vocabulary = ground.base.corpus.vocabulary.is_a, ground.base.corpus.vocabulary
    bare = {
        m.concept for m in ground.lexicon.mentions(part.text) if _BARE.fullmatch(m.text.lower())
    }
    tests = [name for name in before if vocabulary[name].kind is Kind.TEST]
    meant = {
        claim: replace(claim, action=tests[-1])
        for claim in reading.claims
        if claim.action in bare and tests and not any(is_a(test, claim.action) for test in tests)
    }
    claims = tuple(meant.get(claim, claim) for claim in reading.claims)
    partial = tuple(meant.get(claim, claim) for claim in reading.partial)
    return replace(reading, claims=claims, partial=partial)


def _attributed(reading: ClaimReading, asked_of: tuple[str, ...], ground: Ground) -> ClaimReading:
    """Where the one issuer that is named has several documents, the one that speaks of the action.

    "NICE recommends acupuncture" is held against NICE on back pain, not against everybody. Where
    several speak of it, a document by which the claim holds is enough for a report to be right.
    An answer to "what does ACP propose?" is one of ACP's where ACP may say it.
    """

    def answering(claim: Claim) -> Claim:
        each = (replace(claim, issuer=name) for name in asked_of)
        return next((one for one in each if _may_hold(one, ground)), claim)

    def told(claim: Claim) -> Claim:
        if not reading.issuers:
            return answering(claim)
        rules = ground.base.by_action.get(claim.action, ())
        speaking = {rule.document for rule in rules if ground.in_force(rule)}
        each = [replace(claim, issuer=d) for d in reading.issuers if d in speaking]
        holds = (one for one in each if ground.answered(one).verdict is Verdict.VALID)
        named = [one for one in each if one.issuer in reading.bearers] or each
        return next(holds, named[0] if len(named) == 1 else claim)

    claims = tuple(map(told, reading.claims))
    return replace(reading, claims=claims, partial=tuple(map(told, reading.partial)))


def _may_hold(claim: Claim, ground: Ground) -> bool:
    """Its issuer has a rule that says it, and neither that issuer nor a bar contradicts it."""
    base = ground.base
    rules = (r for r in base.by_action.get(claim.action, ()) if r.document == claim.issuer)
    says = any(
        isinstance(rule.then, Advice) and admits(rule.then, claim, base.corpus.vocabulary)
        for rule in rules
    )
    return says and ground.answered(claim).verdict in (Verdict.VALID, Verdict.SATISFIABLE)


def _following(reading: ClaimReading, courses: tuple[str, ...], ground: Ground) -> ClaimReading:
    if not courses:
        return reading
    vocabulary = ground.base.corpus.vocabulary
    told = {
        claim: replace(claim, action=after_course(claim.action, courses, vocabulary))
        for claim in reading.claims
    }
    partial = tuple(told[claim] for claim in reading.partial)
    return replace(reading, claims=tuple(told.values()), partial=partial)


def _main_of(actions: tuple[str, ...], ground: Ground) -> tuple[str, ...]:
    """The actions without what only stands beside them: "calcium fine", a class and its member."""
    vocabulary = ground.base.corpus.vocabulary
    named = tuple(dict.fromkeys(actions))
    first = [name for name in named if vocabulary[name].kind is not Kind.CARE] or list(named)
    return tuple(
        name for name in first if not any(name in vocabulary.ancestors(other) for other in first)
    )


def _asked_about(question: str, ground: Ground) -> tuple[str, ...]:
    """The one action that the question proper names: "Bladder scan 90 mL. Skip the MRI?"."""
    vocabulary = ground.base.corpus.vocabulary
    asked = [question[a:b] for a, b in sentence_spans(question, 0, len(question))]
    words = " ".join(sentence for sentence in asked if sentence.rstrip().endswith("?"))
    named = dict.fromkeys(m.concept for m in ground.lexicon.mentions(words))
    actions = tuple(name for name in named if vocabulary[name].kind.is_action)
    return actions if len(actions) == 1 else ()


def _named_in(part: TextStatement, ground: Ground) -> tuple[str, ...]:
    """The one drug or test that a sentence speaks of without advice: "HRT does protect bone"."""
    named = _actions(ground.lexicon.mentions(part.text), ground.base)
    return named if len(set(named)) == 1 else ()


def _taken(ground: Ground) -> tuple[str, ...]:
    """The drug that the patient takes: "it" means it where the question names no other action."""
    vocabulary = ground.base.corpus.vocabulary
    on = [fact.name.removeprefix("on_") for fact in ground.facts.facts if fact.name[:3] == "on_"]
    return tuple(name for name in on if name in vocabulary and vocabulary[name].kind.is_action)


def _too_long(part: TextStatement) -> Entry:
    """A statement that is none: only its beginning is kept, and it counts as not read."""
    text = part.text[:LONGEST_SENTENCE]
    note = f"longer than {LONGEST_SENTENCE} characters, so it was not read; cut it into sentences"
    examined = Examined(part.id, text, part.span, clinical=True, note=note)
    return Entry(replace(part, text=text, kind="other"), examined)


def _examined(part: TextStatement, reading: ClaimReading, ground: Ground) -> Examined:
    heading = part.kind == "heading"
    claims: tuple[Claim, ...] = () if heading else reading.claims
    return Examined(
        id=part.id,
        text=part.text,
        span=part.span,
        claims=tuple((claim, ground.answered(claim)) for claim in claims),
        markers=part.markers,
        clinical=reading.clinical and not heading,
        residue=reading.residue,
        note=reading.note,
        partial=reading.partial,
    )


def _leads(examined: Examined) -> bool:
    """A line that only opens a list: what it says is read with each item."""
    return examined.text.rstrip("*_ ").endswith(":")


def _unread(examined: Examined) -> Finding:
    message = examined.note or "clinical, but its direction could not be read with certainty"
    return Finding("unread", Severity.WARNING, examined.text, message, examined.span)


def _supported(examined: Examined) -> bool:
    return bool(examined.claims) and all(j.verdict is Verdict.VALID for _, j in examined.claims)


def _verdict(
    clinical: list[Examined], findings: tuple[Finding, ...]
) -> Literal["pass", "fail", "unread"]:
    if any(finding.severity is Severity.ERROR for finding in findings):
        return "fail"
    return "pass" if any(examined.claims for examined in clinical) else "unread"
