"""A limit in other words is one that a source on this action, or on this condition, sets.

What the patient's own values are is no limit; neither is a number whose measurement cannot be
told. "Fosamax's floor of 30" beside a clearance of 33 is a clearance.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from assistant.checks.own_numbers import is_patients
from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.claim import Quantity
from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import Interval, Options
from assistant.domain.knowledge import Concept, Definition, Kind, Rule
from assistant.reading.intervals import canonical_value
from assistant.reading.limits import read_limits
from assistant.reading.own_values import is_horizon
from assistant.reading.quantities import read_quantities
from assistant.reading.rates import opens

_SEX = {
    "female": re.compile(r"\b(?:wom[ae]n|females?)\b", re.I),
    "male": re.compile(r"\b(?:m[ae]n|males?)\b", re.I),
}
_TIMES = frozenset({"min", "hour", "day", "week", "month", "year"})
# A question for a limit: its answer is one, in whatever words.
_ASKED_FOR = re.compile(
    r"\b(?:cut-?\s?(?:off|point)|threshold|limit|floor|ceiling)s?\b[^.?]*\?"
    r"|\b(?:at|from|below|above|under|over|up to|beyond) (?:which|what) "
    r"(?:t-?\s?score|age|value|level|egfr|gfr|clearance|crcl|number|loss|height loss)\b[^.?]*\?"
    r"|\bhow (?:low|high|old) (?:does|do|must|can|may|should|has|is)\b[^.?]*\?",
    re.I,
)
_CALLED = re.compile(
    r"(?:^|[,;:.]|\b(?:the|its?|is|a|an|usual|lower|upper|safe|label(?:'s)?|US|UK|EU|own))\W*"
    r"(?:cut-?\s?(?:off|point)|threshold|limit|floor|ceiling|minimum|maximum)s?\b",
    re.I,
)
_AGE = re.compile(r"\b(?:age[ds]?|years? old|older|younger)\b", re.I)


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` at a limit that no source sets where sources set another one."""
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        limits = [q for q in _limits(entry, page) if not is_patients(q, entry, page)]
        if not _anchored(entry, page):
            continue
        rules = _rules(entry, page) if limits else ()
        for quantity in limits:
            yield from _foreign(quantity, rules, entry, page)


def _limits(entry: Entry, page: Page) -> tuple[Quantity, ...]:
    """What the sentence calls a limit, or begins with where the question asks for one."""
    text = entry.part.text
    called = tuple(q for q in read_limits(text) if not is_horizon(text, q))
    if called or not _ASKED_FOR.search(page.question):
        return called
    plain = [q for q in read_quantities(text) if not is_horizon(text, q)]
    return tuple(q for q in plain[:1] if opens(text, q) and q.high is None)


def _foreign(
    quantity: Quantity, rules: tuple[Rule, ...], entry: Entry, page: Page
) -> Iterator[Finding]:
    """The limit, where rules on the subject set others for what it may be a limit of."""
    base, sexes = page.ground.base, _sexes(entry.part.text, page)
    first: Rule | None = None
    for name in _measurements(quantity, entry, page):
        value = _value(quantity, name, entry, page)
        limits = {rule: _ends(base.condition(rule), name, sexes) for rule in rules}
        setting = tuple(rule for rule, ends in limits.items() if ends)
        if value is None or not setting:
            continue
        if any(value in ends for ends in limits.values()):
            return
        if name != "age" and value in _given(name, rules, page):
            return
        first = first or setting[0]
    if first is not None:
        yield _made(quantity, entry, first)


def _made(quantity: Quantity, entry: Entry, rule: Rule) -> Finding:
    message = f"no source on this sets its limit at {quantity.text!r}: {rule.says}"
    place = entry.place(quantity.span)
    return contradicted("number_mismatch", entry, message, rule, span=place)


def _rules(entry: Entry, page: Page) -> tuple[Rule, ...]:
    """The rules on what the sentence names: actions and defined conditions, else the question's."""
    base, vocabulary = page.ground.base, page.ground.base.corpus.vocabulary
    own = dict.fromkeys(m.concept for m in page.mentions(entry.part.text))
    own |= dict.fromkeys(claim.action for claim, _ in entry.claims)
    asked = dict.fromkeys(m.concept for m in page.mentions(page.question))
    for names in (own, asked):
        rules = [r for r in base.corpus.rules if _defines(r, names)]
        actions = (name for name in names if vocabulary[name].kind.is_action)
        rules += [r for name in actions for r in base.by_action.get(name, ())]
        if rules:
            return tuple(dict.fromkeys(rules))
    return ()


def _defines(rule: Rule, names: Iterable[str]) -> bool:
    return isinstance(rule.then, Definition) and rule.then.atom.fact in names


def _anchored(entry: Entry, page: Page) -> bool:
    """It names something that is known here, a value of the patient, or calls it a cut-off.

    "Cut-off is 45." is about what the question asks, where that is one thing.
    """
    text = entry.part.text
    if page.mentions(text) or any(is_patients(q, entry, page) for q in read_quantities(text)):
        return True
    vocabulary = page.ground.base.corpus.vocabulary
    asked = {m.concept for m in page.mentions(page.question)}
    if _ASKED_FOR.search(page.question):
        return True
    return bool(_CALLED.search(text)) and sum(vocabulary[a].kind.is_action for a in asked) == 1


def _measurements(quantity: Quantity, entry: Entry, page: Page) -> tuple[str, ...]:
    """What the number may be a value of: named, of a value beside it, of its unit, or asked."""
    vocabulary = page.ground.base.corpus.vocabulary
    text = entry.part.text
    named = [m.concept for m in page.mentions(text)]
    beside = {v for q in read_quantities(text) if q is not quantity for v in q.ends}
    points = {
        fact.name.partition("[")[0]: abs(fact.domain.point)
        for fact in page.ground.facts.facts
        if isinstance(fact.domain, Interval) and fact.domain.point is not None
    }
    known = [name for name, point in points.items() if point in beside]
    aged = any(words.search(text) for words in (_AGE, *_SEX.values()))
    unit = _unit(quantity, entry)
    # Years are said for months, but a length in cm is not taken for one that is measured in mm.
    of_unit = [
        concept.id
        for concept in vocabulary
        if unit and (unit == concept.unit or unit in _TIMES)
        if _fits(_with(quantity, unit), concept)
    ]
    found = [*named, *known, *(["age"] if aged else []), *of_unit]
    found = [name for name in found if vocabulary[name].kind is Kind.MEASUREMENT]
    in_question = (m.concept for m in page.mentions(page.question))
    wanted = [n for n in in_question if vocabulary[n].kind is Kind.MEASUREMENT]
    wanted = wanted if _ASKED_FOR.search(page.question) else []
    asked = (wanted or [name for name in points if name != "age"]) if not found else []
    return tuple(dict.fromkeys((*found, *asked)))


def _fits(quantity: Quantity, concept: Concept) -> bool:
    measured = concept.kind is Kind.MEASUREMENT
    return measured and canonical_value(quantity, concept) is not None


def _unit(quantity: Quantity, entry: Entry) -> str | None:
    """Its own unit, or that of the only other kind of quantity before it in the sentence."""
    if quantity.unit is not None:
        return quantity.unit
    before = {
        q.unit
        for q in read_quantities(entry.part.text)
        if q.unit is not None and q.span[0] < quantity.span[0]
    }
    return before.pop() if len(before) == 1 else None


def _with(quantity: Quantity, unit: str | None) -> Quantity:
    return Quantity(quantity.text, quantity.value, unit, quantity.span, quantity.comparator)


def _value(quantity: Quantity, name: str, entry: Entry, page: Page) -> Decimal | None:
    """The number in the unit of the measurement, without its sign, which words may carry."""
    concept = page.ground.base.corpus.vocabulary[name]
    value = canonical_value(quantity, concept)
    if value is None and quantity.unit is None:
        value = canonical_value(_with(quantity, _unit(quantity, entry)), concept)
    return abs(value) if value is not None else None


def _ends(condition: Condition, name: str, sexes: frozenset[str]) -> frozenset[Decimal]:
    """The limits of a measurement in a condition, leaving out what holds for the other sex."""
    match condition:
        case Atom(fact=fact, admits=Interval() as admits) if fact.partition("[")[0] == name:
            return frozenset(abs(e) for e in (admits.low, admits.high) if not e.is_infinite())
        case All(parts):
            if sexes and any(_other_sex(part, sexes) for part in parts):
                return frozenset()
            return frozenset(end for part in parts for end in _ends(part, name, sexes))
        case AnyOf(parts):
            return frozenset(end for part in parts for end in _ends(part, name, sexes))
        case Not(part):
            return _ends(part, name, sexes)
        case _:
            return frozenset()


def _other_sex(part: Condition, sexes: frozenset[str]) -> bool:
    if not isinstance(part, Atom) or part.fact != "sex":
        return False
    return isinstance(part.admits, Options) and not part.admits.values & sexes


def _sexes(text: str, page: Page) -> frozenset[str]:
    """The sexes that the sentence names, else the patient's."""
    named = frozenset(sex for sex, words in _SEX.items() if words.search(text))
    fact = page.ground.facts.get("sex")
    if named or fact is None or not isinstance(fact.domain, Options):
        return named
    return fact.domain.values


def _given(name: str, rules: tuple[Rule, ...], page: Page) -> frozenset[Decimal]:
    """The numbers of the measurement's kind in the rules' passages."""
    concept = page.ground.base.corpus.vocabulary[name]
    passages = {page.ground.passages[rule.passage].text for rule in rules}
    values = (canonical_value(q, concept) for text in passages for q in read_quantities(text))
    return frozenset(abs(value) for value in values if value is not None)
