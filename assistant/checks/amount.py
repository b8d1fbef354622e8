"""An answer that is only an amount gives the amount that the rules set for what was asked.

"600 mg a day, food plus tablets" names no action: the question does. Only rules that are not
false for this patient count, and only where every one of them sets another amount.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.claim import Quantity
from assistant.domain.knowledge import Advice, Amount, Kind, Rule
from assistant.reading.intervals import interval_of
from assistant.reading.own_values import is_age, is_horizon, own_values
from assistant.reading.quantities import read_quantities
from assistant.reading.rates import is_rate, opens, read_rates, waits
from assistant.reading.units import dimension
from assistant.rules.doses import fits

# A part of the whole, which the rest of the sentence makes up.
_PART = re.compile(r"\b(?:if|supplement\w*|extra|on top|the rest|as a|more|adds?)\b", re.I)
_DAILY = re.compile(r"\b(?:daily|(?:a|per|each|every) day)\b[^.?]*\?", re.I)
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")


def check(page: Page) -> Iterator[Finding]:
    """`number_mismatch` at an amount that no rule on the question's action sets."""
    for entry in page.entries:
        if entry.part.kind in ("heading", "other") or any(c.amount for c, _ in entry.claims):
            continue
        amounts = tuple(_amounts(entry, page))
        rules = tuple(_setting(entry, page)) if amounts else ()
        for quantity in amounts:
            yield from _wrong(quantity, rules, entry)


def _amounts(entry: Entry, page: Page) -> Iterator[Quantity]:
    """Doses with their interval, and times that open the sentence or follow what it names."""
    text = entry.part.text
    asked = {(q.value, q.unit) for q in read_quantities(page.question)}
    drugs = {m.concept for m in page.mentions(text)} - _asked(page)
    vocabulary = page.ground.base.corpus.vocabulary
    if _PART.search(text) or any(vocabulary[name].kind is Kind.DRUG for name in drugs):
        return
    for quantity in read_rates(text):
        if opens(text, quantity) or quantity not in read_quantities(text):
            yield quantity
    if _DAILY.search(page.question):
        yield from (_a_day(q) for q in read_quantities(text) if _is_mass(q) and opens(text, q))
    own = own_values(text)
    for quantity in read_quantities(text):
        timed = quantity.unit is not None and dimension(quantity.unit) == "time"
        if quantity in own or is_age(text, quantity) or is_horizon(text, quantity):
            continue
        answers = opens(text, quantity) or waits(text, quantity)
        if timed and answers and (quantity.value, quantity.unit) not in asked:
            yield quantity


def _is_mass(quantity: Quantity) -> bool:
    return quantity.unit is not None and dimension(quantity.unit) in ("mass", "activity")


def _a_day(quantity: Quantity) -> Quantity:
    """An amount where the question asks for the one of a day."""
    return replace(quantity, unit=f"{quantity.unit}/day")


def _asked(page: Page) -> frozenset[str]:
    """The drugs that the question asks about, else its other actions.

    In "the dose of romosozumab" the lexicon finds a number of doses: words count one by one too.
    """
    asking = " ".join(s for s in _SENTENCE.findall(page.question) if "?" in s)
    return _named(asking, page) or _named(page.question, page)


def _named(text: str, page: Page) -> frozenset[str]:
    vocabulary = page.ground.base.corpus.vocabulary
    texts = (text, *(word.strip("?.,!:;") for word in text.split()))
    names = [m.concept for part in texts for m in page.mentions(part)]
    drugs = frozenset(name for name in names if vocabulary[name].kind is Kind.DRUG)
    return drugs or frozenset(name for name in names if vocabulary[name].kind.is_action)


def _setting(entry: Entry, page: Page) -> Iterator[tuple[Rule, Amount]]:
    """The rules that set an amount for the one thing named or asked, and may hold here."""
    base, vocabulary = page.ground.base, page.ground.base.corpus.vocabulary
    named = {m.concept for m in page.mentions(entry.part.text)}
    own = {name for name in named if vocabulary[name].kind.is_action}
    for action in own or _asked(page):
        for rule in base.by_action.get(action, ()):
            if not isinstance(rule.then, Advice) or rule.then.amount is None:
                continue
            if dimension(rule.then.amount.unit) == "time" and rule.then.action != action:
                continue  # a time set for a class is for starting it, whatever its members take
            truth = page.ground.truth(rule)
            same = vocabulary.is_a(action, rule.then.action)
            if truth is True or (same and truth is None):
                yield rule, rule.then.amount


def _wrong(
    quantity: Quantity, rules: tuple[tuple[Rule, Amount], ...], entry: Entry
) -> Iterator[Finding]:
    unit = quantity.unit or ""
    stated = Amount(interval_of(quantity.comparator, quantity.value, quantity.high), unit)
    alike = [(rule, amount) for rule, amount in rules if _comparable(amount.unit, unit)]
    if not alike or any(fits(amount, stated) for _, amount in alike):
        return
    rule = alike[0][0]
    message = f"{quantity.text!r} is not the amount of the source: {rule.says}"
    place = entry.place(quantity.span)
    yield contradicted("number_mismatch", entry, message, rule, span=place)


def _comparable(one: str, other: str) -> bool:
    if is_rate(one) and is_rate(other):
        return dimension(one.partition("/")[0]) == dimension(other.partition("/")[0])
    return dimension(one) == dimension(other) == "time"
