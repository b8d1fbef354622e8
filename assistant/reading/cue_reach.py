"""How far the cues of a sentence reach: forward or backward, until a word that ends them.

Below `context`. A comma ends a negation unless a list with "or" goes on behind it; a condition
holds up to the main clause; a relative is spoken of until the patient is named again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.cue_patterns import pattern, phrases, sense_of_each
from assistant.reading.cues import (
    AHEAD,
    BEHIND,
    ENDS,
    NEGATION_ENDS,
    PAST_ADJECTIVES,
    PAST_ENDS,
    PAST_NOUN_ENDS,
    Sense,
)
from assistant.reading.past_times import date_behind, is_past_by_place


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and its place in the text."""

    sense: Sense
    start: int
    end: int


_AHEAD, _BEHIND = sense_of_each(AHEAD), sense_of_each(BEHIND)
_AHEAD_PATTERN, _BEHIND_PATTERN = pattern(list(_AHEAD)), pattern(list(_BEHIND))
_ENDS = pattern(phrases(ENDS))
_NEGATION_ENDS = pattern(phrases(NEGATION_ENDS))
_PAST_ENDS = pattern(phrases(PAST_ENDS))
_PAST_ADJECTIVE, _PAST_NOUN_ENDS = (
    pattern(phrases(PAST_ADJECTIVES)),
    pattern(phrases(PAST_NOUN_ENDS)),
)


_ANSWERED_NO = re.compile(
    r"s?\s*[:=?]\s*(?:no|n|none|nil|neg|negative|false)(?=\s*(?:[,.;)/]|$))", re.I
)
_ASKED_BACK = re.compile(r"\s*\?\s*(?:\)|$|,)")
_ITEM_START = re.compile(r"[,(]\s*$")
_QUESTION = re.compile(
    r"\s*(?:what|which|when|how|should|is|are|can|does|do|would|could|may|who|why|where|in|for)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r",\s*with\b", re.IGNORECASE)
_COMMA = re.compile(r",(?!\d)")
_OR = re.compile(r"\b(?:or|nor)\b|(?<=[a-z])/(?=[a-z])", re.IGNORECASE)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_DENIAL = re.compile(r"den(?:y|ies|ied|ying)|without|w/o|w/out|negative for|free of|lack", re.I)
_NEW_ITEM = re.compile(
    r"\s*(?:and\s+)?(?:on|with|has|had|have|known|prior|previous|previously|history|hx|aged?|is|was"
    r"|taking|takes|s/p|post|now|currently|status|she|he|they|patient|her|his|a|an|the|osteoporotic"
    r"|what|which|should|how|who|would|next|positive|t-score|e?gfr|crcl|bmd|frax|\d)\b",
    re.IGNORECASE,
)
_MAIN_CLAUSE = re.compile(
    r",\s*(?:then|what|should|is|are|which|can|do|does|would|how|she|he|they|we|i|the|give|start"
    r"|offer|use|order)\b",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(
    r"[,;]?\s\b(?:the )?(?:she|he|patient|i)\b|,\s*(?:and )?(?:with|on|her|his|"
    r"who|aged?|known|prior|previous|t-score|e?gfr|\d)\b",
    re.I,
)
_FAMILY_HISTORY = re.compile(r"family h|fh", re.IGNORECASE)
# A single word behind a mention speaks of it only where no noun of its own follows.
_ONE_WORD = re.compile(r"[a-z]+")
_NOUN_FOLLOWS = re.compile(
    r"\s+(?!(?:on|by|at|in|after|from|but|and|or|so|because|since|as|given|with|for|if|when|what"
    r"|which|should|is|are|was|how|clinically|here|now|too|either|to)\b)[a-z]",
    re.IGNORECASE,
)
_OTHER_PHRASE = re.compile(r"\b(?:with|has|had|who|whose|presents?|presenting|for|to)\b", re.I)
# "Suspected fracture and known cancer": what is certain is not in doubt with its neighbour.
_CERTAIN = re.compile(
    r"\band (?:a |an |the |her |his )?(?:known|established|confirmed|documented|proven|definite"
    r"|advanced|long-?standing|previous|prior|past)\b",
    re.IGNORECASE,
)
_BARE_ITEM = re.compile(r"\s*[^\W\d]+(?:[ -][^\W\d]+){0,3}\s*")
_OUTER = (Sense.ABSENT, Sense.POSSIBLE, Sense.FAMILY, Sense.ASKED)


class Sentence:
    """The cues of one sentence and how far they reach; `names` are the mentions in it."""

    def __init__(self, text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> None:
        self.text, self.start, self.end, self.names = text, start, end, names
        self._ahead = self._cues(_AHEAD_PATTERN, _AHEAD)
        self._behind = self._cues(_BEHIND_PATTERN, _BEHIND)
        self._ends = [match.span() for match in _ENDS.finditer(text, start, end)]
        self._negation_ends = [m.span() for m in _NEGATION_ENDS.finditer(text, start, end)]

    def around(self, start: int, end: int) -> tuple[list[Cue], list[Cue], set[Sense]]:
        """What is said of the words from `start` to `end`: cues before, cues behind, signs."""
        ahead = [
            cue
            for cue in self._ahead
            if (cue.end <= start and self._reaches(cue, start)) or _overlaps(cue, start)
        ]
        behind = [cue for cue in self._behind if cue.start >= end and self._reaches_back(cue, end)]
        signs = self._beside(start, end)
        if not ahead and any(self._trails(cue, start) for cue in self._ahead):
            signs.add(Sense.POSSIBLE)
        return ahead, behind, signs

    def _cues(self, pattern: re.Pattern[str], senses: dict[str, Sense]) -> list[Cue]:
        found = pattern.finditer(self.text, self.start, self.end)
        cues = (Cue(self._sense(m, senses), *m.span()) for m in found)
        return [cue for cue in cues if cue.sense is not Sense.NOTHING]

    def _sense(self, match: re.Match[str], senses: dict[str, Sense]) -> Sense:
        """The sense of a cue; in "no change in symptoms" a name begins inside it: it denies."""
        sense = senses[" ".join(match[0].split())]
        inside = any(match.start() < start < match.end() for start, _ in self.names)
        denies = sense is Sense.NOTHING and inside and match[0].startswith("no ")
        return Sense.ABSENT if denies else sense

    def _beside(self, start: int, end: int) -> set[Sense]:
        """Senses that punctuation and dates carry: "?fracture", "trauma: no", "MI in 2019"."""
        senses = set()
        if self.text[max(self.start, start - 1) : start] == "?":
            senses.add(Sense.POSSIBLE)
        if _ANSWERED_NO.match(self.text, end):
            senses.add(Sense.ABSENT)
        if (
            _ASKED_BACK.match(self.text, end)
            and _ITEM_START.search(self.text, max(self.start, start - 3), start)
            and not _QUESTION.match(self.text, self.start)
        ):
            senses.add(Sense.POSSIBLE)
        if self._told_of_the_past(start, end):
            senses.add(Sense.PAST)
        return senses

    def _told_of_the_past(self, start: int, end: int) -> bool:
        date = date_behind(self.text, end, self.end)
        if date is not None and not self._crossed(end, date, self._ends):
            return True
        return is_past_by_place(self.text, self.start, start, end)

    def _reaches(self, cue: Cue, place: int) -> bool:
        between = self.text[cue.end : place]
        if ")" in between and "(" not in between:
            return False
        heading = cue.sense is Sense.PAST and self.text.startswith(":", cue.end)
        if heading or cue.sense is Sense.HYPOTHETICAL:
            return heading or _MAIN_CLAUSE.search(between) is None
        if cue.sense is Sense.FAMILY:
            return self._of_the_family(cue, place)
        if cue.sense is Sense.ASKED:
            return len(between.split()) <= 3 and "," not in between
        if self._crossed(cue.end, place, self._ends):
            return False
        if cue.sense is Sense.PAST:
            return self._still_past(cue, place)
        return self._lists(cue, place)

    def _still_past(self, cue: Cue, place: int) -> bool:
        """True until today is told; a past adjective speaks of its own noun only.

        What stands right behind the cue belongs to it: "status post recent abscess".
        """
        if _PAST_ENDS.search(self.text, cue.end + 2, place) or _WITH.search(
            self.text, cue.end, place
        ):
            return False
        adjective = _PAST_ADJECTIVE.fullmatch(self.text, cue.start, cue.end)
        return not (adjective and _PAST_NOUN_ENDS.search(self.text, cue.end, place))

    def _of_the_family(self, cue: Cue, place: int) -> bool:
        """True until somebody else is named; past a comma only where a list goes on."""
        if _OTHER_PERSON.search(self.text, cue.end, place):
            return False
        commas = [match.end() for match in _COMMA.finditer(self.text, cue.end, place)]
        if not commas or _FAMILY_HISTORY.match(self.text, cue.start):
            return True
        return _AND.search(self.text, commas[-1], self.end) is not None

    def _lists(self, cue: Cue, place: int) -> bool:
        """True when what stands between is one list: "no fever, chills or weight loss"."""
        if self._crossed(cue.end, place, self._negation_ends):
            return False
        if cue.sense is not Sense.ABSENT and self._apart(cue, place):
            return False
        commas = [match.end() for match in _COMMA.finditer(self.text, cue.end, place)]
        if not commas:
            return True
        if any(_NEW_ITEM.match(self.text, comma) for comma in commas):
            return False
        limit = min((s for s, _ in self._ends if s >= place), default=self.end)
        rest = self.text[commas[-1] : limit]
        denial = _DENIAL.match(self.text, cue.start) is not None
        return bool(_OR.search(rest) or (denial and _AND.search(rest)))

    def _apart(self, cue: Cue, place: int) -> bool:
        """True behind "and" where the doubt is part of a name or what follows is certain."""
        if _CERTAIN.search(self.text, cue.end, place + len("known ")):
            return True
        named = any(a <= cue.start and cue.end < b <= place for a, b in self.names)
        return named and _AND.search(self.text, cue.end, place) is not None

    def _trails(self, cue: Cue, place: int) -> bool:
        """True in a bare list without "or": "no cancer, fever, trauma" can be read in two ways."""
        if cue.end > place or cue.sense not in (Sense.ABSENT, Sense.POSSIBLE):
            return False
        if any(start >= cue.end for start, _ in (*self._ends, *self._negation_ends)):
            return False
        items = self.text[cue.end : self.end].rstrip(" .;!?\n").split(",")
        return len(items) > 1 and all(map(_is_bare, items))

    def _reaches_back(self, cue: Cue, place: int) -> bool:
        between = self.text[place : cue.start]
        if self._crossed(place, cue.start, self._ends) or "(" in between:
            return False
        words = len(between.split())
        if cue.sense in (Sense.PAST, Sense.FAMILY):
            return words <= 8
        if _ONE_WORD.fullmatch(self.text, cue.start, cue.end) and (
            _NOUN_FOLLOWS.match(self.text, cue.end) or _OTHER_PHRASE.search(between)
        ):
            return False
        return words <= 3 and "," not in between.strip(" ,")

    @staticmethod
    def _crossed(start: int, end: int, ends: list[tuple[int, int]]) -> bool:
        return any(start <= a and b <= end for a, b in ends)


def _is_bare(item: str) -> bool:
    """True for up to four words that continue a list and begin nothing new."""
    return bool(_BARE_ITEM.fullmatch(item)) and not (_NEW_ITEM.match(item) or _OR.search(item))


def _overlaps(cue: Cue, start: int) -> bool:
    """ "No known osteoporosis", where "known osteoporosis" is the name of the concept."""
    return cue.start < start < cue.end and cue.sense in _OUTER
