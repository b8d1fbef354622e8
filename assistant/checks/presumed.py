"""Advice that could be right only through something nobody stated.

A claim that hangs on open facts is no error by itself. It is one where the stated facts fulfil a
rule against it but for exceptions that nobody claims, where no rule could ever say it of this
patient, or where the source says that the evidence is insufficient. What is unknown stays unknown:
the message names what would have to be true.
"""

import re
from collections.abc import Iterator

from assistant.checks.ground import Ground
from assistant.checks.page import Entry, Page, contradicted
from assistant.checks.reported import reported
from assistant.domain.answer import Finding
from assistant.domain.claim import Claim, Judgement, Reason, Verdict, Wording
from assistant.domain.condition import ALWAYS, Not, facts_in
from assistant.domain.domains import NO
from assistant.domain.knowledge import Advice, Rule, Stance
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.rules.assume import assume
from assistant.rules.judge import judge, opposed
from assistant.rules.speaking import admits
from assistant.rules.words import fact_label, join

_FOR = (Stance.FOR, Stance.OPTIONAL)
# "Must never simply be stopped" is about a course under way, not about its start.
_GOES_ON = re.compile(
    r"\b(?:not|never)\b[^.;]{0,30}\b(?:stop\w*|laps\w+|interrupt\w*|discontinu\w+|run out|slip"
    r"|paus\w+|missed|skipped)\b",
    re.I,
)
# What is true of nearly everybody makes no case for a rule.
_COMMON = frozenset({"age", "sex", "jurisdiction", "care_setting"})


def check(page: Page) -> Iterator[Finding]:
    """`rule_conflict` or `strength_mismatch` for claims whose condition was read completely."""
    for entry in page.entries:
        for claim, judgement in entry.sure:
            if reported(entry.examined, claim, judgement, page.ground):
                continue
            if finding := _finding(entry, claim, judgement, page.ground):
                yield finding


def _finding(entry: Entry, claim: Claim, judgement: Judgement, ground: Ground) -> Finding | None:
    if judgement.verdict not in (Verdict.SATISFIABLE, Verdict.NOT_COVERED):
        return None
    if rule := _insufficient(claim, ground):
        message = f"the source finds the evidence insufficient: {rule.says}"
        return contradicted("strength_mismatch", entry, message, rule)
    if judgement.verdict is Verdict.NOT_COVERED:
        return None
    if _of_others(claim, ground) or _GOES_ON.search(entry.part.text[slice(*claim.span)]):
        return None
    against = opposed(claim, ground.closed, ground.base)
    if claim.stance in _FOR and against and not _sayable(claim, ground):
        message = f"no rule says this of anybody with these facts: {against[0].says}"
        return contradicted("rule_conflict", entry, message, against[0])
    return _but_for_exceptions(entry, claim, ground)


def _of_others(claim: Claim, ground: Ground) -> bool:
    """Its own condition is false here: it speaks of other patients, "only for women" of a man."""
    if claim.condition == ALWAYS:
        return False
    worlds = assume(claim.condition, ground.facts, ground.base.corpus.vocabulary)
    return all(ground.base.clashes(world) for world in worlds)


def _insufficient(claim: Claim, ground: Ground) -> Rule | None:
    """A rule that holds and leaves the action open, where none could speak for the claim."""
    if claim.stance not in (Stance.FOR, Stance.AGAINST) or _sayable(claim, ground):
        return None
    base = ground.base
    for rule in base.by_action.get(claim.action, ()):
        advice = rule.then
        if isinstance(advice, Advice) and advice.stance is Stance.INSUFFICIENT:
            named = advice.action == claim.action and ground.in_force(rule)
            holds = ground.truth(rule)
            # No rule says so anywhere: with all its weight, it is wrong before that is known.
            if named and (holds or (holds is None and claim.wording is Wording.MUST)):
                return rule
    return None


def _sayable(claim: Claim, ground: Ground) -> bool:
    """Some rule in force may make the claim true for a patient with these facts."""
    base = ground.base
    return any(
        isinstance(rule.then, Advice)
        and ground.in_force(rule)
        and (admits(rule.then, claim, base.corpus.vocabulary) or _covers(rule.then, claim, ground))
        and ground.truth(rule) is not False
        for rule in base.by_action.get(claim.action, ())
    )


def _covers(advice: Advice, claim: Claim, ground: Ground) -> bool:
    """Advice for a class leaves each member an option: "a group II agent such as gadobutrol"."""
    above = ground.base.corpus.vocabulary.is_a(claim.action, advice.action)
    return claim.stance is Stance.OPTIONAL and above and advice.stance in _FOR


def _but_for_exceptions(entry: Entry, claim: Claim, ground: Ground) -> Finding | None:
    if claim.amount is not None:
        return None
    told = ground.facts
    if claim.condition != ALWAYS:
        worlds = assume(claim.condition, told, ground.base.corpus.vocabulary)
        if len(worlds) != 1 or ground.base.clashes(worlds[0]):
            return None
        told = worlds[0]
    facts = _presumed(claim, told, ground)
    verdict = judge(claim, facts, ground.base)
    if verdict.verdict is not Verdict.INVALID:
        return None
    if verdict.reason is Reason.OVERSTATED and claim.wording is not Wording.MUST:
        return None
    rule = ground.base.corpus.rule[verdict.rules[0]]
    stated = [name for name in verdict.facts if told.get(name) and name not in _COMMON]
    if not stated:
        return None
    vocabulary = ground.base.corpus.vocabulary
    open_ones = [n for n in (*verdict.facts, *facts_in(rule.when)) if told.get(n) is None]
    exceptions = list(dict.fromkeys(open_ones))
    unless = join([fact_label(name, vocabulary) for name in exceptions[:4]], "or")
    message = f"{rule.says} Nobody stated an exception: {unless}"
    kind = "strength_mismatch" if verdict.reason is Reason.OVERSTATED else "rule_conflict"
    return contradicted(kind, entry, message, rule, tuple(stated))


def _presumed(claim: Claim, facts: PatientFacts, ground: Ground) -> PatientFacts:
    """The stated facts, and what nobody stated presumed absent where that contradicts nothing."""
    base = ground.base
    names = (f for rule in base.by_action.get(claim.action, ()) for f in facts_in(rule.when))
    for name in dict.fromkeys(names):
        concept = base.corpus.vocabulary[name.partition("[")[0]]
        if not concept.kind.is_yes_or_no or name in base.close(facts).domains:
            continue
        absent = facts.with_fact(Fact(name, NO, None, Origin.ASSUMED, text="not stated"))
        facts = facts if base.clashes(absent) else absent
    if claim.stance is Stance.AGAINST:
        for rule in base.by_action.get(claim.action, ()):
            facts = _without_bar(rule, facts, ground)
    return facts


def _without_bar(rule: Rule, facts: PatientFacts, ground: Ground) -> PatientFacts:
    """A measured limit that nobody stated is presumed kept, where it is open."""
    base = ground.base
    if not rule.safety or base.decide(base.condition(rule), base.close(facts)) is not None:
        return facts
    kept = assume(Not(base.condition(rule)), facts, base.corpus.vocabulary)
    return next((world for world in kept if not base.clashes(world)), facts)
