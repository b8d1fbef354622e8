"""What became of every line of the fact sheet: from the corpus itself, then against the sheet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.domain.coverage import (
    Coverage,
    CoverageFault,
    CoveredLine,
    Outcome,
    SheetLine,
    Stated,
    carriers,
)
from assistant.domain.knowledge import Corpus

_BASES = ("V", "V*", "V2")
"""From best to weakest."""


def coverage(corpus: Corpus, stated: Sequence[Stated]) -> Coverage:
    """Every line that the corpus carries or gives a reason for."""
    carried = carriers(corpus)
    named = dict.fromkeys(one.line for one in stated)
    first = {one.line: one for one in reversed(stated)}
    lines = [
        CoveredLine(line, _mark(bases), Outcome.USED, tuple(dict.fromkeys(where)), rest, bases)
        for line, where in carried.items()
        for bases in [_bases(where, corpus)]
        for rest in [first[line].reason if line in first else ""]
    ]
    lines += [
        CoveredLine(line, one.mark, one.outcome, one.where, one.reason)
        for line in named
        if line not in carried
        for one in [first[line]]
    ]
    return Coverage(_in_order(lines), tuple(_own_faults(stated, carried, _known(corpus))))


def against(found: Coverage, sheet: Mapping[str, SheetLine], conflicts: Iterable[str]) -> Coverage:
    """The same report held against a fact sheet: with the lines that are missing, and every
    mark, basis or id that does not agree.

    Args:
        conflicts: ids of the declared disagreements, which may be new ones.
    """
    marked = [
        CoveredLine(line.line, sheet[line.line].mark, *_rest(line)) if line.line in sheet else line
        for line in found.lines
    ]
    known = {line.line for line in found.lines}
    missing = [
        CoveredLine(one.id, one.mark, Outcome.MISSING) for one in sheet.values()
        if one.id not in known
    ]  # fmt: skip
    faults = [*found.faults]
    faults += [
        CoverageFault(one.line, f"is in the sheet (line {sheet[one.line].number}, "
                      f"{one.mark or 'no mark'}), and the corpus says nothing of it")
        for one in missing
    ]  # fmt: skip
    new = set(conflicts)
    for line in found.lines:
        if line.line in sheet:
            faults += _disagreeing(line, sheet[line.line])
        elif line.line not in new:
            faults.append(CoverageFault(line.line, f"is no line of the sheet{_place(line)}"))
    return Coverage(_in_order([*marked, *missing]), tuple(faults))


def _rest(
    line: CoveredLine,
) -> tuple[Outcome, tuple[str, ...], str, tuple[tuple[str, str], ...]]:
    return line.outcome, line.where, line.reason, line.bases


def _disagreeing(line: CoveredLine, sheet: SheetLine) -> Iterator[CoverageFault]:
    """A line of the report whose mark or use the sheet does not allow."""
    if not sheet.mark:
        return
    if line.outcome is Outcome.USED:
        yield from _bases_not_allowed(line, sheet)
        return
    if line.mark and line.mark != sheet.mark:
        yield CoverageFault(line.line, f"is marked {line.mark}, and {sheet.mark} in the sheet")
    usable = bool(sheet.bases)
    if line.outcome is Outcome.NOT_USABLE and usable and sheet.mark != "PART":
        yield CoverageFault(
            line.line, f"is called not usable, and its mark {sheet.mark} allows its use"
        )
    if line.outcome is Outcome.LEFT and not usable:
        yield CoverageFault(
            line.line, f"is called left, and its mark {sheet.mark} forbids its use: not usable"
        )


def _bases_not_allowed(line: CoveredLine, sheet: SheetLine) -> Iterator[CoverageFault]:
    for passage, basis in line.bases:
        if not sheet.bases:
            yield CoverageFault(
                line.line, f"is not usable by its mark {sheet.mark}, and {passage} rests on it"
            )
        elif basis not in sheet.bases:
            allowed = " or ".join(sheet.bases)
            yield CoverageFault(
                line.line,
                f"has the mark {sheet.mark}, which allows the basis {allowed}, and {passage} "
                f"says {basis}",
            )


def _own_faults(
    stated: Sequence[Stated], carried: Mapping[str, Sequence[str]], known: set[str]
) -> Iterator[CoverageFault]:
    """What a coverage file says twice, or wrongly of a line that is carried, or of nothing."""
    seen: dict[str, Stated] = {}
    for one in stated:
        if one.line in carried and one.outcome is not Outcome.LEFT:
            where = ", ".join(carried[one.line][:3])
            message = f"is called {one.outcome.value} in {one.position}, and {where} carries it"
            yield CoverageFault(one.line, message)
        if one.line in seen:
            both = f"{seen[one.line].position} and {one.position}"
            yield CoverageFault(one.line, f"stands twice, in {both}")
        seen.setdefault(one.line, one)
        for name in one.where:
            if name not in known:
                message = f"is said to be carried by {name!r} in {one.position}, which is not there"
                yield CoverageFault(one.line, message)


def _known(corpus: Corpus) -> set[str]:
    conflicts = (declared.id for declared in corpus.disagreements)
    return {*corpus.documents, *corpus.passages, *corpus.rule, *conflicts}


def _bases(where: Sequence[str], corpus: Corpus) -> tuple[tuple[str, str], ...]:
    passages = corpus.passages
    return tuple((name, passages[name].basis) for name in where if name in passages)


def _mark(bases: tuple[tuple[str, str], ...]) -> str:
    """The best basis that a passage names for it; the sheet knows better."""
    named = {basis for _, basis in bases}
    return next((basis for basis in _BASES if basis in named), "")


def _place(line: CoveredLine) -> str:
    return f" ({', '.join(line.where[:3])})" if line.where else ""


def _in_order(lines: Iterable[CoveredLine]) -> tuple[CoveredLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.section, _number(line.line))))


def _number(line: str) -> tuple[int, str]:
    digits = re.search(r"\d+$", line)
    return (int(digits[0]) if digits else 0), line
