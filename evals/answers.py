"""Suites of single questions: what the answer must be, say, cite, conclude and ask back."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from assistant.adapters.corpus_models import Slug
from assistant.adapters.fact_file import facts_of
from assistant.adapters.marked_yaml import Marked
from assistant.app import App, Request
from assistant.domain.knowledge import Corpus
from evals import scorers
from evals.expectations import TurnShape
from evals.figures import Figure
from evals.metrics import mean_of_samples, share_of_parts
from evals.samples import Sample, scored
from evals.scorers import Exchange
from evals.suite_files import SuiteShape, require_known, require_unique

FIGURES = (
    Figure("status_accuracy", scorers.status, share_of_parts),
    Figure("false_abstentions", scorers.false_abstention, share_of_parts),
    Figure("unwarranted_answers", scorers.unwarranted_answer, share_of_parts),
    Figure("must_have_recall", scorers.must, mean_of_samples),
    Figure("must_not_violations", scorers.must_not, share_of_parts),
    Figure("conclusions_accuracy", scorers.conclusions, mean_of_samples),
    Figure("citation_recall", scorers.citations, mean_of_samples),
    Figure("missing_fact_recall_at_5", scorers.questions_back, mean_of_samples),
    Figure("disagreements_shown", scorers.disagreements, share_of_parts),
    Figure("verified_certificates", scorers.certificates, share_of_parts),
    Figure("own_audit_passed", scorers.own_audit, share_of_parts),
)


class AnswerShape(TurnShape):
    """One question with its own patient."""

    id: Slug


class AnswersShape(SuiteShape):
    """A suite of single questions."""

    kind: Literal["answers"]
    samples: list[AnswerShape]


def read(marked: Marked, corpus: Corpus) -> AnswersShape:
    """The suite, every name resolved.

    Raises:
        CorpusError: a key, value or name is not allowed, with file and line.
    """
    suite = marked.as_model(AnswersShape)
    require_unique((sample.id for sample in suite.samples), marked, "samples")
    for index, sample in enumerate(suite.samples):
        require_known(sample, ("samples", index), marked, corpus, suite.as_of)
    return suite


def run(suite: AnswersShape, app: App, as_of: date) -> Iterator[Sample]:
    """Asks each question by itself, and scores its answer."""
    for sample in suite.samples:
        answer = app.ask(request(sample, app, as_of))
        yield scored(
            sample.id, Exchange(sample.expect, answer, app.base, app.lexicon, as_of), FIGURES
        )


def request(turn: TurnShape, app: App, as_of: date) -> Request:
    """The question of a suite as a request, its facts handed over beside it."""
    given = facts_of(turn.facts, app.corpus.vocabulary, as_of)
    return Request(turn.question, as_of, given, turn.role)
