"""A fact sheet in Markdown to its lines and their marks.

Every table whose rows begin with an id counts (`ACR-LBP-09 | ... | V: where it was seen`). The
head of the table says what it holds: `Confidence` gives the mark of the row, `mark` or `mark now`
the mark of a later reading, which overrides it. Rows of other tables (rule candidates, conflicts,
superseded items) have no mark. An id may name several lines: `NG59-05..18,21`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.adapters.coverage_files import LINE
from assistant.domain.coverage import SheetLine
from assistant.domain.errors import RequestError

_IDS = re.compile(rf"(?P<first>{LINE})(?P<more>(?:\s*(?:\.\.|,)\s*\d+)*)$")
_MARK = re.compile(r"(?:V2-AI|V2|V\*|V|PART|TERTIARY|UNVERIFIED|WRONG)(?![\w*-])")
_CONFIRMED = re.compile(r"confirmed part:?\s*(?P<basis>V2|V\*|V)(?![\w*-])", re.IGNORECASE)
_BAR = re.compile(r"\s\|(?=\s|$)")  # a bar without blanks stands inside the words
_OTHER_PART = re.compile(r"(?<![\w-])V(?![\w*-])")
_RULE = re.compile(r"[-:| ]+$")
_BELOW = {"V": ("V", "V*", "V2"), "V*": ("V*", "V2"), "V2": ("V2",)}
"""What a passage may name: its line's own basis, or a weaker one where it has several lines."""


def read_sheet(path: Path) -> Mapping[str, SheetLine]:
    """The lines of a sheet by id, as their last reading left them.

    Raises:
        RequestError: the file cannot be read, or has no line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise RequestError(f"{str(path)!r} cannot be read: {reason}.", "sheet") from None
    found: dict[str, SheetLine] = {}
    for head, cells, number in _rows(text):
        for name in _names(cells[0]):
            line = _line(name, head, cells, number)
            if line.mark or name not in found:
                found[name] = line
    if not found:
        raise RequestError(
            f"{str(path)!r} has no line `ID | ... | mark`; name the editors' fact sheet.", "sheet"
        )
    return found


def _rows(text: str) -> Iterator[tuple[list[str], list[str], int]]:
    """The head and cells of each row whose first cell is an id."""
    head, before = list[str](), list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in _BAR.split(line.strip().removeprefix("| "))]
        if line.strip() and _RULE.match(line.strip()) and before:
            head = [cell.casefold() for cell in before]
        elif len(cells) > 1 and _names(cells[0]):
            yield head, cells, number
        elif len(cells) < 2:
            head = []
        before = cells if len(cells) > 1 else []


def _line(name: str, head: list[str], cells: list[str], number: int) -> SheetLine:
    row = dict(zip(head, cells, strict=False))
    again = row.get("mark now", row.get("mark"))
    said = _MARK.match(again if again is not None else row.get("confidence", ""))
    mark = said[0] if said else ""
    corrected = bool(row.get("correction to the line above", row.get("correction")))
    return SheetLine(name, mark, _bases(mark, corrected, " ".join(cells[1:])), number)


def _bases(mark: str, corrected: bool, words: str) -> tuple[str, ...]:
    if mark == "PART":
        confirmed = _CONFIRMED.search(words)
        better = _OTHER_PART.search(words)  # "[confirmed part: V2] ... the criteria V (table)"
        return _BELOW[confirmed["basis"] if confirmed and not better else "V"]
    if mark == "WRONG":
        return _BELOW["V"] if corrected else ()
    return _BELOW.get(mark, ())


def _names(cell: str) -> tuple[str, ...]:
    """The ids that a first cell stands for; none where it is no id."""
    found = _IDS.match(cell)
    if found is None:
        return ()
    stem, _, last = found["first"].rpartition("-")
    numbers, width = [int(last)], len(last)
    for mark, digits in re.findall(r"(\.\.|,)\s*(\d+)", found["more"]):
        start = numbers[-1] + 1 if mark == ".." else int(digits)
        numbers += range(start, int(digits) + 1)
    return tuple(f"{stem}-{number:0{width}d}" for number in numbers)
