"""`groundrule/saved@1` and `groundrule/recheck@1`: kept answers, and what is true of them."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from assistant.adapters.answer_json import AnswerJson, DigestsJson, Json, answer_digest
from assistant.adapters.saved_answers import SavedAnswer
from assistant.checks.recheck import RecheckedAnswer
from assistant.domain.answer import SectionKind, Status
from assistant.domain.knowledge import Corpus


class SavedAnswerJson(Json):
    id: str
    saved: str
    question: str
    title: str
    status: Status
    statements: int
    documents: list[str]
    digests: DigestsJson


class SavedJson(Json):
    schema_: Literal["groundrule/saved@1"] = Field(default="groundrule/saved@1", alias="schema")
    answers: list[SavedAnswerJson]


def saved_json(answers: Sequence[SavedAnswer]) -> SavedJson:
    """The kept answers, without their text."""
    return SavedJson(
        answers=[
            SavedAnswerJson(
                id=one.id,
                saved=one.saved,
                question=one.answer.question,
                title=one.answer.title,
                status=one.answer.status,
                statements=sum(len(section.statements) for section in one.answer.sections),
                documents=sorted({r.document for r in one.answer.references}),
                digests=one.answer.digests,
            )
            for one in answers
        ]
    )


class RecheckedStatementJson(Json):
    id: str
    section: SectionKind
    text: str
    verified: bool
    faults: list[str]


class RecheckedAnswerJson(Json):
    id: str | None
    question: str
    digest: str
    unchanged: bool = Field(description="the answer is letter for letter as it was released")
    same_corpus: bool = Field(description="it was released from this version of the corpus")
    verified: bool
    faults: list[str] = Field(description="what is untrue of the page as a whole")
    statements: list[RecheckedStatementJson]


class RecheckJson(Json):
    schema_: Literal["groundrule/recheck@1"] = Field(default="groundrule/recheck@1", alias="schema")
    verdict: Literal["pass", "fail"]
    statements: int
    verified: int
    answers: list[RecheckedAnswerJson]


def recheck_json(
    found: Sequence[tuple[AnswerJson, RecheckedAnswer]], corpus: Corpus
) -> RecheckJson:
    """What is still true of each answer; `pass` where everything is."""
    answers = [_rechecked(answer, again, corpus) for answer, again in found]
    statements = [statement for one in answers for statement in one.statements]
    return RecheckJson(
        verdict="pass" if all(one.verified for one in answers) else "fail",
        statements=len(statements),
        verified=sum(statement.verified for statement in statements),
        answers=answers,
    )


def _rechecked(answer: AnswerJson, again: RecheckedAnswer, corpus: Corpus) -> RecheckedAnswerJson:
    unchanged = answer_digest(answer) == answer.digests.answer
    changed = [] if unchanged else ["the file is not as it was released: its digest differs"]
    return RecheckedAnswerJson(
        id=answer.id,
        question=answer.question,
        digest=answer.digests.answer,
        unchanged=unchanged,
        same_corpus=answer.digests.corpus == corpus.digest,
        verified=unchanged and again.verified,
        faults=[*changed, *again.faults],
        statements=[
            RecheckedStatementJson(
                id=one.statement.id,
                section=one.kind,
                text=one.statement.text,
                verified=not one.faults,
                faults=list(one.faults),
            )
            for one in again.statements
        ],
    )
