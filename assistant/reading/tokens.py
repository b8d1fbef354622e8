"""Words of a text in one spelling, so that the lexicon compares like with like.

First step of reading: a token keeps its place in the original text, its key is the same for
singular and plural, British and American spelling, upper and lower case.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"

_TOKEN = re.compile(r"([^\W\d_]+|\d+|\#(?!\w))(?:['\u2019][sS](?![^\W_]))?")
_GAP = re.compile(rf"(?:['\u2019][sS])?(?:[\s{DASHES}/'\u2019()\[\]&+\u200b]*|\.)\Z")

# What clinicians write for "fracture" and "history".
_SHORT = {"fx": "fracture", "fxs": "fracture", "#": "fracture", "hx": "history"}
_ABBREVIATIONS = re.compile(r"[A-Z]{2,}s")
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"ae$", "a"),
        (r"(?<=[aeiouy])sis$", "se"),
        (r"ies$", "y"),
        (r"(?<=ch|sh|ss)es$|(?<=[xz])es$", ""),
        (r"(?<![sui])s$", ""),
        (r"oe|ae", "e"),
        (r"([iy])s(e|ed|er|ing|ation)$", r"\1z\2"),
        (r"our(?=$|ed$|ing$|al$|able$|less$)", "or"),
        (r"(?<=[tb])re$", "er"),
        (r"ll(?=ed$|ing$|er$)", "l"),
        (r"sulph", "sulf"),
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number; `start` and `end` are offsets in the text, a possessive 's left out."""

    key: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """Words and digit runs from left to right; letters and digits part ("72F" is 72 and F)."""
    return [Token(_key(match[1]), match.start(1), match.end(1)) for match in _TOKEN.finditer(text)]


def joined(text: str, left: Token, right: Token) -> bool:
    """True when only blanks, hyphens, slashes, brackets or an apostrophe part two tokens."""
    return _GAP.match(text[left.end : right.start]) is not None


@lru_cache(maxsize=16_384)
def _key(word: str) -> str:
    key = (word[:-1] if _ABBREVIATIONS.fullmatch(word) else word).lower()
    if key in _SHORT:
        return _SHORT[key]
    if not key.isascii():
        decomposed = unicodedata.normalize("NFKD", key)
        key = "".join(char for char in decomposed if not unicodedata.combining(char))
    if len(key) > 3:
        for pattern, replacement in _SPELLINGS:
            key = pattern.sub(replacement, key)
    return key
