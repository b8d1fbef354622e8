"""An answer that is only a name: "Discogram." to "Which test next?" advises a discogram.

Beside `answers`, which reads "yes" and "no". A question for what is to be left out, for a reason
or for a danger stays unread, and so does a name with words of its own beside it.
"""

import re
from dataclasses import replace

from assistant.domain.claim import Claim
from assistant.domain.knowledge import Stance, Vocabulary
from assistant.reading.claims import read_claims
from assistant.reading.fillers import FILLERS
from assistant.reading.heads import Form
from assistant.reading.lexicon import Lexicon
from assistant.reading.parsing import Sentence, parse
from assistant.reading.sentences import sentence_spans
from assistant.reading.statements import TextStatement

# A question that asks for something to be done.
_WANTED = re.compile(
    r"\b(?:which|what(?:'s|\u2019s| is)?|next|how|first|best|recommend\w*|choose|choice"
    r"|should|start"
    r"|imaging|image|scan|test|treat\w*|give|offer|order|plan|advise|advice|now|or)\b|\A\W*\w+\W*\Z",
    re.I,
)
_TURNED = re.compile(
    r"\b(?:not|no|avoid\w*|contra-?indicat\w*|against|stop\w*|harm\w*|danger\w*|unsafe|risk\w*"
    r"|caus\w*|why|warn\w*|bar(?:s|red)?|exclud\w*|rul\w* out|wrong|leav\w*|skip\w*|omit\w*"
    r"|outdated|alternative to|instead of|unsuitable|inappropriate|mistake|mean[st]?|difference"
    r"|else|interact\w*|problem|side[- ]effects?|already|before|after)\b|n['\u2019]t\b",
    re.I,
)
_BESIDE = frozenset(
    """
    only just plain then home please go straight answer simply first alone here today now any
    fine any one three two all stays ok that please thanks sorry well
""".split()
)
_TAIL = re.compile(r"[,;]?\s*(?:then|and then)\s+(?:home|discharge|review|wait)\b.*$", re.I | re.S)
_WHY = re.compile(r"\s*(?:,|:|\s[-\u2013\u2014])?\s+(?:because|since)\b.*$", re.I | re.S)
_BRACKETS = re.compile(r"\([^)]*\)")


def named_alone(
    text: str, question: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> tuple[Claim, ...]:
    """What a bare name advises as the answer to the question; nothing where it does more."""
    if not _asks(question) or text.rstrip(" *_").endswith(("?", ":")):
        return ()
    words = _TAIL.sub("", _BRACKETS.sub(lambda m: " " * len(m[0]), _WHY.sub("", text))).strip()
    words = re.sub(r"^\W*(?:just|only|simply|plain old)\s+", "", words, flags=re.I)
    sentence = parse(words, lexicon, vocabulary)
    if not _is_bare(sentence):
        return ()
    bare = words.rstrip(" .!*_")
    verb = "are" if len(sentence.actions) > 1 else "is"
    whole = TextStatement("a", f"{bare} {verb} recommended.", (0, 0))
    reading = read_claims(whole, lexicon, vocabulary, {})
    if reading.partial or any(
        c.stance not in (Stance.FOR, Stance.OPTIONAL) for c in reading.claims
    ):
        return ()
    return tuple(replace(claim, span=(0, len(text))) for claim in reading.claims)


def _asks(question: str) -> bool:
    """The last question asks for something to be done, and not for what is to be left."""
    asked = [
        question[start:end].strip()
        for start, end in sentence_spans(question, 0, len(question))
        if question[start:end].rstrip(" )\"'").endswith("?")
    ]
    return bool(asked) and bool(_WANTED.search(asked[-1])) and not _TURNED.search(asked[-1])


def _is_bare(sentence: Sentence) -> bool:
    """Names of actions, and words that say nothing beside them."""
    if not sentence.actions or sentence.unnamed or sentence.bars is not None:
        return False
    if any(cue.form is not Form.DOSE for cue in sentence.cues) or sentence.zones:
        return False
    spans = [action.span for action in sentence.actions]
    left = [
        word
        for word in sentence.words
        if word.key[0].isalnum() and not any(s <= word.start < e for s, e in spans)
    ]
    known = all(word.key in _BESIDE or word.key in FILLERS for word in left)
    finite = {"is", "are", "was", "were", "has", "have", "had", "no", "not", "without", "she", "he"}
    return known and not any(word.key in finite for word in left)
