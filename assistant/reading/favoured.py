"""What a question asks for where its grammar tells no direction: "does she qualify for X?".

Beside `answers`: the yes to such a question speaks for the thing, which may stand in the sentence
before ("Her clinic plans romosozumab. Is that allowed?").
"""

import re
from collections.abc import Mapping

from assistant.domain.claim import Claim, Wording
from assistant.domain.knowledge import Document, Stance, Vocabulary
from assistant.reading.attribution import read_attributions
from assistant.reading.lexicon import Lexicon

# A question whose yes speaks for the thing: "does she qualify for", "would NICE back".
_FAVOURS = re.compile(
    r"\b(?:fit|qualif(?:y|ies)|eligible|candidate|(?:meet|fulfil|reach|satisfy)\b.*\b(?:criteria|threshold"
    r"|line|conditions?)|support|back|recommend|advise|endorse|approve[sd]?|allow(?:ed)?|permit(?:ted)?"
    r"|want|call for|suggest|favou?r|need(?:ed)?|possible|appropriate|indicated|suitable|justified"
    r"|go ahead|(?:can|may|should|could) (?:i|we|she|he|they|you|it|this|that)\b"
    r"|(?:an option|a good|reasonable|advisable|worth\w*|necessary|ok|okay|fine|safe))\b",
    re.I,
)
_OF_CRITERIA = re.compile(
    r"\b(?:criteria|qualif\w+|fit|eligible|usually appropriate"
    r"|(?:does|do|would) (?:the )?[\w -]{2,40}?"
    r"\b(?:support|back|recommend|advise|endorse|want|rate|call for))\b",
    re.I,
)
_TURNED = re.compile(
    r"\b(?:stop\w*|skip|avoid|without|not|against|contra\w*|hold|delay\w*|wait\w*|leave|omit|instead"
    r"|rather|before|after|first|restrict\w*|rule\w* out|exclude|cause|harm\w*|replace\w*|must"
    r"|have to|off|call(?:ed)?|tell|mean|diagnos\w*|show|prove|say)\b|n['\u2019]t\b",
    re.I,
)
_POINTS = re.compile(r"\b(?:it|that|this|one)\b|\A\W*go ahead\b", re.I)


def of_criteria(question: str) -> bool:
    """Whether it asks for what a source has, so that a yes says that the source has it so."""
    return _OF_CRITERIA.search(question) is not None


def points_back(asked: str) -> bool:
    """ "Is that allowed?": the thing stands before."""
    return _POINTS.search(asked) is not None


def meant_before(
    sentences: list[str], asked: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> str | None:
    """The one action that the nearest sentence before the question names."""
    for sentence in reversed(sentences[: sentences.index(asked)]):
        named = {
            m.concept for m in lexicon.mentions(sentence) if vocabulary[m.concept].kind.is_action
        }
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def favoured(asked: str, action: str, documents: Mapping[str, Document]) -> Claim | None:
    """ "Does she meet the ISCD criteria for X?", "does NICE want it?": whether X may be done."""
    if not _FAVOURS.search(asked) or _TURNED.search(asked):
        return None
    named = {name for told in read_attributions(asked, documents) for name in told.documents}
    issuer = named.pop() if len(named) == 1 else None
    return Claim(action=action, stance=Stance.OPTIONAL, wording=Wording.MAY, issuer=issuer)
