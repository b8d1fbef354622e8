"""One conversation as the page holds it: its answers, and the facts changed by hand."""

import re
from dataclasses import dataclass, replace

from assistant.adapters.answer_json import AnswerJson
from assistant.domain.knowledge import Kind, Vocabulary
from ui.words import label

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation.

    Attributes:
        conversation: its id in the store.
        question: the words asked last.
        edits: facts changed by hand since then, name to value; they go with every repetition of
            the question, because its words are read again each time.
        answers: one a turn.
        asked: how each turn came about, in words.
    """

    conversation: str
    question: str = ""
    edits: tuple[tuple[str, str], ...] = ()
    answers: tuple[AnswerJson, ...] = ()
    asked: tuple[str, ...] = ()

    def asking(self, question: str) -> "Thread":
        """The same conversation with a new question."""
        return replace(self, question=question, edits=(), asked=(*self.asked, question))

    def changing(self, name: str, value: str, vocabulary: Vocabulary) -> "Thread":
        """The same question with one fact set, or taken back with the value `unknown`."""
        words = label(name, vocabulary)
        change = f"no longer: {words}" if value == UNKNOWN else f"{words}: {value}"
        kept = tuple(edit for edit in self.edits if edit[0] != name)
        asked = (*self.asked, f"The same question, now with {change}")
        return replace(self, edits=(*kept, (name, value)), asked=asked)

    def answered(self, answer: AnswerJson) -> "Thread":
        return replace(self, answers=(*self.answers, answer))


def fact_text(name: str, value: str, vocabulary: Vocabulary) -> str:
    """`NAME=VALUE` for what stands in a field; a bare number has the unit shown beside it."""
    concept = name.partition("[")[0]
    written = value.strip()
    bare = not re.search(r"[^\W\d_]|%", written.replace(" to ", " "))
    if bare and concept in vocabulary and vocabulary[concept].kind is Kind.MEASUREMENT:
        written = f"{written} {vocabulary[concept].unit or ''}".strip()
    return f"{name}={written}"
