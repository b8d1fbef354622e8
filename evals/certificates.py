"""Is the certificate of a released statement true? Checked again from corpus and rules alone.

This repeats the promise of the gate from the outside, over the JSON that a reader gets: passages
and quotes exist letter for letter, every number has its place, the verdicts come out the same
when the rules are asked again, and nothing left that may not leave.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from assistant.adapters.answer_json import (
    SUPPOSED,
    AnswerJson,
    ClaimJson,
    NumberJson,
    StatementJson,
)
from assistant.adapters.fact_file import facts_of
from assistant.domain.knowledge import Corpus
from assistant.domain.patient import PatientFacts
from assistant.reading.quantities import read_quantities
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import claim_of, judge


def faults(statement: StatementJson, answer: AnswerJson, base: RuleBase) -> tuple[str, ...]:
    """What is untrue in the certificate of one statement; empty when it is verified."""
    corpus = base.corpus
    checks = (
        _citations(statement, answer),
        _quotes(statement, corpus),
        _numbers(statement, answer, corpus),
        _verdicts(statement, corpus),
        _judged_again(statement, answer, base),
    )
    return tuple(fault for check in checks for fault in check)


def _citations(statement: StatementJson, answer: AnswerJson) -> Iterator[str]:
    numbers = {reference.number: reference.passage for reference in answer.references}
    if not statement.citations:
        yield "it cites nothing"
    for number in statement.citations:
        if number not in numbers:
            yield f"[{number}] is no reference"
    cited = {numbers.get(number) for number in statement.citations}
    for proof in statement.certificate.passages:
        if proof.passage not in cited:
            yield f"rests on {proof.passage}, which it does not cite"


def _quotes(statement: StatementJson, corpus: Corpus) -> Iterator[str]:
    if not statement.certificate.passages:
        yield "its certificate names no passage"
    for proof in statement.certificate.passages:
        passage = corpus.passages.get(proof.passage)
        if passage is None:
            yield f"the passage {proof.passage} does not exist"
        elif not proof.quote or passage.text[slice(*proof.span)] != proof.quote:
            yield f"the quote does not stand in {proof.passage} at {list(proof.span)}"


def _numbers(statement: StatementJson, answer: AnswerJson, corpus: Corpus) -> Iterator[str]:
    found = statement.certificate.numbers
    texts = _texts(statement, answer, corpus)
    for number in found:
        if not _stands_in(number, texts):
            yield f"{number.text!r} does not stand in {number.found_in}"
    placed = {number.text for number in found}
    for quantity in read_quantities(statement.text):
        if quantity.text not in placed and not _is_quotation(statement, corpus):
            yield f"{quantity.text!r} has no source"


def _texts(statement: StatementJson, answer: AnswerJson, corpus: Corpus) -> dict[str, str]:
    """Where a number may stand: the passages cited, the rules named, the facts stated."""
    proofs = statement.certificate.passages
    texts = {
        p.passage: corpus.passages[p.passage].text for p in proofs if p.passage in corpus.passages
    }
    texts |= {name: corpus.rule[name].says for name in statement.rules if name in corpus.rule}
    return texts | {fact.name: f"{fact.value} {fact.unit or ''}" for fact in answer.facts}


def _stands_in(number: NumberJson, texts: Mapping[str, str]) -> bool:
    quantities = read_quantities(texts.get(number.found_in, ""))
    ends = {float(end) for q in quantities for end in (q.value, q.high) if end is not None}
    return number.value in ends


def _verdicts(statement: StatementJson, corpus: Corpus) -> Iterator[str]:
    claims = statement.certificate.claims
    if not claims and not _is_quotation(statement, corpus):
        yield "it has neither a claim nor is it a passage's own words"
    for claim in claims:
        yield from _may_not_leave(claim, statement, corpus)


def _may_not_leave(claim: ClaimJson, statement: StatementJson, corpus: Corpus) -> Iterator[str]:
    if claim.verdict == "valid":
        return
    if claim.verdict == "satisfiable":
        if statement.condition is None:
            yield f"{claim.action} depends on open facts and the sentence has no condition"
    elif claim.verdict == "conflict":
        sources = {corpus.source(corpus.rule[rule]) for rule in claim.rules}
        unnamed = [s.id for s in sources if not any(n in statement.text for n in s.issuer_names)]
        if unnamed:
            yield f"issuers differ on {claim.action} and {', '.join(unnamed)} is not named"
    elif not _is_quotation(statement, corpus):
        yield f"{claim.action} is {claim.verdict}"


def _is_quotation(statement: StatementJson, corpus: Corpus) -> bool:
    """The statement shows a cited passage word for word and names its issuer."""
    for proof in statement.certificate.passages:
        passage = corpus.passages.get(proof.passage)
        if passage is not None and passage.text in statement.text:
            return corpus.documents[passage.document].abbreviation in statement.text
    return False


def _judged_again(statement: StatementJson, answer: AnswerJson, base: RuleBase) -> Iterator[str]:
    """The rules of the statement, judged again for the stated facts, give the same verdicts."""
    unknown = [name for name in statement.rules if name not in base.corpus.rule]
    yield from (f"the rule {name} does not exist" for name in unknown)
    if unknown or not statement.certificate.claims:
        return
    facts = stated(answer, base.corpus)
    again = [
        judge(claim_of(base.corpus.rule[r], base), facts, base).verdict.value
        for r in statement.rules
    ]
    given = [claim.verdict for claim in statement.certificate.claims]
    if again != given:
        yield f"judged again it is {', '.join(again)}, not {', '.join(given)}"


def stated(answer: AnswerJson, corpus: Corpus) -> PatientFacts:
    """The facts that the answer says were stated, given or supposed, read back from its JSON."""
    values = {
        fact.name: f"{fact.value} {fact.unit}" if fact.unit else fact.value
        for fact in answer.facts
        if fact.origin in ("stated", "given") or fact.text.startswith(SUPPOSED)
    }
    return PatientFacts(facts_of(values, corpus.vocabulary, date.fromisoformat(answer.updated)))
