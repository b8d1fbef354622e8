"""A claim against the rules: the verdict, with a minimal proof or what would decide it.

A conditional claim is judged as an implication: its condition is assumed, then the conclusion
is looked for. A safety rule is never outweighed by a benefit rule, whoever issued it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from assistant.domain.claim import Claim, Judgement, Reason, Verdict, Wording
from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import complement, meet
from assistant.domain.knowledge import Advice, Amount, Rule, Stance, Vocabulary
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.truth import open_facts

# Branches of an "or" in a claim's condition that are judged one by one.
MAX_BRANCHES = 64


@dataclass(frozen=True, slots=True)
class _Speaking:
    """Rules that speak to a claim, by what they say and how certain they are here."""

    pro: tuple[Rule, ...]
    con: tuple[Rule, ...]


def judge(claim: Claim, facts: PatientFacts, base: RuleBase) -> Judgement:
    """The verdict of rules and facts on one claim.

    Args:
        facts: what was stated; what follows from it is derived here.
    """
    closed = base.close(facts)
    if closed.clash:
        return Judgement(Verdict.IMPOSSIBLE, facts=closed.clash)
    verdicts = _in_worlds(claim, facts, base)
    if not verdicts:
        # A general sentence about other patients: judged as such, not held against these facts.
        kept = tuple(fact for fact in facts.facts if fact.name == "jurisdiction")
        verdicts = _in_worlds(claim, PatientFacts(kept), base)
    if not verdicts:
        return Judgement(Verdict.IMPOSSIBLE)
    return max(verdicts, key=lambda j: _WORST.index(j.verdict))


def _in_worlds(claim: Claim, facts: PatientFacts, base: RuleBase) -> list[Judgement]:
    """The judgements in every variant of the facts in which the claim's condition holds."""
    worlds = assume(claim.condition, facts, base.corpus.vocabulary)
    return [_judge_world(claim, world, base) for world in worlds if not base.close(world).clash]


_WORST = (
    Verdict.VALID,
    Verdict.NOT_COVERED,
    Verdict.CONFLICT,
    Verdict.SATISFIABLE,
    Verdict.INVALID,
)


def assume(
    condition: Condition, facts: PatientFacts, vocabulary: Vocabulary
) -> tuple[PatientFacts, ...]:
    """The facts with the condition added: one variant for each branch of an "or"."""
    worlds = [facts]
    for part in _conjuncts(condition, True):
        worlds = [w for world in worlds for w in _with(part, world, vocabulary)][:MAX_BRANCHES]
    return tuple(worlds)


def _conjuncts(condition: Condition, positive: bool) -> Iterable[Condition]:
    match condition:
        case Not(part):
            yield from _conjuncts(part, not positive)
        case All(parts) if positive:
            for part in parts:
                yield from _conjuncts(part, True)
        case AnyOf(parts) if not positive:
            for part in parts:
                yield from _conjuncts(part, False)
        case Atom() | All() | AnyOf():
            yield condition if positive else Not(condition)
        case _:
            assert_never(condition)


def _with(part: Condition, facts: PatientFacts, vocabulary: Vocabulary) -> list[PatientFacts]:
    match part:
        case Atom():
            added = _narrowed(part.fact, [part.admits], facts, vocabulary)
        case Not(Atom() as atom):
            outside = complement(atom.admits, vocabulary.domain(atom.fact))
            added = _narrowed(atom.fact, outside, facts, vocabulary)
        case AnyOf(parts):
            return [w for p in parts for w in assume(p, facts, vocabulary)]
        case Not(All(parts)):
            return [w for p in parts for w in assume(Not(p), facts, vocabulary)]
        case _:
            return list(assume(part, facts, vocabulary))
    return added


def _narrowed(
    name: str, regions: Iterable[object], facts: PatientFacts, vocabulary: Vocabulary
) -> list[PatientFacts]:
    known = facts.get(name)
    before = known.domain if known else vocabulary.domain(name)
    worlds = []
    for region in regions:
        domain = meet(before, region)  # type: ignore[arg-type]
        if domain.empty:
            continue
        origin = known.origin if known and domain == before else Origin.ASSUMED
        unit = vocabulary[name.partition("[")[0]].unit
        worlds.append(facts.with_fact(Fact(name, domain, unit, origin, text="condition")))
    return worlds


def _judge_world(claim: Claim, facts: PatientFacts, base: RuleBase) -> Judgement:
    closed = base.close(facts)
    speaking = _speaking(claim, closed, base)
    pro = [r for r in speaking.pro if base.decide(base.condition(r), closed) is True]
    con = [r for r in speaking.con if base.decide(base.condition(r), closed) is True]
    if claim.amount is not None and any(_reason(rule, claim) is Reason.AMOUNT for rule in con):
        pro = [rule for rule in pro if _amount(rule) is not None]
    if any(rule.safety for rule in con) and not any(rule.safety for rule in pro):
        return _proved(Verdict.INVALID, next(r for r in con if r.safety), claim, closed, base)
    if any(rule.safety for rule in pro):
        return _proved(Verdict.VALID, next(r for r in pro if r.safety), claim, closed, base)
    if pro and con:
        return _both(pro, con, claim, closed, base)
    if con:
        return _proved(Verdict.INVALID, con[0], claim, closed, base)
    opened = _open(speaking, closed, base)
    if pro:
        if bars := _open_safety(speaking.con, closed, base):
            return Judgement(
                Verdict.SATISFIABLE,
                rules=(pro[0].id, *(r.id for r in widest(bars, closed, base))),
                deciding=_deciding(bars, closed, base),
            )
        return _proved(Verdict.VALID, pro[0], claim, closed, base)
    if opened:
        return Judgement(
            Verdict.SATISFIABLE,
            rules=tuple(r.id for r in opened),
            deciding=_deciding(opened, closed, base),
        )
    return Judgement(Verdict.NOT_COVERED)


def _both(
    pro: list[Rule], con: list[Rule], claim: Claim, closed: Closed, base: RuleBase
) -> Judgement:
    """Entailed by one rule and contradicted by another: a conflict between two issuers.

    Inside one document the document's own refinement has to settle it, so what remains is shown
    as contradicted: the claim cannot stand on a text that also denies it.
    """
    if {rule.document for rule in con} <= {rule.document for rule in pro}:
        exact = [rule for rule in pro if _action(rule) == claim.action]
        return (
            _proved(Verdict.VALID, exact[0], claim, closed, base)
            if exact and not any(_action(rule) == claim.action for rule in con)
            else _proved(Verdict.INVALID, con[0], claim, closed, base)
        )
    rules = (pro[0].id, next(r.id for r in con if r.document != pro[0].document))
    return Judgement(Verdict.CONFLICT, rules=rules, facts=_facts(rules, closed, base))


def _proved(
    verdict: Verdict, rule: Rule, claim: Claim, closed: Closed, base: RuleBase
) -> Judgement:
    reason = _reason(rule, claim) if verdict is Verdict.INVALID else None
    return Judgement(verdict, reason, (rule.id,), _facts((rule.id,), closed, base))


def _facts(rules: tuple[str, ...], closed: Closed, base: RuleBase) -> tuple[str, ...]:
    conditions = All(tuple(base.condition(base.corpus.rule[rule]) for rule in rules))
    return base.minimal(conditions, closed, True)


def _reason(rule: Rule, claim: Claim) -> Reason:
    stance = rule.then.stance if isinstance(rule.then, Advice) else None
    if stance is Stance.OPTIONAL and claim.stance is Stance.FOR:
        return Reason.OVERSTATED
    if _amount(rule) is not None and stance in (claim.stance, Stance.FOR) and claim.amount:
        return Reason.AMOUNT
    return Reason.CONTRADICTED


def _speaking(claim: Claim, closed: Closed, base: RuleBase) -> _Speaking:
    """The rules in force that entail or contradict the claim wherever their condition holds."""
    pro, con = [], []
    for rule in base.by_action.get(claim.action, ()):
        if not isinstance(rule.then, Advice) or not base.in_force(rule, closed):
            continue
        if claim.issuer is not None and claim.issuer != rule.document and not rule.safety:
            continue
        if admits(rule.then, claim, base.corpus.vocabulary):
            pro.append(rule)
        elif excludes(rule.then, claim, base.corpus.vocabulary):
            con.append(rule)
    return _Speaking(tuple(pro), tuple(con))


def admits(advice: Advice, claim: Claim, vocabulary: Vocabulary) -> bool:
    """True when the advice, where it holds, makes the claim true.

    `for` a member is `for` some member of the class; `against` a class is against each member.
    """
    below = vocabulary.is_a(advice.action, claim.action)
    above = vocabulary.is_a(claim.action, advice.action)
    if not _amount_fits(advice.amount, claim.amount):
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
                return same and not _amount_fits(advice.amount, claim.amount)
            return same and advice.stance is Stance.OPTIONAL and claim.wording is not Wording.MAY
        case Stance.OPTIONAL:
            if advice.stance is Stance.FOR:
                return same and not _amount_fits(advice.amount, claim.amount)
            return advice.stance is Stance.AGAINST and above
        case Stance.AGAINST:
            return (
                below
                and advice.stance in (Stance.FOR, Stance.OPTIONAL)
                and (same or advice.stance is Stance.FOR)
            )
        case Stance.INSUFFICIENT:
            return same and advice.stance in (Stance.FOR, Stance.AGAINST)
        case _:
            assert_never(claim.stance)


def _amount_fits(rule: Amount | None, claim: Amount | None) -> bool:
    """False only where both name an amount in one unit and the claim's lies outside."""
    if rule is None or claim is None or rule.unit != claim.unit:
        return True
    return meet(rule.quantity, claim.quantity) == claim.quantity


def _open(speaking: _Speaking, closed: Closed, base: RuleBase) -> tuple[Rule, ...]:
    both = (*speaking.pro, *speaking.con)
    return tuple(r for r in both if base.decide(base.condition(r), closed) is None)


def claim_of(rule: Rule, base: RuleBase) -> Claim:
    """What a rule's sentence asserts: its conclusion, where it applies, for its issuer."""
    advice = rule.then
    if not isinstance(advice, Advice):
        raise TypeError(f"{rule.id} defines a fact and advises nothing")
    return Claim(
        action=advice.action,
        stance=advice.stance,
        condition=base.condition(rule),
        amount=advice.amount,
        issuer=rule.document,
        safety=advice.safety,
    )


def bars(rule: Rule, facts: PatientFacts, base: RuleBase) -> tuple[Rule, ...]:
    """Open safety rules that would forbid what a benefit rule advises, where it applies."""
    return barring(judge(claim_of(rule, base), facts, base), base)


def barring(found: Judgement, base: RuleBase) -> tuple[Rule, ...]:
    """The open safety rules of a judgement; a rule that only says the same is not one of them."""
    if found.verdict is not Verdict.SATISFIABLE:
        return ()
    return tuple(rule for name in found.rules if (rule := base.corpus.rule[name]).safety)


def widest(rules: tuple[Rule, ...], closed: Closed, base: RuleBase) -> tuple[Rule, ...]:
    """The rules without those that hold only where another of them holds too."""
    kept: list[Rule] = []
    for rule in rules:
        others = [other for other in rules if other is not rule and other not in kept]
        later = any(_inside(rule, other, closed, base) for other in others)
        if not later and not any(_inside(rule, other, closed, base) for other in kept):
            kept.append(rule)
    return tuple(kept)


def _inside(rule: Rule, other: Rule, closed: Closed, base: RuleBase) -> bool:
    """True when the first rule cannot hold without the second."""
    apart = All((base.condition(rule), Not(base.condition(other))))
    return base.decide(apart, closed) is False


def barred(rule: Rule, closed: Closed, base: RuleBase) -> bool:
    """True when a safety rule that holds forbids what a benefit rule advises."""
    if rule.safety or not isinstance(rule.then, Advice):
        return False
    claim = Claim(rule.then.action, rule.then.stance, amount=rule.then.amount)
    con = _speaking(claim, closed, base).con
    return any(r.safety and base.decide(base.condition(r), closed) is True for r in con)


def _open_safety(con: tuple[Rule, ...], closed: Closed, base: RuleBase) -> tuple[Rule, ...]:
    return tuple(r for r in con if r.safety and base.decide(base.condition(r), closed) is None)


def _deciding(rules: Iterable[Rule], closed: Closed, base: RuleBase) -> tuple[str, ...]:
    facts = (
        fact
        for rule in rules
        for fact in open_facts(base.condition(rule), closed.domains, base.corpus.vocabulary)
    )
    return tuple(dict.fromkeys(facts))


def _action(rule: Rule) -> str:
    return rule.then.action if isinstance(rule.then, Advice) else ""


def _amount(rule: Rule) -> Amount | None:
    return rule.then.amount if isinstance(rule.then, Advice) else None
