"""From a suite's name to its result: read, ask, score, sum up, gate, log."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Literal

from assistant.adapters.marked_yaml import Marked
from assistant.app import App
from assistant.domain.errors import CorpusError
from evals import (
    answers,
    attribution,
    dialogues,
    gate,
    injection,
    negation,
    own_questions,
    performance,
    ranking,
    retrieval,
    rules,
)
from evals.figures import Figure, Line
from evals.metrics import Metric
from evals.pairs import PairRow
from evals.rows import read_rows
from evals.samples import Sample, write_log
from evals.suite_files import GateShape, SuiteShape, read_suite


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found.

    Attributes:
        metrics: by name; one that nothing was measured for is absent.
        gates: each gate and whether it was passed; one over an absent metric is not.
        log: the file that holds every sample.
        seconds: wall time of asking and scoring.
    """

    suite: str
    metrics: dict[str, Metric]
    gates: tuple[tuple[GateShape, bool], ...]
    samples: tuple[Sample, ...]
    log: Path
    seconds: float
    digests: dict[str, str]

    @property
    def passed(self) -> bool:
        return all(passed for _, passed in self.gates)


def run(
    path: Path,
    app: App,
    as_of: date | None = None,
    data: Path | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Result:
    """Runs one suite file over an App and logs every sample under the home folder.

    Args:
        as_of: the day to judge by; the suite's own when it is None.
        data: rows of public data, for the suites that read them.
        progress: called with the number of exchanges done.

    Raises:
        CorpusError: the suite file or a row is wrong, with file and line.
        RequestError: the rows cannot be read.
        InstallationError: there is no index.
    """
    marked, header = read_suite(path)
    day = as_of or header.as_of
    figures, exchanges = _exchanges(header, marked, app, day, data)
    _require_metrics(header, marked, figures)
    start, samples = perf_counter(), list[Sample]()
    for sample in exchanges:
        samples.append(sample)
        progress(len(samples))
    seconds = perf_counter() - start
    metrics = summed(samples, figures)
    digests = _digests(path, header, app, data)
    log = app.home / "evals" / f"{header.suite}-{_run_digest(digests, app, day)}.jsonl"
    write_log(samples, log)
    gates = tuple((gate, passes(gate, metrics)) for gate in header.gates)
    return Result(header.suite, metrics, gates, tuple(samples), log, round(seconds, 2), digests)


def _exchanges(
    header: SuiteShape, marked: Marked, app: App, day: date, data: Path | None
) -> tuple[Sequence[Figure | Line], Iterator[Sample]]:
    """The kinds of suites there are: each reads its own entries and asks in its own way."""
    match header.kind:
        case "answers":
            return answers.FIGURES, answers.run(answers.read(marked, app.corpus), app, day)
        case "dialogues":
            suite = dialogues.read(marked, app.corpus)
            return dialogues.FIGURES, dialogues.run(suite, app, day)
        case "rules":
            return rules.FIGURES, rules.run(rules.read(marked), app.corpus, app.patients)
        case "performance":
            return performance.FIGURES, performance.run(performance.read(marked), app, day)
        case "gate":
            return gate.FIGURES, gate.run(gate.read(marked), app.base, app.lexicon)
        case "questions":
            own_questions.read(marked)
            return own_questions.FIGURES, own_questions.run(app)
        case "negation" | "retrieval" | "injection" | "attribution":
            return _over_rows(header.kind, marked, app, data)


def _over_rows(
    kind: Literal["negation", "retrieval", "injection", "attribution"],
    marked: Marked,
    app: App,
    data: Path | None,
) -> tuple[Sequence[Line], Iterator[Sample]]:
    """The kinds that read public data."""
    match kind:
        case "negation":
            negation.read(marked)
            return negation.FIGURES, negation.run(data)
        case "retrieval":
            retrieval.read(marked)
            retrieval.files(data)
            return ranking.FIGURES, retrieval.run(data, app)
        case "injection":
            injection.read(marked)
            texts = injection.texts(data)
            return injection.figures(texts), injection.run(texts)
        case "attribution":
            attribution.read(marked)
            pairs, folds = read_rows(data, PairRow), attribution.read_folds()
            return attribution.figures(pairs), attribution.run(pairs, app.backing, folds)


def _require_metrics(header: SuiteShape, marked: Marked, figures: Sequence[Figure | Line]) -> None:
    known = [figure.name for figure in figures]
    for index, bar in enumerate(header.gates):
        if bar.metric not in known:
            raise CorpusError(
                marked.position(("gates", index, "metric")),
                f"{bar.metric!r} is no metric of this kind; allowed are {', '.join(known)}",
                "metric",
            )


def summed(samples: Iterable[Sample], figures: Iterable[Figure | Line]) -> dict[str, Metric]:
    """Each figure over all samples it applies to."""
    everything = tuple(samples)
    metrics = {}
    for figure in figures:
        metric = figure.summary(
            s.scores[figure.name] for s in everything if figure.name in s.scores
        )
        if metric is not None:
            metrics[figure.name] = metric
    return metrics


def passes(gate: GateShape, metrics: dict[str, Metric]) -> bool:
    """The metric was measured and keeps the gate's bar; rounded so that 0.9 of ten is 0.9."""
    if gate.metric not in metrics:
        return False
    value = round(metrics[gate.metric].value, 9)
    if gate.at_least is not None:
        return value >= gate.at_least
    return value <= (gate.at_most or 0)


_WITHOUT_INDEX = ("rules", "negation", "injection", "gate", "attribution", "retrieval")


def _digests(path: Path, header: SuiteShape, app: App, data: Path | None) -> dict[str, str]:
    """What the figures rest on; rules and words are judged without an index."""
    rows = {"data": _content(data)} if data else {}
    found = {
        **rows,
        "suite": f"sha256:{sha256(path.read_bytes()).hexdigest()}",
        "corpus": app.corpus.digest,
        "rules": app.corpus.rules_digest,
    }
    return found if header.kind in _WITHOUT_INDEX else {**found, "index": app.index.digest}


def _content(data: Path) -> str:
    """One hash over the rows: of the file, or of the files of a BEIR folder that are read."""
    total = sha256()
    for path in retrieval.files(data) if data.is_dir() else (data,):
        total.update(path.read_bytes())
    return f"sha256:{total.hexdigest()}"


def _run_digest(digests: dict[str, str], app: App, day: date) -> str:
    parts = (*digests.values(), app.drafter.name, day.isoformat())
    return sha256("\n".join(parts).encode()).hexdigest()[:12]
