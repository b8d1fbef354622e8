"""Questions through the whole flow over the shipped corpus, with any drafter."""

from datetime import date

from assistant.adapters.answer_json import AnswerJson
from assistant.adapters.stopwatch import WallStopwatch
from assistant.app import Request
from assistant.domain.answer import CitedAnswer
from assistant.domain.patient import PatientFacts
from assistant.followup import Question, Turn
from assistant.pipeline import Pipeline
from assistant.ports import Drafter
from tests.shipped import shipped_app

AS_OF = date(2026, 11, 23)
EXAMPLE = (
    "What is the next step in managing a patient with lumbar spine degenerative changes and risk "
    "of fracture?"
)


def asked(text: str, *facts: str, role: str = "clinician") -> AnswerJson:
    """The answer to one question, with facts as the command line takes them."""
    app = shipped_app()
    given = tuple(app.fact(fact, AS_OF) for fact in facts)
    return app.ask(Request(text, AS_OF, given, role))


def replied(text: str, earlier: tuple[Turn, ...], *facts: str) -> tuple[AnswerJson, Turn]:
    """The answer to a question after earlier turns, and the turn that it makes."""
    app = shipped_app()
    given = tuple(app.fact(fact, AS_OF) for fact in facts)
    return app.reply(Request(text, AS_OF, given), earlier)


def drafted_by(drafter: Drafter, text: str = EXAMPLE) -> tuple[CitedAnswer, PatientFacts]:
    """The flow with another drafter in the place of the template."""
    app = shipped_app()
    own = app.pipeline
    pipeline = Pipeline(own.base, own.lexicon, own.lexical, own.dense, drafter)
    return pipeline.answer(Question(text, AS_OF), WallStopwatch())


def sentences(answer: AnswerJson) -> dict[str, str]:
    """The released sentences, each with its section."""
    return {s.text: section.kind for section in answer.sections for s in section.statements}


def rules(answer: AnswerJson) -> set[str]:
    """The rules on which the released sentences rest."""
    return {r for section in answer.sections for s in section.statements for r in s.rules}


def advised(answer: AnswerJson, outright: bool = False) -> set[tuple[str, str]]:
    """Stance and action of every certified claim; `outright`: of statements without condition."""
    return {
        (claim.stance, claim.action)
        for section in answer.sections
        for statement in section.statements
        if statement.condition is None or not outright
        for claim in statement.certificate.claims
    }
