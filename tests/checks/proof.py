"""Proves a released statement again, from its text, the corpus and the rules alone.

Written apart from the gate on purpose: it asks what may leave, not how the gate decides.
"""

from collections.abc import Iterator

from assistant.checks import gate
from assistant.checks.ground import Ground
from assistant.checks.rewording import reads_same
from assistant.domain.answer import (
    Case,
    CertifiedClaim,
    CitedAnswer,
    Draft,
    SectionKind,
    Statement,
)
from assistant.domain.claim import Verdict
from assistant.domain.knowledge import Rule
from assistant.domain.patient import PatientFacts
from assistant.rules.judge import claim_of, judge
from assistant.rules.words import fact_label


def proved(draft: Draft, case: Case, ground: Ground) -> CitedAnswer:
    """The answer of a draft; everything that leaves is held against its proof.

    What leaves was drafted, or is named as the repair of something that was; what was drafted
    leaves, or is listed with a reason.
    """
    answer = gate.release(gate.judge(draft, ground), case, ground)
    wrong = {
        statement.text: list(faults(section.kind, statement, ground))
        for section in answer.sections
        for statement in section.statements
    }
    assert {text: found for text, found in wrong.items() if found} == {}
    drafted = {statement.text for statement in draft.statements}
    removed = {finding.statement for finding in answer.removed}
    repairs = [finding.repair for finding in answer.removed if finding.repair]
    assert removed <= drafted <= released(answer) | removed
    assert all(any(text in r for r in repairs) for text in released(answer) - drafted)
    assert all(finding.message for finding in answer.removed)
    return answer


def released(answer: CitedAnswer) -> set[str]:
    """The texts that left."""
    return {s.text for section in answer.sections for s in section.statements}


def faults(kind: SectionKind, statement: Statement, ground: Ground) -> Iterator[str]:
    """Why the statement should not have left; nothing when it is proved."""
    if kind == "findings":
        yield from _not_known(statement, ground)
    elif not statement.rules:
        yield from _not_quoted(statement, ground)
    else:
        yield from _not_proved(statement, ground)
    yield from _untrue_places(statement, ground)


def _not_known(statement: Statement, ground: Ground) -> Iterator[str]:
    """Findings name facts, and nothing beside them."""
    facts = ground.base.close(ground.facts).facts
    rest = statement.text.partition(":")[2]
    for label in sorted(_labels(facts, ground), key=len, reverse=True):
        rest = rest.replace(label, "")
    # What is left are values, units and words of sources in brackets.
    if any(word in rest for word in ("recommended", "appropriate", "should", "contraindicated")):
        yield f"a finding gives advice: {rest!r}"


def _labels(facts: PatientFacts, ground: Ground) -> set[str]:
    return {fact_label(fact.name, ground.base.corpus.vocabulary) for fact in facts.facts}


def _not_quoted(statement: Statement, ground: Ground) -> Iterator[str]:
    if len(statement.passages) != 1:
        yield "a quotation of not exactly one passage"
        return
    passage = ground.passages[statement.passages[0]]
    before, _, quoted = statement.text.partition("“")
    if quoted != f"{passage.text}”":
        yield "it rests on no rule and is not its passage word for word"
    if not before.startswith(ground.documents[passage.document].abbreviation):
        yield "a quotation without its issuer"
    if len(before) > len(passage.locator) + 80:
        yield "words beside the quotation"


def _not_proved(statement: Statement, ground: Ground) -> Iterator[str]:
    claims = statement.certificate.claims
    rules = [ground.base.corpus.rule[name] for name in statement.rules]
    if len(claims) != len(rules):
        yield "not one certified claim for each rule"
    for rule, certified in zip(rules, claims, strict=False):
        again = judge(claim_of(rule, ground.base), ground.facts, ground.base)
        if again.verdict is not certified.verdict:
            yield f"{rule.id} judged again is {again.verdict.value}"
        if certified.verdict not in (Verdict.VALID, Verdict.SATISFIABLE):
            yield f"{rule.id} is {certified.verdict.value}"
        if rule.passage not in statement.passages:
            yield f"does not cite the passage of {rule.id}"
        yield from _not_in_words(rule, certified, statement, ground)
    bars = {name for c in claims for name in c.rules if c.verdict is Verdict.SATISFIABLE}
    sources = {ground.base.corpus.rule[name].passage for name in (*statement.rules, *bars)}
    yield from (f"cites {name}, a foreign passage" for name in set(statement.passages) - sources)


def _not_in_words(
    rule: Rule, certified: CertifiedClaim, statement: Statement, ground: Ground
) -> Iterator[str]:
    own = rule.says.rstrip(".")
    words = set(own.lower().replace(",", "").split()) - {"is", "are"}
    if certified.verdict is Verdict.SATISFIABLE:
        if f"{own}, provided none of these holds: " not in statement.text:
            yield f"the open bars of {rule.id} are not in the sentence"
    elif statement.text.rstrip(".") != own and len(statement.rules) == 1:
        if not reads_same(rule.says, statement.text, ground.lexicon, ground.base.corpus):
            yield f"it is neither the sentence of {rule.id} nor reads like it"
    elif not words <= set(statement.text.rstrip(".").lower().replace(",", "").split()):
        yield f"words of {rule.id} are missing"


def _untrue_places(statement: Statement, ground: Ground) -> Iterator[str]:
    for proof in statement.certificate.passages:
        text = ground.passages[proof.passage].text
        if not proof.quote or text[slice(*proof.span)] != proof.quote:
            yield f"the quote of {proof.passage} does not stand there"
    known = {*statement.passages, *statement.rules, *(f.name for f in ground.facts.facts)}
    for number in statement.certificate.numbers:
        if number.found_in not in known:
            yield f"{number.text!r} is said to stand in {number.found_in}"
