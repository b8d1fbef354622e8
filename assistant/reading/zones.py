"""Parts of a sentence that do not advise but qualify: conditions, reasons, order, purpose.

`read_zones` marks them, so that "if MRI is contraindicated" is no advice against MRI and
"before starting denosumab" none for denosumab. What a condition means is read in `conditions`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.reading.fillers import POPULATION
from assistant.reading.stance import Cue, Side
from assistant.reading.stance_cues import Form
from assistant.reading.words import Word


class Zone(Enum):
    """What a qualifying part does to the advice it goes with."""

    CONDITION = "condition"  # if, when, in patients with, because: holds only there
    UNLESS = "unless"  # unless, until, except in: holds only elsewhere
    OTHERWISE = "otherwise"  # where the condition before does not hold
    ORDER = "order"  # before, after: says nothing of whom it is for
    PURPOSE = "purpose"  # to assess, in order to: what it is done for
    ALWAYS = "always"  # regardless of, even if: no condition


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


_FINITE: dict[Zone, tuple[str, ...]] = {
    Zone.CONDITION: tuple(
        """only if|only when|only where|if|when|whenever|where|wherever|provided that|provided
        providing|as long as|so long as|in case|once|assuming|assuming that|in whom|for whom
        because|because of|since|given that|given|due to|owing to|in view of|in light of
        on account of|considering that|with evidence that|as she|as he|as her|as his|as the patient
        as there|should she|should he|for anyone who|in anyone who|who|whose|after|following
        in the presence of|in the event of|in the setting of|in the context of|in case of|limited to
        reserved for|depending on whether|on condition that|contingent on|based on
        """.replace("\n", "|").split("|")
    ),
    Zone.UNLESS: tuple(
        """unless|until|till|unless and until|except if|except when|except in|except for|except
        other than in|not until|in the absence of|apart from in""".replace("\n", "|").split("|")
    ),
    Zone.ORDER: tuple(
        """before|prior to|ahead of|followed by|while|whilst|during|while awaiting|pending|then by
        as soon as possible after|at the same time as|alongside|within|throughout|at least once
        every""".replace("\n", "|").split("|")
    ),
    Zone.ALWAYS: tuple(
        """even if|even when|even in|even with|even where|regardless of|irrespective of|whether or not
        with or without|despite|in spite of|although|though|independent of|no matter
        no matter what|whatever|regardless""".replace("\n", "|").split("|")
    ),
    Zone.PURPOSE: tuple(
        """in order to|so that|so as to|for evaluation of|for further evaluation of
        for assessment of|for the assessment of|for further assessment of|for the evaluation of
        for the detection of|for detection of|for the prevention of|for prevention of
        to further assess|with a view to|which will|that will|for better|for further
        for monitoring of|for monitoring|for the diagnosis of|for diagnosis of
        """.replace("\n", "|").split("|")
    ),
}
_PURPOSE_VERBS = frozenset(
    """assess evaluate detect look rule exclude confirm identify determine quantify guide prevent
    reduce help improve lower characterise characterize distinguish differentiate establish define
    clarify see find diagnose document show provide protect minimise minimize limit ensure decide
    plan further better""".split()
)
_NOUN_OPENERS = frozenset("in for among amongst with without at on".split())
_KNOWN_LEVEL = re.compile(
    r"\b(?:at|with|given|because of|in)\s+(?:this|that|her|his|the|such an?|the current|a|these|their|"
    r"the patient's)\s+(?:(?:current|present|stated|given|low|reduced)\s+)?"
    r"(?:levels?|degrees?|values?|stages?)?\s*"
    r"(?:of\s+)?(?:(?:her|his|the)\s+)?(?:kidney function|renal function|egfr|gfr|creatinine clearance|"
    r"kidney impairment|renal impairment|age|t-score|bone density|risk level|level|setting|"
    r"situation|context|stage|point|case)\b(?!\s*(?:of|below|above|under|over|at|<|>|\d))",
    re.I,
)
_TIMES = frozenset("a per every each daily weekly monthly yearly or and in only".split())
_PRONOUNS = frozenset("it this she he they we you there then clinicians doctors neither no".split())
_DETERMINERS = frozenset(
    """the a an then her his their any oral iv intravenous urgent either both all an such routine
    plain initial further repeat early prompt total daily weekly only also use using""".split()
)
_NOMINAL = frozenset(
    """before|prior to|after|following|during|due to|owing to|because of|in the absence of
    |in the presence of|in view of|throughout|in the setting of|in the context of|in case of
    |in the event of|despite|in spite of|regardless of|irrespective of""".replace(
        "\n    ", ""
    ).split("|")
)
_ENDS = frozenset(", . ; : but".split())
_BOUNDARIES = frozenset(". ; but however whereas \u2014".split())
_PHRASES = {
    tuple(phrase.split()): zone for zone, phrases in _FINITE.items() for phrase in phrases if phrase
}
_LONGEST = max(map(len, _PHRASES))


def known_level(text: str) -> tuple[tuple[int, int], ...]:
    """Places such as "at this level of kidney function", which point at facts already known."""
    return tuple(match.span() for match in _KNOWN_LEVEL.finditer(text))


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
        for length in range(min(_LONGEST, len(self._keys) - index), 0, -1):
            zone = _PHRASES.get(tuple(self._keys[index : index + length]))
            if zone is not None and self._phrase_opens(index, length):
                return zone, length, True
        key = self._keys[index]
        if key in ("otherwise", "else"):
            return Zone.OTHERWISE, 1, True
        follower = self._key(index + 1)
        if key == "to" and follower in _PURPOSE_VERBS:
            return Zone.PURPOSE, 2, True
        if key in _NOUN_OPENERS and self._noun_opens(index):
            return Zone.CONDITION, 1, False
        return None

    def span(self, zone: Zone, index: int, length: int, end: int, finite: bool) -> Span:
        before = self._key(index - 1) if index else ""
        opener = index + length - 1
        if self._keys[opener] in ("without",) or zone is Zone.CONDITION and not finite:
            opener_end = self._words[index].start
        elif self._keys[index] in ("who", "whose"):
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
            initial=index == 0
            or self._words[index - 1].key in (".", ";", ":", "\u2014", "\u2013", "but"),
        )

    def end(self, index: int, start: int, zone: Zone, finite: bool) -> int:
        """The word index behind the zone."""
        initial = index == 0 or self._keys[index - 1] in _BOUNDARIES or self._keys[index - 1] == ":"
        seen_fact = False
        for place in range(start, len(self._words)):
            key = self._keys[place]
            if key in _BOUNDARIES and not self._covered(place):
                return place
            if key == "," and self._main_starts(place + 1):
                return place
            if key == "then" and initial:
                return place
            if key in ("and", "then") and self._imperative_at(place + 1):
                return place
            if place > start and self._opens_anew(place, zone, finite):
                return place
            if self._predicate_at(place) and (not finite or self._nominal(index, start)):
                return place
            if initial and seen_fact and self._main_without_comma(place):
                return place
            seen_fact = seen_fact or self._fact_ends_by(place)
            if key == ":" and self._key(place + 1) not in ("any", "one", "either", "at"):
                return place
        return len(self._words)

    def _nominal(self, index: int, start: int) -> bool:
        """A preposition with a noun, in a clause that has said nothing yet: "before every dose"."""
        opener = " ".join(self._keys[index:start])
        here = self._words[index].start
        clause = max((w.end for w in self._words[:index] if w.key in _ENDS), default=0)
        said = any(clause <= span[0] < here for span, _ in self._inside_cue)
        return opener in _NOMINAL and index > 0 and not said

    def _opens_anew(self, place: int, zone: Zone, finite: bool) -> bool:
        opened = self.opening(place)
        if opened is None:
            return False
        if opened[0] is zone and not opened[2]:
            return False  # "if there is osteoporosis in women with ..." goes on
        return True

    def _phrase_opens(self, index: int, length: int) -> bool:
        key, follower = self._keys[index], self._key(index + length)
        if length > 1:
            return True
        if key == "provided":
            return self._key(index - 1) in ("", ",", "(")
        if key == "once":
            return follower not in _TIMES
        if key == "since":
            return not follower[:1].isdigit()
        if key in ("who", "whose"):
            return True
        if key == "given":
            return self._key(index - 1) not in ("be", "is", "are", "been")
        if key == "within":
            return False
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
        if key in _PRONOUNS or key == "then":
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
