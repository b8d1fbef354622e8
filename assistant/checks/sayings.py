"""The sentences of the corpus, and which of them says what a given sentence says.

Used by `figure`. Likeness is by shared concepts and words, rare ones weighing most (inverse
document frequency, harmonic mean of both coverages, 0 to 1); concepts that the question names
count as said. Nothing is searched: every sentence is compared.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log

from assistant.checks.ground import Ground
from assistant.domain.claim import Quantity
from assistant.reading.fillers import FUNCTION_WORDS
from assistant.reading.lexicon import Lexicon
from assistant.reading.quantities import read_quantities
from assistant.reading.sentences import sentence_spans
from assistant.reading.tokens import tokenise
from assistant.rules.evaluate import RuleBase

# The weight of a word that the corpus does not have.
_STRANGE = 2.0


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a passage, or the sentence of a rule; `source` is the id of either."""

    text: str
    source: str
    terms: frozenset[str]
    quantities: tuple[Quantity, ...]


class Sayings:
    """All sentences of a corpus with the weights of their terms."""

    def __init__(self, base: RuleBase, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._all = tuple(self._read(base))
        count = Counter(term for saying in self._all for term in saying.terms)
        self._weight = {term: log((len(self._all) + 1) / (n + 1)) for term, n in count.items()}

    def like(self, text: str, named: Iterable[str] = ()) -> list[tuple[float, Saying]]:
        """Every sentence that shares a term, most alike first.

        Args:
            named: concepts that what stands around the text names.
        """
        terms = self._terms(text)
        around = frozenset(f"#{concept}" for concept in named) - terms
        whole = self._sum(terms)
        found = []
        for saying in self._all:
            if shared := self._sum(terms & saying.terms):
                ours = shared / whole
                theirs = (shared + self._sum(around & saying.terms)) / self._sum(saying.terms)
                found.append((2 * ours * theirs / (ours + theirs), saying))
        return sorted(found, key=lambda pair: -pair[0])

    def _read(self, base: RuleBase) -> Iterable[Saying]:
        for passage in base.corpus.passages.values():
            for start, end in sentence_spans(passage.text, 0, len(passage.text)):
                yield self._saying(passage.text[start:end], passage.id)
        for rule in base.corpus.rules:
            yield self._saying(rule.says, rule.id)

    def _saying(self, text: str, source: str) -> Saying:
        return Saying(text, source, self._terms(text), read_quantities(text))

    def _terms(self, text: str) -> frozenset[str]:
        """Concepts, and the words outside their names."""
        mentions = self._lexicon.mentions(text)
        words = (
            token.key
            for token in tokenise(text)
            if token.key.isalpha()
            and token.key not in FUNCTION_WORDS
            and not any(m.span[0] <= token.start < m.span[1] for m in mentions)
        )
        return frozenset((*(f"#{m.concept}" for m in mentions), *words))

    def _sum(self, terms: Iterable[str]) -> float:
        return sum(self._weight.get(term, _STRANGE) for term in terms)


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """A rule base and a lexicon that are the same only when they are the same objects."""

    base: RuleBase
    lexicon: Lexicon

    def __hash__(self) -> int:
        return hash((id(self.base), id(self.lexicon)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Kept):
            return False
        return self.base is other.base and self.lexicon is other.lexicon


@lru_cache(maxsize=2)
def _sayings(kept: _Kept) -> Sayings:
    return Sayings(kept.base, kept.lexicon)


def sayings_of(ground: Ground) -> Sayings:
    """The sentences of a ground's corpus; read once."""
    return _sayings(_Kept(ground.base, ground.lexicon))
