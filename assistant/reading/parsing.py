"""A sentence with everything found in it: words, actions, comparisons, cues, zones, clauses.

The step between the readers of single things and `binding`, which says what advises what.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.claim import Quantity
from assistant.domain.knowledge import Kind, Vocabulary
from assistant.reading.actions import read_actions
from assistant.reading.atoms import read_atoms
from assistant.reading.direction import Cue, Side
from assistant.reading.exclusions import Bars, read_bars
from assistant.reading.explanations import explanations
from assistant.reading.heads import Form
from assistant.reading.intervals import Placed
from assistant.reading.lexicon import Lexicon, Mention
from assistant.reading.markers import without_markers
from assistant.reading.passives import with_passives
from assistant.reading.quantities import read_quantities
from assistant.reading.sequels import read_sequels
from assistant.reading.stance import read_cues
from assistant.reading.words import Word, read_words
from assistant.reading.zone_words import Zone, known_level
from assistant.reading.zones import Places, Span, read_zones

_EMPHASIS = re.compile(r"\*{1,3}|`|(?<!\w)_{1,2}|_{1,2}(?!\w)|\|")
# A negation in several words, in the room of the one word that it stands for.
_NEVER = re.compile(
    r"\b(?:under no circumstances|on no account|in no circumstances|in no case|at no (?:time|stage)"
    r"|by no means|in no way|not under any circumstances|not on any account)\b",
    re.I,
)
_STAYING = re.compile(
    r"\b(?:off|back|doors?|decided?|holding|hold|start(?:ed)?|keep|kept|stay|remain|put|place[d]?|continue)"
    r"(?:\s+(?:her|him|them|you|me|the patient))?\s+\Z",
    re.I,
)
_DOSE_BEHIND = re.compile(r"[\s\d.,\u2013-]*(?:to|and)?[\s\d.,]*(?:IU|mg|mcg|units)\b", re.I)
_DOSE_NAMED = re.compile(r"(?:doses?|dosage|dosing) of ", re.I)
_TAKING = re.compile(r"(?:receive|take|have|get|use|be on)\s+", re.I)
_MODAL = re.compile(
    r"\b(?:should|must|can|could|may|might|cannot|can't|shouldn't|mustn't|not|never)\s+\Z", re.I
)
_IS = re.compile(r"\s*(?:is|are|:|=|should be)\s", re.I)
_CLAUSE_END = re.compile(
    r";|\bbut\b|\bhowever\b,?|\bwhereas\b|,\s*while\b|\bthough\b|\s[\u2014\u2013-]\s|\u2014|[.!?]\s+(?=[A-Z])"
    r"|,(?=\s*so\s+(?:she|he|they|it|this|that|the)\b)"
    r"|,(?=\s*(?:and|then)\s+(?:do not|avoid|start|order|obtain|stop|hold|not)\b)", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; every span counts characters of `text`.

    Attributes:
        text: the words with citation markers and emphasis blanked.
        actions: named actions in the main sentence and in zones.
        unnamed: actions that the vocabulary has no concept for.
        atoms: comparisons, wherever they stand.
        cues: direction cues of the main sentence; those inside zones are left out.
        clauses: offsets of the clauses.
        known: places that point at patient facts already known, or explain a name.
        bars: the list of what must not hold that the sentence ended in; blanked in `text`.
    """

    text: str
    words: tuple[Word, ...]
    actions: tuple[Mention, ...]
    unnamed: tuple[Mention, ...]
    facts: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    atoms: tuple[Placed, ...]
    cues: tuple[Cue, ...]
    zones: tuple[Span, ...]
    clauses: tuple[tuple[int, int], ...]
    known: tuple[tuple[int, int], ...]
    bars: Bars | None = None

    def in_zone(self, place: int) -> Zone | None:
        """The zone an offset lies in, or None for the main sentence."""
        return next((z.zone for z in self.zones if z.start <= place < z.end), None)

    def gap(self, start: int, end: int) -> list[Word]:
        """The words between two offsets."""
        return [word for word in self.words if start <= word.start and word.end <= end]


def parse(words_of: str, lexicon: Lexicon, vocabulary: Vocabulary) -> Sentence:
    """Finds everything in one sentence. Deterministic, linear in its length."""
    text = _EMPHASIS.sub(lambda match: " " * len(match[0]), without_markers(words_of))
    text = _NEVER.sub(lambda match: "never".ljust(len(match[0])), text)
    if bars := read_bars(text, lexicon, vocabulary):
        text = text[: bars.start].ljust(len(text))
    words = read_words(text)
    mentions = _levels_as_actions(lexicon.mentions(text), text, lexicon, vocabulary)
    actions = read_actions(text, mentions, vocabulary)
    named = with_passives(text, actions.named, lexicon, vocabulary)
    sequels = read_sequels(text, named, vocabulary)
    taken = [m.span for m in (*named, *actions.unnamed)]
    quantities = read_quantities(text)
    explained = explanations(text, mentions, quantities)
    facts = tuple(
        m
        for m in mentions
        if not vocabulary[m.concept].kind.is_action
        and not any(start <= m.span[0] < end for start, end in (*taken, *explained))
    )
    atoms = read_atoms(text, facts, quantities, vocabulary)
    cues = _outside_mentions(read_cues(words, taken), (*taken, *(m.span for m in facts)))
    known = (*known_level(text), *explained, *sequels.spans)
    zones = read_zones(words, cues, _places(taken, atoms, facts))
    main = tuple(c for c in cues if not any(z.start <= c.span[0] < z.end for z in zones))
    return Sentence(
        text=text,
        words=words,
        actions=sequels.actions,
        unnamed=actions.unnamed,
        facts=facts,
        quantities=quantities,
        atoms=tuple(a for a in atoms if not any(s <= a.span[0] < e for s, e in known)),
        cues=main,
        zones=zones,
        clauses=_clauses(text, taken, _after_conditions(zones, words, main)),
        known=known,
        bars=bars,
    )


def _levels_as_actions(
    mentions: Sequence[Mention], text: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> list[Mention]:
    """ "Vitamin D of 800 IU" is a dose, "should not receive X" is advice: neither is a finding."""
    read: list[Mention] = []
    for mention in mentions:
        level = vocabulary[mention.concept].kind is Kind.MEASUREMENT
        if level and mention.text.endswith(" of") and _DOSE_BEHIND.match(text, mention.span[1]):
            inner = lexicon.mentions(mention.text[:-3])
            read += [_shifted(m, mention.span[0]) for m in inner]
        elif (
            level and (dose := _DOSE_NAMED.match(mention.text)) and _IS.match(text, mention.span[1])
        ):
            inner = lexicon.mentions(mention.text[dose.end() :])
            read += [_shifted(m, mention.span[0] + dose.end()) for m in inner]
        elif (verb := _TAKING.match(mention.text)) and _MODAL.search(text, 0, mention.span[0]):
            inner = lexicon.mentions(mention.text[verb.end() :])
            read += [_shifted(m, mention.span[0] + verb.end()) for m in inner]
        elif mention.text[:3].lower() == "on " and _STAYING.search(text, 0, mention.span[0]):
            inner = lexicon.mentions(mention.text[3:])
            read += [_shifted(m, mention.span[0] + 3) for m in inner]
        else:
            read.append(_most_specific(mention, text, lexicon, vocabulary))
    return read


def _most_specific(
    mention: Mention, text: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> Mention:
    """ "Axial DXA of the spine and hip" is that DXA, though "axial DXA" begins further left."""
    if not vocabulary[mention.concept].kind.is_action or " " not in mention.text:
        return mention
    for gap in re.finditer(r"\s+", mention.text):
        start = mention.span[0] + gap.end()
        inner = next(iter(lexicon.mentions(text[start : start + 90])), None)
        if inner is None or inner.span[0] or start + inner.span[1] <= mention.span[1]:
            continue
        if vocabulary.is_a(inner.concept, mention.concept):
            end = start + inner.span[1]
            span = (mention.span[0], end)
            return Mention(inner.concept, span, text[slice(*span)])
    return mention


def _shifted(mention: Mention, by: int) -> Mention:
    return replace(mention, span=(mention.span[0] + by, mention.span[1] + by))


def _places(
    taken: Sequence[tuple[int, int]], atoms: Sequence[Placed], facts: Sequence[Mention]
) -> Places:
    spans = {span for atom in atoms for span in atom.spans} | {m.span for m in facts if not m.value}
    return Places(tuple(taken), tuple(sorted(spans)))


def _outside_mentions(cues: Sequence[Cue], spans: Sequence[tuple[int, int]]) -> tuple[Cue, ...]:
    """A cue word that is part of a name is no cue, unless the name begins with the verb."""
    kept = []
    for cue in cues:
        around = [s for s in spans if s[0] <= cue.scope - 1 < s[1] and cue.side is not Side.CLAUSE]
        opens_name = cue.form is Form.VERB and all(s[0] >= cue.span[0] for s in around)
        ends_name = cue.form is Form.PASSIVE and all(cue.span[1] >= s[1] for s in around)
        if not around or opens_name or ends_name or any(cue.span[0] <= s[0] for s in around):
            kept.append(cue)
    return tuple(kept)


def _after_conditions(
    zones: Sequence[Span], words: Sequence[Word], cues: Sequence[Cue]
) -> tuple[int, ...]:
    """Where a new order follows a condition: "... if T is low | and order calcium"."""
    verbs = {cue.span[0] for cue in cues if cue.form is Form.VERB}
    found = []
    for zone in zones:
        following = [word for word in words if word.start >= zone.end][:2]
        joined = len(following) == 2 and following[0].key in ("and", "then", ",")
        if joined and not zone.initial and following[1].start in verbs:
            found.append(zone.end)
    return tuple(found)


def _clauses(
    text: str, taken: Sequence[tuple[int, int]], more: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    cuts = [
        (m.start(), m.start() if m[0].strip(" ,").lower() == "not" else m.end())
        for m in _CLAUSE_END.finditer(text)
        if not any(s <= m.start() < e for s, e in taken)
    ]
    start = 0
    bounds: list[tuple[int, int]] = []
    for end, next_start in sorted([*cuts, *((place, place) for place in more)]):
        if end >= start:
            bounds.append((start, end))
            start = next_start
    bounds.append((start, len(text)))
    return tuple((s, e) for s, e in bounds if text[s:e].strip())
