"""The patient's age, and the sex written with it: "72F", "72-year-old", "in her 60s".

A reader of `facts`. An age at some other time or of somebody else ("menopause at 45", "her
80-year-old mother") is not the patient's age.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.domain.domains import Options
from assistant.domain.knowledge import Concept
from assistant.reading.amounts import Amount, read_amount
from assistant.reading.context import Assertion, Subject, read_context
from assistant.reading.readings import Findings, Found, Words, amount_of

AGE, SEX = "age", "sex"
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_LETTERS = {"f": "female", "m": "male"}

_GLUED = re.compile(
    r"(?<![\w.,])(?P<age>\d{1,3})(?P<years>\s?-?(?:yo|y/o|y\.o\.|yrs?|y))?"
    r"(?:(?P<capital>[FM])|(?P<small>f|(?<=[4-9]\d)m)|(?P<apart>(?:\s|\s?/\s?)[FM]))"
    r"(?![\w./-])(?!\s?ago\b)"
)
_APART = re.compile(r"(?:^|[,;(]\s?|[.?!]\s|\ban?\s)$", re.IGNORECASE)
# "F74, hip pain" opens a case; M40 to M54 and M80 to M94 are codes of diseases of the spine.
_LETTER_FIRST = re.compile(
    r"(?:^|(?<=[.?!;]\s)|(?<=\bpt\s)|(?<=\ba\s))(?P<sex>[FM])(?P<gap>\s|\s?/\s?)?(?P<age>\d{2,3})(?![\w./-])"
    r"(?=\s?(?:,|:|;|with\b|w/|c/o\b|on\b|presenting\b|presents\b|referred\b|seen\b))"
)
_CODES = {"M": (*range(40, 55), *range(80, 95)), "F": ()}
_OLD = re.compile(r"(?:old|yo|y/o|y\.o\.?)$", re.IGNORECASE)
_PEOPLE = r"(?:woman|man|lady|gentleman|female|male|patient|person|pt|[FM])"
_OF_AGE = re.compile(rf"\s(?:of age|old)\b|,?\s{_PEOPLE}\b", re.I)
_SPANS = "quinquagen sexagen septuagen octogen nonagen".split()
_DECADE = re.compile(
    r"\bin (?:her|his|their|(?P<named>(?:early|mid|late)[\s-]))\s?(?:(?:early|mid|late)[\s-])?"
    rf"(?:(?P<digits>[2-9]0)['\u2019]?s|(?P<words>{'|'.join(_TENS)}))\b"
    rf"|\b(?:early|mid|late)[\s-](?P<before>[2-9]0)['\u2019]?s(?=\s{_PEOPLE}\b)"
    rf"|\b(?P<latin>{'|'.join(_SPANS)})arian\b",
    re.IGNORECASE,
)
_PERSON = r"(?:wom[ae]n|m[ae]n|females?|males?|lady|ladies|gentlem[ae]n|patients?|people|adults?"
_BEFORE = re.compile(
    rf"\b{_PERSON}|person|pt|someone|anyone|those|(?:she|he|patient|pt) (?:is|was|turned)|they are"
    r"|(?:she|he)['\u2019]s|turned|turning)[\s,(]*(?:just\s|now\s|actually\s|only\s|in fact\s)?"
    r"(?:who (?:is|are)\s|who['\u2019]s\s|of\s)?(?:now\s)?(?:aged?\s)?"
    r"(?:over|under|above|below|at least)?\s?(?:the age of\s)?$"
    r"|\b(?:Mrs|Mr|Ms|Miss)\.?\s\w+,?\s\(?$"
    r"|\bage[ds]?\b(?:\sis|\sof|[:=])?\s?"
    r"(?:over|under|above|below|at least|[<>]=?|\u2264|\u2265)?\s?$"
    r"|\A\s*(?:over|under)\s$|\b(?:over|under) the age of\s$|\b(?:older|younger) than\s$",
    re.IGNORECASE,
)
_PERSON_JUST_BEFORE = re.compile(rf"\b{_PERSON})(?:\s|,\s|\s\(|\sof\s)$", re.IGNORECASE)
_COMPARED = re.compile(r"\s(?:or|and) (?:older|younger)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.?!]\s)(?:(?:fe)?male|woman|man|lady|gentleman|pt|patient)\s$", re.I)
_PERSON_AFTER = re.compile(
    r"\s(?:woman|man|lady|gentleman|female|male)\b|\s?/\s?[FM]\b", re.IGNORECASE
)
_CLOSED = re.compile(
    r"\s*(?:[,.;:)?!/]|$|-\s|\u2013\s|(?:with|who|and|on|has|had|is|presenting|presents|in|after"
    r"|taking|takes|whose|not|now|for|comes|came|without|years|or (?:older|over|above|younger))\b)"
)
_OTHER_TIME = re.compile(
    r"\b(?:at|since|from|before|after|until|till|by|menopause|onset|started|began|diagnosed)"
    r"[\s,]*(?:(?:an?|the|her|his)\s)?(?:age[ds]?\s?(?:of\s)?)?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"[\s-]*(?:old\s)?(?:mother|father|sister|brother|husband|wife|parent|son|daughter|mum|mom|dad)\b",
    re.IGNORECASE,
)


def read_ages(words: Words) -> Findings:
    """The age, and the sex that a letter beside it states."""
    age = words.vocabulary.concepts.get(AGE)
    if age is None:
        return Findings()
    found: list[Found] = []
    problems: list[str] = []
    amounts = (*_glued(words), *_decades(words), *_stated(words))
    contexts = read_context(words.text, [span for _, span in amounts])
    for (amount, span), context in zip(amounts, contexts, strict=True):
        if context.assertion is Assertion.HYPOTHETICAL or context.subject is Subject.FAMILY:
            continue
        read = read_amount(age, amount, words.text[slice(*span)])
        if isinstance(read, str):
            problems.append(read)
        else:
            found.append(Found(AGE, read, span))
    return Findings((*found, *_letters(words)), tuple(problems))


def _glued(words: Words) -> Iterator[tuple[Amount, tuple[int, int]]]:
    for match, _ in _letter_ages(words.text):
        yield Amount(Decimal(match["age"]), "year"), match.span()


def _letter_ages(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """ "72F" with its letter; "72 F" only where it stands apart, because 101 F is a fever."""
    for match in _GLUED.finditer(text):
        if (
            match["apart"] is None
            or match["years"]
            or _APART.search(text, max(0, match.start() - 4), match.start())
        ):
            yield match, match["capital"] or match["small"] or match["apart"].lstrip(" /")
    for match in _LETTER_FIRST.finditer(text):
        if match["gap"] or int(match["age"]) not in _CODES[match["sex"]]:
            yield match, match["sex"]


def _letters(words: Words) -> Iterator[Found]:
    sex: Concept | None = words.vocabulary.concepts.get(SEX)
    if sex is None:
        return
    for match, letter in _letter_ages(words.text):
        value = _LETTERS[letter.lower()]
        if value in sex.values:
            yield Found(SEX, Options(frozenset({value})), match.span())


def _decades(words: Words) -> Iterator[tuple[Amount, tuple[int, int]]]:
    for match in _DECADE.finditer(words.text):
        low = _decade(match)
        yield Amount(Decimal(low), "year", high=Decimal(low + 10), high_open=True), match.span()


def _decade(match: re.Match[str]) -> int:
    if written := match["digits"] or match["before"]:
        return int(written)
    if match["words"]:
        return 20 + 10 * _TENS.index(match["words"].lower())
    return 50 + 10 * _SPANS.index(match["latin"].lower())


def _stated(words: Words) -> Iterator[tuple[Amount, tuple[int, int]]]:
    for quantity in words.quantities:
        if quantity.unit in (None, "year") and _is_age(words.text, quantity):
            amount = amount_of(quantity)
            yield Amount(amount.value, "year", amount.comparator, amount.high), quantity.span


def _is_age(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span
    if _OTHER_TIME.search(text, max(0, start - 40), start) or _RELATIVE.match(text, end):
        return False
    if quantity.unit == "year":
        named = _OLD.search(quantity.text) or _OF_AGE.match(text, end)
        if named or _COMPARED.match(text, end):
            return True
        return quantity.value >= 18 and _aged(text, start) and bool(_CLOSED.match(text, end))
    if _COMPARED.match(text, end):
        return True
    adult = 18 <= quantity.value <= 110
    if adult and (_OPENING.search(text, 0, start) or _PERSON_AFTER.match(text, end)):
        return True
    if _PERSON_JUST_BEFORE.search(text, max(0, start - 16), start):
        return quantity.value >= 18 and _CLOSED.match(text, end) is not None
    compared = quantity.comparator != "=" and quantity.value >= 18
    return _aged(text, start) and (compared or _CLOSED.match(text, end) is not None)


def _aged(text: str, start: int) -> bool:
    """True after "aged", "women over" and the like; "she is 72" needs no comparison."""
    return _BEFORE.search(text, max(0, start - 60), start) is not None
