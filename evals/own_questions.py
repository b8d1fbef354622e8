"""The suite of our own questions: does the corpus give up the passages that answer them?

`evals/questions/DOCUMENT.yaml` holds the questions to one document, written before anybody saw
a ranking, as clinicians and patients type them. Searched as `groundrule ask` searches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from assistant.adapters.corpus_models import Shape, Slug, Text
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.app import App
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Corpus
from assistant.retrieval import fusion
from assistant.rules.grammar import did_you_mean
from evals import ranking
from evals.figures import Line
from evals.metrics import mean_of_samples
from evals.samples import Sample
from evals.scores import Score
from evals.suite_files import SuiteShape

FOLDER = Path(__file__).parent / "questions"

Asker = Literal["clinician", "patient"]

_JUDGED_BY = ("recall_10", "mrr_10")

FIGURES = (
    *ranking.FIGURES,
    *(Line(f"{measure}_patient", mean_of_samples) for measure in _JUDGED_BY),
    *(Line(f"{m}_over_{leg}", mean_of_samples) for leg in ("bm25", "dense") for m in _JUDGED_BY),
)


class QuestionsShape(SuiteShape):
    """The suite; its questions lie in files of their own."""

    kind: Literal["questions"]


class _QuestionShape(Shape):
    ask: Text
    by: Asker
    passages: Annotated[list[Text], Field(min_length=1)]


class _FileShape(Shape):
    schema_: Literal["groundrule/questions@1"] = Field(alias="schema")
    document: Slug
    questions: Annotated[list[_QuestionShape], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question with the passages that answer it.

    Attributes:
        document: the document it was written for.
        passages: ids; those of other documents that answer it too are among them.
    """

    id: str
    text: str
    by: Asker
    document: str
    passages: tuple[str, ...]


def read(marked: Marked) -> QuestionsShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(QuestionsShape)


def questions(corpus: Corpus, folder: Path = FOLDER) -> tuple[OwnQuestion, ...]:
    """The questions of all documents, by file name.

    Raises:
        CorpusError: a file is not of the form, or names a document or passage that the corpus
            lacks, with file and line.
    """
    return tuple(
        question
        for path in sorted(folder.glob("*.yaml"))
        for question in _of_file(read_yaml(path.read_text(encoding="utf-8"), path.name), corpus)
    )


def _of_file(marked: Marked, corpus: Corpus) -> Iterator[OwnQuestion]:
    shape = marked.as_model(_FileShape)
    _require(shape.document in corpus.documents, shape.document, ("document",), marked, corpus)
    for index, one in enumerate(shape.questions):
        for place, passage in enumerate(one.passages):
            where = ("questions", index, "passages", place)
            _require(passage in corpus.passages, passage, where, marked, corpus)
        number = f"{shape.document}-{index + 1}"
        yield OwnQuestion(number, one.ask, one.by, shape.document, tuple(one.passages))


def _require(
    there: bool, name: str, place: tuple[str | int, ...], marked: Marked, corpus: Corpus
) -> None:
    if not there:
        near = did_you_mean(name, sorted((*corpus.documents, *corpus.passages)))
        raise CorpusError(marked.position(place), f"{name!r} is not in the corpus{near}")


def run(app: App) -> Iterator[Sample]:
    """One sample a question."""
    for question in questions(app.corpus):
        found = ranking.Found(
            [hit.passage for hit in app.pipeline.search(question.text, ranking.DEPTH)],
            ranking.passages(app.index.lexical.search(question.text, fusion.DEPTH)),
            ranking.passages(app.index.dense.search(question.text, fusion.DEPTH)),
        )
        yield Sample(question.id, scores(question, found), None)


def scores(question: OwnQuestion, found: ranking.Found) -> dict[str, Score]:
    """Every figure of one question."""
    made = ranking.scores(found, dict.fromkeys(question.passages, 1))
    for measure in _JUDGED_BY:
        own = made[measure].value or 0.0
        if question.by == "patient":
            made[f"{measure}_patient"] = Score(own)
        for leg in ("bm25", "dense"):
            alone = made[f"{leg}_{measure}"].value or 0.0
            made[f"{measure}_over_{leg}"] = Score(own - alone)
    return made
