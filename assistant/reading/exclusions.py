"""The list of bars that a sentence may end in: "..., provided none of these holds: a; b; c".

Read apart from the sentence before `parsing` looks at the rest: a semicolon there ends no
clause, and a fact there says where the advice does not hold.
"""

import re
from dataclasses import dataclass

from assistant.domain.condition import Condition, Not
from assistant.domain.knowledge import Vocabulary
from assistant.reading.atoms import read_atoms
from assistant.reading.conditions import any_of, join_atoms
from assistant.reading.intervals import Placed
from assistant.reading.lexicon import Lexicon
from assistant.reading.quantities import read_quantities
from assistant.reading.words import Word, read_words

_LIST = re.compile(
    r",?\s*\b(?:(?:provided|providing|as long as|so long as|if|when|where|only if|only when)"
    r"(?: that)?(?: there (?:is|are))? none|(?:unless|except (?:if|when|where))(?: there is)? "
    r"(?:any|one|either|at least one)(?: or more)?)"
    r" of (?:these|the following|those below)(?: \w+)?"
    r"(?: (?:holds?|applies|apply|(?:is|are) (?:present|true|the case)))?\s*:\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Bars:
    """What must not hold.

    Attributes:
        condition: that none of the listed things holds; None where none of them was understood.
        start: offset at which the list's opening words begin; it runs to the end of the sentence.
        words: the words of the list.
        spans: places of the words that were understood.
    """

    condition: Condition | None
    ambiguous: bool
    start: int
    text: str
    words: tuple[Word, ...]
    spans: tuple[tuple[int, int], ...]


def read_bars(text: str, lexicon: Lexicon, vocabulary: Vocabulary) -> Bars | None:
    """The bars at the end of a sentence, or None where it lists none."""
    match = _LIST.search(text)
    if match is None:
        return None
    listed = " " * match.end() + text[match.end() :]
    atoms = _facts(listed, lexicon, vocabulary)
    joined = [join_atoms(listed, group, ()) for group in _items(listed, atoms) if group]
    return Bars(
        condition=Not(any_of(*(j.condition for j in joined))) if joined else None,
        ambiguous=any(j.ambiguous for j in joined),
        start=match.start(),
        text=text[match.start() :].strip(" ,."),
        words=read_words(listed),
        spans=tuple(span for atom in atoms for span in atom.spans),
    )


def _facts(text: str, lexicon: Lexicon, vocabulary: Vocabulary) -> tuple[Placed, ...]:
    mentions = [m for m in lexicon.mentions(text) if not vocabulary[m.concept].kind.is_action]
    return read_atoms(text, mentions, read_quantities(text), vocabulary)


def _items(text: str, atoms: tuple[Placed, ...]) -> list[list[Placed]]:
    """The facts item by item; commas part the items where no semicolon does."""
    mark = ";" if ";" in text else ","
    ends = [match.start() for match in re.finditer(mark, text)]
    items: list[list[Placed]] = [[] for _ in range(len(ends) + 1)]
    for atom in atoms:
        items[sum(end <= atom.span[0] for end in ends)].append(atom)
    return items
