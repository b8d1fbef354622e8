"""A coverage report as JSON, as lines for a terminal and as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, Field

from assistant.domain.coverage import Coverage, CoveredLine, Outcome


class CoveredLineJson(BaseModel):
    """One line of the fact sheet; `where` are ids of passages, rules, disagreements, documents."""

    line: str
    mark: str
    outcome: Literal["used", "not usable", "left", "missing"]
    where: list[str]
    reason: str


class CoverageFaultJson(BaseModel):
    line: str
    message: str


class CoverageJson(BaseModel):
    """What `corpus coverage --json` prints; totals count lines by outcome."""

    schema_: Literal["groundrule/coverage-report@1"] = Field(alias="schema")
    lines: list[CoveredLineJson]
    by_mark: dict[str, dict[str, int]]
    by_section: dict[str, dict[str, int]]
    findings: list[CoverageFaultJson]


def coverage_json(found: Coverage) -> str:
    """The whole report."""
    lines = [
        CoveredLineJson(
            line=one.line,
            mark=one.mark,
            outcome=one.outcome.value,
            where=list(one.where),
            reason=one.reason,
        )
        for one in found.lines
    ]
    faults = [CoverageFaultJson(line=one.line, message=one.message) for one in found.faults]
    by_mark, by_section = (_counts(found.totals(by)) for by in ("mark", "section"))
    report = CoverageJson(
        schema="groundrule/coverage-report@1",
        lines=lines,
        by_mark=by_mark,
        by_section=by_section,
        findings=faults,
    )
    return report.model_dump_json(by_alias=True, indent=2)


def summary(found: Coverage) -> str:
    """How many lines came out how, in one sentence."""
    counts = [(o.value, sum(line.outcome is o for line in found.lines)) for o in Outcome]
    words = ", ".join(f"{number} {name}" for name, number in counts)
    return f"{len(found.lines)} lines: {words}; {len(found.faults)} findings"


def text_lines(found: Coverage) -> Iterator[str]:
    """The report for a terminal: every line, the totals, what is wrong."""
    for line in found.lines:
        yield f"{line.line:16} {line.mark:10} {line.outcome.value:10} {told(line)}"
    for by in ("mark", "section"):
        yield ""
        yield "".join((f"{by:14}", *(f"{outcome.value:>12}" for outcome in Outcome)))
        for name, counts in found.totals(by).items():
            yield "".join((f"{name:14}", *(f"{counts[outcome]:12}" for outcome in Outcome)))
    yield ""
    yield from (f"{one.line} {one.message}." for one in found.faults)
    yield summary(found)


def markdown(found: Coverage) -> str:
    """The report as a page."""
    parts = ["# Coverage", "", f"{summary(found)}.", ""]
    for by in ("mark", "section"):
        parts += [f"## By {by}", "", *_totals(found, by), ""]
    if found.faults:
        parts += ["## Findings", ""]
        parts += [f"- {one.line} {one.message}." for one in found.faults]
        parts.append("")
    parts += ["## Lines", "", "| line | mark | outcome | where, or why not |", "|---|---|---|---|"]
    parts += [
        f"| {one.line} | {one.mark} | {one.outcome.value} | {_cell(told(one))} |"
        for one in found.lines
    ]
    return "\n".join(parts) + "\n"


def told(line: CoveredLine) -> str:
    """Where a line is used, and what of it is not; or why it is not used."""
    rest = f"not carried of it: {line.reason}" if line.where and line.reason else line.reason
    return "; ".join(part for part in (", ".join(line.where), rest) if part)


def _totals(found: Coverage, by: str) -> Iterator[str]:
    yield f"| {by} | {' | '.join(outcome.value for outcome in Outcome)} |"
    yield "|---" * (1 + len(Outcome)) + "|"
    for name, counts in found.totals(by).items():
        yield f"| {name} | {' | '.join(str(counts[outcome]) for outcome in Outcome)} |"


def _counts(totals: Mapping[str, Mapping[Outcome, int]]) -> dict[str, dict[str, int]]:
    return {
        name: {outcome.value: number for outcome, number in counts.items()}
        for name, counts in totals.items()
    }


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
