"""A direction read from words, and what one direction makes of another that it governs.

The value between the cue tables (`stance`) and the grammar of a clause (`governing`, `binding`).
"""

from dataclasses import dataclass, replace
from enum import Enum

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.heads import Form


class Side(Enum):
    """Where the action of a cue stands."""

    BEFORE = "before"
    AFTER = "after"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Cue:
    """A direction read from words.

    Attributes:
        stance: None where the direction is uncertain.
        span: offsets of the cue with its modals and negation.
        scope: offset from which an action counts as standing after it.
        leaves: it speaks of leaving or ending; negated from outside it turns to `for`.
        safety: a bar for safety's sake.
        drug_only: counts only where its action is a drug ("rules out denosumab").
    """

    stance: Stance | None
    wording: Wording
    side: Side
    span: tuple[int, int]
    scope: int
    form: Form
    leaves: bool = False
    safety: bool = False
    drug_only: bool = False

    @property
    def falls_forward(self) -> bool:
        """An action after it counts where none stands before it."""
        return self.form in (Form.STATE, Form.TITLE, Form.PASSIVE)


def compose(outer: Cue, inner: Cue) -> Cue:
    """What an outer cue makes of the one it governs: "avoid delaying X" speaks for X."""
    stance, leaves = _composed(outer.stance, inner.stance, inner.leaves)
    wording = inner.wording if outer.form is Form.TITLE else outer.wording
    return replace(
        inner,
        stance=stance,
        wording=wording if wording is not Wording.PLAIN else inner.wording,
        leaves=leaves,
        span=(outer.span[0], inner.span[1]),
        side=Side.AFTER if inner.form in (Form.VERB, Form.GERUND) else inner.side,
        safety=outer.safety and stance is Stance.AGAINST,
        form=Form.VERB if inner.form is Form.GERUND else inner.form,
    )


def _composed(
    outer: Stance | None, inner: Stance | None, leaves: bool
) -> tuple[Stance | None, bool]:
    if outer is None or inner is None:
        return None, False
    if outer is Stance.FOR:
        return inner, leaves
    if outer is Stance.OPTIONAL:
        return (Stance.OPTIONAL if inner in (Stance.FOR, Stance.OPTIONAL) else None), False
    if outer is Stance.AGAINST and inner in (Stance.FOR, Stance.OPTIONAL):
        return Stance.AGAINST, False
    if outer is Stance.AGAINST and leaves:
        return Stance.FOR, False
    return None, False
