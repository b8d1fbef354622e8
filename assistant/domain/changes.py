"""Two versions of documents compared as rules: what was added, removed or changed, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.domain.domains import Domain
from assistant.domain.knowledge import Amount, Corpus, Passage, Rule
from assistant.domain.worked import Says

Happened = Literal["added", "removed", "changed"]
Aspect = Literal[
    "action", "stance", "safety", "amount", "condition", "strength", "definition", "in force",
    "source", "wording",
]  # fmt: skip
MEANING: frozenset[Aspect] = frozenset(
    ("action", "stance", "safety", "amount", "condition", "strength", "definition", "in force")
)
"""What changes who is advised what; the rest is of words and places."""


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison.

    Attributes:
        only: the one document that is compared; None for every document of the corpus.
    """

    corpus: Corpus
    only: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a version says of an action for one patient.

    Attributes:
        amounts, strengths: those of the rules on the very action that hold.
    """

    says: Says
    amounts: tuple[Amount, ...] = ()
    strengths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Treated:
    """A patient who is treated differently; with any of the facts gone it would not show.

    Attributes:
        everywhere: it shows in the whole corpus only, not in the document by itself.
    """

    facts: Mapping[str, Domain]
    action: str
    before: Told
    after: Told
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A recommendation that was added, removed or changed.

    Attributes:
        aspects: what of it changed; empty for one that was added or removed.
        patient: somebody treated differently, where there is one.
        note: why there is none, or what else has to be known.
    """

    happened: Happened
    before: Rule | None
    after: Rule | None
    aspects: tuple[Aspect, ...] = ()
    patient: Treated | None = None
    note: str | None = None

    @property
    def of_meaning(self) -> bool:
        """False where only words or places changed."""
        return self.happened != "changed" or bool(MEANING.intersection(self.aspects))

    @property
    def rule(self) -> Rule:
        """As it is now, or as it was before it was removed."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class PassageChange:
    happened: Happened
    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a document's front matter, or of a concept, as text."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A document or a concept that was added, removed or changed.

    Attributes:
        before, after: its id in either version.
    """

    happened: Happened
    before: str | None
    after: str | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that differs between two versions."""

    documents: tuple[Changed, ...]
    rules: tuple[RuleChange, ...]
    passages: tuple[PassageChange, ...]
    concepts: tuple[Changed, ...]
