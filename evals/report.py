"""A result as JSON (`eval run --json`) and as a table for the terminal."""

from collections.abc import Iterable

from pydantic import Field

from assistant.adapters.answer_json import Json
from evals.metrics import Metric
from evals.runner import Result
from evals.samples import Sample
from evals.suite_files import GateShape

# Failing samples that the terminal shows; the log has all.
SHOWN = 40
# What may become of a changed draft, and the metrics that count it.
_OUTCOMES = {
    "escaped": ("escapes",),
    "lost": ("false_blocks",),
    "as given": ("kept_as_reworded", "kept_handwritten"),
    "replaced": ("replaced", "replaced_handwritten", "unsafe_replaced"),
}


class MetricJson(Json):
    value: float
    low: float = Field(description="lower end of the 95 % interval")
    high: float
    n: int
    unanswered: int = Field(description="samples left out because there was no answer to score")


class GateJson(Json):
    metric: str
    at_least: float | None = None
    at_most: float | None = None
    passed: bool


class RunJson(Json):
    """What `groundrule eval run SUITE --json` prints."""

    suite: str
    metrics: dict[str, MetricJson]
    gates: list[GateJson]
    samples: str = Field(description="path of the log of every sample")
    seconds: float
    digests: dict[str, str]


def run_json(result: Result) -> RunJson:
    """The result in the contract's shape, figures rounded to four decimals."""
    return RunJson(
        suite=result.suite,
        metrics={name: _metric(metric) for name, metric in result.metrics.items()},
        gates=[
            GateJson(metric=g.metric, at_least=g.at_least, at_most=g.at_most, passed=passed)
            for g, passed in result.gates
        ],
        samples=str(result.log),
        seconds=result.seconds,
        digests=result.digests,
    )


def _metric(metric: Metric) -> MetricJson:
    return MetricJson(
        value=round(metric.value, 4),
        low=round(metric.low, 4),
        high=round(metric.high, 4),
        n=metric.n,
        unanswered=metric.unanswered,
    )


def markdown(result: Result) -> Iterable[str]:
    """The figures as a table for a page."""
    yield "| figure | median | fastest | slowest |"
    yield "|---|---|---|---|"
    for name, m in result.metrics.items():
        label = name.replace("_", " ")
        yield f"| {label} | {m.value:.2f} | {m.low:.2f} | {m.high:.2f} |"


def show(result: Result) -> None:
    """Prints the figures, their gates, and what went wrong sample by sample."""
    from rich.console import Console
    from rich.table import Table

    table = Table("metric", "value", "95 % interval", "n", "gate", title=result.suite)
    gates = {gate.metric: (gate, passed) for gate, passed in result.gates}
    for name, metric in result.metrics.items():
        interval = f"{metric.low:.3f} to {metric.high:.3f}"
        table.add_row(name, f"{metric.value:.3f}", interval, str(metric.n), _gate(gates.get(name)))
    console = Console()
    console.print(table)
    if result.suite == "performance":
        for line in markdown(result):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    for line in (*_by_guideline(result), *_by_class(result)):
        console.print(line, markup=False, highlight=False)
    wrong = [line for sample in result.samples for line in _wrong(sample)]
    for line in wrong[:SHOWN]:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(
        f"{len(result.samples)} samples in {result.seconds} s; log: {result.log}",
        markup=False,
        soft_wrap=True,
    )


def _by_guideline(result: Result) -> Iterable[str]:
    """The mutation score of each guideline, where a suite has one."""
    for sample in result.samples:
        score = sample.scores.get("mutation_score")
        if score is not None and score.value is not None:
            yield f"{sample.id:36} {score.value:.3f} of {score.parts} mutants"


def _by_class(result: Result) -> Iterable[str]:
    """What became of the drafts of each class of change, where a suite changes drafts."""
    if result.suite != "gate":
        return
    yield f"{'':34}{'drafts':>8}{''.join(f'{label:>9}' for label in _OUTCOMES)}"
    classes: dict[str, list[Sample]] = {}
    for sample in result.samples:
        classes.setdefault(sample.id.rpartition(" ")[0], []).append(sample)
    for name, samples in classes.items():
        counts = "".join(f"{_count(samples, metrics):>9}" for metrics in _OUTCOMES.values())
        yield f"{name:34}{len(samples):>8}{counts}"


def _count(samples: list[Sample], metrics: tuple[str, ...]) -> str:
    """How many samples have it; a blank where it does not apply."""
    values = [s.scores[name].value or 0 for s in samples for name in metrics if name in s.scores]
    return str(round(sum(values))) if values else ""


def _gate(found: tuple[GateShape, bool] | None) -> str:
    if found is None:
        return ""
    gate, passed = found
    bar = f">= {gate.at_least}" if gate.at_least is not None else f"<= {gate.at_most}"
    return f"{bar} {'passed' if passed else 'FAILED'}"


def _wrong(sample: Sample) -> Iterable[str]:
    """One line for each score that says what was wrong."""
    return (
        f"{sample.id}  {name}: {score.explanation}"
        for name, score in sample.scores.items()
        if score.explanation and score.value is not None
    )
