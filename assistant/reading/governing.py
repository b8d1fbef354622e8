"""Which cue governs an action in its clause: the verb before it, or the predicate behind it.

Used by `binding`.
"""

import re
from dataclasses import replace

from assistant.domain.knowledge import Kind, Vocabulary
from assistant.reading.direction import Cue, Side, compose
from assistant.reading.heads import Form
from assistant.reading.lexicon import Mention
from assistant.reading.parsing import Sentence
from assistant.reading.reach import (
    Clause,
    is_content,
    is_subject,
    is_topic,
    passes_colon,
    reaches,
)
from assistant.reading.units import dimension

_PREFERRED_TO = re.compile(r"\b(?:over|than|to|before|versus|vs\.?)\s+(?:\w+\s+){0,1}$", re.I)
_INTRANSITIVE = re.compile(
    r"(?:can|could|may|might|should|must|will|has to|have to|needs? to|ought to|cannot|can't)\b"
    r"[\w\s']*\b(?:start|begin|continue|stop|resume|restart|cease|be discontinued)",
    re.I,
)
_DOSES = ("mass", "activity", "amount", "charge", "tablets")


def governing(
    sentence: Sentence, clause: Clause, action: Mention, vocabulary: Vocabulary
) -> Cue | None:
    right = _right_cue(sentence, clause, action, vocabulary)
    left = _left_cue(sentence, clause, action)
    if right is not None and left is not None:
        if action.span[0] <= right.span[0] and right.span[1] <= action.span[1]:
            return left  # "Repeat DXA is not needed": the verb is part of the name
        if right.form in (Form.REPORT, Form.TITLE):
            return replace(compose(right, left), span=left.span)
        if right.stance is left.stance:
            return right
        return None if right.form is not Form.DOSE else left
    return right or left or _forward(sentence, clause, action) or _dose(sentence, clause)


def _right_cue(
    sentence: Sentence, clause: Clause, action: Mention, vocabulary: Vocabulary
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
        reached = reaches(sentence, cue.scope, action.span[0]) and not passes_colon(
            sentence, clause, cue, action
        )
        return cue if reached and not crossed else None
    return None


def _left_cue(sentence: Sentence, clause: Clause, action: Mention) -> Cue | None:
    """The first predicate behind the action, where the action is its subject."""
    for cue in clause.cues:
        if cue.span[1] <= action.span[1] and cue.span[0] < action.span[0]:
            continue
        if cue.side is Side.AFTER and cue.form in (Form.VERB, Form.PHRASE, Form.NEED):
            if cue.span[0] > action.span[0]:
                if _is_intransitive(sentence, clause, action, cue):
                    return replace(cue, side=Side.BEFORE)
                return cue if is_topic(sentence, clause, action, cue) else None
            continue
        if cue.side is Side.BEFORE and cue.span[1] > action.span[0]:
            return cue if is_subject(sentence, clause, action, cue) else None
    return None


def _is_intransitive(sentence: Sentence, clause: Clause, action: Mention, cue: Cue) -> bool:
    """ "Denosumab can continue": the verb has no object, what goes on is its subject."""
    bare = _INTRANSITIVE.fullmatch(sentence.text[slice(*cue.span)])
    later = any(a.span[0] > cue.span[0] for a in clause.actions)
    return bare is not None and not later and is_subject(sentence, clause, action, cue)


def _forward(sentence: Sentence, clause: Clause, action: Mention) -> Cue | None:
    """A predicate without a subject of its own takes what follows: "Not recommended: X"."""
    for cue in reversed(clause.cues):
        if not cue.falls_forward or cue.span[1] > action.span[0] or cue.side is not Side.BEFORE:
            continue
        subject = any(a.span[0] < cue.span[0] for a in clause.actions)
        gap = sentence.text[cue.span[1] : action.span[0]]
        listed = gap.lstrip()[:1] in (":", "-", "\u2014") or re.match(
            r"\s+(?:that|for|to|is|are)?\s*", gap
        )
        if subject or not listed or (_PREFERRED_TO.search(gap) and ":" not in gap):
            return None
        before = sentence.gap(clause.span[0], cue.span[0])
        own = any(is_content(sentence, w.key, w.start) for w in before)
        return cue if not own and reaches(sentence, cue.span[1], action.span[0]) else None
    return None


def _dose(sentence: Sentence, clause: Clause) -> Cue | None:
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
