"""Which cue speaks of which action, clause by clause: the grammar at the heart of the reader.

A verb takes the action behind it, a predicate the one before it; what stands in between must
not be a noun of its own ("caution with alendronate" is no advice for alendronate). Where the
words allow two readings the stance is None, and no claim is made.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance, Vocabulary
from assistant.reading.bound import Bound, is_provisional
from assistant.reading.choices import as_choices
from assistant.reading.direction import Cue, Side, compose
from assistant.reading.governing import governing
from assistant.reading.heads import Form
from assistant.reading.lexicon import Mention
from assistant.reading.orders import is_ordered
from assistant.reading.parsing import Sentence
from assistant.reading.pronouns import SUBJECT
from assistant.reading.reach import Clause, clause_of, is_content

_CONTRAST = re.compile(
    r"\b(?:rather than|instead of|in place of|in preference to|as opposed to|not|never|nor)\s+"
    r"(?:(?:with|to|by|using|for|on|starting|ordering|giving|doing|an?|the|any|plain|routine|should"
    r"|must|may|can|would|is|are)\s+)*$",
    re.I,
)
_NO = re.compile(
    r"\b(?:no|neither(?:\s+(?:an?|the|any))?)\s+(?:(?:routine|further|immediate|additional|more|new|urgent|repeat|advanced|"
    r"other|specific|initial|early)\s+)*$", re.I
)  # fmt: skip
_LISTED = re.compile(r"\s*(?:,|\(|,?\s*\b(?:or|nor)\b)\s*(?:(?:an?|the|any|other)\s+)?", re.I)
_EXCEPT = re.compile(
    r"\b(?:from(?=\s+(?:the\s+)?$)|(?<!rather )than|except|other than|apart from|besides|"
    r"aside from|without|unless)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:over|(?<!rather )than|versus|vs\.?|(?:effective|good|safe|well|accurate|reliable) as)"
    r"\s+(?:an?\s+|the\s+)?$",
    re.I,
)
_AMONG = re.compile(r"^\W*(?:of|among|amongst)\s+(?:all\s+)?(?:the\s+)?$", re.I)
_TOGETHER = re.compile(r"\b(?:with|plus|alongside)\s+(?:an?\s+|the\s+)?$", re.I)
_LEAVING_NOUN = re.compile(
    r"\b(?:stop|stopping|discontinu\w+|interrupt\w+|withdraw\w+|withh\w+|delay\w*|omission|omitting|"
    r"deferr\w+|overuse|cessation|skipping|switching from|changing from|coming off|failure|"
    r"intolerance|allergy|response|adherence|refusal)\s+(?:(?:of|to|on|from|with)\s+)?(?:\w+\s+)?$",
    re.I,
)
_ENDS_NEGATED = re.compile(
    r"(?:\b(?:is|are|does|do|should|would)\s+not|n't)\b(?:\s+(?:now|yet|here|today))?\s*[.,;!]?\s*$",
    re.I,
)
# "Neither drug agreed with her" tells what happened.
_HAPPENED = re.compile(
    r"\s+(?:(?:of them|drug|agent|one)\s+)?(?:agreed|helped|worked|suited|was|were|had|has|have|did"
    r"|made|brought|gave|showed)\b",
    re.I,
)
# How a test is to be carried out, or after which time "it" is due, is no advice for it.
_MANNER = re.compile(
    r"\b(?:done|performed|repeated|out|measured|made)\s+"
    r"(?:(?:on|with|using|in|at)\s+(?:one and )?the same|by\s+(?:the same|an?))\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:after|beyond|at|by|before|from|in|for|above|below) which (?:it|they|this)\s*$", re.I
)
_AS_A_RULE = re.compile(
    r"\b(?:usually|typically|often|generally|mostly|commonly|e\.g\.,?|for example|for instance)\s+"
    r"(?:(?:an?|the)\s+)?(?:[\w-]+\s+(?:or|and)\s+)?(?:(?:an?|the)\s+)?$",
    re.I,
)
_ANSWERED = re.compile(
    r"\s*(?:[:?]|\s[-\u2013\u2014])?\s*\b(?P<word>no|yes|ok|okay|not now|not today)"
    r"\s*(?:[.!,;].*)?$",
    re.I | re.S,
)
_NEGATED = re.compile(r"\b(?:not|never|cannot)\b|n['\u2019]t\b", re.I)
_CAUTION = re.compile(
    r"\b(?:with (?:great |particular )?caution|cautiously|as a last resort|if at all"
    r"|for the (?:very )?(?:end|last))\b",
    re.I,
)
_APPOSITION = re.compile(
    r"[^,;(]{0,30}[,(]\s*(?:which is |that is )?(?:an?|the)\s+(?:\w+\s+)?", re.I
)


def bind(sentence: Sentence, vocabulary: Vocabulary) -> tuple[Bound, ...]:
    """Every action of the main sentence that a cue speaks of, in order.

    An action that no cue reaches is left out.
    """
    found: list[Bound] = []
    previous: Clause | None = None
    for number, span in enumerate(sentence.clauses):
        if sentence.text[span[1] : span[1] + 1] == "?":
            continue
        clause = clause_of(sentence, number, span)
        told = _without_classes(sentence, clause.actions, vocabulary)
        bound = [b for a in told if (b := _bound(sentence, clause, a, vocabulary))]
        if not bound and previous is not None:
            bound = _from_before(sentence, clause, previous, found)
        found += as_choices(sentence, clause, bound)
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


def _bound(
    sentence: Sentence, clause: Clause, action: Mention, vocabulary: Vocabulary
) -> Bound | None:
    before = sentence.text[clause.span[0] : action.span[0]]
    whole = [c for c in clause.cues if c.form is Form.CLAUSE]
    if whole:
        insufficient = any(c.stance is Stance.INSUFFICIENT for c in whole)
        stance = Stance.INSUFFICIENT if insufficient else None
        return Bound(action, stance, Wording.PLAIN, clause.number, whole[0])
    if _AMONG.search(before) or (clause.actions[0] is not action and _COMPARED.search(before)):
        return None
    cue = _in_opinion(clause, governing(sentence, clause, action, vocabulary))
    if cue is None:
        return (
            _without_cue(sentence, clause, action, before)
            or _as_order(sentence, clause, action)
            or _answered(sentence, clause, action)
        )
    stance = _qualified(sentence, clause, action, cue)
    consumed = None
    contrast = _CONTRAST.search(before) or _NO.search(_before_list(sentence, clause, action))
    if contrast and _turns(cue, contrast, clause.span[0]):
        stance = _turned(stance)
        consumed = (clause.span[0] + contrast.start(), clause.span[0] + contrast.end())
    return Bound(action, stance, cue.wording, clause.number, cue, cue.safety, consumed)


def _before_list(sentence: Sentence, clause: Clause, action: Mention) -> str:
    """What stands before the list that the action is an item of: "no MRI, CT or X-ray"."""
    start = action.span[0]
    for other in reversed(clause.actions[: clause.actions.index(action)]):
        if not _LISTED.fullmatch(sentence.text, other.span[1], start):
            break
        start = other.span[0]
    return sentence.text[clause.span[0] : start]


def _qualified(sentence: Sentence, clause: Clause, action: Mention, cue: Cue) -> Stance | None:
    """The cue's stance, where exceptions and reservations in the clause leave it standing."""
    before = sentence.text[clause.span[0] : action.span[0]]
    stance = _of_name(sentence, cue, action) or cue.stance
    left = cue.side is Side.BEFORE and _LEAVING_NOUN.search(before) is not None
    if left or _excepted(sentence, before, clause.span[0]):
        return None
    joined = stance is Stance.AGAINST and cue.side is Side.AFTER
    if joined and _is_combined(sentence, clause, action):
        return None
    if is_provisional(sentence, cue, stance, clause.number, action.span[1]):
        return None
    if any(_told_how(sentence, c) for c in clause.cues):
        return None
    if _RELATIVE.search(sentence.text, action.span[1], max(action.span[1], cue.span[0])):
        return None
    if stance is Stance.FOR and cue.side is Side.AFTER and _AS_A_RULE.search(before):
        return Stance.OPTIONAL
    if stance is Stance.FOR and _CAUTION.search(sentence.text[slice(*clause.span)]):
        return Stance.OPTIONAL
    return stance


def _told_how(sentence: Sentence, cue: Cue) -> bool:
    last = sentence.text.rfind(" ", 0, cue.scope) + 1
    return cue.form is Form.PASSIVE and _MANNER.match(sentence.text, last) is not None


def _is_combined(sentence: Sentence, clause: Clause, action: Mention) -> bool:
    """ "Do not give X with Y" speaks against the two together, not against either."""
    for first, second in pairwise(clause.actions):
        between = sentence.text[first.span[1] : second.span[0]]
        if action in (first, second) and _TOGETHER.fullmatch(between.strip() + " "):
            return True
    return False


def _excepted(sentence: Sentence, before: str, offset: int) -> bool:
    """ "Other than X", "switch from X": the cue is not meant for X."""
    match = _EXCEPT.search(before)
    if match is None:
        return False
    place = offset + match.start()
    spoken = (*(a.span for a in sentence.actions), *(c.span for c in sentence.cues))
    return not any(start <= place < end for start, end in spoken)


def _in_opinion(clause: Clause, cue: Cue | None) -> Cue | None:
    """ "I do not think it is needed": the opinion turns what it governs."""
    for opinion in clause.cues:
        if cue is not None and opinion.form is Form.OPINION and opinion.span[0] < cue.span[0]:
            cue = replace(compose(opinion, cue), side=cue.side, span=cue.span)
    return cue


def _of_name(sentence: Sentence, cue: Cue, action: Mention) -> Stance | None:
    """A stop that is part of the action's own name: "romosozumab should be stopped".

    A negation before the name is none of it: "don't check creatinine clearance".
    """
    if _NEGATED.search(sentence.text[cue.span[0] : action.span[0]]):
        return None
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


def _without_cue(sentence: Sentence, clause: Clause, action: Mention, before: str) -> Bound | None:
    """ "Rather than CT, order MRI" and "No MRI": a negation that needs no cue."""
    contrast = _CONTRAST.search(before)
    favoured = any(c.stance in (Stance.FOR, Stance.OPTIONAL) for c in clause.cues)
    plain_no = _NO.search(_before_list(sentence, clause, action))
    alone = all(c.form is Form.VERB and c.span[0] > action.span[1] for c in clause.cues)
    if plain_no and _HAPPENED.match(sentence.text, action.span[1]):
        return None
    if (contrast and favoured) or (plain_no and alone):
        match = contrast or plain_no
        assert match is not None
        span = clause.span[0] + match.start(), clause.span[0] + match.end()
        return Bound(action, Stance.AGAINST, Wording.PLAIN, clause.number, None, consumed=span)
    return None


def _as_order(sentence: Sentence, clause: Clause, action: Mention) -> Bound | None:
    """ "Zoledronate 5 mg once a year." and "X is given as 20 mcg daily": a dose is an order."""
    bare = all(c.form in (Form.GERUND, Form.PASSIVE) for c in clause.cues)
    if not bare or not is_ordered(sentence, clause.span, action):
        return None
    return Bound(action, Stance.FOR, Wording.PLAIN, clause.number, None)


def _answered(sentence: Sentence, clause: Clause, action: Mention) -> Bound | None:
    """ "MRI: no." and "Zoledronate ok.": one word behind the name of the action."""
    if clause.cues or sentence.text[clause.span[0] : action.span[0]].strip():
        return None
    match = _ANSWERED.match(sentence.text, action.span[1], clause.span[1])
    if match is None:
        return None
    denied = match["word"].lower().startswith("no")
    stance = Stance.AGAINST if denied else Stance.OPTIONAL
    wording = Wording.PLAIN if denied else Wording.MAY
    return Bound(action, stance, wording, clause.number, None, consumed=match.span("word"))


def _from_before(
    sentence: Sentence, clause: Clause, previous: Clause, found: Sequence[Bound]
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
    pronoun = SUBJECT.match(text)
    predicates = [c for c in clause.cues if c.side is Side.BEFORE]
    if pronoun and predicates and len(previous.actions) == 1 and not clause.actions:
        cue = predicates[0]
        return [Bound(previous.actions[0], cue.stance, cue.wording, clause.number, cue, cue.safety)]
    verbs = [c for c in clause.cues if c.form in (Form.VERB, Form.STATE)]
    bare = previous.actions and not sentence.text[
        previous.actions[-1].span[1] : previous.span[1]
    ].strip(" :")
    plain = not clause.actions and pronoun is None
    if plain and verbs and last is None and bare and not previous.cues:
        cue = verbs[0]
        own = sentence.gap(clause.span[0], cue.span[0])
        if any(is_content(sentence, w.key, w.start) for w in own):
            return []
        return [Bound(a, cue.stance, cue.wording, clause.number, cue, cue.safety)
                for a in previous.actions]  # fmt: skip
    return []
