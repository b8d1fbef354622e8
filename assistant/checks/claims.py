"""No statement contradicts a rule: the verdict on each claim becomes a finding."""

import re
from collections.abc import Iterator
from typing import assert_never

from assistant.checks.ground import Examined, Ground
from assistant.checks.reported import reported
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim, Judgement, Reason, Verdict, Wording
from assistant.domain.knowledge import Advice, Kind, Rule, Stance
from assistant.rules.speaking import admits
from assistant.rules.words import fact_label, fact_words, join

# Sets of facts that a finding names; the audit lists all of their facts.
_SHOWN = 3
_GOES_ON = re.compile(
    r"\W*(?:\w+\W+){0,3}?(?:keep|continue|carry on|stay on|remain on|go on)\b", re.I
)
_KINDS = {
    Reason.CONTRADICTED: "rule_conflict",
    Reason.OVERSTATED: "strength_mismatch",
    Reason.AMOUNT: "number_mismatch",
    Reason.CONDITION: "condition_dropped",
}


def check(statement: Examined, ground: Ground) -> Iterator[Finding]:
    """One finding for each claim whose verdict asks for one."""
    for claim, judgement in statement.claims:
        yield from _finding(statement, claim, judgement, ground)


def _finding(
    statement: Examined, claim: Claim, judgement: Judgement, ground: Ground
) -> Iterator[Finding]:
    match judgement.verdict:
        case Verdict.VALID | Verdict.NOT_COVERED:
            return
        case Verdict.INVALID:
            yield _contradicted(statement, claim, judgement, ground)
        case Verdict.IMPOSSIBLE:
            message = f"these facts contradict each other: {_facts(judgement, ground)}"
            yield _make("impossible_facts", Severity.ERROR, statement, claim, judgement, message)
        case Verdict.SATISFIABLE:
            message = f"depends on what nobody stated{_wanted(judgement, ground)}"
            yield _make(
                "decisive_fact_missing", Severity.WARNING, statement, claim, judgement, message
            )
        case Verdict.CONFLICT:
            names = join([_source(rule, ground) for rule in judgement.rules], "and")
            message = f"{names} differ on this"
            yield _make("issuers_differ", Severity.NOTE, statement, claim, judgement, message)
        case Verdict.UNTRANSLATED:
            yield _make(
                "unread", Severity.WARNING, statement, claim, judgement, "could not be read"
            )
        case _:
            assert_never(judgement.verdict)


def _wanted(judgement: Judgement, ground: Ground) -> str:
    """The first sets of facts that would decide it: any one of them is enough."""
    vocabulary = ground.base.corpus.vocabulary
    sets = [
        join([fact_label(fact, vocabulary) for fact in facts], "and")
        for facts in judgement.deciding[:_SHOWN]
    ]
    return f": {'; or '.join(sets)}" if sets else ""


def _contradicted(
    statement: Examined, claim: Claim, judgement: Judgement, ground: Ground
) -> Finding:
    """An error, unless the claim was read in part only or reports what another issuer says."""
    if claim in statement.partial and not _barred(claim, judgement, ground):
        message = "seems to contradict a rule, but its condition was not read completely"
        return _make("unread", Severity.WARNING, statement, claim, judgement, message)
    if reported(statement, claim, judgement, ground):
        message = f"{_source(judgement.rules[0], ground)} differs from the issuer named here"
        return _make("issuers_differ", Severity.NOTE, statement, claim, judgement, message)
    if rule := _another_urges(claim, judgement, ground):
        message = f"{_source(rule.id, ground)} may recommend it: {rule.says}"
        return _make("issuers_differ", Severity.NOTE, statement, claim, judgement, message)
    if rule := _another_allows(claim, judgement, ground):
        message = (
            f"{_source(rule.id, ground)} allows what {_source(judgement.rules[0], ground)} bars"
        )
        return _make("issuers_differ", Severity.NOTE, statement, claim, judgement, message)
    if _is_emphasis(statement, claim, judgement, ground):
        rule = ground.base.corpus.rule[judgement.rules[0]]
        message = f"{_source(rule.id, ground)} has it as an option: {rule.says}"
        return _make("strength_mismatch", Severity.NOTE, statement, claim, judgement, message)
    return _invalid(statement, claim, judgement, ground)


def _another_urges(claim: Claim, judgement: Judgement, ground: Ground) -> Rule | None:
    """Strength is compared inside one issuer's scale: another's rule may recommend it here."""
    overstated = judgement.reason is Reason.OVERSTATED and claim.wording is not Wording.MUST
    if not overstated or claim.issuer is not None:
        return None
    rules = ground.base.by_action.get(claim.action, ())
    urging = (rule for rule in rules if ground.in_force(rule) and _may_say(rule, claim, ground))
    return next(urging, None)


def _another_allows(claim: Claim, judgement: Judgement, ground: Ground) -> Rule | None:
    """Another issuer's rule that holds here has at least as an option what this one bars."""
    if claim.stance is not Stance.FOR or claim.issuer is not None or claim.wording is Wording.MUST:
        return None
    base = ground.base
    barring = [base.corpus.rule[name] for name in judgement.rules]
    if any(rule.safety for rule in barring) or judgement.reason is not Reason.CONTRADICTED:
        return None
    documents = {rule.document for rule in barring}
    for rule in base.by_action.get(claim.action, ()):
        other = rule.document not in documents and ground.in_force(rule)
        if other and _allows(rule, claim) and ground.truth(rule) is True:
            return rule
    return None


def _allows(rule: Rule, claim: Claim) -> bool:
    advice = rule.then
    if not isinstance(advice, Advice) or advice.action != claim.action:
        return False
    return advice.stance in (Stance.FOR, Stance.OPTIONAL)


def _is_emphasis(statement: Examined, claim: Claim, judgement: Judgement, ground: Ground) -> bool:
    """ "Advise heat" for what a guideline offers among other care, or "keep the naproxen" that is
    taken already: no harm is done by it."""
    if judgement.reason is not Reason.OVERSTATED or claim.wording is Wording.MUST:
        return False
    care = ground.base.corpus.vocabulary[claim.action].kind is Kind.CARE
    return care or _GOES_ON.match(statement.text[slice(*claim.span)]) is not None


def _barred(claim: Claim, judgement: Judgement, ground: Ground) -> bool:
    """No condition could lift it: a safety rule on stated facts bars what the claim advises, or
    no rule speaks for the claim in any patient of whom these facts are known."""
    rules = (ground.base.corpus.rule[name] for name in judgement.rules)
    advised = claim.stance in (Stance.FOR, Stance.OPTIONAL)
    if advised and bool(judgement.facts) and any(rule.safety for rule in rules):
        return True
    return not any(_may_say(rule, claim, ground) for rule in ground.base.by_action[claim.action])


def _may_say(rule: Rule, claim: Claim, ground: Ground) -> bool:
    """The rule makes the claim true for some patient of whom these facts are known."""
    base = ground.base
    if not isinstance(rule.then, Advice) or not admits(rule.then, claim, base.corpus.vocabulary):
        return False
    return ground.truth(rule) is not False


def _invalid(statement: Examined, claim: Claim, judgement: Judgement, ground: Ground) -> Finding:
    reason = judgement.reason or Reason.CONTRADICTED
    rule = ground.base.corpus.rule[judgement.rules[0]]
    because = f" for {facts}" if (facts := _facts(judgement, ground)) else ""
    message = f"{_source(rule.id, ground)} says otherwise{because}: {rule.says}"
    return _make(_KINDS[reason], Severity.ERROR, statement, claim, judgement, message, rule.says)


def _make(
    kind: str,
    severity: Severity,
    statement: Examined,
    claim: Claim,
    judgement: Judgement,
    message: str,
    repair: str | None = None,
) -> Finding:
    return Finding(
        kind,
        severity,
        statement.text,
        message,
        _place(statement, claim),
        judgement.rules,
        judgement.facts,
        statement.passages,
        repair,
    )


def _place(statement: Examined, claim: Claim) -> tuple[int, int] | None:
    """The claim's clause in the whole text: its own span counts from the statement's start."""
    if claim.span == (0, 0) or statement.span is None:
        return statement.span
    start = statement.span[0]
    return start + claim.span[0], start + claim.span[1]


def _facts(judgement: Judgement, ground: Ground) -> str:
    vocabulary = ground.base.corpus.vocabulary
    words = []
    for name in judgement.facts:
        fact = ground.facts.get(name)
        if fact is not None:
            words.append(fact_words(name, fact.domain, fact.unit, vocabulary))
    return join(words, "and")


def _source(rule: str, ground: Ground) -> str:
    document = ground.base.corpus.source(ground.base.corpus.rule[rule])
    return f"{document.abbreviation} {document.year}"
