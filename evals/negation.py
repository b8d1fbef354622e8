"""The suite of context: whether a marked concept is denied, past or supposed in its sentence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from assistant.adapters.marked_yaml import Marked
from assistant.reading.context import Assertion, Context, read_context
from evals.figures import Line
from evals.metrics import f_measure, share_of_parts
from evals.rows import Row, read_rows
from evals.samples import Sample
from evals.scores import Score
from evals.suite_files import SuiteShape

FIGURES = (
    Line("negated_f", f_measure),
    Line("historical_f", f_measure),
    Line("hypothetical_f", f_measure),
    Line("negation_accuracy", share_of_parts),
)


class NegationShape(SuiteShape):
    """A suite over sentences with a marked concept."""

    kind: Literal["negation"]


class ContextRow(Row):
    """A sentence whose `span` is the concept, with what people say of it."""

    id: str
    sentence: str = Field(alias="sentence_plain")
    span: tuple[int, int]
    negation: Literal["affirmed", "negated"]
    temporality: Literal["recent", "historical", "not particular"]


def read(marked: Marked) -> NegationShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(NegationShape)


def run(data: Path | None) -> Iterator[Sample]:
    """One sample a sentence.

    Raises:
        RequestError: the rows cannot be read.
    """
    for row in read_rows(data, ContextRow):
        (context,) = read_context(row.sentence, [row.span])
        yield Sample(row.id, _scores(row, context), None)


def _scores(row: ContextRow, context: Context) -> dict[str, Score]:
    denied = context.denial is not None and context.assertion is Assertion.ABSENT
    negated = row.negation == "negated"
    pairs = {
        "negated_f": (negated, denied),
        "historical_f": (row.temporality == "historical", context.past),
        "hypothetical_f": (
            row.temporality == "not particular",
            context.assertion is Assertion.HYPOTHETICAL,
        ),
    }
    found = {
        name: Score(float(wanted and read), "" if wanted and read else _wrong(row, wanted))
        for name, (wanted, read) in pairs.items()
        if wanted or read
    }
    return {**found, "negation_accuracy": Score(float(negated == denied))}


def _wrong(row: ContextRow, wanted: bool) -> str:
    concept = row.sentence[slice(*row.span)]
    return f"{'missed' if wanted else 'not so'}: {concept!r} in {row.sentence!r}"
