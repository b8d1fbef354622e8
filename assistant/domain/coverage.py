"""Which lines of the editors' fact sheet the corpus carries, and why the others are not there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from assistant.domain.errors import Position
from assistant.domain.knowledge import Corpus


class Outcome(Enum):
    """What became of a line."""

    USED = "used"  # a passage, rule, disagreement or document carries it
    NOT_USABLE = "not usable"  # its mark forbids it
    LEFT = "left"  # it could be carried and is not
    MISSING = "missing"  # the sheet has it, and the corpus says nothing of it


@dataclass(frozen=True, slots=True)
class Stated:
    """A line that a coverage file speaks of.

    Attributes:
        mark: how well the line is confirmed (`V2-AI`); empty where the file names none.
        outcome: used, not usable or left.
        where: for a used one, ids of what carries it.
        reason: for the others, why, in plain words.
    """

    line: str
    mark: str
    outcome: Outcome
    where: tuple[str, ...] = ()
    reason: str = ""
    position: Position = field(compare=False, default=Position("", 0))


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a fact sheet, as its last reading left it.

    Attributes:
        mark: `V`, `V*`, `V2`, `PART`, `WRONG`, `V2-AI`, `TERTIARY` or `UNVERIFIED`; empty for a
            rule candidate, a conflict or a superseded item, which have no mark of their own.
        bases: what a passage that rests on it may name as its basis; empty where the mark
            forbids its use.
    """

    id: str
    mark: str
    bases: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class CoveredLine:
    """A line with what became of it, as `Stated`.

    Attributes:
        reason: of a line that is used, what of it is not carried, and why.
        bases: passages that rest on it, each with the basis it names.
    """

    line: str
    mark: str
    outcome: Outcome
    where: tuple[str, ...] = ()
    reason: str = ""
    bases: tuple[tuple[str, str], ...] = ()

    @property
    def section(self) -> str:
        """What its id begins with: `ACR-LBP` of `ACR-LBP-09`."""
        return self.line.rpartition("-")[0] or self.line


@dataclass(frozen=True, slots=True)
class CoverageFault:
    """What is wrong with one line of the report, in one sentence."""

    line: str
    message: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every line, in the order of section and number, and what is wrong."""

    lines: tuple[CoveredLine, ...]
    faults: tuple[CoverageFault, ...] = ()

    def totals(self, by: str) -> Mapping[str, Mapping[Outcome, int]]:
        """How many lines came out how, `by` their "mark" or "section"."""
        found: dict[str, dict[Outcome, int]] = {}
        for line in self.lines:
            name = (line.mark or "no mark") if by == "mark" else line.section
            counts = found.setdefault(name, dict.fromkeys(Outcome, 0))
            counts[line.outcome] += 1
        return dict(sorted(found.items(), key=lambda item: _rank(item[0])))


_MARKS = ("V", "V*", "V2", "PART", "WRONG", "V2-AI", "TERTIARY", "UNVERIFIED", "no mark")


def _rank(name: str) -> tuple[int, str]:
    return (_MARKS.index(name) if name in _MARKS else -1), name


def carriers(corpus: Corpus) -> dict[str, list[str]]:
    """For each line, candidate and conflict that the corpus names, the ids of what carries it."""
    found: dict[str, list[str]] = {}
    for passage in corpus.passages.values():
        for line in passage.source_lines:
            found.setdefault(line, []).append(passage.id)
    for rule in corpus.rules:
        for line in rule.candidates:
            found.setdefault(line, []).append(rule.id)
    for declared in corpus.disagreements:
        found.setdefault(declared.id, []).append(declared.id)
    return found
