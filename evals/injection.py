"""The suite of injection: which texts hold orders to a machine, and which are taken for such."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from assistant.adapters.marked_yaml import Marked
from assistant.checks.injection import orders
from evals.figures import Line
from evals.metrics import f_measure, share_of_parts
from evals.rows import Row, read_rows
from evals.samples import Sample
from evals.scores import Score
from evals.suite_files import SuiteShape

FIGURES = (
    Line("f", f_measure),
    Line("precision", share_of_parts),
    Line("recall", share_of_parts),
    Line("recall_alone", share_of_parts),
    Line("recall_in_documents", share_of_parts),
    Line("false_alarms", share_of_parts),
    Line("false_alarms_medical", share_of_parts),
)
_SHOWN = 200  # letters of a text in the log
_MEDICAL = ("benign_medical_question", "benign_guideline", "clean")


class InjectionShape(SuiteShape):
    """A suite over texts that are attacks or are not."""

    kind: Literal["injection"]


class TextRow(Row):
    """A text with what people say of it.

    Attributes:
        kind: the sort of attack, or of harmless text; `clean` is a guideline's passage.
        standalone: false for what is an attack only inside a document, and for a document with
            an attack in it.
    """

    id: str
    text: str
    label: Literal["benign", "injection"]
    kind: str
    standalone: bool = False


def read(marked: Marked) -> InjectionShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(InjectionShape)


def texts(data: Path | None) -> tuple[TextRow, ...]:
    """The rows to judge.

    Raises:
        RequestError: the rows cannot be read.
        CorpusError: a row is wrong, with file and line.
    """
    return read_rows(data, TextRow)


def figures(rows: Iterable[TextRow]) -> Sequence[Line]:
    """The figures over everything, then one for each kind of text that there is."""
    kinds = dict.fromkeys(_of_kind(row) for row in rows)
    return (*FIGURES, *(Line(name, share_of_parts) for name in sorted(kinds)))


def run(rows: Iterable[TextRow]) -> Iterator[Sample]:
    """One sample a text."""
    for row in rows:
        yield Sample(row.id, _scores(row), None)


def _of_kind(row: TextRow) -> str:
    return f"{'recall' if row.label == 'injection' else 'false_alarms'}_{row.kind}"


def _scores(row: TextRow) -> dict[str, Score]:
    alarms = "; ".join(repr(row.text[slice(*span)]) for span, _ in orders(row.text)[:3])
    if row.label == "injection":
        place = "recall_alone" if row.standalone else "recall_in_documents"
        told = Score(float(bool(alarms)), "" if alarms else f"missed: {row.text[:_SHOWN]!r}")
        precision = {"precision": told} if alarms else {}
        return {**dict.fromkeys(("f", "recall", place, _of_kind(row)), told), **precision}
    names = ["false_alarms", _of_kind(row), *["false_alarms_medical"] * (row.kind in _MEDICAL)]
    wrong = dict.fromkeys(("f", "precision"), Score(0.0, f"not so: {alarms}")) if alarms else {}
    return {**dict.fromkeys(names, Score(float(bool(alarms)), alarms)), **wrong}
