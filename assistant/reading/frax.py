"""FRAX probabilities: "FRAX 24% major and 4% hip", "FRAX MOF 22 %, hip 3.5 %", "FRAX 22/3.5".

A reader of `facts`. Two numbers without labels are told apart by size, because hip fractures
are among the major ones; one number without a label is asked back.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.reading.amounts import Amount, read_amount
from assistant.reading.context import Assertion, read_context
from assistant.reading.readings import Findings, Found, Words, amount_of, hull

MAJOR, HIP = "frax_mof", "frax_hip"
_ANCHOR = re.compile(r"\bFRAX\b", re.IGNORECASE)
_END = re.compile(r"[.?!;](?=\s|$)|\bT-?\s?score|\b(?:e?GFR|CrCl|BMD|DXA|TBS)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:(?P<hip>hip)|(?P<major>major|MOF|any major|overall|any fracture))\b", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:10|ten)[\s-]?years?\b", re.IGNORECASE)
_THRESHOLD = re.compile(r"\b(?:threshold|cut-?off)s?\b", re.IGNORECASE)
_JUST_BEFORE = re.compile(
    r"(?:\b(?:FRAX|score|result|major|MOF|hip|overall|fracture|risk)\)?(?:\s(?:is|of|was|score))?"
    r"[\s:=(<>~]*|[%\d]\s?[/&]\s?)$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\s*%?\s*(?:/|,|and|&)\s*", re.IGNORECASE)
_SILENT = (Assertion.HYPOTHETICAL, Assertion.ABSENT, Assertion.POSSIBLE)
_REACH = 110

Labelled = tuple[str, Quantity]


def read_frax(words: Words) -> Findings:
    """The two probabilities that stand behind the word FRAX."""
    found: list[Found] = []
    problems: list[str] = []
    if MAJOR not in words.vocabulary or HIP not in words.vocabulary:
        return Findings()
    anchors = [match.span() for match in _ANCHOR.finditer(words.text)]
    for anchor, context in zip(anchors, read_context(words.text, anchors), strict=True):
        numbers = [] if context.assertion in _SILENT else _numbers(words, anchor)
        labelled = list(_labelled(words.text, anchor, numbers))
        if len(numbers) == 1 and not labelled:
            said = words.text[anchor[0] : numbers[0].span[1]]
            problems.append(
                f'"{said}" can be the risk of a major osteoporotic or of a hip fracture; say which.'
            )
        for name, quantity in labelled:
            read = read_amount(words.vocabulary[name], _share(quantity), quantity.text)
            if isinstance(read, str):
                problems.append(read)
            else:
                found.append(Found(name, read, hull(anchor, quantity.span)))
    return Findings(tuple(found), tuple(problems))


def frax_numbers(words: Words) -> Iterator[Quantity]:
    """The numbers that belong to the word FRAX, so that no other measurement takes them."""
    known = MAJOR in words.vocabulary and HIP in words.vocabulary
    for match in _ANCHOR.finditer(words.text) if known else ():
        yield from _numbers(words, match.span())


def _share(quantity: Quantity) -> Amount:
    amount = amount_of(quantity)
    return Amount(amount.value, "%", amount.comparator, amount.high)


def _numbers(words: Words, anchor: tuple[int, int]) -> list[Quantity]:
    """Per cent numbers, or plain ones, from the anchor to the end of what is said of it."""
    limit = min(len(words.text), anchor[1] + _REACH)
    ends = (m.start() for m in (_END.search(words.text, anchor[1], limit),) if m)
    limit = min((limit, *ends))
    if _THRESHOLD.search(words.text, anchor[1], limit):
        return []
    years = [match.span() for match in _YEARS.finditer(words.text, anchor[1], limit)]
    return [
        quantity
        for quantity in words.quantities
        if anchor[1] <= quantity.span[0] < limit
        and (quantity.unit == "%" or (quantity.unit is None and _is_plain(words.text, quantity)))
        and Decimal(0) <= quantity.value <= Decimal(100)
        and not any(a <= quantity.span[0] < b for a, b in years)
    ][:2]


def _is_plain(text: str, quantity: Quantity) -> bool:
    """True for a number without "%" right behind FRAX, a label or another such number."""
    return _JUST_BEFORE.search(text, max(0, quantity.span[0] - 32), quantity.span[0]) is not None


def _labelled(text: str, anchor: tuple[int, int], numbers: list[Quantity]) -> Iterator[Labelled]:
    """Each number with its label: before the numbers or behind them, as the first one has it."""
    if not numbers:
        return
    first = list(_LABEL.finditer(text, anchor[1], numbers[0].span[0]))
    places = [anchor[1], *(q.span[1] for q in numbers)]
    labels: list[re.Match[str] | None] = []
    for number, quantity in enumerate(numbers):
        behind = numbers[number + 1].span[0] if number + 1 < len(numbers) else quantity.span[1] + 30
        own = _LABEL.search(text, places[number], quantity.span[0]) if first else None
        labels.append(own or _LABEL.search(text, quantity.span[1], behind))
    if len(first) == len(numbers) == 2:  # "MOF/hip 18/2.4"
        labels = [*first]
    if not any(labels) and len(numbers) == 2:
        between = text[numbers[0].span[1] : numbers[1].span[0]]
        if _PAIR.fullmatch(between) and numbers[0].value != numbers[1].value:
            small, large = sorted(numbers, key=lambda quantity: quantity.value)
            yield from ((MAJOR, large), (HIP, small))
        return
    for quantity, label in zip(numbers, labels, strict=True):
        if label is not None:
            yield (HIP if label["hip"] else MAJOR), quantity
