"""What stands before a head word: its modals, negations, be-forms and adverbs.

Below `stance`, which turns head and frame into a direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.reading.words import Word

BE = frozenset("""
    is are be been being was were remains remain seems seem becomes become appears appear
    stays stay isn't aren't wasn't weren't it's that's
""".split())  # fmt: skip
PAST = frozenset("was were had been wasn't weren't did didn't".split())
LINK = frozenset("""
    considered regarded deemed rated classed listed judged felt thought as seen viewed ranked
    graded described called labelled labeled rates rate counts count ranks gets rating rated
""".split())  # fmt: skip
MAY = frozenset(["may", "might", "can", "could"])
SHOULD = frozenset("should ought shouldn't oughtn't would wouldn't shall".split())
MUST = frozenset("must cannot can't mustn't couldn't needn't".split())
MODAL = MAY | SHOULD | MUST | {"need", "needs", "has", "have", "will", "won't", "to"}
NEGATION = frozenset(["not", "never", "nor", "neither", "cannot"])
_NOT_MERELY = frozenset(["only", "just", "merely", "simply"])
UNSURE = frozenset("less least rarely seldom hardly only_just perhaps possibly".split())
_ADVERBS = frozenset("""
    also still now then already first currently always often very quite more most well best
    too just only even therefore thus both all again at present first-line on longer yet no
    best my our her your the a an please either so instead ever once please now normally
    further absolute not rather more-or-less absolutely do does don't doesn't did didn't to of not
    usually i we you
""".split()) - {"i", "we", "you"}  # fmt: skip


_ALONE = (("by", "itself"), ("by", "themselves"), ("in", "itself"), ("on", "its", "own"))


@dataclass(frozen=True, slots=True)
class Auxiliaries:
    """What stands before a head: modal, negation, be-form, and where all this starts."""

    first: int
    keys: tuple[str, ...]

    def has(self, words: frozenset[str]) -> bool:
        return not words.isdisjoint(self.keys)

    @property
    def negations(self) -> int:
        bound = self.has(MUST | SHOULD | MAY)
        plain = sum(
            (key in NEGATION or key.endswith("n't"))
            and (after not in _NOT_MERELY or (bound and after != "only"))
            for key, after in pairwise((*self.keys, ""))
        )
        # "It is not just recommended", but "it must not just be stopped".
        return plain + sum(pair == ("no", "longer") for pair in pairwise(self.keys))


def auxiliaries_before(words: Sequence[Word], place: int, floor: int = 0) -> Auxiliaries:
    """Walks left over auxiliaries, adverbs and negations, as far as the cue before."""
    first = place
    while first > 0 and words[first - 1].start >= floor:
        if is_auxiliary(words[first - 1].key):
            first -= 1
        elif alone := _alone_before(words, first):
            first -= alone
        else:
            break
    return Auxiliaries(first, tuple(word.key for word in words[first:place]))


def _alone_before(words: Sequence[Word], place: int) -> int:
    """How many words "by itself" takes before a place: "does not by itself warrant"."""
    keys = tuple(word.key for word in words[max(0, place - 3) : place])
    return next((len(phrase) for phrase in _ALONE if keys[-len(phrase) :] == phrase), 0)


def is_auxiliary(key: str) -> bool:
    known = key in BE or key in LINK or key in MODAL or key in NEGATION or key in _ADVERBS
    return known or key in UNSURE or key.endswith("n't") or (key.endswith("ly") and len(key) > 4)
