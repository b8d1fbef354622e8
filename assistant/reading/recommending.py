"""Sentences that read like recommendations, in any field: the first step of a draft of rules.

Told by their own words, so that it works where the vocabulary has no concept for what they
advise: an order or a permission, a verdict on a treatment, or a grade.
"""

import re

from assistant.reading.heads import Form
from assistant.reading.parsing import Sentence

_MODAL = re.compile(
    r"\b(?:should|shall|must|ought\s+to|has\s+to|have\s+to|(?<!the\s)needs?\s+to"
    r"|(?:is|are)\s+responsible\s+for|ha(?:s|ve)\s+a\s+(?:responsibility|duty)\s+to"
    r"|is\s+important\s+(?:for\s+\w+\s+\w+\s+)?to)\b"
    r"(?!\s+be\s+(?:noted|borne|interpreted|understood|emphasi[sz]ed|read|acknowledged"
    r"|remembered)\b)", re.I
)  # fmt: skip
_VERDICT = re.compile(
    r"\b(?:is|are|be|remains?)\s+(?:not\s+|strongly\s+|generally\s+|usually\s+|conditionally\s+|"
    r"no\s+longer\s+|only\s+|also\s+|routinely\s+)*(?:recommended|contra-?indicated|indicated|advised|"
    r"advisable|warranted|preferred|preferable|first[- ]line|(?:in)?appropriate|mandatory|"
    r"reasonable|suggested|to\s+be\s+avoided|unnecessary)\b", re.I
)  # fmt: skip
_RECOMMENDS = re.compile(
    r"\b(?:we|guidelines?|panel|committee|society|college|group|authors|task\s+force)\b[^.;]{0,40}?"
    r"\b(?:recommends?|suggests?|advises?)\b|\brecommend(?:s|ed)?\s+against\b"
    r"|\b(?:strong|weak|conditional)\s+recommendation\s+(?:for|against|in\s+favou?r)\b", re.I
)  # fmt: skip
_PERMISSION = re.compile(
    r"\b(?:can|may|might|could)\s+(?:also\s+|then\s+)?(?:be\s+(?:strongly\s+)?(?:considered|offered|"
    r"used|given|tried|prescribed|needed|started|stopped|continued|appropriate|omitted|repeated|"
    r"warranted|added|reasonable)|consider|offer|use|prescribe)\b", re.I
)  # fmt: skip
_IMPERATIVE = re.compile(
    r"(?:do\s+not|don't|never|always|please\s+)?\s*\b(?:review|discuss|explain|emphasi[sz]e|educate|"
    r"counsel|advise|tell|teach|document|record|ensure|inform|identify|evaluate|determine|establish|re-?evaluate|"
    r"weigh|involve|be\s+(?:explicit|aware|alert|cautious)|give|offer|consider|avoid|use|refer)\b",
    re.I,
)
_GRADE = re.compile(
    r"\b(?:grade|class|level|categor(?:y|ies)|COR|LOE|strength|type|certainty|quality)\b"
    r"(?:\s+of\s+\w+|\s+evidence)?\s*[:=]?\s*"
    r"(?:[IVX]{1,4}[ab]?|[A-D][+-]?|[1-5][a-dA-D]?|strong|weak|conditional|moderate|(?:very\s+)?low|"
    r"high)\b"
    r"|\b(?:strong|weak|conditional|discretionary)\s+(?:recommendation|for|against)\b"
    r"|\b(?:high|moderate|(?:very\s+)?low)[- ](?:certainty|quality)(?:\s+evidence)?\b"
    r"|(?<=[(\[])(?:[12][A-D]|[A-D]\s?\d|I{1,3}[ab]?,\s?[A-C])(?=[)\]])", re.I
)  # fmt: skip
_ENDS = re.compile(r"\s*(?:evidence|recommendation)?\s*(?:[.;:\n]|$)", re.I)
_BEGINS = re.compile(r"(?:^|[.;:\n]\s*|,\s*)(?:a\s+)?$")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_REPORTED = re.compile(
    r"\b(?:does\s+not|did\s+not|do\s+not)\s+(?:mean|imply)\b|\bnot\s+intended\b", re.I
)


def recommends(sentence: Sentence) -> str | None:
    """The words by which a sentence gives advice; None for one that only tells or asks."""
    text = sentence.text.strip()
    if text.rstrip("\"'”)").endswith("?") or _REPORTED.search(text):
        return None
    for pattern in (_RECOMMENDS, _VERDICT, _MODAL, _PERMISSION):
        if found := pattern.search(text):
            return " ".join(found[0].split())
    return _order(sentence)


def grade(text: str) -> str | None:
    """The grade that a text gives its advice, in its own words; the last one where it has two.

    It stands in brackets, or at the beginning or end of a sentence: "category B" in the middle of
    one speaks about the grade.
    """
    found = None
    for match in _GRADE.finditer(text):
        inside = (b for b in _BRACKET.finditer(text) if b.start() < match.start() < b.end())
        bracket = next(inside, None)
        if bracket or _ENDS.match(text, match.end()) or _BEGINS.search(text[: match.start()]):
            found = " ".join((bracket[1] if bracket else match[0]).split())
    return found


def _order(sentence: Sentence) -> str | None:
    """An imperative at the beginning of the sentence, or behind its "if ..., "."""
    text = sentence.text
    starts = [len(text) - len(text.lstrip())]
    if re.match(r"\s*(?:if|when|for|in|to|before|after|where|with|unless|once)\b", text, re.I):
        starts += [comma.end() for comma in re.finditer(r",\s+", text)]
    orders = {cue.span[0]: cue.span for cue in sentence.cues if cue.form is Form.VERB}
    for start in starts:
        if start in orders:
            return text[slice(*orders[start])]
        if found := _IMPERATIVE.match(text, start):
            return found[0].strip()
    return None
