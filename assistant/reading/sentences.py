"""Sentences of a paragraph, with their places: a splitter that knows clinical abbreviations.

Used by `statements`. A citation marker behind the full stop stays with its sentence.
"""

import re
from collections.abc import Iterator

_END = re.compile(
    r"""[.!?][)\]"'\u201d\u2019*_]*
        (?P<marker>(?:\s*\[\^?\d[\d,;\s\-\u2013]*\]|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079,]+
                   |\s*<sup>[^<]*</sup>)*
                   (?:\s+\d{1,2}(?:\s*[,\-\u2013]\s*\d{1,2})*(?=\s+[A-Z*]|\s*\Z))?)
        (?=\s+["'\u201c\u2018(*_\[]*[A-Z0-9]|\s*\Z)""",
    re.VERBOSE,
)

_ABBREVIATIONS = re.compile(
    r"""(?:\b(?:e\.g|i\.e|vs|cf|approx|ca|resp|incl|excl|esp|Dr|Prof|Mr|Mrs|Ms|St|Fig|Figs|Tab|
        vol|pp|ed|eds|et\ al|etc|Rec|Sec|Ref|
        (?<![a-z]\ )(?<!/)[A-Z]|U\.S|U\.K|E\.U|a\.m|p\.m)|^\s*\d{1,2})\.\Z""",
    re.VERBOSE,
)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences between `start` and `end`, blanks at either side left out."""
    begin = start
    for match in _END.finditer(text, start, end):
        if _ABBREVIATIONS.search(text[begin : match.start() + 1]) and match.end() < end:
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if right > left:
        yield left, right
