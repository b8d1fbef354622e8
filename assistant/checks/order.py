"""Steps in an order that a rule forbids: what has to come first comes later, or what is urgent
waits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.condition import ALWAYS
from assistant.domain.knowledge import Advice, Kind, Rule, Stance
from assistant.domain.patient import PatientFacts
from assistant.rules.assume import assume

_BEFORE = re.compile(r"\b(?:before|prior to)\b", re.I)
_AFTER = re.compile(r"\b(?:after|once|following)\b", re.I)
_THEN = re.compile(r"\b(?:then|and afterwards|afterwards|followed by|subsequently)\b", re.I)
# "Give it now and correct the calcium afterwards": what is done last stands before the word.
_LAST = re.compile(
    r",?\s(?:and|then)\s(?P<later>[^,;.]*?)\s(?:afterwards|after that|later(?: on)?|in due course"
    r"|at leisure)\s*(?:[.;!]|$)",
    re.I,
)
_DELAY = re.compile(
    r"\b(?:within|after|following"
    r"|wait(?:ing)?(?: for)?|until|delay(?:ed)?|defer(?:red)?|can wait|in)\b"
    r"[^.]{0,40}?\b(?:\d+|two|three|four|six|several|a few)"
    r"(?:\s?(?:-|to|–)\s?\d+)? ?(?:weeks?|months?)"
    r"|\b(?:can|may|should) (?:safely )?(?:wait|be (?:delayed|deferred|postponed))\b",
    re.I,
)
# What a step that cannot wait must not come after.
_TRIAL = (
    r"(?:trial|course|period|spell|block) of (?:\w+ )?"
    r"(?:therapy|treatment|physiotherapy|physio|care|exercises?|rest|analgesia|painkillers)"
)
_BEHIND_TRIAL = re.compile(
    rf"\b{_TRIAL} (?:\w+ ){{0,3}}(?:before|ahead of|prior to|first\b)"
    rf"|\b(?:only|not until|until) (?:after )?(?:an? |the )?(?:failed |full )?{_TRIAL}"
    r"|\b(?:physiotherapy|physio|therapy|painkillers|exercises?|conservative care"
    r"|conservative treatment) (?:comes? |goes |should come )?(?:first\b|before (?:any|the|an) )",
    re.I,
)
# What puts off a step that cannot wait, whatever the step is called.
_LATER = re.compile(
    r"\b(?:soon enough|no (?:great )?(?:rush|hurry|urgency)|not (?:so |that |very )?urgent"
    r"|non-urgent|no need to (?:rush|hurry|panic|go to (?:the )?hospital|call)"
    r"|wait and see|watch and wait|(?:do|does)(?: not|n't) make (?:\w+ ){1,3}urgent"
    r"|leave (?:it|that|this|him|her|them)"
    r"(?= *(?:[.,;!]|$| be\b| alone\b| for\b| to\b| until\b| till\b))"
    r"|nothing (?:tonight|today|for now|for the moment|urgent)"
    r"|(?:is|are) (?:fine|acceptable|enough|sufficient|adequate|ok|okay) (?:next|on|in|for)\b"
    r"|routine(?:ly)? (?:\w+ )?(?:appointments?|referrals?|letters?|clinics?|lists?|outpatient)"
    r"|(?:outpatient|elective) (?:clinic|appointment|referral|MRI|scan|basis)|electively"
    r"|(?:at|until|for) (?:the|her|his|your) next (?:visit|appointment|review|available)"
    r"|(?:can|could|may|should) (?:safely )?wait"
    r"|(?:reviewed?|seen?|rechecked?|reassess(?:ed)?|see (?:her|him|them)|appointment|slot"
    r"|scan|scanned|assessed|operated on|MRI)(?: her| him| them)?(?: again)?"
    r" (?:next|on|in|after|within) (?:the |a |about )?(?:\w+ )?"
    r"(?:week(?:end|s)?|days?|months?|(?:mon|tues|wednes|thurs|fri)day)"
    r"|next (?:week|month)|after the weekend|until after the weekend"
    r"|(?:call|phone|ring|contact|tell|refer|send|discuss|review|operate)\b[^.;]{0,50}?"
    r"\b(?:on|until|till) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_NOT_LATER = re.compile(
    r"\b(?:(?:do|does|must|should|can|could|would|may)(?: not|n't)|cannot|can't|never|rather than"
    r"|instead of|without (?:waiting|delay)|not (?:wait|be|acceptable|enough|soon|safe|fine|ok)"
    r"|too late|no time|is not|isn't|are not)\b",
    re.I,
)
_GIVEN = re.compile(r"\b(?:injection|infusion|dose|tablet|shot|jab|drip|it)s?\b", re.I)
_NOT = re.compile(r"\b(?:not|never|no|without|don't|cannot)\b", re.I)
_CORRECTED = re.compile(r"\b(?:correct|repla|replet|normali)\w*|\btop(?:ped)? up\b", re.I)
# "Correct it first and give X only after that": the order is told already.
_FIRST = re.compile(r"\bfirst\b", re.I)
_STEP = re.compile(
    r"\b(?:correct|treat|repla|normali|resolv|evaluat|calculat|measur|check|hydrat|examin|complet)\w*"
    r"|\b(?:put|be|is|gets?) (?:put )?(?:right|straight)\b"
    r"|\bsort(?:ed|s)?(?: \w+)? out\b|\bfix(?:ed|es)?\b"
    r"|\b(?:comes?|brought|bring|topped) up\b|\bmade good\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Order:
    """What a rule's sentence puts first, and before what; concepts by id."""

    first: frozenset[str]
    second: frozenset[str]
    rule: Rule


def check(page: Page) -> Iterator[Finding]:
    """`order_conflict`, at the sentence that turns the order round."""
    orders = tuple(_orders(page))
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        yield from _reversed(entry, orders, page)
        delayed = tuple(_delayed(entry, page))
        yield from delayed or _put_off(entry, page)


def _orders(page: Page) -> Iterator[_Order]:
    """The orders that the rules' own sentences set with "before"."""
    for rule in page.ground.base.corpus.rules:
        match = _BEFORE.search(rule.says)
        if match and _STEP.search(rule.says[: match.start()]):
            first = _states(rule.says[: match.start()].rpartition(",")[2], page)
            second = _drugs(rule.says[match.end() :], page)
            if first and second:
                yield _Order(first, second, rule)


def _reversed(entry: Entry, orders: tuple[_Order, ...], page: Page) -> Iterator[Finding]:
    for earlier, later in _steps(entry.part.text):
        if _NOT.search(earlier) or _NOT.search(later) or not _STEP.search(later):
            continue
        drugs, states = _drugs(earlier, page), _states(later, page)
        if not drugs and not _drugs(later, page):  # else "it" is what the drug waits for
            drugs = _meant(earlier, page)
        for order in orders:
            if states & order.first and _members(drugs, order.second, page):
                message = f"turns the order round: {order.rule.says}"
                yield contradicted("order_conflict", entry, message, order.rule)
                return


def _steps(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of what comes earlier and what comes later, as the sentence orders them."""
    if match := _BEFORE.search(text):
        yield text[: match.start()], text[match.end() :]
    if match := _LAST.search(text):
        yield text[: match.start()], match["later"]
    elif match := _THEN.search(text):
        yield text[: match.start()], text[match.end() :]
    match = _AFTER.search(text)
    if match and not _FIRST.search(text, 0, match.start()):
        yield text[match.end() :], text[: match.start()]


def _states(text: str, page: Page) -> frozenset[str]:
    vocabulary = page.ground.base.corpus.vocabulary
    kinds = (Kind.CONDITION, Kind.FINDING, Kind.TEST, Kind.CARE, Kind.PROCEDURE)
    bare = _STEP.sub(" ", text)
    named = (*page.mentions(text), *page.mentions(bare))
    if _CORRECTED.search(text):  # "correct the calcium": what is corrected was low
        named += tuple(low for m in named for low in page.mentions(f"low {m.text}"))
    return frozenset(m.concept for m in named if vocabulary[m.concept].kind in kinds)


def _drugs(text: str, page: Page) -> frozenset[str]:
    vocabulary = page.ground.base.corpus.vocabulary
    return frozenset(
        m.concept for m in page.mentions(text) if vocabulary[m.concept].kind is Kind.DRUG
    )


def _meant(text: str, page: Page) -> frozenset[str]:
    """ "The first injection" is one of the only drug that the question names."""
    asked = _drugs(page.question, page)
    return asked if len(asked) == 1 and _GIVEN.search(text) else frozenset()


def _members(drugs: frozenset[str], classes: frozenset[str], page: Page) -> bool:
    is_a = page.ground.base.corpus.vocabulary.is_a
    return any(is_a(drug, one) or is_a(one, drug) for drug in drugs for one in classes)


def _delayed(entry: Entry, page: Page) -> Iterator[Finding]:
    """An urgent step that stated facts entail is put off by weeks."""
    text = entry.part.text
    delay = _DELAY.search(text) or _BEHIND_TRIAL.search(text)
    if delay is None or _NOT.search(text):
        return
    is_a = page.ground.base.corpus.vocabulary.is_a
    named = {m.concept for m in page.mentions(text)}
    for rule in _urgent(page, _told(entry, page)):
        action = rule.then.action if isinstance(rule.then, Advice) else ""
        if any(is_a(action, name) or is_a(name, action) for name in named):
            base = page.ground.base
            facts = base.minimal(base.condition(rule), base.close(_told(entry, page)), True)
            message = f"puts off what is urgent here ({delay[0]!r}): {rule.says}"
            yield contradicted("order_conflict", entry, message, rule, facts)
            return


def _put_off(entry: Entry, page: Page) -> Iterator[Finding]:
    """The sentence names no urgent step, and says that there is time."""
    text = entry.part.text
    later = _LATER.search(text)
    if later is None or text.rstrip().endswith("?"):
        return
    if _NOT_LATER.search(f"{text[: later.start()]} {text[later.end() :]}"):
        return
    if urgent := next(_urgent(page, page.ground.facts), None):
        message = f"puts off what is urgent here ({later[0]!r}): {urgent.says}"
        yield contradicted("order_conflict", entry, message, urgent)


def _told(entry: Entry, page: Page) -> PatientFacts:
    """The stated facts, with the only condition under which the sentence gives advice."""
    base, facts = page.ground.base, page.ground.facts
    conditions = {claim.condition for claim, _ in entry.sure if claim.condition != ALWAYS}
    if len(conditions) != 1:
        return facts
    worlds = assume(conditions.pop(), facts, base.corpus.vocabulary)
    return worlds[0] if len(worlds) == 1 and not base.clashes(worlds[0]) else facts


def _urgent(page: Page, facts: PatientFacts) -> Iterator[Rule]:
    base = page.ground.base
    closed = base.close(facts)
    for rule in base.corpus.rules:
        advice = rule.then
        urgent = isinstance(advice, Advice) and advice.safety and advice.stance is Stance.FOR
        holds = urgent and base.in_force(rule, closed)
        if holds and base.decide(base.condition(rule), closed) is True:
            yield rule
