"""The patient whom a page tells of before it advises: a letter, a note, a teaching case.

Where nobody handed over a question, the words that open the page state the case as a question
would: "69F, osteoporosis, eGFR 75. Long-standing achalasia. Alendronate started." Used by `audit`
for somebody else's text only.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.reading.heads import HEADS, Form
from assistant.reading.statements import TextStatement

# One person, not patients at large.
_PERSON = re.compile(
    r"(?i:\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ]year[- ]old\b|\baged? \d{1,3}\b"
    r"|\b(?:our|my|your) (?:patient|woman|man|lady|gentleman|girl|boy|child)\b"
    r"|\byou (?:are|take|have|had|were)\b)|\b\d{2,3} ?(?:F|M|yo|y/o)\b"
    r"|\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z]"
)
_GENERAL = re.compile(
    r"\b(?:in|for|among|of|most|all|many|some|any|every|each|older|elderly)(?: \w+)? "
    r"(?:patients|people|adults|women|men|persons|individuals|those|everyone)\b",
    re.I,
)
# Words that advise, suppose or report a rule: what is told of the patient stands before them.
_ADVISING = re.compile(
    r"\b(?:should|must|need(?:s|ed)? (?:to|an?|no)|ha(?:s|ve) to|ought|recommend\w*|advis\w+|advice"
    r"|suggest\w*|consider\w*|would|may|might|can(?! ?not\b)|could(?! not\b)|if|whether|unless|once"
    r"|until|contra-?indicat\w+|indicated|appropriate|unnecessary|option|please|according"
    r"|therefore|guidelines?|guidance|criteria|prescribed|started|ordered|requested|arranged|booked"
    r"|referred (?:her|him|you|them)|(?:first|best|usual) (?:drug|test|choice|step|treatment)"
    r"|(?<=, )so (?:she|he|you|it|no|we|i|an?|the))\b"
    r"|\b(?:i|we) (?:have )?(?:asked|agreed|decided|chosen|stopped|added|offered|gave|given"
    r"|continued)\b|\b(?:i'd|i'll|we'll|we'd)\b",
    re.I,
)
_CLAUSE = re.compile(r"[,;:]\s|\b(?:and|so|asks|asked|wonders|wants)\b")
# "Plan for this 75-year-old woman: ...": the case stands before the colon.
_TITLE = re.compile(r"\W*(?:plan|advice|recommendations?|summary of advice)\b[^:.]*(?=:)", re.I)
_ORDER = re.compile(
    r"\W*(?:call|document|send|show|explain|see|phone|ring|contact|bring|wait|keep|make)\b", re.I
)
_SHORTEST_ORDER = 2
_NOT_TOLD = ("heading", "other", "reference")


def told_case(parts: Sequence[TextStatement], advises: Callable[[TextStatement], bool]) -> str:
    """The page with everything blanked but the case that opens it; empty where it tells none.

    The case ends with the first sentence that advises: only what stands before its advice, and
    names the patient, still belongs to it. `advises` tells whether a direction was read from it.
    """
    kept = list(_told(parts, advises))
    if not any(_is_person(words) for _, words in kept):
        return ""
    told, place = [], 0
    for start, words in kept:
        told += [" " * (start - place), words]
        place = start + len(words)
    return "".join(told)


def _told(
    parts: Sequence[TextStatement], advises: Callable[[TextStatement], bool]
) -> Iterator[tuple[int, str]]:
    """The opening sentences, each with its place in the page."""
    for part in parts:
        if part.kind in _NOT_TOLD:
            continue
        head = _before_advice(part.text)
        if head is None and not _orders(part.text) and not advises(part):
            yield part.span[0], part.text
            continue
        if head is not None and _is_person(head):
            yield part.span[0], head
        return


def _before_advice(text: str) -> str | None:
    """The clauses before the first words that advise; None where there are no such words."""
    if title := _TITLE.match(text):
        return title[0]
    advice = _ADVISING.search(text)
    if advice is None:
        return None
    ends = [match.start() for match in _CLAUSE.finditer(text, 0, advice.start())]
    return text[: ends[-1]] if ends else ""


def _is_person(words: str) -> bool:
    return bool(_PERSON.search(words)) and not _GENERAL.search(words)


def _orders(text: str) -> bool:
    """ "Call the surgeons": the sentence begins with what is to be done."""
    words = re.findall(r"[a-z-]+", text.lower())
    if len(words) <= _SHORTEST_ORDER:
        return False  # "Consult note."
    head = HEADS.get(words[0])
    return bool(_ORDER.match(text)) or (head is not None and head.form is Form.VERB)
