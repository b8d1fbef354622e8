"""Suites of conversations: facts carried over, corrected, added and withdrawn, turn by turn."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from assistant.adapters.corpus_models import Shape, Slug, Text
from assistant.adapters.marked_yaml import Marked
from assistant.app import App
from assistant.domain.knowledge import Corpus
from assistant.followup import Turn
from evals import scorers
from evals.answers import request
from evals.expectations import TurnShape
from evals.figures import Figure
from evals.metrics import mean_of_samples, share_of_parts
from evals.samples import Sample, scored
from evals.scorers import Exchange
from evals.suite_files import SuiteShape, require_known, require_unique

FIGURES = (
    Figure("status_accuracy", scorers.status, share_of_parts),
    Figure("facts_accuracy", scorers.facts, share_of_parts),
    Figure("standalone_accuracy", scorers.standalone, share_of_parts),
    Figure("changed_accuracy", scorers.changed, share_of_parts),
    Figure("must_have_recall", scorers.must, mean_of_samples),
    Figure("must_not_violations", scorers.must_not, share_of_parts),
    Figure("disagreements_shown", scorers.disagreements, share_of_parts),
    Figure("missing_fact_recall_at_5", scorers.questions_back, mean_of_samples),
    Figure("verified_certificates", scorers.certificates, share_of_parts),
    Figure("own_audit_passed", scorers.own_audit, share_of_parts),
)


class DialogueShape(Shape):
    """One conversation about one patient."""

    id: Slug
    about: Text
    turns: list[TurnShape]


class DialoguesShape(SuiteShape):
    """A suite of conversations."""

    kind: Literal["dialogues"]
    dialogues: list[DialogueShape]


def read(marked: Marked, corpus: Corpus) -> DialoguesShape:
    """The suite, every name resolved.

    Raises:
        CorpusError: a key, value or name is not allowed, with file and line.
    """
    suite = marked.as_model(DialoguesShape)
    require_unique((dialogue.id for dialogue in suite.dialogues), marked, "dialogues")
    for index, dialogue in enumerate(suite.dialogues):
        for number, turn in enumerate(dialogue.turns):
            place = ("dialogues", index, "turns", number)
            require_known(turn, place, marked, corpus, suite.as_of)
    return suite


def run(suite: DialoguesShape, app: App, as_of: date) -> Iterator[Sample]:
    """Holds each conversation from its first turn; nothing of it is kept in the home folder."""
    for dialogue in suite.dialogues:
        earlier: tuple[Turn, ...] = ()
        for number, turn in enumerate(dialogue.turns, 1):
            answer, done = app.reply(request(turn, app, as_of), earlier)
            earlier = (*earlier, done)
            exchange = Exchange(turn.expect, answer, app.base, app.lexicon, as_of)
            yield scored(f"{dialogue.id}/{number}", exchange, FIGURES)
