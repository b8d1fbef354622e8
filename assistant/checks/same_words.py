"""Whether a sentence is made of the words of another: nothing more, nothing less, nothing else.

Names of one concept count as one word, and so do phrases of one meaning (`phrases`). The parts of
a sentence may stand in another order; the words of a part may not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checks.phrases import FREE, MARKERS, PHRASES
from assistant.domain.knowledge import Corpus, Kind
from assistant.reading.lexicon import Lexicon

_LEAD_IN = re.compile(
    r"^(?:(?:please )?note that|of note,|importantly,|overall,|in (?:short|brief|summary),"
    r"|it should be noted that|remember that)\s+",
    re.I,
)
_WORD = re.compile(
    r"<[^<>]+>|-?\d[\d,.]*\d|-?\d|/(?:d|week|month|year)\b|[^\W\d_]+(?:['-][^\W\d_]+)*|%|/|(?<!\w)-"
)
# Words that a name may have and the concept's other names may lack.
_TELLING = frozenset(
    """alone only without with no not non before after during until unless first second last new old
    prior previous earlier newly recent recently repeat further weak strong oral topical acute
    chronic day daily week weekly""".split()
)
_ALIKE = {
    "prior": "earlier", "previous": "earlier", "non-contrast": "without", "noncontrast": "without",
    "contrast-enhanced": "with", "long-term": "chronic", "cannot": "not",
}  # fmt: skip
_AGE = "age_None"  # "women aged 65" and "women of 65" say the same
# A name and behind it, in brackets, another name of the same.
_TWICE = re.compile(r"(<[^<>]+>)\s*\(\s*\1\s*\)")
# Where one part of a sentence ends and the next begins; parts may stand in another order.
_PART = re.compile(
    r", |; |: | \(|\)|\b(?:in|for|with|if|when|where)\b|\ban?(?= <)"
    r"|(?=\b(?:after|before|within|no)\b)"
)
_MARKER = re.compile(rf"\b({'|'.join(sorted(MARKERS))})\b")
# More parts than this are compared in their own order only.
_MOST_PARTS = 24


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one concept count as one word, unless they tell more than the concept."""

    lexicon: Lexicon
    corpus: Corpus

    def read(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The place of each name, with its concepts and what else the name tells."""
        meant: dict[tuple[int, int], list[tuple[str, str]]] = {}
        for mention in self.lexicon.mentions(text):
            meant.setdefault(mention.span, []).append((mention.concept, str(mention.value)))
        for (start, stop), found in meant.items():
            concepts = sorted(f"{concept} {value}" for concept, value in found)
            told = " ".join((*concepts, *self._more(text[start:stop])))
            yield start, stop, re.sub(r"\s+", "_", told)

    def _more(self, name: str) -> list[str]:
        """Numbers, drugs and words such as "alone" and "before" inside a name."""
        words = [_ALIKE.get(word, word) for word in _WORD.findall(name.lower())]
        telling = [word for word in words if word in _TELLING or word[-1].isdigit()]
        return [*telling, *(drug for word in words[1:] for drug in self._drugs(word))]

    def _drugs(self, word: str) -> list[str]:
        vocabulary = self.corpus.vocabulary
        found = (mention.concept for mention in self.lexicon.mentions(word))
        return [concept for concept in found if vocabulary[concept].kind is Kind.DRUG]


def same_words(original: str, reworded: str, names: Names) -> bool:
    """The words of the second are the parts of the first, whole, in some order."""
    parts = [words for part in _parts(_named(original, names)) if (words := _words(part))]
    given = _words(_named(_LEAD_IN.sub("", reworded), names))
    if sorted(given) != sorted(word for part in parts for word in part):
        return False
    return len(parts) <= _MOST_PARTS and _made_of(given, parts)


def _parts(named: str) -> list[str]:
    """The parts of a sentence; its one word of advice is a part of its own."""
    if len(_MARKER.findall(named)) == 1:
        named = _MARKER.sub(r", \1, ", named)
    return _PART.split(named)


def _made_of(words: tuple[str, ...], parts: list[tuple[str, ...]]) -> bool:
    """The words are these parts one behind the other, in any order."""
    if not words:
        return not parts
    for place, part in enumerate(parts):
        first = part not in parts[:place]
        if first and words[: len(part)] == part:
            rest = [*parts[:place], *parts[place + 1 :]]
            if _made_of(words[len(part) :], rest):
                return True
    return False


def _named(text: str, names: Names) -> str:
    """The text with every name of a concept as its id, and every phrase as its word."""
    pieces, end = [], 0
    for start, stop, name in names.read(text):
        pieces += [text[end:start], "" if name == _AGE else f" <{name}> "]
        end = stop
    named = _single_spaced("".join((*pieces, text[end:])))
    for pattern, words in PHRASES:
        named = _single_spaced(pattern.sub(words, named))
    return _TWICE.sub(r"\1", named)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> tuple[str, ...]:
    found = (word for word in _WORD.findall(text) if word.lower() not in FREE or _is_name(word))
    return tuple(word.lower().replace(",", "") for word in found)


def _is_name(word: str) -> bool:
    """WHO is an issuer, who is not."""
    return len(word) > 1 and word.isupper()
