"""Concepts mentioned in a text: a token trie built once from the vocabulary, longest match wins.

Used by facts and claims alike. Reading a text is linear in its length and knows no context:
whether a mention is negated, hypothetical or about a relative is decided by `context`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.domain.knowledge import Concept, Kind, Vocabulary
from assistant.reading.tokens import Token, joined, tokenise

_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)

# Words that may stand inside a name or not: "delaying the MRI for a bladder scan".
_DETERMINERS = frozenset("a an the her his their any".split())

# A value such as "high" or "other" says nothing of which attribute it belongs to.
_GENERIC_VALUES = frozenset(
    "other none unknown high low normal abnormal mild moderate severe positive negative present "
    "absent some most early late first second stable good poor left right both".split()
)

# Abbreviations that are words when written small: PET, AIM.
_SMALL_WORDS = frozenset(
    "act add age ago aid aim air all and ant any are arm art ask ate bad bag bar bat bed bee bet "
    "big bit boy bus but buy can cap car cat cow cry cut dad day did die dog dry due ear eat egg "
    "end eye fan far fat few fit fly for fun gap gas get got gut had has hat hen her him hip his "
    "hit hot how ice ill its job key kid lab law lay led leg let lie lip lot low man map may men "
    "met mid mix mom mum new nor not now off old one our out own pan pay pen per pet pie pig pop "
    "put rat raw red rib row run sad sat saw say sea see set sex she sit six son spa sun tan tap "
    "tea ten the tie tip toe too top toy try two use van was way wet who why win yes yet "
    "you".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in a text.

    Attributes:
        concept: concept id.
        span: offsets in the original text; `text` stands there.
        value: for an attribute named by a value word ("woman" states sex = female), that value.
    """

    concept: str
    span: tuple[int, int]
    text: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    concept: str
    value: str | None
    surface: str

    def fits(self, text: str) -> bool:
        """False for another word that only looks like the abbreviation: "ten" is not TENS."""
        if not (self.surface.isalpha() and self.surface.isupper()):
            return True
        plural = text.upper() == f"{self.surface}S"
        if text.upper() != self.surface and not plural:
            return False
        text = text[:-1] if plural else text
        if len(self.surface) > 3:
            return True
        if text.isupper():
            return True
        return len(text) == 3 and text.islower() and text not in _SMALL_WORDS


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


class Lexicon:
    """Finds the concepts of a vocabulary by label, synonym and value word.

    Articles inside a name, case, plural s, hyphens, Unicode dashes, accents and British or
    American spelling make no difference; an abbreviation of two capitals matches in capitals
    only, one of three also in small letters unless that is a word ("AIM").
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._root = _Node()
        for concept in vocabulary:
            for surface, value in _surfaces(concept):
                self._add(surface, _Entry(concept.id, value, surface))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Mentions from left to right, never overlapping; the longest match at a place wins.

        A word that shares the end of the next name names its concept: "acute or subacute low back
        pain" mentions acute low back pain at "acute".
        """
        tokens = tokenise(text)
        found: list[Mention] = []
        place = 0
        while place < len(tokens):
            match = self._longest(text, tokens, place) or self._shared(text, tokens, place)
            if match is None:
                place += 1
                continue
            end, entry = match
            span = (tokens[place].start, tokens[end - 1].end)
            found.append(Mention(entry.concept, span, text[slice(*span)], entry.value))
            place = end
        return tuple(found)

    def _add(self, surface: str, entry: _Entry) -> None:
        node = self._root
        keys = [token.key for token in tokenise(surface)]
        for place, key in enumerate(keys):
            if key not in _DETERMINERS or place in (0, len(keys) - 1):
                node = node.next.setdefault(key, _Node())
        if node is not self._root and entry not in node.entries:
            node.entries.append(entry)

    def _longest(self, text: str, tokens: list[Token], place: int) -> tuple[int, _Entry] | None:
        best: tuple[int, _Entry] | None = None
        node = self._root.next.get(tokens[place].key)
        end = place + 1
        while node is not None:
            words = text[tokens[place].start : tokens[end - 1].end]
            if fitting := [entry for entry in node.entries if entry.fits(words)]:
                best = end, self._most_general(fitting)
            if end == len(tokens) or not joined(text, tokens[end - 1], tokens[end]):
                break
            if tokens[end].key in _DETERMINERS and tokens[end].key not in node.next:
                end += 1
                if end == len(tokens) or not joined(text, tokens[end - 1], tokens[end]):
                    break
            node = node.next.get(tokens[end].key)
            end += 1
        return best

    def _shared(self, text: str, tokens: list[Token], place: int) -> tuple[int, _Entry] | None:
        """A single word before "or", whose other words stand behind the word after it."""
        if place + 3 >= len(tokens) or tokens[place + 1].key != "or":
            return None
        match = self._longest(text, tokens, place + 2)
        if match is None or match[0] < place + 4:
            return None
        rest = tokens[place + 3 : match[0]]
        node = self._root.next.get(tokens[place].key)
        for token in rest:
            node = node.next.get(token.key) if node is not None else None
        entries = node.entries if node is not None else []
        first = text[tokens[place].start : tokens[place].end]
        words = f"{first} {text[rest[0].start : rest[-1].end]}"
        fitting = [e for e in entries if e.concept != match[1].concept and e.fits(words)]
        return (place + 1, self._most_general(fitting)) if fitting else None

    def _most_general(self, entries: list[_Entry]) -> _Entry:
        """The entry all others are members of; the first defined where there is none.

        A topic stands back: a concept of the topic that has its name leads to it too.
        """
        is_a = self._vocabulary.is_a
        entries = [e for e in entries if self._vocabulary[e.concept].kind is not Kind.TOPIC] or (
            entries
        )
        for entry in entries:
            if all(is_a(other.concept, entry.concept) for other in entries):
                return entry
        return entries[0]


def _surfaces(concept: Concept) -> Iterator[tuple[str, str | None]]:
    """Every way to write the concept, with the attribute value it states, if any."""
    yield (
        _ARTICLE.sub("", concept.label, count=1)
        if _ARTICLE.match(concept.label)
        else concept.label,
        None,
    )
    for synonym in concept.synonyms:
        yield synonym, None
    for value in concept.values:
        if len(value) > 3 and value.islower() and value not in _GENERIC_VALUES:
            yield value.replace("_", " "), value
    for value, words in concept.value_words.items():
        for word in words:
            yield word, value
