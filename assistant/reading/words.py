"""Words and marks of a sentence with their places, for the grammar of claims.

Unlike `tokens`, which feeds the lexicon, these keep punctuation and inflection: a comma and an
ending decide what a cue governs.
"""

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"[^\W\d_]+(?:['\u2019\-\u2010\u2011][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]", re.UNICODE
)
_PLAIN = str.maketrans("\u2019\u2010\u2011", "'--")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a punctuation mark; `key` is in small letters."""

    key: str
    start: int
    end: int


def read_words(text: str) -> tuple[Word, ...]:
    """Words from left to right; blanks are dropped."""
    return tuple(
        Word(match[0].lower().translate(_PLAIN), match.start(), match.end())
        for match in _WORD.finditer(text)
    )
