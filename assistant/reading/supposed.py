"""The clauses of a text that are only supposed: "what if her eGFR were 50?", "suppose she is 80".

Beside `context`, which keeps such clauses out of what is stated: here each is turned into plain
words at the place where it stands, so that the same readers read it.
"""

import re
from collections.abc import Iterator
from functools import partial

_OPENING = re.compile(
    r"\b(?:if|(?:let['\u2019]?s|let us) (?:say|assume|suppose|imagine)|suppos(?:e|ing)|assuming"
    r"|imagine)\b(?: that\b)?",
    re.IGNORECASE,
)
# "As if", "ask if" and "return if" suppose nothing of the patient, "if so" and "if not" neither.
_NO_OPENING = re.compile(
    r"\b(?:as|ask|asks|asked|asking|wonder|wonders|wondering|tell me|know|see|decide|clarify"
    r"|confirm|sure|unsure|advise|check|(?:return|come back|call|seek)\b[^.;?!]*)\s$",
    re.IGNORECASE,
)
_NO_CLAUSE = re.compile(
    r"\s+(?:so|not|needed|possible|indicated|any|appropriate|necessary|required|there is doubt)"
    r"\s*(?:[,.;?!]|$)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;!?\n]|\.(?=\s|$)"
    r"|,\s*(?:then|what|should|is|are|which|can|do|does|would|will|could|may|must|how|when|why"
    r"|she|he|they|we|i|the|give|start|offer|use|order)\b"
    r"|\s(?:then|what|which|how|should|would)\s",
    re.IGNORECASE,
)
# "If she was on steroids" speaks of now. "She" names the patient and states no sex: "if she was
# a man".
_PLAIN = (
    (re.compile(r"\bwere to\b", re.IGNORECASE), ""),
    (re.compile(r"\bwere\b|(?<=\bshe )was\b|(?<=\bhe )was\b", re.IGNORECASE), "is"),
    (re.compile(r"(?<!\bin )\b(?:her|his|their)\b", re.IGNORECASE), ""),
    (re.compile(r"\b(?:she|he|they)\b", re.IGNORECASE), "pt"),
)


def supposed_clauses(text: str) -> Iterator[str]:
    """Each supposed clause as if it were stated, at its own place in an otherwise blank text."""
    place = 0
    while opening := _OPENING.search(text, place):
        place = opening.end()
        if _NO_OPENING.search(
            text, max(0, opening.start() - 99), opening.start()
        ) or _NO_CLAUSE.match(text, place):
            continue
        close = _CLAUSE_END.search(text, place)
        end = close.start() if close else len(text)
        yield " " * place + _plain(text[place:end]) + " " * (len(text) - end)
        place = end


def _plain(clause: str) -> str:
    """The words as a plain statement of the same length."""
    for pattern, word in _PLAIN:
        clause = pattern.sub(partial(_padded, word), clause)
    return clause


def _padded(word: str, match: re.Match[str]) -> str:
    """The word in the room of another; "pt" ends where the verb begins."""
    return word.rjust(len(match[0])) if word == "pt" else word.ljust(len(match[0]))
