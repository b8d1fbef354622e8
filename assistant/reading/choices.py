"""Directions that name one of several: alternatives, examples and ranks. Used by `binding`.

"Heat or massage is recommended" asks for one of the two, "care such as heat" names an example,
and "comes first" says an order: none of them says that each is to be done.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.bound import Bound
from assistant.reading.parsing import Sentence
from assistant.reading.reach import Clause

_EXAMPLE = re.compile(r"\b(?:such as|including|for example|for instance|e\.?g\.?,?)\s[^;.]*$", re.I)
_FIRST = re.compile(r"(?:comes?|goes) first$", re.I)
_LATER = re.compile(r"(?:second|third)[- ](?:choice|line)$", re.I)


def as_choices(sentence: Sentence, clause: Clause, bound: Sequence[Bound]) -> list[Bound]:
    """The actions of a clause, those that are alternatives or examples as options."""
    ranked = [_ranked(sentence, b) for b in bound]
    chosen = [_option(b) if _is_example(sentence, clause, b) else b for b in ranked]
    for place, (first, second) in enumerate(zip(chosen, chosen[1:], strict=False)):
        if _alternative(sentence, first, second):
            chosen[place : place + 2] = [_option(first), _option(second)]
    return chosen


def _ranked(sentence: Sentence, bound: Bound) -> Bound:
    """A rank is no strength, and a second choice is an option."""
    if bound.cue is None or bound.stance is not Stance.FOR:
        return bound
    words = sentence.text[slice(*bound.cue.span)]
    if _LATER.search(words):
        return _option(bound)
    return replace(bound, wording=Wording.MAY) if _FIRST.search(words) else bound


def _option(bound: Bound) -> Bound:
    if bound.stance is not Stance.FOR or bound.safety:
        return bound
    return replace(bound, stance=Stance.OPTIONAL, wording=Wording.MAY)


def _is_example(sentence: Sentence, clause: Clause, bound: Bound) -> bool:
    """It stands behind "such as", and a class before that."""
    before = sentence.text[clause.span[0] : bound.action.span[0]]
    example = _EXAMPLE.search(before)
    return example is not None and any(
        action.span[1] <= clause.span[0] + example.start() for action in clause.actions
    )


def _alternative(sentence: Sentence, first: Bound, second: Bound) -> bool:
    between = sentence.text[first.action.span[1] : second.action.span[0]]
    if first.cue is None or first.cue is not second.cue:
        return False
    return re.fullmatch(r"\s*,?\s*\bor\s+(?:an?\s+|the\s+|by\s+|with\s+)?", between) is not None
