"""What the page asks of the service: a question, a changed fact, an audit. No Gradio here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from assistant.adapters.audit_json import AuditJson
from assistant.app import App, Request
from assistant.domain.errors import RequestError
from ui.thread import Thread, fact_text


def new_thread() -> Thread:
    return Thread(uuid4().hex)


@dataclass(frozen=True)
class Desk:
    """The service behind one page.

    Attributes:
        today: the day that answers are given for.
    """

    app: App
    today: Callable[[], date] = date.today

    def ask(self, thread: Thread, role: str) -> Thread:
        """The thread with the answer to its question.

        Raises:
            GroundruleError: the question, a fact or the installation is wrong.
        """
        day, vocabulary = self.today(), self.app.corpus.vocabulary
        given = tuple(
            self.app.fact(fact_text(name, value, vocabulary), day) for name, value in thread.edits
        )
        return thread.answered(
            self.app.ask(Request(thread.question, day, given, role, thread.conversation))
        )

    def change(self, thread: Thread, name: str, value: str) -> Thread:
        """The thread with one fact changed, not yet asked again.

        Raises:
            RequestError: no fact or no value was written.
        """
        if not name.strip() or not value.strip():
            raise RequestError("The fact has no value; write one, or remove the fact.", name)
        return thread.changing(name.strip(), value.strip(), self.app.corpus.vocabulary)

    def audit(self, text: str, question: str) -> AuditJson:
        """The audit of a pasted answer.

        Raises:
            GroundruleError: nothing was pasted, or the question cannot be answered.
        """
        if not text.strip():
            raise RequestError("There is no answer to check; paste one.", "answer")
        return self.app.check(text, Request(question, self.today()))
