"""Parts of a sentence that do not advise but qualify: conditions, reasons, order, purpose.

`read_zones` marks them, so that "if MRI is contraindicated" is no advice against MRI and
"before starting denosumab" none for denosumab. What a condition means is read in `conditions`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.direction import Cue, Side
from assistant.reading.fillers import POPULATION
from assistant.reading.heads import Form
from assistant.reading.words import Word
from assistant.reading.zone_words import (
    BOUNDARIES,
    ENDS,
    LONGEST,
    NOMINAL,
    NOUN_OPENERS,
    PHRASES,
    PRONOUNS,
    PURPOSE_VERBS,
    TIMES,
    Zone,
)

_RELATIVE = frozenset(["in", "who", "whose", "with", "where", "for", "on"])


_ARTICLES = frozenset(["a", "an"])
# What takes "a scan" as its object inside the condition: "if you had a scan", "without a scan".
_TAKES_OBJECT = frozenset("""
    with without on to of and or by for from that is are was were be been has have had needs need
    needed get gets got want wants wanted having getting after before as than like not in at
    received had undergone undergoes take takes considering requesting requests requested
""".split())  # fmt: skip
_LEADING = frozenset("yes no , and so then well also still here yet : correct right even".split())


@dataclass(frozen=True, slots=True)
class Span:
    """A zone; `opener` ends where its opening words end, `joined` by "or" to the one before."""

    zone: Zone
    start: int
    opener: int
    end: int
    finite: bool
    joined: bool = False
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand in the sentence, as offsets.

    Attributes:
        actions: starts of action mentions, with their ends.
        facts: spans of fact mentions and quantities.
    """

    actions: tuple[tuple[int, int], ...]
    facts: tuple[tuple[int, int], ...]


def read_zones(words: Sequence[Word], cues: Sequence[Cue], places: Places) -> tuple[Span, ...]:
    """The zones of a sentence from left to right; they never overlap."""
    reader = _Reader(words, cues, places)
    zones: list[Span] = []
    index = 0
    while index < len(words):
        opened = reader.opening(index)
        if opened is None:
            index += 1
            continue
        zone, length, finite = opened
        end = reader.end(index, index + length, zone, finite)
        zones.append(reader.span(zone, index, length, end, finite))
        index = max(end, index + length)
    return tuple(zones)


class _Reader:
    """Holds the sentence while its zones are read."""

    def __init__(self, words: Sequence[Word], cues: Sequence[Cue], places: Places) -> None:
        self._words = words
        self._keys = [word.key for word in words]
        self._inside_cue = [(cue.span, cue) for cue in cues]
        self._cue_at = {cue.span[0]: cue for cue in cues}
        self._actions = dict(places.actions)
        self._facts = places.facts
        self._mentions = (*places.actions, *places.facts)

    def opening(self, index: int) -> tuple[Zone, int, bool] | None:
        """The zone that opens at a word, the length of its opener, and whether it is a clause."""
        if self._covered(index):
            return None
        for length in range(min(LONGEST, len(self._keys) - index), 0, -1):
            zone = PHRASES.get(tuple(self._keys[index : index + length]))
            if zone is not None and self._phrase_opens(index, length):
                return zone, length, True
        key = self._keys[index]
        if key in ("otherwise", "else"):
            return Zone.OTHERWISE, 1, True
        follower = self._key(index + 1)
        if key == "to" and follower in PURPOSE_VERBS:
            return Zone.PURPOSE, 2, True
        if key in NOUN_OPENERS and self._noun_opens(index):
            return Zone.CONDITION, 1, False
        return None

    def span(self, zone: Zone, index: int, length: int, end: int, finite: bool) -> Span:
        before = self._key(index - 1) if index else ""
        opener = index + length - 1
        opens_with_noun = zone is Zone.CONDITION and not finite
        if opens_with_noun or self._keys[index] in ("who", "whose"):
            opener_end = self._words[index].start
        else:
            opener_end = self._words[opener].end
        return Span(
            zone,
            self._words[index].start,
            opener_end,
            self._words[min(end, len(self._words)) - 1].end,
            finite,
            joined=before == "or",
            initial=self._leads(index)
            or self._words[index - 1].key in (".", ";", ":", "\u2014", "\u2013", "but"),
        )

    def _leads(self, index: int) -> bool:
        """Nothing but "yes" or "no", "and" or "so" stands before it."""
        return all(key in _LEADING for key in self._keys[:index])

    def _opens_sentence(self, index: int) -> bool:
        before = self._key(index - 1)
        return self._leads(index) or before in BOUNDARIES or before == ":"

    def end(self, index: int, start: int, zone: Zone, finite: bool) -> int:
        """The word index behind the zone."""
        initial = self._opens_sentence(index)
        seen_fact = False
        for place in range(start, len(self._words)):
            key = self._keys[place]
            if key in BOUNDARIES and not self._covered(place):
                return place
            if self._goes_on(place) or (key == "then" and initial):
                return place
            if place > start and self._opens_anew(place, zone):
                return place
            if self._predicate_at(place) and (not finite or self._nominal(index, start)):
                return place
            if initial and seen_fact and self._main_without_comma(place):
                return place
            if initial and place > start + 1 and self._writer_acts(place):
                return place
            if initial and place > start + 1 and self._subject_at(place):
                return place - 1
            seen_fact = seen_fact or self._fact_ends_by(place)
        return len(self._words)

    def _writer_acts(self, place: int) -> bool:
        """ "Despite her stroke I have started X": who writes the answer opens the main sentence."""
        acts = self._key(place + 1) in ("have", "would", "will", "had", "did", "do")
        return self._keys[place] in ("i", "we") and acts

    def _goes_on(self, place: int) -> bool:
        """A comma, colon or "and" behind which the main sentence goes on."""
        key, follower = self._keys[place], self._key(place + 1)
        if key == ",":
            return self._main_starts(place + 1)
        if key == ":":
            return follower not in ("any", "one", "either", "at")
        return key in ("and", "then") and self._imperative_at(place + 1)

    def _nominal(self, index: int, start: int) -> bool:
        """A preposition with a noun, in a clause that has said nothing yet: "before every dose"."""
        opener = " ".join(self._keys[index:start])
        here = self._words[index].start
        clause = max((w.end for w in self._words[:index] if w.key in ENDS), default=0)
        said = any(clause <= span[0] < here for span, _ in self._inside_cue)
        return opener in NOMINAL and index > 0 and not said

    def _opens_anew(self, place: int, zone: Zone) -> bool:
        """ "If there is osteoporosis in women with ..." goes on; an "unless" ends it."""
        opened = self.opening(place)
        if zone is Zone.EVEN and self._keys[place] in _RELATIVE:
            return False
        return opened is not None and (opened[0] is not zone or opened[2])

    def _phrase_opens(self, index: int, length: int) -> bool:
        key, follower = self._keys[index], self._key(index + length)
        if length > 1:
            return True
        if key == "provided":
            return self._key(index - 1) in ("", ",", "(")
        if key == "absent":
            return self._key(index - 1) in ("", ",", ".", ";")
        if key == "once":
            return follower not in TIMES
        if key == "since":
            return not follower[:1].isdigit()
        if key in ("who", "whose"):
            return True
        if key == "given":
            return self._key(index - 1) not in ("be", "is", "are", "been")
        if key == "within":
            return False
        if key == "every":
            return follower not in POPULATION
        return not (key == "while" and follower == "")

    def _noun_opens(self, index: int) -> bool:
        """A preposition opens a condition when people or a fact stand right behind it."""
        key = self._keys[index]
        for place in range(index + 1, min(index + 7, len(self._words))):
            word = self._words[place]
            if any(start <= word.start < end for start, end in self._actions.items()):
                return False
            if any(start == word.start or start <= word.start < end for start, end in self._facts):
                return True
            if key in ("in", "for", "among", "amongst", "with") and word.key in POPULATION:
                return key != "with" or word.key not in ("the",)
            if word.key in (",", ".", ";", ":", "and", "or", "(", "to", "of", "is", "in"):
                return False
        return False

    def _main_starts(self, place: int) -> bool:
        """Whether the main sentence goes on at this word, which stands behind a comma."""
        if place >= len(self._words):
            return False
        key = self._keys[place]
        if key in PRONOUNS or key == "then":
            return True
        if key == "so" and self._key(place + 1) in PRONOUNS:
            return True
        for ahead in range(place, min(place + 5, len(self._words))):
            word = self._words[ahead]
            cue = self._cue_at.get(word.start)
            if cue is not None and (cue.side is not Side.BEFORE or ahead == place):
                return cue.form is not Form.GERUND
            if word.start in self._actions:
                return self._predicate_later(ahead) or self._clause_has_no_cue_before(place)
            if self._in_fact(word) or word.key in (",", ";"):
                return False
        return False

    def _clause_has_no_cue_before(self, place: int) -> bool:
        """No cue so far: then the action behind the comma opens the main sentence."""
        here = self._words[place].start
        return not any(
            cue.span[1] <= here and cue.side is Side.AFTER for _, cue in self._inside_cue
        )

    def _predicate_later(self, place: int) -> bool:
        here = self._words[place].start
        return any(cue.span[0] >= here for _, cue in self._inside_cue)

    def _main_without_comma(self, place: int) -> bool:
        word = self._words[place]
        if self._imperative_at(place):
            return True
        if word.start not in self._actions:
            return False
        before = self._keys[place - 1]
        return before not in ("with", "on", "to", "of", "and", "or", "by", "for", "from", "that")

    def _subject_at(self, place: int) -> bool:
        """ "Even at his age an X-ray is ...": an article, an action, its predicate later."""
        if self._words[place].start not in self._actions or self._keys[place - 1] not in _ARTICLES:
            return False
        return self._keys[place - 2] not in _TAKES_OBJECT and self._predicate_later(place)

    def _imperative_at(self, place: int) -> bool:
        if place >= len(self._words):
            return False
        cue = self._cue_at.get(self._words[place].start)
        return cue is not None and cue.form is Form.VERB and cue.side is Side.AFTER

    def _predicate_at(self, place: int) -> bool:
        """A predicate that belongs to the main sentence, not to a relative clause."""
        cue = self._cue_at.get(self._words[place].start)
        return cue is not None and cue.form is not Form.GERUND

    def _fact_ends_by(self, place: int) -> bool:
        return any(end <= self._words[place].end for _, end in self._facts)

    def _in_fact(self, word: Word) -> bool:
        return any(start <= word.start < end for start, end in self._facts)

    def _covered(self, index: int) -> bool:
        """Inside a cue or a mention, where a preposition opens nothing."""
        word = self._words[index]
        if any(start <= word.start < end for start, end in self._mentions):
            return True
        return any(span[0] <= word.start < span[1] for span, _ in self._inside_cue)

    def _key(self, index: int) -> str:
        return self._keys[index] if 0 <= index < len(self._keys) else ""
