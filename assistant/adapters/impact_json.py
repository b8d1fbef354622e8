"""`groundrule/impact@1` and `groundrule/stale@1`: kept answers, and documents that are due."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from assistant.adapters.answer_json import Json
from assistant.adapters.review_json import State
from assistant.lifecycle.impact import AnswerImpact, Fate, StatementImpact
from assistant.lifecycle.stale import YEARS, Stale


class StatementImpactJson(Json):
    id: str
    text: str
    status: Fate
    reasons: list[str]
    rules: list[str] = Field(
        description="of the new version: what contradicts it, or says the same"
    )


class AnswerImpactJson(Json):
    id: str
    saved: str
    question: str
    status: Fate
    from_old: bool = Field(description="it was released from the old version of this comparison")
    statements: list[StatementImpactJson]
    unread_facts: list[str]


class FatesJson(Json):
    valid: int
    loses_support: int
    flips: int


class ImpactJson(Json):
    schema_: Literal["groundrule/impact@1"] = Field(default="groundrule/impact@1", alias="schema")
    old: str
    new: str
    counts: FatesJson
    answers: list[AnswerImpactJson]


def impact_json(old: str, new: str, answers: Sequence[AnswerImpact]) -> ImpactJson:
    """What becomes of the kept answers, those that flip first."""
    order: tuple[Fate, ...] = ("flips", "loses_support", "valid")
    ranked = sorted(answers, key=lambda one: order.index(one.fate))
    fates = [one.fate for one in answers]
    return ImpactJson(
        old=old,
        new=new,
        counts=FatesJson(
            valid=fates.count("valid"),
            loses_support=fates.count("loses_support"),
            flips=fates.count("flips"),
        ),
        answers=[_answer(one) for one in ranked],
    )


def _answer(one: AnswerImpact) -> AnswerImpactJson:
    return AnswerImpactJson(
        id=one.id,
        saved=one.saved,
        question=one.question,
        status=one.fate,
        from_old=one.same,
        statements=[_statement(statement) for statement in one.statements],
        unread_facts=list(one.unread),
    )


def _statement(one: StatementImpact) -> StatementImpactJson:
    return StatementImpactJson(
        id=one.id, text=one.text, status=one.fate, reasons=list(one.reasons), rules=list(one.rules)
    )


class StaleDocumentJson(Json):
    id: str
    title: str
    review_by: str
    basis: Literal["stated", "default"] = Field(
        description="stated in the front matter, or the default interval after `updated`"
    )
    days_over: int
    updated: str
    state: State
    superseded_by: str | None
    rules: int
    answers: int


class StaleJson(Json):
    schema_: Literal["groundrule/stale@1"] = Field(default="groundrule/stale@1", alias="schema")
    today: str
    default_years: int
    documents: list[StaleDocumentJson]


def stale_json(found: Sequence[Stale], today: date) -> StaleJson:
    """The documents that are due, the most used first."""
    return StaleJson(
        today=today.isoformat(),
        default_years=YEARS,
        documents=[
            StaleDocumentJson(
                id=one.document.id,
                title=one.document.title,
                review_by=one.due.isoformat(),
                basis="stated" if one.named else "default",
                days_over=one.days_over,
                updated=one.document.updated,
                state=one.document.review.value,
                superseded_by=one.document.superseded_by,
                rules=one.rules,
                answers=one.answers,
            )
            for one in found
        ],
    )
