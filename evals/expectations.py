"""What medicine expects of one answer, as it stands in a suite file.

Read by `suite_files`, compared with the answer by `scorers`. Every file is closed: a key that is
not named here is an error.
"""

from typing import Any, Literal

from pydantic import Field, model_validator

from assistant.adapters.corpus_models import Name, Shape, Text
from assistant.domain.answer import AbstentionReason, Status

STANCES = ("for", "optional", "against", "insufficient")


class SaidShape(Shape):
    """One statement, by exactly one of: stance and action, rule, words, or alternatives.

    Attributes:
        allows: the action, for or optional.
        text: a regular expression over the statement's words, letter case aside.
        any: alternatives of which one is enough.
        unconditional: only a statement without a condition counts.
    """

    for_: Name | None = Field(default=None, alias="for")
    optional: Name | None = None
    against: Name | None = None
    insufficient: Name | None = None
    allows: Name | None = None
    rule: Text | None = None
    text: Text | None = None
    any: list["SaidShape"] = []
    unconditional: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> "SaidShape":
        ways = [*self.advice, self.rule, self.text, self.any]
        if sum(bool(way) for way in ways) != 1:
            raise ValueError(
                "name exactly one of for, optional, against, insufficient, allows, rule, text, any"
            )
        return self

    @property
    def advice(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The stances and the action that are meant; empty for a rule, words or alternatives."""
        named = (
            (("for",), self.for_),
            (("optional",), self.optional),
            (("against",), self.against),
            (("insufficient",), self.insufficient),
            (("for", "optional"), self.allows),
        )
        return tuple((stances, action) for stances, action in named if action)

    def __str__(self) -> str:
        if self.any:
            return " or ".join(map(str, self.any))
        words = [f"{'/'.join(stances)} {action}" for stances, action in self.advice]
        return (words or [self.rule or f"/{self.text}/"])[0]


class ExpectShape(Shape):
    """What an answer must be, say, cite, conclude and ask.

    Attributes:
        status: the one right outcome, or those that are right; none where all may be.
        must, must_not: statements that have to be there, and that may not.
        concludes: rule id to its truth for this patient; false also when it is not brought up.
        cites: documents or passages that the page has to rest on.
        asks: facts that have to be among the first five questions back.
        differ: documents that have to stand side by side in one disagreement.
        facts: facts known after this turn; null for one that may not be known.
        standalone: words that the stand-alone question must have.
        changed: whether the answer says what it changed against the turn before.
    """

    status: Status | list[Status] = []
    reason: AbstentionReason | None = None
    must: list[SaidShape] = []
    must_not: list[SaidShape] = []
    concludes: dict[str, bool | Literal["unknown"]] = {}
    cites: list[Text] = []
    asks: list[Name] = []
    differ: list[Text] = []
    facts: dict[str, Any] = {}
    standalone: list[Text] = []
    changed: bool | None = None

    @property
    def statuses(self) -> tuple[Status, ...]:
        return (self.status,) if isinstance(self.status, str) else tuple(self.status)


class TurnShape(Shape):
    """One question with the facts handed over beside it, and what is expected."""

    question: Text
    facts: dict[str, Any] = {}
    role: str = "clinician"
    expect: ExpectShape
