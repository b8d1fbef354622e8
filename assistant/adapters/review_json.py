"""`groundrule/review@1`: in which state documents are, since when, and who said so."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from assistant.adapters.answer_json import Json
from assistant.domain.knowledge import Document, ReviewStep

State = Literal["submitted", "under review", "approved"]


class ReviewStepJson(Json):
    state: State
    since: str
    by: str | None = Field(description="the role that said so, as it was given")
    note: str | None


class ReviewedJson(Json):
    id: str
    title: str
    state: State
    since: str
    by: str | None
    note: str | None
    history: list[ReviewStepJson] = Field(description="the states before, oldest first")
    updated: str
    review_by: str | None
    superseded_by: str | None
    supersedes: list[str]


class ReviewsJson(Json):
    schema_: Literal["groundrule/review@1"] = Field(default="groundrule/review@1", alias="schema")
    documents: list[ReviewedJson]


def reviews_json(documents: Iterable[Document]) -> ReviewsJson:
    """The documents with their states."""
    return ReviewsJson(documents=[_reviewed(document) for document in documents])


def _reviewed(document: Document) -> ReviewedJson:
    *earlier, now = document.reviews
    return ReviewedJson(
        id=document.id,
        title=document.title,
        **_step(now).model_dump(),
        history=[_step(step) for step in earlier],
        updated=document.updated,
        review_by=document.review_by,
        superseded_by=document.superseded_by,
        supersedes=list(document.supersedes),
    )


def _step(step: ReviewStep) -> ReviewStepJson:
    return ReviewStepJson(state=step.state.value, since=step.since, by=step.by, note=step.note)
