"""What a statement asserts, and what the rules say to it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from assistant.domain.condition import ALWAYS, Condition
from assistant.domain.knowledge import Amount, Stance


class Wording(Enum):
    """How strongly a sentence puts a direction, weakest first."""

    MAY = "may"
    PLAIN = "plain"
    SHOULD = "should"
    MUST = "must"


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of one statement.

    Attributes:
        action: concept id of what is advised or advised against.
        condition: what has to hold for the claim; ALWAYS when the sentence states none.
        issuer: document id that the sentence names as its authority, or None.
        span: character offsets of the clause in the text it was read from.
        condition_text: the condition in words, or None.
    """

    action: str
    stance: Stance
    wording: Wording = Wording.PLAIN
    condition: Condition = ALWAYS
    condition_text: str | None = None
    amount: Amount | None = None
    issuer: str | None = None
    safety: bool = False
    span: tuple[int, int] = (0, 0)


class Verdict(Enum):
    """What rules and facts say to a claim (the contract's seven)."""

    VALID = "valid"
    INVALID = "invalid"
    CONFLICT = "conflict"
    SATISFIABLE = "satisfiable"
    NOT_COVERED = "not_covered"
    IMPOSSIBLE = "impossible"
    UNTRANSLATED = "untranslated"


class Reason(Enum):
    """Why a claim is invalid."""

    CONTRADICTED = "contradicted"
    OVERSTATED = "overstated"
    AMOUNT = "amount"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its proof: a minimal set of rules and facts.

    Attributes:
        deciding: for an open claim, minimal sets of facts whose answers may settle it; empty
            until somebody asks for them.
    """

    verdict: Verdict
    reason: Reason | None = None
    rules: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    deciding: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number read from words, with its unit and place.

    Attributes:
        comparator: one of `<`, `<=`, `=`, `>=`, `>`.
        high: the upper end where a range was written, else None.
    """

    text: str
    value: Decimal
    unit: str | None
    span: tuple[int, int]
    comparator: str = "="
    high: Decimal | None = None

    @property
    def ends(self) -> frozenset[Decimal]:
        """Both ends without their signs, which words may carry ("a T-score below minus ...")."""
        both = (self.value, self.high)
        return frozenset(abs(end) for end in both if end is not None)
