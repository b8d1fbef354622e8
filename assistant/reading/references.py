"""The reference list of a page: which number stands for which entry."""

import re
from collections.abc import Iterable

from assistant.reading.statements import TextStatement

_NUMBER = re.compile(r"\s*\[?\^?(\d{1,3})[\].):]*\s")


def references_of(statements: Iterable[TextStatement]) -> dict[int, str]:
    """Number to entry: the number an entry begins with, else its place in the list."""
    entries = [statement.text for statement in statements if statement.kind == "reference"]
    numbers: dict[int, str] = {}
    for place, entry in enumerate(entries, 1):
        found = _NUMBER.match(entry)
        numbers.setdefault(int(found[1]) if found else place, entry)
    return numbers
