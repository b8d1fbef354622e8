"""Is a kept answer still true? Judged again from corpus and rules alone, statement by statement.

This repeats the promise of the gate from the outside: passages and quotes exist letter for
letter, every number has its place, the claims come out the same when the rules are asked again,
nothing left that may not leave, and the words are those that the gate would let out. No model,
no index and no network are asked. `check --certificates`, `corpus impact` and the harness use it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.checks import gate
from assistant.checks.ground import Ground
from assistant.domain.answer import (
    CertifiedClaim,
    Draft,
    DraftStatement,
    FoundNumber,
    SectionKind,
    Statement,
)
from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.domains import Interval
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Advice, Corpus, Rule, Vocabulary
from assistant.domain.patient import Fact, PatientFacts
from assistant.domain.stored import StoredAnswer, StoredFact, StoredReference
from assistant.reading.given import given_fact
from assistant.reading.lexicon import Lexicon
from assistant.reading.quantities import read_quantities
from assistant.rules.evaluate import RuleBase


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A released statement, and what is no longer true of it; nothing when it is verified."""

    kind: SectionKind
    statement: Statement
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecheckedAnswer:
    """A kept answer with every statement judged again.

    Attributes:
        faults: what is untrue of the page as a whole: references, and facts that no longer read.
    """

    answer: StoredAnswer
    statements: tuple[Rechecked, ...]
    faults: tuple[str, ...]

    @property
    def verified(self) -> bool:
        """Everything on the page is as the corpus and the rules have it."""
        return not self.faults and not any(one.faults for one in self.statements)


def recheck(answer: StoredAnswer, base: RuleBase, lexicon: Lexicon) -> RecheckedAnswer:
    """Every statement of a kept answer, judged again over this corpus and these rules."""
    facts, unread = stated(answer, base.corpus.vocabulary)
    ground = Ground(base, facts, lexicon)
    unnumbered = dict(answer.unnumbered)
    statements = tuple(
        Rechecked(
            section.kind,
            statement,
            tuple(_faults(section.kind, statement, unnumbered.get(statement.id, ()), ground)),
        )
        for section in answer.sections
        for statement in section.statements
    )
    shown = (f for r in answer.references for f in _reference(r, base.corpus))
    return RecheckedAnswer(answer, statements, (*unread, *shown))


def stated(answer: StoredAnswer, vocabulary: Vocabulary) -> tuple[PatientFacts, tuple[str, ...]]:
    """The facts of a kept answer, read back; and a sentence on each that cannot be."""
    facts, unread = PatientFacts(), list[str]()
    for fact in answer.facts:
        try:
            facts = facts.with_fact(_fact(fact, vocabulary))
        except RequestError as error:
            unread.append(f"the fact {fact.name} is left out: {error}")
    return facts, tuple(unread)


def _fact(fact: StoredFact, vocabulary: Vocabulary) -> Fact:
    # A kept fact is never a date: it holds the months since.
    read = given_fact(f"{fact.name}={fact.value}", vocabulary, date.min)
    return Fact(read.name, read.domain, read.unit, fact.origin, fact.turn, fact.span, fact.text)


def _reference(reference: StoredReference, corpus: Corpus) -> Iterator[str]:
    passage = corpus.passages.get(reference.passage)
    if passage is None:
        yield f"the passage {reference.passage} does not exist"
    elif (passage.document, passage.text) != (reference.document, reference.quote):
        yield f"{reference.passage} has other words than the page shows"


def _faults(
    kind: SectionKind, statement: Statement, unnumbered: tuple[int, ...], ground: Ground
) -> Iterator[str]:
    yield from (f"[{number}] is no reference" for number in unnumbered)
    if kind != "findings":
        yield from _citations(statement)
        yield from _quotes(statement, ground.base.corpus)
        yield from _numbers(statement, ground)
        yield from _verdicts(statement, ground.base.corpus)
        yield from _judged_again(statement, ground)
    yield from _not_let_out(kind, statement, ground)


def _citations(statement: Statement) -> Iterator[str]:
    if not statement.passages:
        yield "it cites nothing"
    for proof in statement.certificate.passages:
        if proof.passage not in statement.passages:
            yield f"rests on {proof.passage}, which it does not cite"


def _quotes(statement: Statement, corpus: Corpus) -> Iterator[str]:
    if not statement.certificate.passages:
        yield "its certificate names no passage"
    for proof in statement.certificate.passages:
        passage = corpus.passages.get(proof.passage)
        if passage is None:
            yield f"the passage {proof.passage} does not exist"
        elif not proof.quote or passage.text[slice(*proof.span)] != proof.quote:
            yield f"the quote does not stand in {proof.passage} at {list(proof.span)}"


def _numbers(statement: Statement, ground: Ground) -> Iterator[str]:
    found, texts = statement.certificate.numbers, _texts(statement, ground)
    for number in found:
        if not _stands_in(number, texts, ground.facts):
            yield f"{number.text!r} does not stand in {number.found_in}"
    placed = {number.text for number in found}
    for quantity in read_quantities(statement.text):
        if quantity.text not in placed and not _is_quotation(statement, ground.base.corpus):
            yield f"{quantity.text!r} has no source"


def _texts(statement: Statement, ground: Ground) -> dict[str, str]:
    """Where a number may stand beside the facts: the passages cited, the rules named."""
    corpus = ground.base.corpus
    proofs = statement.certificate.passages
    texts = {
        p.passage: corpus.passages[p.passage].text for p in proofs if p.passage in corpus.passages
    }
    return texts | {n: corpus.rule[n].says for n in statement.rules if n in corpus.rule}


def _stands_in(number: FoundNumber, texts: Mapping[str, str], facts: PatientFacts) -> bool:
    known = facts.get(number.found_in)
    if known is not None and isinstance(known.domain, Interval):
        return number.value in (float(known.domain.low), float(known.domain.high))
    quantities = read_quantities(texts.get(number.found_in, ""))
    ends = {float(end) for q in quantities for end in (q.value, q.high) if end is not None}
    return number.value in ends


def _verdicts(statement: Statement, corpus: Corpus) -> Iterator[str]:
    claims = statement.certificate.claims
    if not claims and not _is_quotation(statement, corpus):
        yield "it has neither a claim nor is it a passage's own words"
    for claim in claims:
        yield from _may_not_leave(claim, statement, corpus)


def _may_not_leave(claim: CertifiedClaim, statement: Statement, corpus: Corpus) -> Iterator[str]:
    action = claim.claim.action
    if claim.verdict is Verdict.SATISFIABLE:
        if statement.condition is None:
            yield f"{action} depends on open facts and the sentence has no condition"
    elif claim.verdict is Verdict.CONFLICT:
        sources = {corpus.source(corpus.rule[rule]) for rule in claim.rules if rule in corpus.rule}
        unnamed = [s.id for s in sources if not any(n in statement.text for n in s.issuer_names)]
        if unnamed:
            yield f"issuers differ on {action} and {', '.join(sorted(unnamed))} is not named"
    elif claim.verdict is not Verdict.VALID and not _is_quotation(statement, corpus):
        yield f"{action} is {claim.verdict.value}"


def _is_quotation(statement: Statement, corpus: Corpus) -> bool:
    """The statement shows a cited passage word for word and names its issuer."""
    for proof in statement.certificate.passages:
        passage = corpus.passages.get(proof.passage)
        if passage is not None and passage.text in statement.text:
            return corpus.documents[passage.document].abbreviation in statement.text
    return False


def _judged_again(statement: Statement, ground: Ground) -> Iterator[str]:
    """The rules of the statement, judged again for the stated facts, give the same claims."""
    rules, unknown = list[Rule](), list[str]()
    for name in statement.rules:
        rule = ground.base.corpus.rule.get(name)
        if rule is not None and isinstance(rule.then, Advice):
            rules.append(rule)
        else:
            unknown.append(name)
    yield from (f"the rule {name} does not exist, or gives no advice" for name in unknown)
    claims = statement.certificate.claims
    if unknown or not claims:
        return
    again = [_told(*ground.judged(rule)) for rule in rules]
    given = [_told_before(claim) for claim in claims]
    if [one[:4] for one in again] != [one[:4] for one in given]:
        yield f"judged again it is {_words(again)}, not {_words(given)}"
    elif again != given:
        yield "judged again, its proof rests on other rules or facts"


_Told = tuple[str, str, bool, str, str | None, tuple[str, ...], tuple[str, ...]]


def _told(claim: Claim, found: Judgement) -> _Told:
    reason = found.reason.value if found.reason else None
    verdict = found.verdict.value
    return (
        claim.action, claim.stance.value, claim.safety, verdict, reason, found.rules, found.facts,
    )  # fmt: skip


def _told_before(one: CertifiedClaim) -> _Told:
    claim = one.claim
    return (
        claim.action, claim.stance.value, claim.safety, one.verdict.value, one.reason, one.rules,
        one.facts,
    )  # fmt: skip


def _words(claims: list[_Told]) -> str:
    return ", ".join(f"{stance} {action}: {verdict}" for action, stance, _, verdict, *_ in claims)


def _not_let_out(kind: SectionKind, statement: Statement, ground: Ground) -> Iterator[str]:
    """What the gate holds against the words, the citations and the section today."""
    drafted = DraftStatement(
        statement.text,
        kind,
        statement.rules,
        statement.passages,
        kind != "findings" and not statement.rules,
        statement.condition,
        statement.strength,
    )
    judged = gate.judge(Draft((drafted,), "kept"), ground)
    yield from dict.fromkeys(f"{f.kind.replace('_', ' ')}: {f.message}" for f in judged.blocking)
