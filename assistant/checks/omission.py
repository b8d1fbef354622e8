"""What has to be said here and is not: an urgent step, red flags, what bars a drug."""

import re
from collections.abc import Iterator

from assistant.checks.page import Page
from assistant.domain.answer import Finding, Severity
from assistant.domain.condition import facts_in
from assistant.domain.knowledge import Advice, Kind, Rule, Stance
from assistant.rules.words import fact_label, join

_URGENT = re.compile(
    r"\b(?:emergenc\w+|urgent\w*|immediate\w*|same[- ]day|without delay|at once|right away"
    r"|(?:not|no|never) (?:be )?(?:wait|delay|defer|postpone)\w*"
    r"|straight away|A&E|ED|ER|tonight|within (?:\d+|four) hours|999|911|112)\b",
    re.I,
)
_RED_FLAGS = re.compile(r"\bred[- ]flags?\b", re.I)
# A short answer to one point is not asked to be a textbook.
LONG = 8


def check(page: Page) -> Iterator[Finding]:
    """`omission`: an error only where stated facts make it an emergency and the page does not."""
    yield from _emergencies(page)
    if len(page.clinical) >= LONG:
        yield from _red_flags(page)
        yield from _drug_safety(page)


def _emergencies(page: Page) -> Iterator[Finding]:
    """The urgent steps that stated facts entail, where the page advises something else."""
    base = page.ground.base
    closed = page.ground.closed
    if _URGENT.search(page.text_without_references) or closed.clash:
        return
    urgent = tuple(_urgent_rules(page))
    if any(_advised(action, page) for action, _ in urgent):
        return
    for action, rule in urgent:
        if _instead(action, page):
            facts = base.minimal(base.condition(rule), closed, True)
            yield _absent(f"the urgent step is missing: {rule.says}", Severity.ERROR, rule, facts)
            return


def _urgent_rules(page: Page) -> Iterator[tuple[str, Rule]]:
    """The safety rules for a step whose condition the stated facts entail, with the step."""
    base = page.ground.base
    for rule in base.corpus.rules:
        advice = rule.then
        if isinstance(advice, Advice) and advice.safety and advice.stance is Stance.FOR:
            holds = page.ground.in_force(rule) and page.ground.truth(rule)
            if holds is True:
                yield advice.action, rule


def _advised(action: str, page: Page) -> bool:
    """The page speaks for an urgent step, or for the same test in other words."""
    return any(
        claim.stance is Stance.FOR and _related(action, claim.action, page)
        for _, claim, _ in page.claims()
    )


def _related(action: str, other: str, page: Page) -> bool:
    is_a = page.ground.base.corpus.vocabulary.is_a
    return is_a(action, other) or is_a(other, action) or _same_test(action, other, page)


def _instead(action: str, page: Page) -> bool:
    """The page advises another step, or speaks against the urgent one."""
    return any(
        claim.stance is Stance.FOR
        or (claim.stance is Stance.AGAINST and _related(action, claim.action, page))
        for _, claim, _ in page.claims()
    )


def _same_test(urgent: str, advised: str, page: Page) -> bool:
    """Both are kinds of one test: MRI without contrast is an MRI, if no word says how soon."""
    vocabulary = page.ground.base.corpus.vocabulary
    shared = vocabulary.ancestors(urgent) & vocabulary.ancestors(advised)
    tests = vocabulary[urgent].kind is Kind.TEST and vocabulary[advised].kind is Kind.TEST
    return tests and any("mri" in name.split("_") for name in shared)


def _red_flags(page: Page) -> Iterator[Finding]:
    """A long page that advises on imaging asks for what would make the matter urgent."""
    vocabulary = page.ground.base.corpus.vocabulary
    advised = [c.action for _, c, _ in page.claims() if c.stance is not Stance.AGAINST]
    topics = {
        topic
        for action in advised
        if vocabulary[action].kind in (Kind.TEST, Kind.PROCEDURE)
        for topic in vocabulary.topics(action)
    }
    urgent = [c for c in vocabulary if c.urgent and topics & vocabulary.topics(c.id)]
    known = {fact.concept for fact in page.ground.facts.facts} | page.mentioned
    absent = [c.label for c in urgent if not known & {c.id, *vocabulary.descendants(c.id)}]
    if 2 * len(absent) > len(urgent) and not _RED_FLAGS.search(page.text):
        message = f"advises on imaging and never asks for red flags: {join(absent, 'or')}"
        yield _absent(message, Severity.WARNING)


def _drug_safety(page: Page) -> Iterator[Finding]:
    """What would forbid an advised drug is asked for somewhere on the page."""
    base = page.ground.base
    advised = dict.fromkeys(_advised_drugs(page))
    members = (a for a in advised if not advised.keys() & base.corpus.vocabulary.descendants(a))
    for action in members:
        bars = [rule for rule in base.by_action.get(action, ()) if _bars(rule, page)]
        facts = tuple(dict.fromkeys(f for rule in bars for f in facts_in(rule.when)))
        known = {fact.concept for fact in page.ground.facts.facts} | page.mentioned
        names = {fact.partition("[")[0] for fact in facts}
        if facts and not names & known and not _warned(action, page):
            wanted = [fact_label(fact, base.corpus.vocabulary) for fact in facts[:6]]
            drug = base.corpus.vocabulary[action].label
            message = (
                f"advises {drug} and never asks for what would forbid it: {join(wanted, 'or')}"
            )
            yield _absent(message, Severity.WARNING, bars[0])


def _warned(action: str, page: Page) -> bool:
    """The page says of somebody that the drug, or one of its class, is not for them."""
    is_a = page.ground.base.corpus.vocabulary.is_a
    return any(
        claim.stance is Stance.AGAINST and is_a(claim.action, action)
        for _, claim, _ in page.claims()
    )


def _advised_drugs(page: Page) -> Iterator[str]:
    vocabulary = page.ground.base.corpus.vocabulary
    for _, claim, _ in page.claims():
        for_it = claim.stance in (Stance.FOR, Stance.OPTIONAL)
        if for_it and vocabulary[claim.action].kind is Kind.DRUG:
            yield claim.action


def _bars(rule: Rule, page: Page) -> bool:
    """A safety rule on the drug, its class or a member, whose condition is open here."""
    advice = rule.then
    return (
        isinstance(advice, Advice)
        and advice.safety
        and advice.stance is Stance.AGAINST
        and page.ground.in_force(rule)
        and page.ground.truth(rule) is None
    )


def _absent(
    message: str, severity: Severity, rule: Rule | None = None, facts: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        "omission",
        severity,
        "",
        message,
        None,
        rules=(rule.id,) if rule else (),
        facts=facts,
        passages=(rule.passage,) if rule else (),
        repair=rule.says if rule and severity is Severity.ERROR else None,
    )
