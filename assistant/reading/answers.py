"""A yes-or-no question as the statement that "yes" and "no" answer.

"Should she have an MRI?" asks whether she should have one: "No, that can be left." denies it. A
question that leaves a choice, that names more than one action, or that cannot be turned into one
statement stays unread, and so does an answer with a condition or a reservation.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.domain.claim import Claim, Wording
from assistant.domain.knowledge import Document, Stance, Vocabulary
from assistant.reading.claims import read_claims
from assistant.reading.favoured import favoured, meant_before, of_criteria, points_back
from assistant.reading.lexicon import Lexicon, Mention
from assistant.reading.sentences import sentence_spans
from assistant.reading.statements import TextStatement

_WHICH = re.compile(r"\b(?:what|which|how|when|who|whom|where|why)\b|\bor\b(?!\s+not\b)", re.I)
_ASKED = re.compile(
    r"\W*(?:(?:so|and|but|then|now|please|doctor|hi|hello)\W+)*"
    r"(?P<aux>should|shall|can|could|may|might|is|are|do|does|will|would)\s+"
    r"(?P<who>(?:i|we|she|he|they|you|one|it|there|this|that|the patient|the pt"
    r"|(?:my|her|his|our) [a-z]+)\s+)?",
    re.I,
)
_STATE_ASKED = re.compile(
    r"\W*(?:ok|okay|fine|safe|worth|wise|reasonable|all right|alright|possible|acceptable"
    r"|appropriate|sensible|too (?:early|late|soon))\b",
    re.I,
)
_STATE_BEHIND = re.compile(
    r"\s*(?:ok|okay|fine|safe|possible|indicated|appropriate|needed|next|needed now|acceptable"
    r"|contraindicated|necessary|allowed|suitable|recommended)"
    r"\s*(?:for (?:her|him|me|them)|here|now)?\s*",
    re.I,
)
_NOW = re.compile(r"\A\s*(?:today|now|here|then|for (?:her|him|them|me))(?=\s*\Z)", re.I)
_ORDERED = re.compile(
    r"\W*(?:start|give|order|book|get|stop|skip|hold|continue|repeat|use|scan|add|try|request"
    r"|prescribe|carry on|go ahead|delay|postpone|refer|leave|tick|avoid|switch)\b",
    re.I,
)
_BOUND = re.compile(r"\b(?:must|have to|has to|obliged|mandatory|compulsory|always|every)\b", re.I)
# "She does qualify", "it does for her", and where the answer ends or its reason begins.
_OWN_VERB = (
    r"(?: (?:qualify|fit|count|apply|meet (?:it|them|those)|need (?:it|one|that)|have (?:it|one)))?"
    r"(?: (?:for|in|with) (?:her|him|you|them|this patient)| here| now| today)?"
)
_END = r"\s*(?:[,.;:!\u2013\u2014-]|$|(?:because|since)\b)"
_REASON = re.compile(r"\s*(?::|[,\u2013\u2014-]?\s*(?:because|since|as)\b)\s*", re.I)
# The answer once more behind its reason: "Yes, only X rules it out, so she can start."
_SO = re.compile(
    r",.*[,;] so (?:she|he|you|they|it|we|i) (?:can|may|could|cannot|can't|must not|should not)"
    r" (?:start|begin|have it|take it|be given it|receive it|go ahead|be treated)"
    r"(?: it| now| today)?\W*$",
    re.I | re.S,
)
# What limits the answer itself, and not the reason given for it.
_LIMITED = re.compile(
    r"^(?:only (?:if|when|after|once|in|for|with|under|as)|but|if|unless|not|no|once|when|after"
    r"|first|provided|depends|until|before)\b"
    r"|\b(?:but|however|although|though|provided|depends|first|instead|careful\w*|caution)\b"
    r"|(?<!even )\b(?:if|unless|until|once) (?:she|he|you|her|his|your|the)\b",
    re.I,
)
_YES = re.compile(
    r"\W*(?:yes|yep|yeah|yup|sure|certainly|absolutely|of course|definitely|by all means|true"
    r"|correct|that(?: is|'s|\u2019s) (?:fine|right|ok|okay|all right)|fine|ok|okay|please do"
    r"|go ahead|go for it|fire away|crack on|be my guest|no (?:problem|objection)"
    r"|(?:(?:yes|yep|sure)\W+)?(?:it|she|he|they|you|we|i|that|one|there)"
    rf" (?:can|may|might|could|should|does|do|is|are|will|would|must){_OWN_VERB})(?={_END})",
    re.I,
)
_NO = re.compile(
    r"\W*(?:no|nope|nah|never|certainly not|definitely not|absolutely not|by no means|not at all"
    r"|please (?:don't|don\u2019t|do not)|don't|don\u2019t|do not|false|not now|not today|no need"
    r"|not (?:needed|necessary|required|for (?:her|him|you|them))"
    r"|(?:it|she|he|they|you|we|i|that|one|there) (?:cannot|(?:can|should|does|do|is|are|will"
    rf"|would|must|may) not|(?:can|should|does|do|is|are|wo|would|must)(?:n't|n\u2019t))"
    rf"{_OWN_VERB})(?={_END})",
    re.I,
)
_NONE = re.compile(
    r"\W*(?:none(?: at all| needed| required| for now| yet)?|nil)\s*(?:[.!;]|$)", re.I
)
_RESERVED = re.compile(
    r"\b(?:if|unless|until|till|once|when|where|whether|provided|only|but|first|before|after"
    r"|instead|although|though|however|caution|careful\w*|except|apart|depends|later|yet|except"
    r"|then|switch|swap|change|routinely|usually|necessarily|alone|enough)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|nothing|without|cannot|leave|skip|stop|hold|wait\w*|avoid|drop|off|out"
    r"|unnecessary|needless|pointless|contraindicated)\b|n['\u2019]t\b",
    re.I,
)
_AFFIRMED = re.compile(
    r"\b(?:fine|ok|okay|safe|can|should|may|must|go|do|have|has|give|start|book|need\w*|right"
    r"|please|indicated|recommended|appropriate|wise)\b",
    re.I,
)


def proposition(
    question: str, lexicon: Lexicon, vocabulary: Vocabulary, documents: Mapping[str, Document]
) -> Claim | None:
    """What a question asks to be affirmed or denied, or None where that is not one thing."""
    sentences = [
        question[start:end].strip() for start, end in sentence_spans(question, 0, len(question))
    ]
    asked = [sentence for sentence in sentences if sentence.endswith("?")]
    if len(asked) != 1 or _WHICH.search(asked[0]):
        return None
    last = asked[0].rpartition(",")[2].strip()
    for sentence in dict.fromkeys((asked[0], last)):
        named = [m for m in lexicon.mentions(sentence) if vocabulary[m.concept].kind.is_action]
        if len({mention.concept for mention in named}) == 1:
            return _proposed(sentence, named[0], lexicon, vocabulary, documents) or favoured(
                sentence, named[0].concept, documents
            )
    if points_back(asked[0]) and (meant := meant_before(sentences, asked[0], lexicon, vocabulary)):
        return favoured(asked[0], meant, documents)
    return None


def _proposed(
    asked: str,
    action: Mention,
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    documents: Mapping[str, Document],
) -> Claim | None:
    """The one claim of the question as a statement; "does that save her X" asks whether it can."""
    words = _stated(asked.rstrip("? "), action)
    does = _ASKED.match(asked)
    able = f"{does['who']}can {asked[does.end() :].rstrip('? ')}." if does and does["who"] else None
    for told in (words, able):
        if told is None:
            continue
        reading = read_claims(TextStatement("q", told, (0, 0)), lexicon, vocabulary, documents)
        if len(reading.claims) == 1 and not reading.partial:
            return reading.claims[0]
    return None


def gives_reason(text: str) -> bool:
    """Whether the text begins with a yes or a no that its reason follows: "It does, because"."""
    match = _YES.match(text) or _NO.match(text)
    return match is not None and _reason(text, match.end()) is not None


def _reason(text: str, place: int) -> re.Match[str] | None:
    """Where a reason begins behind the word that answers."""
    return _REASON.match(text, place) or _SO.match(text, place)


def none_of(text: str, asked: str) -> Claim | None:
    """ "None." to "which imaging?" speaks against what the question asks for."""
    if not _NONE.match(text):
        return None
    return Claim(action=asked, stance=Stance.AGAINST, span=(0, len(text)))


def answered(text: str, asked: Claim, question: str) -> Claim | None:
    """What a sentence claims by affirming or denying the proposition; None where it does more."""
    yes, no = _YES.match(text), _NO.match(text)
    match = yes or no
    if match is None:
        return None
    rest = text[match.end() :]
    span = (0, len(text))
    if reason := _reason(text, match.end()):
        why = text[reason.end() :] or reason[0].lstrip(", ")
        if _LIMITED.search(why) or _BOUND.search(question):
            return None
        return _affirmed(asked, span, question) if yes is not None else _denied(asked, span)
    if _RESERVED.search(rest):
        return None
    if yes is not None:
        return None if _DENIED.search(rest) else _affirmed(asked, span, question)
    unsure = _AFFIRMED.search(rest) and not _DENIED.search(rest)
    return None if unsure or _BOUND.search(question) else _denied(asked, span)


def _affirmed(asked: Claim, span: tuple[int, int], question: str) -> Claim:
    """ "Yes" says no more than that it may be done: the strength was the question's.

    That a source's criteria are met is more: it says that the source has it so.
    """
    if asked.stance is Stance.AGAINST:
        return replace(asked, span=span)
    wording = Wording.PLAIN if of_criteria(question) else Wording.MAY
    return replace(asked, stance=Stance.OPTIONAL, wording=wording, span=span)


def _denied(asked: Claim, span: tuple[int, int]) -> Claim | None:
    match asked.stance:
        case Stance.FOR | Stance.OPTIONAL:
            return replace(asked, stance=Stance.AGAINST, wording=Wording.PLAIN, span=span)
        case Stance.AGAINST:
            return replace(
                asked, stance=Stance.OPTIONAL, wording=Wording.MAY, span=span, safety=False
            )
        case _:
            return None


def _stated(asked: str, action: Mention) -> str | None:
    """The question as a statement: "an MRI is required" for "is an MRI required"."""
    match = _ASKED.match(asked)
    start, end = action.span
    if match is not None:
        does = match["aux"].lower() in ("do", "does")
        aux = "" if does else f"{match['aux'].lower()} "
        if match["who"]:
            return f"{match['who']}{aux}{asked[match.end() :]}."
        if does:
            return f"{asked[match.end() :]}."
        if start < match.end() or len(asked[match.end() : start].split()) > 3:
            return None
        return f"{asked[match.end() : end]} {aux}{asked[end:].strip()}."
    if _STATE_ASKED.match(asked):
        return f"It is {asked.strip()}."
    if _ORDERED.match(asked):
        return f"{asked.strip()}."
    rest = _NOW.sub("", asked[end:])
    if not asked[:start].strip(" ,:-") and not rest.strip(" ,:-"):
        return f"{asked[start:end]} is recommended."
    if not asked[:start].strip(" ,:-") and _STATE_BEHIND.fullmatch(asked[end:]):
        return f"{asked[start:end]} is {asked[end:].strip()}."
    before, mark, tail = asked.rpartition(",")
    if mark and before.count("(") == before.count(")") and action.span[0] > len(before):
        shift = len(asked) - len(tail.lstrip())
        return _stated(tail.lstrip(), replace(action, span=(start - shift, end - shift)))
    return None
