"""Directions that name one of several: alternatives, examples and ranks. Used by `binding`.

"Heat or massage is recommended" asks for one of the two, "care such as heat" names an example,
and "comes first" says an order: none of them says that each is to be done.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.bound import Bound
from assistant.reading.parsing import Sentence
from assistant.reading.reach import Clause

_EXAMPLE = re.compile(r"\b(?:such as|including|for example|for instance|e\.?g\.?,?)\s[^;.]*$", re.I)
_PARTED = re.compile(r"\s*(?:,\s*(?:or\s+)?|\bor\s+)(?:an?\s+|the\s+|by\s+|with\s+)?")
_FIRST = re.compile(r"(?:comes?|goes) first$", re.I)
_LATER = re.compile(r"(?:second|third)[- ](?:choice|line)$", re.I)


def as_choices(sentence: Sentence, clause: Clause, bound: Sequence[Bound]) -> list[Bound]:
    """The actions of a clause, those that are alternatives or examples as options."""
    ranked = [_ranked(sentence, b) for b in bound]
    told = [_option(b) if _is_example(sentence, clause, b) else b for b in ranked]
    chosen: list[Bound] = []
    for run in _runs(sentence, told):
        chosen += [_option(b) for b in run] if _is_alternative(sentence, run) else run
    return chosen


def _runs(sentence: Sentence, bound: Sequence[Bound]) -> list[list[Bound]]:
    """Neighbours that one cue governs and only commas and "or" part."""
    runs: list[list[Bound]] = []
    for b in bound:
        last = runs[-1][-1] if runs else None
        same = last is not None and last.cue is not None and last.cue is b.cue
        if last is not None and same and _PARTED.fullmatch(_between(sentence, last, b)):
            runs[-1].append(b)
        else:
            runs.append([b])
    return runs


def _is_alternative(sentence: Sentence, run: Sequence[Bound]) -> bool:
    words = [_between(sentence, first, second) for first, second in pairwise(run)]
    return any(re.search(r"\bor\b", word) for word in words)


def _between(sentence: Sentence, first: Bound, second: Bound) -> str:
    return sentence.text[first.action.span[1] : second.action.span[0]]


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
