"""Which cue speaks of which action, clause by clause: the grammar at the heart of the reader.

A verb takes the action behind it, a predicate the one before it; what stands in between must
not be a noun of its own ("caution with alendronate" is no advice for alendronate). Where the
words allow two readings the stance is None, and no claim is made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Kind, Stance, Vocabulary
from assistant.reading.fillers import FILLERS, POPULATION, PREPOSITIONS
from assistant.reading.lexicon import Mention
from assistant.reading.parsing import Sentence
from assistant.reading.stance import Cue, Side, compose
from assistant.reading.stance_cues import Form
from assistant.reading.units import dimension
from assistant.reading.words import Word
from assistant.reading.zones import Zone

_CONTRAST = re.compile(
    r"\b(?:rather than|instead of|in place of|in preference to|as opposed to|not|never|nor)\s+"
    r"(?:(?:with|to|by|using|for|on|starting|ordering|giving|doing|an?|the|any|plain|routine)\s+)*$", re.I
)  # fmt: skip
_NO = re.compile(
    r"\b(?:no|neither)\s+(?:(?:routine|further|immediate|additional|more|new|urgent|repeat|advanced|"
    r"other|specific|initial|early)\s+)*$", re.I
)  # fmt: skip
_EXCEPT = re.compile(
    r"\b(?:from(?=\s+(?:the\s+)?$)|(?<!rather )than|except|other than|apart from|besides|aside from|without|unless)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_PREFERRED_TO = re.compile(r"\b(?:over|than|to|before|versus|vs\.?)\s+(?:\w+\s+){0,1}$", re.I)
_LEAVING_NOUN = re.compile(
    r"\b(?:stop|stopping|discontinu\w+|interrupt\w+|withdraw\w+|withh\w+|delay\w*|omission|omitting|"
    r"deferr\w+|overuse|cessation|skipping|switching from|changing from|coming off|failure|"
    r"intolerance|allergy|response|adherence|refusal)\s+(?:(?:of|to|on|from|with)\s+)?(?:\w+\s+)?$", re.I
)  # fmt: skip
_ENDS_NEGATED = re.compile(
    r"(?:\b(?:is|are|does|do|should|would)\s+not|n't)\b(?:\s+(?:now|yet|here|today))?\s*[.,;!]?\s*$",
    re.I,
)
_CAUTION = re.compile(
    r"\b(?:with (?:great |particular )?caution|cautiously|as a last resort)\b", re.I
)
_APPOSITION = re.compile(
    r"[^,;(]{0,30}[,(]\s*(?:which is |that is )?(?:an?|the)\s+(?:\w+\s+)?", re.I
)
PRONOUN_SUBJECT = re.compile(
    r"^\W*(?:(?:and|so|but|then|therefore|however|yes|no),?\s+)*(?:it|this|that|they|these|both|"
    r"(?:this|the|such) (?:drug|test|scan|treatment|medication|agent|option|choice|study|approach|"
    r"medicine|imaging))\b", re.I
)  # fmt: skip
_WITHOUT = re.compile(
    r"\bwithout\s+(?:\w+ing\b|(?:an?|the|adequate|first|prior|enough)\b|calcium|vitamin)"
)
_BRACKETS = re.compile(r"\([^)]*\)")
_FINITE = frozenset("is are may might can could will would has have shows should must".split())
_NEW_SUBJECT = frozenset("the this that these those her his its their we she he it they".split())
_RELATIVE = frozenset("which that who is are was at in on for of with as to ( ) , per once".split())
_DOSES = ("mass", "activity", "amount", "charge", "tablets")


@dataclass(frozen=True, slots=True)
class Bound:
    """An action with what its clause says of it.

    Attributes:
        stance: None where the direction cannot be told.
        clause: index of the clause.
        consumed: offsets of contrast words used.
    """

    action: Mention
    stance: Stance | None
    wording: Wording
    clause: int
    cue: Cue | None
    safety: bool = False
    consumed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    number: int
    span: tuple[int, int]
    actions: tuple[Mention, ...]
    cues: tuple[Cue, ...]


def bind(sentence: Sentence, vocabulary: Vocabulary) -> tuple[Bound, ...]:
    """Every action of the main sentence that a cue speaks of, in order.

    An action that no cue reaches is left out.
    """
    found: list[Bound] = []
    previous: _Clause | None = None
    for number, span in enumerate(sentence.clauses):
        clause = _clause(sentence, number, span)
        told = _without_classes(sentence, clause.actions, vocabulary)
        bound = [b for a in told if (b := _bound(sentence, clause, a, vocabulary))]
        if not bound and previous is not None:
            bound = _from_before(sentence, clause, previous, found)
        found += bound
        previous = clause if clause.actions or clause.cues else previous
    return tuple(found)


def _without_classes(
    sentence: Sentence, actions: Sequence[Mention], vocabulary: Vocabulary
) -> list[Mention]:
    """ "Alendronate, an oral bisphosphonate, is ..." says nothing of the class."""
    kept: list[Mention] = []
    for action in actions:
        before = kept[-1] if kept else None
        explains = before is not None and vocabulary.is_a(before.concept, action.concept)
        if before is not None and explains and before.concept != action.concept:
            between = sentence.text[before.span[1] : action.span[0]]
            if _APPOSITION.fullmatch(between):
                continue
        kept.append(action)
    return kept


def _clause(sentence: Sentence, number: int, span: tuple[int, int]) -> _Clause:
    start, end = span
    actions = tuple(
        a
        for a in sentence.actions
        if start <= a.span[0] < end and sentence.in_zone(a.span[0]) is None
    )
    cues = tuple(c for c in sentence.cues if start <= c.span[0] < end)
    return _Clause(number, span, actions, cues)


def _bound(
    sentence: Sentence, clause: _Clause, action: Mention, vocabulary: Vocabulary
) -> Bound | None:
    before = sentence.text[clause.span[0] : action.span[0]]
    whole = [c for c in clause.cues if c.form is Form.CLAUSE]
    if whole:
        insufficient = any(c.stance is Stance.INSUFFICIENT for c in whole)
        stance = Stance.INSUFFICIENT if insufficient else None
        return Bound(action, stance, Wording.PLAIN, clause.number, whole[0])
    cue = _in_opinion(clause, _governing(sentence, clause, action, vocabulary))
    if cue is None:
        return _without_cue(sentence, clause, action, before)
    stance = _of_name(cue, action) or cue.stance
    if stance is Stance.AGAINST and _is_provisional(sentence, clause, action, cue):
        stance = None
    if stance is Stance.FOR and _CAUTION.search(sentence.text[slice(*clause.span)]):
        stance = Stance.OPTIONAL
    if _excepted(sentence, before, clause.span[0]) or (
        cue.side is Side.BEFORE and _LEAVING_NOUN.search(before)
    ):
        stance = None
    consumed = None
    if contrast := _CONTRAST.search(before) or _NO.search(before):
        if _turns(cue, contrast, clause.span[0]):
            stance = _turned(stance)
            consumed = (clause.span[0] + contrast.start(), clause.span[0] + contrast.end())
    return Bound(action, stance, cue.wording, clause.number, cue, cue.safety, consumed)


def _is_provisional(sentence: Sentence, clause: _Clause, action: Mention, cue: Cue) -> bool:
    """ "Do not start X without checking calcium" is no advice against X."""
    start = max(action.span[1], cue.span[1])
    after = _BRACKETS.sub("", sentence.text[action.span[1] : clause.span[1]])
    ordered = any(
        zone.zone is Zone.ORDER and start <= zone.start < clause.span[1] for zone in sentence.zones
    )
    return ordered or _WITHOUT.search(after) is not None


def _excepted(sentence: Sentence, before: str, offset: int) -> bool:
    """ "Other than X", "switch from X": the cue is not meant for X."""
    match = _EXCEPT.search(before)
    if match is None:
        return False
    place = offset + match.start()
    return not any(a.span[0] <= place < a.span[1] for a in sentence.actions)


def _in_opinion(clause: _Clause, cue: Cue | None) -> Cue | None:
    """ "I do not think it is needed": the opinion turns what it governs."""
    for opinion in clause.cues:
        if cue is not None and opinion.form is Form.OPINION and opinion.span[0] < cue.span[0]:
            cue = replace(compose(opinion, cue), side=cue.side, span=cue.span)
    return cue


def _of_name(cue: Cue, action: Mention) -> Stance | None:
    """A stop that is part of the action's own name: "romosozumab should be stopped"."""
    inside = action.span[0] < cue.span[1] <= action.span[1] or (
        action.span[0] < cue.scope <= action.span[1]
    )
    return Stance.FOR if inside and cue.leaves and cue.stance is Stance.AGAINST else None


def _turns(cue: Cue, contrast: re.Match[str], offset: int) -> bool:
    """The negation stands outside the cue's own words."""
    start = offset + contrast.start()
    return not cue.span[0] <= start < cue.span[1]


def _turned(stance: Stance | None) -> Stance | None:
    return Stance.AGAINST if stance in (Stance.FOR, Stance.OPTIONAL) else None


def _governing(
    sentence: Sentence, clause: _Clause, action: Mention, vocabulary: Vocabulary
) -> Cue | None:
    right = _right_cue(sentence, clause, action, vocabulary)
    left = _left_cue(sentence, clause, action)
    if right is not None and left is not None:
        if right.form in (Form.REPORT, Form.TITLE):
            return compose(right, left)
        if right.stance is left.stance:
            return right
        return None if right.form is not Form.DOSE else left
    return right or left or _forward(sentence, clause, action) or _dose(sentence, clause, action)


def _right_cue(
    sentence: Sentence, clause: _Clause, action: Mention, vocabulary: Vocabulary
) -> Cue | None:
    """The verb or phrase before the action that takes it as its object."""
    drug = vocabulary[action.concept].kind is Kind.DRUG
    for cue in reversed(clause.cues):
        if cue.side is not Side.AFTER or cue.span[0] > action.span[0]:
            continue
        if cue.scope > action.span[1] or cue.form is Form.GERUND or (cue.drug_only and not drug):
            continue
        crossed = any(
            c.side is Side.BEFORE and cue.scope <= c.span[0] < action.span[0] for c in clause.cues
        )
        reached = _reaches(sentence, cue.scope, action.span[0]) and not _passes_colon(
            sentence, clause, cue, action
        )
        return cue if reached and not crossed else None
    return None


def _left_cue(sentence: Sentence, clause: _Clause, action: Mention) -> Cue | None:
    """The first predicate behind the action, where the action is its subject."""
    for cue in clause.cues:
        if cue.span[1] <= action.span[1] and cue.span[0] < action.span[0]:
            continue
        if cue.side is Side.AFTER and cue.form in (Form.VERB, Form.PHRASE, Form.NEED):
            if cue.span[0] > action.span[0]:
                return cue if _is_topic(sentence, clause, action, cue) else None
            continue
        if cue.side is Side.BEFORE and cue.span[1] > action.span[0]:
            return cue if _is_subject(sentence, clause, action, cue) else None
    return None


def _passes_colon(sentence: Sentence, clause: _Clause, cue: Cue, action: Mention) -> bool:
    """A sentence of its own follows the colon: "Consider more imaging: QCT may be better"."""
    between = sentence.text[cue.scope : action.span[0]]
    if ":" not in between:
        return False
    rest = sentence.gap(action.span[1], clause.span[1])
    return any(word.key in _FINITE and sentence.in_zone(word.start) is None for word in rest)


def _is_topic(sentence: Sentence, clause: _Clause, action: Mention, cue: Cue) -> bool:
    """ "Alendronate: avoid" names the object first."""
    between = sentence.text[action.span[1] : cue.span[0]].strip()
    later = any(a.span[0] > cue.span[0] for a in clause.actions)
    return between in (":", ",", "-", "\u2013") and not later


def _reaches(sentence: Sentence, start: int, end: int) -> bool:
    """No noun of its own, followed by a preposition, stands between a cue and its object."""
    gap = _chunk(sentence, start, end)
    content = False
    for word in gap:
        if _is_content(sentence, word.key, word.start):
            content = True
        elif content and word.key in PREPOSITIONS:
            return False
    return True


def _is_subject(sentence: Sentence, clause: _Clause, action: Mention, cue: Cue) -> bool:
    between = sentence.gap(action.span[1], cue.span[0])
    if _turns_away(sentence, between):
        return False
    attached = True
    for word in between:
        if word.key in PREPOSITIONS or word.key in _RELATIVE or word.key in ("and", "or"):
            attached = False
        elif attached and _is_content(sentence, word.key, word.start):
            return False
    opens = max(
        [clause.span[0]]
        + [c.span[1] for c in clause.cues if c.span[1] <= action.span[0]]
        + [z.end for z in sentence.zones if z.end <= action.span[0]]
    )
    return _reaches(sentence, opens, action.span[0])


def _turns_away(sentence: Sentence, between: Sequence[Word]) -> bool:
    """The predicate has a subject of its own, or speaks of one form of the action only."""
    keys = [word.key for word in between]
    if keys[:1] == ["as"] and any(_is_content(sentence, w.key, w.start) for w in between[1:5]):
        return True
    commas = [place for place, key in enumerate(keys) if key == ","]
    if not commas or commas[-1] + 1 >= len(keys):
        return False
    rest = between[commas[-1] + 1 :]
    return rest[0].key in _NEW_SUBJECT and sentence.in_zone(rest[0].start) is None


def _chunk(sentence: Sentence, start: int, end: int) -> list[Word]:
    """The words since the last comma, conjunction, bracket or other action."""
    words = sentence.gap(start, end)
    ends = [a.span[1] for a in (*sentence.actions, *sentence.unnamed) if start <= a.span[0] < end]
    opens = 0
    for place, word in enumerate(words):
        if word.key in (",", "and", "or", "(", ":", "plus", "than") or word.end in ends:
            opens = place + 1
    return words[opens:]


def _is_content(sentence: Sentence, key: str, place: int) -> bool:
    if not key[0].isalpha() or key in FILLERS or key in POPULATION or key.endswith("ly"):
        return False
    if any(s <= place < e for a in sentence.atoms for s, e in a.spans):
        return False
    if any(m.span[0] <= place < m.span[1] for m in (*sentence.facts, *sentence.actions)):
        return False
    if any(q.span[0] <= place < q.span[1] for q in sentence.quantities):
        return False
    return sentence.in_zone(place) is None


def _forward(sentence: Sentence, clause: _Clause, action: Mention) -> Cue | None:
    """A predicate without a subject of its own takes what follows: "Not recommended: X"."""
    for cue in reversed(clause.cues):
        if not cue.falls_forward or cue.span[1] > action.span[0] or cue.side is not Side.BEFORE:
            continue
        subject = any(a.span[0] < cue.span[0] for a in clause.actions)
        gap = sentence.text[cue.span[1] : action.span[0]]
        listed = gap.lstrip()[:1] in (":", "-", "\u2014") or re.match(
            r"\s+(?:that|for|to|is|are)?\s*", gap
        )
        if subject or not listed or _PREFERRED_TO.search(gap) and ":" not in gap:
            return None
        before = sentence.gap(clause.span[0], cue.span[0])
        own = any(_is_content(sentence, w.key, w.start) for w in before)
        return cue if not own and _reaches(sentence, cue.span[1], action.span[0]) else None
    return None


def _dose(sentence: Sentence, clause: _Clause, action: Mention) -> Cue | None:
    """ "The dose of X is 70 mg": advice only with an amount in the clause."""
    start, end = clause.span
    dosed = any(start <= q.span[0] < end and is_dose(q.unit) for q in sentence.quantities)
    spoken = [c for c in clause.cues if c.form is not Form.GERUND]
    only = bool(spoken) and all(c.form is Form.DOSE for c in spoken)
    return spoken[0] if dosed and only else None


def is_dose(unit: str | None) -> bool:
    """A unit of a drug amount, with or without a frequency; never a concentration."""
    return unit is not None and (
        dimension(unit.partition("/")[0]) in _DOSES and not unit.endswith(("/mL", "/dL", "/L"))
    )


def _without_cue(sentence: Sentence, clause: _Clause, action: Mention, before: str) -> Bound | None:
    """ "Rather than CT, order MRI" and "No MRI": a negation that needs no cue."""
    contrast = _CONTRAST.search(before)
    favoured = any(c.stance in (Stance.FOR, Stance.OPTIONAL) for c in clause.cues)
    plain_no = _NO.search(before)
    if (contrast and favoured) or (plain_no and not clause.cues):
        match = contrast or plain_no
        assert match is not None
        span = clause.span[0] + match.start(), clause.span[0] + match.end()
        return Bound(action, Stance.AGAINST, Wording.PLAIN, clause.number, None, consumed=span)
    return None


def _from_before(
    sentence: Sentence, clause: _Clause, previous: _Clause, found: Sequence[Bound]
) -> list[Bound]:
    """Clauses that lean on the one before: "but not CT", "CT is not", "Zoledronate: avoid"."""
    last = next((b for b in reversed(found) if b.clause == previous.number), None)
    text = sentence.text[slice(*clause.span)]
    favoured = last is not None and last.stance in (Stance.FOR, Stance.OPTIONAL)
    if clause.actions and not clause.cues:
        leaning = re.match(r"\s*(?:and\s+)?not\b", text) or _ENDS_NEGATED.search(text)
        if favoured and leaning and last is not None:
            return [Bound(a, Stance.AGAINST, last.wording, clause.number, last.cue)
                    for a in clause.actions]  # fmt: skip
        return []
    pronoun = PRONOUN_SUBJECT.match(text)
    predicates = [c for c in clause.cues if c.side is Side.BEFORE]
    if pronoun and predicates and len(previous.actions) == 1 and not clause.actions:
        cue = predicates[0]
        return [Bound(previous.actions[0], cue.stance, cue.wording, clause.number, cue, cue.safety)]
    verbs = [c for c in clause.cues if c.form in (Form.VERB, Form.STATE)]
    bare = previous.actions and not sentence.text[
        previous.actions[-1].span[1] : previous.span[1]
    ].strip(" :")
    if not clause.actions and verbs and last is None and bare and not previous.cues:
        cue = verbs[0]
        own = sentence.gap(clause.span[0], cue.span[0])
        if any(_is_content(sentence, w.key, w.start) for w in own):
            return []
        return [Bound(a, cue.stance, cue.wording, clause.number, cue, cue.safety)
                for a in previous.actions]  # fmt: skip
    return []
