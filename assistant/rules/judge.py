"""A claim against the rules: the verdict, with a minimal proof or what would decide it.

A verdict is what holds for every patient that fits the facts. For one such patient the safety
rules speak first, whoever issued them; then each document by itself, its rules on the very action
before those on its classes and members, and what denies before what affirms. A conditional claim
is judged as an implication: its condition is assumed, then the conclusion is looked for.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.claim import Claim, Judgement, Reason, Verdict
from assistant.domain.condition import ALWAYS, NEVER, All, Condition
from assistant.domain.knowledge import Advice, Rule
from assistant.domain.patient import PatientFacts
from assistant.rules.assume import MAX_BRANCHES, assume
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.right import Speaking, part_of
from assistant.rules.speaking import admits, excludes, reason
from assistant.rules.widest import widest

# From what a sentence may be held to least to what it must be held to most: where the branches
# of an "or" in its condition differ, the worst one counts.
_WORST = (
    Verdict.VALID,
    Verdict.NOT_COVERED,
    Verdict.CONFLICT,
    Verdict.SATISFIABLE,
    Verdict.INVALID,
)


@dataclass(frozen=True, slots=True)
class World:
    """One variant of the patient in which the claim's own condition holds.

    Attributes:
        valid, invalid, collide: when the claim is right, when it is wrong, and when safety rules
            stand against each other, over what is open.
        truth: of each rule that speaks to the claim.
    """

    speaking: Speaking
    closed: Closed
    truth: Mapping[str, bool | None]
    valid: Condition
    invalid: Condition
    collide: Condition
    verdict: Verdict

    @property
    def open(self) -> bool:
        return self.verdict is Verdict.SATISFIABLE


def judge(claim: Claim, facts: PatientFacts, base: RuleBase) -> Judgement:
    """The verdict of rules and facts on one claim.

    Args:
        facts: what was stated; what follows from it is derived here.
    """
    if clash := base.clash(facts):
        return Judgement(Verdict.IMPOSSIBLE, facts=clash)
    found = worlds(claim, facts, base)
    if found is None:
        return Judgement(Verdict.SATISFIABLE)
    if not found:
        return Judgement(Verdict.IMPOSSIBLE)
    worst = max(found, key=lambda world: _WORST.index(world.verdict))
    if worst.verdict is Verdict.NOT_COVERED and claim.condition != ALWAYS:
        return _dropped(claim, facts, base) or Judgement(Verdict.NOT_COVERED)
    if worst.verdict is Verdict.SATISFIABLE:
        return _open_anywhere(found, base)
    return _proof(worst, base)


def _open_anywhere(found: tuple[World, ...], base: RuleBase) -> Judgement:
    """What it depends on in any variant of the patient: a bar may be shut in one of them only."""
    judged = (_proof(world, base) for world in found if world.verdict is Verdict.SATISFIABLE)
    rules = dict.fromkeys(rule for judgement in judged for rule in judgement.rules)
    return Judgement(Verdict.SATISFIABLE, rules=tuple(rules))


def worlds(claim: Claim, facts: PatientFacts, base: RuleBase) -> tuple[World, ...] | None:
    """The variants of the patient in which the claim's condition holds, each with its verdict.

    None where there are too many of them to judge. A general sentence about other patients is
    judged as such, not held against these facts.
    """
    kept = tuple(fact for fact in facts.facts if fact.name == "jurisdiction")
    for known in (facts, PatientFacts(kept)):
        variants = assume(claim.condition, known, base.corpus.vocabulary)
        if len(variants) > MAX_BRANCHES:
            return None
        found = tuple(_world(claim, one, base) for one in variants if not base.clashes(one))
        if found:
            return found
    return ()


def _dropped(claim: Claim, facts: PatientFacts, base: RuleBase) -> Judgement | None:
    """The claim's condition leaves out a gate of its source, and a stated fact keeps it shut."""
    closed = base.close(facts)
    for rule in _speaking(claim, closed, base).pro:
        condition = base.condition(rule)
        both = All((claim.condition, condition))
        if base.decide(both, base.close(PatientFacts())) is False:
            continue
        refuted = base.minimal(condition, closed, False)
        return Judgement(Verdict.INVALID, Reason.CONDITION, (rule.id,), refuted)
    return None


def _world(claim: Claim, facts: PatientFacts, base: RuleBase) -> World:
    closed = base.close(facts)
    speaking = _speaking(claim, closed, base)
    whole = part_of(speaking, base)
    truth = {r.id: base.decide(whole(r), closed) for r in (*speaking.pro, *speaking.con)}

    def known(rule: Rule) -> Condition:
        value = truth[rule.id]
        return whole(rule) if value is None else ALWAYS if value else NEVER

    ends = speaking.valid(known), speaking.invalid(known), All(speaking.safety(known))
    valid, invalid, collide = (base.decide(end, closed) for end in ends)
    return World(speaking, closed, truth, *ends, _verdict(valid, invalid, collide, truth))


def _verdict(
    valid: bool | None, invalid: bool | None, collide: bool | None, truth: Mapping[str, bool | None]
) -> Verdict:
    """From whether the claim is right, whether it is wrong, and whether safety rules collide."""
    if (valid and invalid) or collide:
        return Verdict.CONFLICT
    if valid:
        return Verdict.VALID
    if invalid:
        return Verdict.INVALID
    if valid is False and invalid is False and None not in truth.values():
        return Verdict.NOT_COVERED
    return Verdict.SATISFIABLE


def _proof(world: World, base: RuleBase) -> Judgement:
    """The verdict with the rules and facts that give it."""
    speaking, truth, closed = world.speaking, world.truth, world.closed
    match world.verdict:
        case Verdict.CONFLICT:
            return _conflict(speaking, truth, closed, base)
        case Verdict.VALID | Verdict.INVALID:
            return _proved(world.verdict, speaking, closed, base)
        case Verdict.SATISFIABLE:
            return _open(speaking, truth, closed, base)
        case _:
            return Judgement(world.verdict)


def _proved(verdict: Verdict, speaking: Speaking, closed: Closed, base: RuleBase) -> Judgement:
    """The verdict with the fewest rules, in corpus order, and the fewest facts that give it."""
    valid = verdict is Verdict.VALID
    part = part_of(speaking, base)
    mine = speaking.pro if valid else speaking.con

    def formula(rules: tuple[Rule, ...]) -> Condition:
        fewer = (
            Speaking(speaking.claim, rules, speaking.con)
            if valid
            else Speaking(speaking.claim, speaking.pro, rules)
        )
        return fewer.valid(part) if valid else fewer.invalid(part)

    rules = _enough(mine, lambda kept: base.decide(formula(kept), closed) is True)
    facts = base.minimal(All(tuple(map(part, rules))), closed, True) if len(rules) == 1 else None
    if facts is None or not base.still(formula(rules), facts, closed, True):
        facts = base.minimal(formula(rules), closed, True)
    why = None if valid else reason(rules[0], speaking.claim)
    return Judgement(verdict, why, tuple(rule.id for rule in rules), facts)


def _enough(rules: tuple[Rule, ...], holds: Callable[[tuple[Rule, ...]], bool]) -> tuple[Rule, ...]:
    """A subset-minimal part of the rules that still holds; one rule where one will do."""
    alone = next((rule for rule in rules if holds((rule,))), None)
    if alone is not None:
        return (alone,)
    kept = list(rules)
    for rule in reversed(rules):
        fewer = [other for other in kept if other is not rule]
        if holds(tuple(fewer)):
            kept = fewer
    return tuple(kept)


def _conflict(
    speaking: Speaking, truth: Mapping[str, bool | None], closed: Closed, base: RuleBase
) -> Judgement:
    """Right for one issuer, wrong for another: one rule of each side."""
    pro = _first(speaking.pro, truth)
    con = _first((r for r in speaking.con if r.document != pro.document), truth, speaking.con[0])
    part = part_of(speaking, base)
    facts = base.minimal(All((part(pro), part(con))), closed, True)
    return Judgement(Verdict.CONFLICT, rules=(pro.id, con.id), facts=facts)


def _first(
    rules: Iterable[Rule], truth: Mapping[str, bool | None], otherwise: Rule | None = None
) -> Rule:
    """A rule that holds, else any that may."""
    ranked = sorted(rules, key=lambda rule: (truth[rule.id] is not True, truth[rule.id] is False))
    return ranked[0] if ranked or otherwise is None else otherwise


def _open(
    speaking: Speaking, truth: Mapping[str, bool | None], closed: Closed, base: RuleBase
) -> Judgement:
    """The rules it depends on: the bars where a rule already holds, else all that are open."""
    pro = [r for r in speaking.pro if truth[r.id]]
    con = [r for r in speaking.con if truth[r.id]]
    against = speaking.con if pro else speaking.pro if con else ()
    bars = tuple(r for r in against if r.safety and truth[r.id] is None)
    opened = (r for r in (*speaking.pro, *speaking.con) if truth[r.id] is None)
    shown = (*(pro or con)[:1], *widest(bars, closed, base)) if bars else opened
    return Judgement(Verdict.SATISFIABLE, rules=tuple(rule.id for rule in shown))


def _speaking(claim: Claim, closed: Closed, base: RuleBase) -> Speaking:
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
    return Speaking(claim, tuple(pro), tuple(con))


def opposed(claim: Claim, closed: Closed, base: RuleBase) -> tuple[Rule, ...]:
    """The rules in force that make the claim false where they hold."""
    return _speaking(claim, closed, base).con


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
