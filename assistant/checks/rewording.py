"""Whether a sentence in other words says what the source's sentence says, and nothing else.

Two questions that share nothing have to agree: does the claim reader read the same claims out of
both, with nothing left over; and are both made of the same words, names of one concept and a few
phrases of advice counting as the same? Where either is in doubt, the source's own sentence stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.domain.claim import Claim
from assistant.domain.knowledge import Corpus, Kind
from assistant.reading.lexicon import Lexicon

# Signs that a sentence of ours may have beside those of its source: no markup, no sign that
# nobody sees, no letter that only looks like another one.
_PLAIN = re.compile(r"[A-Za-z0-9 ,.()/%'-]*\Z")
_MINUS = re.compile("\u2212(?=\\d)")
_SECOND_SENTENCE = re.compile(r"\.(?!\d)\s*\S|--")
_LEAD_IN = re.compile(
    r"^(?:(?:please )?note that|of note,|importantly,|overall,|in (?:short|brief|summary),"
    r"|it should be noted that|remember that)\s+",
    re.I,
)
# Phrases of one direction and one strength.
_PHRASES = tuple(
    (re.compile(pattern, re.I), f" {name} ")
    for pattern, name in (
        (r"\b(?:is|are) an option\b|\b(?:may|can|might) be considered\b", "optional"),
        (r"\b(?:is|are) not (?:recommended|advised)\b|\bdoes not recommend\b", "discouraged"),
        (r"\b(?:is|are) (?:recommended|advised)\b|\brecommends\b", "advocated"),
        (r"\b(?:is|are) (?:suggested)\b|\bsuggests\b", "proposed"),
        (r"\b(?:may|can|might) be appropriate\b", "acceptable"),
        (r"\bshould be avoided\b|\b(?:is|are) to be avoided\b", "avoided"),
        (r"\bshould not be (?:used|given)\b", "withheld"),
        (r"\b(?:less|lower) than (?=\d)|\bunder (?=\d)", "below"),
        (r"\b(?:no less than|a minimum of) (?=\d)", "at least"),
        (r"\b(?:more than|over|exceeding) (?=\d)", "above"),
        (r"(?<=\d) (?:years )?(?:and|or) (?:over|older)\b", "or older"),
        (r"\bonce (?:a week|weekly)\b|\bevery week\b", "weekly"),
        (r"\bonce (?:a month|monthly)\b|\bevery month\b", "monthly"),
        (r"\bonce (?:a day|daily)\b", "daily"),
        (r"\bonce (?:a year|yearly)\b|\bannually\b", "yearly"),
        (r"\baccording to\b|\bstates that\b|\bsays that\b", ""),
        (r"\b(?:per|a) day\b", "/day"),
        (r"(?<=\d) (?=%)", ""),
    )
)
# Words without which a sentence says the same.
_FREE = frozenset("a an the of in for at to on by with is are be patient patients who as".split())
_WORD = re.compile(r"<[^<>]+>|-?\d[\d,.]*\d|-?\d|[^\W\d_]+(?:['-][^\W\d_]+)*|%|/|(?<!\w)-")
# Words that a name may have and the concept's other names may lack.
_TELLING = frozenset(
    """alone only without with no not non before after during until unless first second last new old
    prior previous earlier repeat further weak strong oral topical acute chronic""".split()
)
# Where one part of a sentence ends and the next begins; parts may stand in another order.
_PART = re.compile(r", |; | \(|\)")
# More parts than this are compared in their own order only.
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one concept count as one word, unless they tell more than the concept."""

    lexicon: Lexicon
    corpus: Corpus

    def read(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The place of each name, with its concepts and what else the name tells."""
        meant: dict[tuple[int, int], list[str]] = {}
        for mention in self.lexicon.mentions(text):
            meant.setdefault(mention.span, []).append(f"{mention.concept} {mention.value}")
        for (start, stop), concepts in meant.items():
            yield start, stop, " ".join((*sorted(concepts), *self._more(text[start:stop])))

    def _more(self, name: str) -> list[str]:
        """Numbers, drugs and words such as "alone" and "before" inside a name."""
        words = _WORD.findall(name.lower())
        telling = [word for word in words if word in _TELLING or word[-1].isdigit()]
        return [*telling, *(drug for word in words[1:] for drug in self._drugs(word))]

    def _drugs(self, word: str) -> list[str]:
        vocabulary = self.corpus.vocabulary
        found = (mention.concept for mention in self.lexicon.mentions(word))
        return [concept for concept in found if vocabulary[concept].kind is Kind.DRUG]


def reads_same(original: str, reworded: str, lexicon: Lexicon, corpus: Corpus) -> bool:
    """True when the second sentence says, whole, what the first says."""
    reworded = _MINUS.sub("-", reworded)
    if not _is_plain(original, reworded) or not _same_words(
        original, reworded, Names(lexicon, corpus)
    ):
        return False
    first, second = (_claims_read(text, lexicon, corpus) for text in (original, reworded))
    return bool(first) and first == second


def _is_plain(original: str, reworded: str) -> bool:
    """One line of one sentence, in the letters and signs of a sentence."""
    strange = "".join(sign for sign in reworded if sign not in original)
    one = len(_SECOND_SENTENCE.findall(reworded)) == len(_SECOND_SENTENCE.findall(original))
    return one and _PLAIN.match(strange) is not None


def _same_words(original: str, reworded: str, names: Names) -> bool:
    """The words of the second are the parts of the first, whole, in some order."""
    named = _named(original, names)
    parts = [words for part in _PART.split(named) if (words := _words(part))]
    given = _words(_named(_LEAD_IN.sub("", reworded), names))
    if sorted(given) != sorted(word for part in parts for word in part):
        return False
    return len(parts) <= _MOST_PARTS and _made_of(given, parts)


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
        pieces += [text[end:start], f" <{name}> "]
        end = stop
    named = "".join((*pieces, text[end:]))
    for pattern, word in _PHRASES:
        named = pattern.sub(word, named)
    return named


def _words(text: str) -> tuple[str, ...]:
    found = (word.lower().replace(",", "") for word in _WORD.findall(text))
    return tuple(word for word in found if word not in _FREE)


def _claims_read(text: str, lexicon: Lexicon, corpus: Corpus) -> frozenset[Claim]:
    """The claims of a text, their places left out; empty when any part was not read."""
    # Imported here, because only a reworded sentence is read, and the tables cost start-up time.
    from assistant.reading.claims import read_claims
    from assistant.reading.statements import split_statements

    claims = set()
    for part in split_statements(text):
        reading = read_claims(part, lexicon, corpus.vocabulary, corpus.documents)
        if reading.residue or reading.partial or reading.note or not reading.claims:
            return frozenset()
        claims |= {replace(c, span=(0, 0), condition_text=None) for c in reading.claims}
    return frozenset(claims)
