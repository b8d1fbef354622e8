"""An action with the direction its clause gives it: what `binding` finds and `claims` tells.

The value between the grammar of a clause and the claim.
"""

from dataclasses import dataclass

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.lexicon import Mention
from assistant.reading.stance import Cue


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
