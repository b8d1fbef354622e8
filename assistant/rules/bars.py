"""Safety rules that forbid, or may forbid, what a benefit rule advises."""

from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.knowledge import Advice, Rule
from assistant.domain.patient import PatientFacts
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import claim_of, judge, opposed
from assistant.rules.speaking import excludes


def bars(rule: Rule, facts: PatientFacts, base: RuleBase) -> tuple[Rule, ...]:
    """Open safety rules that would forbid what a benefit rule advises, where it applies."""
    claim = claim_of(rule, base)
    return barring(claim, judge(claim, facts, base), base)


def barring(claim: Claim, found: Judgement, base: RuleBase) -> tuple[Rule, ...]:
    """The open safety rules of a judgement; a rule that only says the same is not one of them."""
    if found.verdict is not Verdict.SATISFIABLE:
        return ()
    vocabulary = base.corpus.vocabulary
    return tuple(
        rule
        for rule in (base.corpus.rule[name] for name in found.rules)
        if rule.safety and isinstance(rule.then, Advice) and excludes(rule.then, claim, vocabulary)
    )


def barred(rule: Rule, closed: Closed, base: RuleBase) -> bool:
    """True when a safety rule that holds forbids what a benefit rule advises."""
    if rule.safety or not isinstance(rule.then, Advice):
        return False
    claim = Claim(rule.then.action, rule.then.stance, amount=rule.then.amount)
    con = opposed(claim, closed, base)
    return any(r.safety and base.decide(base.condition(r), closed) is True for r in con)
