"""Observation resources to facts: measurements in canonical units, and coded yes or no.

By LOINC code where the table knows it. Otherwise the displayed name has to name exactly one
measurement of the vocabulary, in blood or of the bone, and the value has to fit its unit.
"""

import re
from collections.abc import Iterator
from datetime import date

from assistant.adapters.fhir_codes import (
    LOINC_FACTS,
    LOINC_NOT_FACTS,
    NO_CODES,
    UCUM,
    YES_CODES,
)
from assistant.adapters.fhir_coding import LOINC, Coded, coded
from assistant.adapters.fhir_element import Element
from assistant.domain.domains import NO, YES
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Kind, Vocabulary
from assistant.domain.patient import Fact
from assistant.reading.facts import given_fact
from assistant.reading.lexicon import Lexicon

_FINAL = ("final", "amended", "corrected")
_ELSEWHERE = re.compile(r"urine|stool|fluid|ionized|ionised|percentile|collected", re.IGNORECASE)
_SITES = (
    ("femoral_neck", re.compile(r"femoral neck|neck of femur", re.IGNORECASE)),
    ("total_hip", re.compile(r"total hip", re.IGNORECASE)),
    ("hip", re.compile(r"\bhip\b|femur", re.IGNORECASE)),
    ("spine", re.compile(r"spine|lumbar|\bL1\b", re.IGNORECASE)),
    ("radius", re.compile(r"radius|forearm", re.IGNORECASE)),
)


def observation_facts(
    resources: tuple[Element, ...], vocabulary: Vocabulary, lexicon: Lexicon, as_of: date
) -> Iterator[Fact]:
    """The latest value of each fact; two values of one day are both given.

    Raises:
        RequestError: a coded observation has a unit or a value that its fact cannot have.
    """
    latest: dict[str, tuple[date, list[Fact]]] = {}
    for one in resources:
        if one.type != "Observation" or one.text("status") not in _FINAL:
            continue
        day = _day(one) or date.min
        if day > as_of or (fact := _fact(one, vocabulary, lexicon, as_of)) is None:
            continue
        known = latest.get(fact.name)
        if known is None or day > known[0]:
            latest[fact.name] = (day, [fact])
        elif day == known[0]:
            known[1].append(fact)
    for _, facts in latest.values():
        yield from facts


def _day(one: Element) -> date | None:
    return one.day("effectiveDateTime") or one.child("effectivePeriod").day("start")


def _fact(one: Element, vocabulary: Vocabulary, lexicon: Lexicon, as_of: date) -> Fact | None:
    about = coded(one.child("code"))
    code = about.code(LOINC) or ""
    if code in LOINC_NOT_FACTS:
        return None
    concept = LOINC_FACTS.get(code)
    if concept is not None and concept in vocabulary:
        return _valued(concept, one, about, vocabulary, as_of)
    concept = _by_name(about, vocabulary, lexicon)
    if concept is None:
        return None
    try:
        return _valued(concept, one, about, vocabulary, as_of)
    except RequestError:
        # The name alone is no proof that this is the measurement its value does not fit.
        return None


def _by_name(about: Coded, vocabulary: Vocabulary, lexicon: Lexicon) -> str | None:
    for words in about.words:
        if _ELSEWHERE.search(words):
            continue
        named = {m.concept for m in lexicon.mentions(words)}
        facts = {
            name
            for name in named
            if vocabulary[name].kind is Kind.MEASUREMENT or vocabulary[name].kind.is_yes_or_no
        }
        if len(facts) == 1:
            return facts.pop()
    return None


def _valued(
    concept: str, one: Element, about: Coded, vocabulary: Vocabulary, as_of: date
) -> Fact | None:
    kind = vocabulary[concept].kind
    if kind.is_yes_or_no:
        return _yes_or_no(concept, one, about)
    quantity = one.child("valueQuantity")
    value = quantity.number("value")
    if kind is not Kind.MEASUREMENT or value is None:
        return None
    written = quantity.text("code") or quantity.text("unit") or ""
    unit = UCUM.get(written, written)
    name = _at_site(concept, one, about, vocabulary)
    sign = quantity.text("comparator") or ""
    fact = given_fact(f"{name}={sign}{value} {unit}".strip(), vocabulary, as_of)
    text = f"{about.text} {sign}{value} {written}".strip()
    return Fact(fact.name, fact.domain, fact.unit, text=text)


def _yes_or_no(concept: str, one: Element, about: Coded) -> Fact | None:
    said = coded(one.child("valueCodeableConcept"))
    truth = one.truth("valueBoolean")
    if truth is None and said.has(*YES_CODES):
        truth = True
    if truth is None and said.has(*NO_CODES):
        truth = False
    if truth is None:
        return None
    return Fact(concept, YES if truth else NO, text=f"{about.text}: {said.text or truth}")


def _at_site(concept: str, one: Element, about: Coded, vocabulary: Vocabulary) -> str:
    """`t_score[femoral_neck]` where the observation names the site."""
    sites = vocabulary[concept].sites
    words = " ".join((*coded(one.child("bodySite")).words, *about.words))
    for site, pattern in _SITES:
        if site in sites and pattern.search(words):
            return f"{concept}[{site}]"
    return concept
