"""Actions told in the passive: "hypocalcaemia must be corrected" is "correct hypocalcaemia".

The vocabulary names such actions by verb and object; here the two are put back in that order.
Used by `parsing`.
"""

import re
from collections.abc import Sequence

from assistant.domain.knowledge import Vocabulary
from assistant.reading.lexicon import Lexicon, Mention
from assistant.reading.stance_cues import DO

_PASSIVE = re.compile(
    r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to|may|can|could|(?:is|are) to)"
    r"(?: (?:not|never|always|first|also|only|still))? be"
    r"(?: (?:first|always|routinely|promptly|fully|carefully))? (?P<part>[a-z]+)\b"
    r"|\b(?:does|do)(?: not|n't) (?:need|have) to be (?P<need>[a-z]+)\b"
)
_LONGEST = 5


def _verbs() -> dict[str, str]:
    entries = [entry.split() for line in DO.splitlines() for entry in line.split("|")]
    flat = [form for entry in entries for form in entry]
    triples = zip(*[iter(flat)] * 3, strict=True)
    return {part: base for base, _, part in triples if part.isalpha() and part != "x"}


_BASE = _verbs()


def with_passives(
    text: str, actions: Sequence[Mention], lexicon: Lexicon, vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """The actions with those whose verb stands behind its object."""
    found = list(actions)
    for match in _PASSIVE.finditer(text):
        base = _BASE.get(match["part"] or match["need"])
        told = _told(text, match.start(), base, lexicon, vocabulary) if base else None
        if told is not None and _adds(told, found, vocabulary):
            found = [a for a in found if not _within(a, told)] + [told]
    return tuple(sorted(found, key=lambda action: action.span))


def _told(
    text: str, end: int, base: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> Mention | None:
    """The action of a verb and the words before its auxiliary, the longest that is one."""
    words = list(re.finditer(r"[\w-]+", text[:end]))[-_LONGEST:]
    for word in words:
        thing = text[word.start() : end].strip()
        first = next(iter(lexicon.mentions(f"{base} {thing}")), None)
        whole = first is not None and first.span == (0, len(base) + 1 + len(thing))
        if first is not None and whole and vocabulary[first.concept].kind.is_action:
            return Mention(first.concept, (word.start(), word.start() + len(thing)), thing)
    return None


def _adds(told: Mention, found: Sequence[Mention], vocabulary: Vocabulary) -> bool:
    """It stands where no action was read, or makes the one that was read more specific."""
    return all(vocabulary.is_a(told.concept, a.concept) for a in found if _within(a, told))


def _within(action: Mention, told: Mention) -> bool:
    return action.span[0] < told.span[1] and told.span[0] < action.span[1]
