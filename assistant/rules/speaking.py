"""What one piece of advice says to a claim: it makes it true, makes it false, or says nothing.

Below `judge`. Only the direction decides a contradiction; strengths are never compared.
"""

from typing import assert_never

from assistant.domain.claim import Claim, Reason, Wording
from assistant.domain.knowledge import Advice, Amount, Rule, Stance, Vocabulary
from assistant.rules.doses import fits


def admits(advice: Advice, claim: Claim, vocabulary: Vocabulary) -> bool:
    """True when the advice, where it holds, makes the claim true.

    `for` a member is `for` some member of the class; `against` a class is against each member.
    """
    below = vocabulary.is_a(advice.action, claim.action)
    above = vocabulary.is_a(claim.action, advice.action)
    if not fits(advice.amount, claim.amount):
        return False
    match claim.stance:
        case Stance.FOR:
            return below and advice.stance is Stance.FOR
        case Stance.OPTIONAL:
            return below and advice.stance in (Stance.FOR, Stance.OPTIONAL)
        case Stance.AGAINST:
            return above and advice.stance is Stance.AGAINST
        case Stance.INSUFFICIENT:
            return above and advice.stance is Stance.INSUFFICIENT
        case _:
            assert_never(claim.stance)


def excludes(advice: Advice, claim: Claim, vocabulary: Vocabulary) -> bool:
    """True when the advice, where it holds, makes the claim false."""
    same = advice.action == claim.action
    below = vocabulary.is_a(advice.action, claim.action)
    above = vocabulary.is_a(claim.action, advice.action)
    match claim.stance:
        case Stance.FOR:
            if advice.stance is Stance.AGAINST:
                return above
            if advice.stance is Stance.FOR:
                return same and not fits(advice.amount, claim.amount)
            return same and advice.stance is Stance.OPTIONAL and claim.wording is not Wording.MAY
        case Stance.OPTIONAL:
            if advice.stance is Stance.FOR:
                return same and not fits(advice.amount, claim.amount)
            return advice.stance is Stance.AGAINST and above
        case Stance.AGAINST:
            return (
                below
                and advice.stance in (Stance.FOR, Stance.OPTIONAL)
                and (same or advice.stance is Stance.FOR)
                and fits(advice.amount, claim.amount)
            )
        case Stance.INSUFFICIENT:
            return same and advice.stance in (Stance.FOR, Stance.AGAINST)
        case _:
            assert_never(claim.stance)


def reason(rule: Rule, claim: Claim) -> Reason:
    """Why the rule makes the claim false."""
    advice = rule.then
    stance = advice.stance if isinstance(advice, Advice) else None
    if stance is Stance.OPTIONAL and claim.stance is Stance.FOR:
        return Reason.OVERSTATED
    affirmed = stance is Stance.FOR and claim.stance in (Stance.FOR, Stance.OPTIONAL)
    if affirmed and not fits(amount_of(rule), claim.amount):
        return Reason.AMOUNT
    return Reason.CONTRADICTED


def action_of(rule: Rule) -> str:
    """The action a rule advises on; empty for one that defines a fact."""
    return rule.then.action if isinstance(rule.then, Advice) else ""


def amount_of(rule: Rule) -> Amount | None:
    """The amount a rule sets, when it sets one."""
    return rule.then.amount if isinstance(rule.then, Advice) else None
