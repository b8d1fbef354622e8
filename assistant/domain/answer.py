"""From draft to answer: the Case, the Draft, findings, certificates and the three outcomes.

The shapes of what leaves the gate follow the contract (`groundrule/answer@1`); the JSON models
at the edge mirror them field by field.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from assistant.domain.claim import Claim, Verdict
from assistant.domain.knowledge import Passage, Rule
from assistant.domain.patient import PatientFacts

SectionKind = Literal[
    "direct_answer",
    "findings",
    "steps",
    "treatment",
    "safety",
    "pitfalls",
    "disagreement",
    "unsupported",
]
Status = Literal["answered", "needs_facts", "abstained"]
AbstentionReason = Literal[
    "out_of_scope", "no_passage", "no_rule", "missing_facts", "unsafe", "not_understood"
]


class Truth(Enum):
    """Three-valued truth of a condition."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What became of one rule for these facts.

    Attributes:
        needs: unknown facts that would settle it, when the truth is unknown.
        facts: a minimal set of known facts that settle it, when it is settled.
        bars: open safety rules that would forbid the action.
        answers: answers what was asked, where its condition holds.
    """

    rule: Rule
    truth: Truth
    needs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    bars: tuple[Rule, ...] = ()
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that retrieval found; ranks count from 1, None where the leg missed it."""

    passage: Passage
    score: float
    lexical_rank: int | None
    dense_rank: int | None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One issuer's side of a disagreement."""

    organisation: str
    year: int
    stance: str
    strength: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Issuers that differ on one question, shown side by side."""

    id: str
    question: str
    sides: tuple[Side, ...]
    differ_when: str | None = None


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A question back: the fact, how to ask for it, and what it would change."""

    name: str
    question: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boundary:
    """A value at which this advice would flip."""

    fact: str
    at: str
    changes: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything deterministic that an answer may use. Drafters see nothing else.

    Attributes:
        standalone: the question with what earlier turns contribute, as one sentence.
        facts: all known facts, derived ones included.
        outcomes: the rules that speak to the question, most relevant first.
        evidence: passages, those of the rules that fired included.
        quotable: ids of passages near enough to the question to be quoted without a rule,
            best first; none that speaks only of other patients.
        own: the same of the user's own documents, whoever they speak of.
        background: the passage nearest to the question carries no rule, so that quoting it
            is the answer.
        asked: actions the question names; empty when it names none.
        clash: sentences on facts that contradict each other or cannot be; nothing is answered
            on such facts.
    """

    question: str
    standalone: str
    title: str
    facts: PatientFacts
    outcomes: tuple[RuleOutcome, ...]
    evidence: tuple[Hit, ...]
    quotable: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    background: bool = False
    asked: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[MissingFact, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    in_scope: bool = True
    clash: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """One sentence of a draft with the ids it says it rests on.

    Attributes:
        heading: section kind of the contract (`direct_answer`, `steps`, ...).
        quotation: the text is a passage's words, shown with its issuer.
    """

    text: str
    heading: SectionKind
    rules: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    quotation: bool = False
    condition: str | None = None
    strength: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a drafter proposes; nothing of it has been checked."""

    statements: tuple[DraftStatement, ...]
    drafter: str
    note: str | None = None


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect of one statement (kinds as in the contract)."""

    kind: str
    severity: Severity
    statement: str
    message: str
    span: tuple[int, int] | None = None
    rules: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    repair: str | None = None


@dataclass(frozen=True, slots=True)
class CertifiedClaim:
    """One claim with the verdict that rules and facts give it."""

    claim: Claim
    verdict: Verdict
    reason: str | None = None
    rules: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a passage that a statement rests on, with their place in it."""

    passage: str
    quote: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number of a statement and where it stands: a passage id, a rule id or a fact name."""

    text: str
    value: float
    unit: str
    found_in: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof of one statement; the page, the harness and the audit are views of it."""

    claims: tuple[CertifiedClaim, ...] = ()
    passages: tuple[Citation, ...] = ()
    numbers: tuple[FoundNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A released sentence."""

    id: str
    text: str
    passages: tuple[str, ...]
    rules: tuple[str, ...]
    condition: str | None
    strength: str | None
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class Section:
    kind: SectionKind
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why no clinical statement was released, and what would unlock one."""

    reason: AbstentionReason
    detail: str
    unlock: str


@dataclass(frozen=True, slots=True)
class Change:
    """A difference against the previous turn's answer."""

    before: str
    after: str
    because: str


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """An answer that passed the gate. Constructed in `checks/gate.py` only."""

    status: Status
    case: Case
    sections: tuple[Section, ...]
    conflicts: tuple[Conflict, ...]
    missing: tuple[MissingFact, ...]
    boundaries: tuple[Boundary, ...]
    abstention: Abstention | None
    removed: tuple[Finding, ...]
    drafter: str
    attempts: int
    note: str | None = None
