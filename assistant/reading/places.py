"""The country whose guidance applies: "in the UK", "NHS", "a US patient", "an American woman".

A reader of `facts`. Where the patient is treated outweighs where she is from; two countries in
one text are a comparison and state neither. "US" is also ultrasound, so it counts only beside a
person, a place of care or guidance.
"""

import re
from collections.abc import Iterator

from assistant.domain.domains import Options
from assistant.reading.context import Assertion, Subject, read_context
from assistant.reading.place_names import NAMES
from assistant.reading.readings import Findings, Found, Words

JURISDICTION = "jurisdiction"
_PERSON = (
    r"(?:patients?|pt|wom[ae]n|m[ae]n|lady|gentleman|female|male|adult|citizen|resident|veteran"
    r"|person|grandmother|grandfather)"
)
_CARE = (
    r"(?:clinic|hospital|practice|practitioner|setting|office|doctor|physician|clinician|GP"
    r"|surgery|prescriber|rheumatologist|endocrinologist|label|labell?ing|licen[cs]e|indication"
    r"|guidance|guidelines?|recommendations?|rules|criteria|prescribing|boxed|FDA|population)"
)
_BETWEEN = r"(?:\s[\w-]+){0,2}?\s"
# Of whom "American" or "European" says no country.
_ANCESTRY = r"(?<!African )(?<!African-)(?<!Latin )(?<!South )(?<!Native )(?<!white )(?<!Asian )"
_FROM = {
    "US": "American",
    "UK": "British|English|Scottish|Welsh|Northern Irish",
    "CA": "Canadian",
    "EU": "European|German|French|Spanish|Italian|Dutch|Belgian|Austrian|Swedish|Danish|Finnish"
    "|Polish|Portuguese|Greek|Irish",
    "other": "Australian|Indian|Japanese|Chinese|Brazilian|Swiss|Norwegian|New Zealand",
}
_ABBREVIATED = {
    "UK": re.compile(
        r"(?<![\w.])(?:U\.K\.|(?i:uk))(?!\w)"
        r"|(?:(?<=^)|(?<=[.?!]\s))(?:England|Scotland|Wales|Britain|London)(?=\s?[,:.]\s)"
    ),
    "EU": re.compile(r"(?<![\w.])EU(?!\w)"),
    "US": re.compile(
        rf"(?<![\w.])(?:USA|U\.S\.|US(?=-based\b|{_BETWEEN}{_PERSON}\b|\s{_CARE}\b)"
        r"|(?:(?<=\bin the )|(?<=\bfrom the )|(?<=\bthe )|(?<=\bin ))US(?=\s?(?:[,.;:?)]|$))"
        r"|(?:(?<=^)|(?<=[.?!]\s))US(?=\s?[,:.-]\s)"
        r"|(?:(?<=\()|(?<=,\s))US(?=\s?[,.:;)]))(?!\w)"
    ),
}
_NATIONALITIES = {
    value: re.compile(rf"{_ANCESTRY}\b(?:{words})(?={_BETWEEN}{_PERSON}\b|\s{_CARE}\b)")
    for value, words in _FROM.items()
}
# A place behind "in" or set apart ("Consult note, Pittsburgh."); never "the New York criteria".
_NAMED = {
    value: re.compile(
        rf"\b(?:in|from|near)\s(?:{words})\b(?!\s(?:[a-z]+\s)?(?:criteria|rules?|scale|score|index))"
        rf"|(?:(?<=,\s)|(?<=^)|(?<=[.?!]\s)|\()(?:{words})(?=\s?(?:[,.;:)]|$))"
    )
    for value, table in NAMES.items()
    for words in ["|".join(table.split()).replace("_", " ")]
}
_SILENT = (Assertion.HYPOTHETICAL, Assertion.ABSENT)

Place = tuple[str, tuple[int, int]]


def read_places(words: Words) -> Findings:
    """The jurisdiction, where the text names exactly one."""
    concept = words.vocabulary.concepts.get(JURISDICTION)
    if concept is None:
        return Findings()
    for places in (_treated, _town, _from):
        meant = _meant(words, places(words))
        known = [place for place in meant if place[0] in concept.values]
        if known:
            one = len({value for value, _ in known}) == 1
            return Findings(tuple(_found(*place) for place in known[:1])) if one else Findings()
    return Findings()


def _found(value: str, span: tuple[int, int]) -> Found:
    return Found(JURISDICTION, Options(frozenset({value})), span)


def _treated(words: Words) -> list[Place]:
    named = [(m.value, m.span) for m in words.mentions if m.concept == JURISDICTION and m.value]
    return sorted((*named, *_matches(words.text, _ABBREVIATED)), key=lambda place: place[1])


def _town(words: Words) -> list[Place]:
    return list(_matches(words.text, _NAMED))


def _from(words: Words) -> list[Place]:
    return list(_matches(words.text, _NATIONALITIES))


def _matches(text: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[Place]:
    for value, pattern in patterns.items():
        for match in pattern.finditer(text):
            yield value, match.span()


def _meant(words: Words, places: list[Place]) -> list[Place]:
    """The places that are neither supposed nor denied nor a relative's."""
    contexts = read_context(words.text, [span for _, span in places])
    return [
        place
        for place, context in zip(places, contexts, strict=True)
        if context.assertion not in _SILENT and context.subject is Subject.PATIENT
    ]
