"""The suite of speed: the rule core beside zen-engine, the audit and the gate beside models.

Only ratios of one run say something about two machines; milliseconds are shown beside them.
"""

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median
from subprocess import run as start
from time import perf_counter
from typing import Literal

from pydantic import Field

from assistant.adapters.marked_yaml import Marked
from assistant.app import App, Request
from assistant.domain.claim import Claim, Verdict
from assistant.domain.errors import InstallationError
from assistant.domain.knowledge import Stance
from assistant.domain.patient import PatientFacts
from assistant.rules.deciding import deciding
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge
from assistant.rules.lint import lint
from evals.figures import Line
from evals.metrics import Metric
from evals.samples import Sample
from evals.scores import Score
from evals.suite_files import SuiteShape
from evals.tables import RULES_AN_ACTION, Twins, twins

SMALL, MIDDLE, LARGE = 100, 1_000, 10_000
# Claims judged for one time of a verdict, on different actions: some hold, most do not.
CLAIMS = SMALL // RULES_AN_ACTION
# Every that many rules give a sentence of the page that is audited.
SENTENCE = 10
QUESTION = "72-year-old woman, T-score -2.9, eGFR 24. Which osteoporosis drug first?"


def middle(scores: Iterable[Score]) -> Metric | None:
    """The median over the rounds, between the fastest and the slowest."""
    values = [score.value for score in scores if score.value is not None]
    return Metric(median(values), min(values), max(values), len(values)) if values else None


FIGURES = tuple(
    Line(name, middle)
    for name in (
        "conclusions_to_zen",
        "conclusions_ms",
        "zen_ms",
        "conclusions_to_zen_at_10000",
        "verdict_to_conclusions",
        "verdict_ms",
        "verdict_growth",
        "analysis_ms_at_1000",
        "analysis_growth",
        "audit_to_embedding",
        "gate_to_draft",
        "memory_mb_at_10000",
        "start_up_ms",
    )
)


class PerformanceShape(SuiteShape):
    """A suite of speed."""

    kind: Literal["performance"]
    rounds: int = Field(gt=0)


def read(marked: Marked) -> PerformanceShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(PerformanceShape)


def run(suite: PerformanceShape, app: App, day: date) -> Iterator[Sample]:
    """One sample a round.

    Raises:
        InstallationError: zen-engine is not installed, or there is no index.
    """
    both = {size: twins(size) for size in (SMALL, MIDDLE, LARGE)}
    peers = {size: _zen(both[size]) for size in (MIDDLE, LARGE)}
    bases = {size: RuleBase(found.corpus) for size, found in both.items()}
    memory = _memory()
    analysis = {size: _milliseconds(partial(lint, same.corpus), 1) for size, same in both.items()}
    gate = _gate_to_draft(app, day)
    gc.freeze()  # the other bases are no part of what one of them costs
    for number in range(1, suite.rounds + 1):
        ours = {size: _conclusions(base, both[size]) for size, base in bases.items()}
        theirs = {size: _milliseconds(peer) for size, peer in peers.items()}
        verdict = {size: _verdict(base, both[size]) for size, base in bases.items()}
        values = {
            "conclusions_to_zen": ours[MIDDLE] / theirs[MIDDLE],
            "conclusions_ms": ours[MIDDLE],
            "zen_ms": theirs[MIDDLE],
            "conclusions_to_zen_at_10000": ours[LARGE] / theirs[LARGE],
            "verdict_to_conclusions": verdict[MIDDLE] / ours[MIDDLE],
            "verdict_ms": verdict[MIDDLE],
            "verdict_growth": verdict[LARGE] / verdict[SMALL],
            "analysis_ms_at_1000": analysis[MIDDLE],
            "analysis_growth": analysis[LARGE] / analysis[SMALL] / (LARGE / SMALL),
            "audit_to_embedding": _audit_to_embedding(app, day),
            "memory_mb_at_10000": memory,
            "start_up_ms": _milliseconds(_start_up, 1),
        }
        if gate is not None:
            values["gate_to_draft"] = gate
        yield Sample(f"round/{number}", {name: Score(v) for name, v in values.items()}, None)


def _audit_to_embedding(app: App, day: date) -> float:
    """The audit of a page of the corpus's own sentences, beside embedding those sentences."""
    sentences = [rule.says for rule in app.corpus.rules[::SENTENCE]]
    page = "\n".join(sentences)

    def check() -> None:
        app.base.forget()
        app.check(page, Request("", day))

    return _milliseconds(check, 1) / _milliseconds(partial(app.embedder.embed, sentences), 1)


def _gate_to_draft(app: App, day: date) -> float | None:
    """The gate on one answer beside drafting it; None where no embedded model is installed."""
    try:
        answer = App(replace(app.settings, llm="embedded")).ask(Request(QUESTION, day))
    except InstallationError:
        return None
    return answer.timings_ms["gate"] / answer.timings_ms["draft"]


def _memory() -> float:
    """MB that the largest base takes, read and asked once."""
    tracemalloc.start()
    same = twins(LARGE)
    corpus, facts = same.corpus, same.facts
    del same  # the table is the peer's
    base = RuleBase(corpus)
    base.outcomes(base.close(facts))
    taken = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    return taken


def _zen(same: Twins) -> Callable[[], object]:
    try:
        import zen
    except ImportError:
        raise InstallationError(
            "zen-engine is not installed, and speed is compared with it; install it with "
            "`pip install 'groundrule[test]'`."
        ) from None
    decision = zen.ZenEngine().create_decision(json.dumps(same.table))
    return lambda: decision.evaluate(same.values)


def _conclusions(base: RuleBase, same: Twins) -> float:
    """All conclusions of a patient who is asked about for the first time."""

    def ask() -> None:
        base.forget()
        base.outcomes(base.close(same.facts))

    return _milliseconds(ask)


def _verdict(base: RuleBase, same: Twins) -> float:
    """One verdict with its proof or what would decide it, the mean over several claims.

    Half of the patient's facts are unknown, so that some claims are open.
    """
    facts = PatientFacts(same.facts.facts[::2])
    claims = [Claim(f"a{number}", Stance.FOR) for number in range(CLAIMS)]

    def ask() -> None:
        base.forget()
        for claim in claims:
            if judge(claim, facts, base).verdict is Verdict.SATISFIABLE:
                deciding(claim, facts, base)

    return _milliseconds(ask) / CLAIMS


def _milliseconds(work: Callable[[], object], times: int = 5) -> float:
    """The fastest of several runs: what else the machine did is left out."""
    found = []
    for _ in range(times):
        begun = perf_counter()
        work()
        found.append((perf_counter() - begun) * 1000)
    return min(found)


def _start_up() -> None:
    start([sys.executable, "-m", "assistant", "--version"], check=True, capture_output=True)
