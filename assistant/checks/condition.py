"""The condition that the source sets is not lost: not where a stated fact falsifies it, and not
where a sentence speaks of everybody or repeats the source's list without its gate."""

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.claim import Claim, Judgement, Verdict, Wording
from assistant.domain.condition import All, AnyOf, Atom, Condition, atoms, facts_in
from assistant.domain.domains import Interval, disjoint
from assistant.domain.knowledge import Advice, Kind, Rule, Stance
from assistant.reading.parsing import parse
from assistant.rules.speaking import admits
from assistant.rules.words import in_words

_EVERYBODY = re.compile(
    r"\b(?<!before )(?<!after )(?<!with )(?<!without )(?<!ahead of )(?<!over )"
    r"(?:every(?:one|body)?|(?<!\bat )(?<!\babove )(?<!\bin )all|any|always)\b"
    r"(?! (?:of|other|three|four|two|these|those|treatment|right|\d|few|six|twelve|second|third"
    r"|(?:single )?(?:day|night|week|month|year|time|hour|dose|visit|injection|infusion))s?\b)"
    r"|\b(?:regardless of|irrespective of|whatever|no matter|even (?:in|if|when|without))\b",
    re.I,
)
# So many triggers of one list make it the source's list.
_LISTED = 2


def check(page: Page) -> Iterator[Finding]:
    """`condition_dropped` for claims and for lists."""
    for entry in page.entries:
        for claim, judgement in entry.sure:
            yield from _claim(entry, claim, judgement, page)
    yield from _lists(page)


def _claim(entry: Entry, claim: Claim, judgement: Judgement, page: Page) -> Iterator[Finding]:
    if claim.stance not in (Stance.FOR, Stance.OPTIONAL) or claim.amount is not None:
        return
    rules = _saying(claim, page)
    if not rules:
        return
    may = claim.wording is Wording.MAY
    drug = page.ground.base.corpus.vocabulary[claim.action].kind is Kind.DRUG
    if may and not (drug and judgement.verdict is Verdict.NOT_COVERED):
        return
    if judgement.verdict is Verdict.NOT_COVERED:
        yield from _falsified(entry, rules, page)
        if not may:
            yield from _turned(entry, claim, rules)
    elif judgement.verdict is Verdict.SATISFIABLE and _EVERYBODY.search(entry.part.text):
        wanted = in_words(rules[0].when, page.ground.base.corpus.vocabulary)
        message = f"speaks of everybody; the source sets a condition: {wanted}"
        yield contradicted("condition_dropped", entry, message, rules[0])


def _saying(claim: Claim, page: Page) -> tuple[Rule, ...]:
    """The rules in force that would make the claim true where their condition holds."""
    base = page.ground.base
    return tuple(
        rule
        for rule in base.by_action.get(claim.action, ())
        if isinstance(rule.then, Advice)
        and page.ground.in_force(rule)
        and claim.issuer in (None, rule.document)
        and admits(rule.then, claim, base.corpus.vocabulary)
    )


def _falsified(entry: Entry, rules: tuple[Rule, ...], page: Page) -> Iterator[Finding]:
    """Every rule that says this sets a condition that the stated facts rule out."""
    base = page.ground.base
    closed = page.ground.closed
    if any(page.ground.truth(rule) is not False for rule in rules):
        return
    facts = base.minimal(base.condition(rules[0]), closed, False)
    if facts:
        wanted = in_words(rules[0].when, base.corpus.vocabulary)
        message = f"the source says so only under a condition that is false here: {wanted}"
        yield contradicted("condition_dropped", entry, message, rules[0], facts)


def _turned(entry: Entry, claim: Claim, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    """The source's own triggers, with its gate put on the other side of the threshold."""
    stated = tuple(atoms(claim.condition))
    for rule in rules:
        pairs = [(s, t) for s in stated for t in atoms(rule.when) if s.fact == t.fact]
        shared = any(s.admits == t.admits for s, t in pairs)
        turned = next((t for s, t in pairs if _apart(s, t) and not _set(s, rules)), None)
        if shared and turned is not None:
            yield contradicted(
                "condition_dropped", entry, f"the source asks for {turned.text}: {rule.says}", rule
            )
            return


def _set(stated: Atom, rules: tuple[Rule, ...]) -> bool:
    """Some rule that says this sets the limit as it is stated."""
    return any(
        t.fact == stated.fact and t.admits == stated.admits
        for rule in rules
        for t in atoms(rule.when)
    )


def _apart(stated: Atom, asked: Atom) -> bool:
    """Both measurements, and no value lies in both."""
    intervals = isinstance(stated.admits, Interval) and isinstance(asked.admits, Interval)
    return intervals and disjoint(stated.admits, asked.admits)


def _lists(page: Page) -> Iterator[Finding]:
    """Items under one lead-in that are a rule's triggers, its gate named nowhere near."""
    items = (e for e in page.entries if e.part.kind == "item" and not e.claims)
    listed = (e for e in items if e.part.lead_in)
    for lead, group in groupby(listed, key=lambda e: e.part.lead_in or ""):
        same = tuple(group)
        rule = _ungated(lead, same, page)
        if rule is not None:
            wanted = in_words(rule.when, page.ground.base.corpus.vocabulary)
            message = f"a list of the source without the gate it stands behind: {wanted}"
            yield contradicted("condition_dropped", same[0], message, rule)


def _ungated(lead: str, items: tuple[Entry, ...], page: Page) -> Rule | None:
    words = " ".join((lead, *items[0].part.headings[-2:], *(e.part.text for e in items)))
    spoken = {m.concept for m in page.mentions(words)}
    placed = _atoms(lead, items, page)
    found = []
    for rule in page.ground.base.corpus.rules:
        gate, triggers = _gated(rule.when)
        listed = {t.fact for t in triggers if any(_same(t, atom) for atom in placed)}
        facts = set(facts_in(All(gate)))
        if facts and len(listed) >= _LISTED and not facts & spoken:
            found.append((len(listed), rule))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _atoms(lead: str, items: tuple[Entry, ...], page: Page) -> list[Atom]:
    vocabulary = page.ground.base.corpus.vocabulary
    texts = [lead, *(entry.part.text for entry in items)]
    parsed = (parse(text, page.ground.lexicon, vocabulary) for text in texts)
    placed = [one.condition for sentence in parsed for one in sentence.atoms]
    return [atom for atom in placed if isinstance(atom, Atom)]


def _gated(condition: Condition) -> tuple[tuple[Atom, ...], tuple[Atom, ...]]:
    """The gate, which always has to hold, and the triggers, one of which has to."""
    if not isinstance(condition, All):
        return (), ()
    gate = tuple(part for part in condition.parts if isinstance(part, Atom))
    anys = [part for part in condition.parts if isinstance(part, AnyOf)]
    triggers = tuple(atom for part in anys for atom in _leaves(part))
    return gate, triggers


def _leaves(part: AnyOf) -> Iterator[Atom]:
    for branch in part.parts:
        parts = branch.parts if isinstance(branch, All) else (branch,)
        yield from (atom for atom in parts if isinstance(atom, Atom))


def _same(trigger: Atom, atom: Atom) -> bool:
    """The same measurement with the same threshold; plain yes-or-no facts prove no list."""
    measured = isinstance(trigger.admits, Interval)
    return measured and trigger.fact == atom.fact and trigger.admits == atom.admits
