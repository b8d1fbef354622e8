"""An action with the direction its clause gives it: what `binding` finds and `claims` tells.

The value between the grammar of a clause and the claim.
"""

import re
from dataclasses import dataclass

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.direction import Cue
from assistant.reading.lexicon import Mention
from assistant.reading.parsing import Sentence
from assistant.reading.zone_words import Zone

_WITHOUT = re.compile(
    r"\bwithout\s+(?:\w+ing\b|(?:an?|the|adequate|first|prior|enough)\b|calcium|vitamin)"
)
_NEEDLESS = re.compile(r"bother|need|require|necessary|indicated|warranted", re.I)
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Bound:
    """An action with what its clause says of it.

    Attributes:
        stance: None where the direction cannot be told.
        clause: index of the clause.
        consumed: offsets of contrast words used.
    """

    action: Mention
    stance: Stance | None
    wording: Wording
    clause: int
    cue: Cue | None
    safety: bool = False
    consumed: tuple[int, int] | None = None


def is_provisional(
    sentence: Sentence, cue: Cue, stance: Stance | None, clause: int, named: int = 0
) -> bool:
    """ "Do not start X without checking calcium" is no advice against X.

    `named` is where the action's name ends, 0 where a pronoun stands for it.
    """
    end = sentence.clauses[clause][1]
    start = max(named, cue.span[1])
    after = _BRACKETS.sub("", sentence.text[named or cue.span[1] : end])
    ordered = any(
        zone.zone is Zone.ORDER and start <= zone.start < end for zone in sentence.zones
    ) and not _NEEDLESS.search(sentence.text[slice(*cue.span)])
    return (ordered and stance is Stance.AGAINST) or _WITHOUT.search(after) is not None
