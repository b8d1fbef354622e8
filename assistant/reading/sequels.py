"""What follows a course of treatment: "an antiresorptive drug after denosumab" is its own action.

Advice on what comes after a drug is no advice on the thing alone, and no condition either. The
vocabulary names such actions `X_after_Y`. Used by `parsing`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain.condition import ALWAYS, Atom, Condition
from assistant.domain.domains import YES
from assistant.domain.knowledge import Kind, Vocabulary
from assistant.reading.lexicon import Mention

_AFTER = re.compile(
    r"\b(?:(?:\d+|one|two|three|six|twelve)\s+(?:weeks?|months?|years?)\s+)?"
    r"(?:after|following|upon|on|once|when)\s+"
    r"(?:(?:an?|the|her|his|their|any|your|every|completed?|full|final|last|course|cycle|year|years|"
    r"one|12|twelve|months?|doses?|injections?|of|with|treatment|therapy|end|completing|"
    r"stopping|discontinuing|discontinuation|finishing|cessation|ending|withdrawal)\s+)*$",
    re.I,
)
_STOPPED = re.compile(
    r"\s*(?:(?:treatment|therapy|injections?|doses?|course)\s*)?"
    r"(?:(?:is|are|has been|have been|was|gets)\s+"
    r"(?:stopped|discontinued|completed|finished|ended|withdrawn|over)|ends?|stops?)?",
    re.I,
)
_ENDING = re.compile(r"stop|discontinu|complet|finish|end|withdraw|over|cessation", re.I)
_JOINED = re.compile(r"\s*(?:,|/|\bor\b|\band\b)\s*(?:or\s+|and\s+)?", re.I)
_OTHER = (
    r"(?:other |further |follow-on |new |replacement |additional |more |second )*"
    r"(?:drug|medicine|medication|treatment|therapy|tablet|infusion|injection|agent|product)s?"
)
_TAKES_OVER = (
    r"(?:(?:ha[sv]e? to|needs? to|must|should|is going to|will|would|is|are)\s)?(?:be )?"
    r"(?:take over|takes over|follow|follows|step in|steps in|come after|comes after|replace"
    r"|replaces|needed|necessary|required|started|given)"
)
# "No other drug has to take over", "nothing needs to follow it", "a drug-free year".
_NOTHING_AFTER = re.compile(
    rf"\b(?:(?:no|without any|without an?y?) {_OTHER} {_TAKES_OVER}"
    rf"|nothing (?:else |more |further )?"
    rf"{_TAKES_OVER}|{_OTHER} (?:need|does|do|is|are) ?n[o']t (?:have to |need to )?(?:be )?"
    r"(?:take over|follow|step in|needed|necessary|required)"
    r"|(?:drug|treatment|medication)-free (?:year|period|interval|time|spell|break|holiday)"
    r"|(?:with |and )?nothing (?:else |more )?(?:after|afterwards|to follow|instead))\b",
    re.I,
)
_COURSE = re.compile(r"_after_(\w+)$|^(\w+?)_(?:holiday|beyond_\w+)$")
_BREAK = re.compile(r";|\bbut\b|\bwhereas\b|\.\s", re.I)


@dataclass(frozen=True, slots=True)
class Sequels:
    """Actions with those that follow a course named as such, and the words that say so."""

    actions: tuple[Mention, ...]
    spans: tuple[tuple[int, int], ...] = ()


def read_sequels(text: str, actions: Sequence[Mention], vocabulary: Vocabulary) -> Sequels:
    """Replaces an action and the drug it comes after by the action that means both."""
    for place, course in enumerate(actions):
        span = _phrase(text, course)
        if span is None:
            continue
        courses = _listed(text, actions[place:])
        span = span[0], max(span[1], courses[-1].span[1])
        rest = [a for a in actions if not span[0] <= a.span[0] < span[1]]
        named = {a: s for a in rest if (s := _sequel(text, a, courses, vocabulary))}
        if named:
            told = tuple(replace(a, concept=named[a]) if a in named else a for a in rest)
            return Sequels(told, (span,))
    return Sequels(tuple(actions))


def _listed(text: str, actions: Sequence[Mention]) -> list[Mention]:
    """The first action with those joined to it: "romosozumab or teriparatide"."""
    listed = [actions[0]]
    for action in actions[1:]:
        if not _JOINED.fullmatch(text[listed[-1].span[1] : action.span[0]]):
            break
        listed.append(action)
    return listed


def presupposed(action: str, vocabulary: Vocabulary) -> Condition:
    """What advice on a course takes for granted: who has a denosumab holiday is on denosumab."""
    named = _COURSE.search(action)
    fact = f"on_{named[1] or named[2]}" if named else ""
    return Atom(fact, YES, fact) if fact in vocabulary else ALWAYS


def nothing_after(
    text: str, courses: Sequence[str], vocabulary: Vocabulary
) -> tuple[str, tuple[int, int]] | None:
    """What should follow one of the courses, and where the text says that nothing does."""
    match = _NOTHING_AFTER.search(text)
    if match is None:
        return None
    for course in courses:
        for kind in sorted(_kinds(course, vocabulary), key=lambda kind: (kind != course, kind)):
            named = [c.id for c in vocabulary if c.id.endswith(f"_after_{kind}")]
            drugs = [n for n in named if _is_drug(n.partition("_after_")[0], vocabulary)]
            widest = [d for d in drugs if vocabulary.ancestors(d).isdisjoint(drugs)]
            if len(widest) == 1:
                return widest[0], match.span()
    return None


def _is_drug(name: str, vocabulary: Vocabulary) -> bool:
    return any(
        known in vocabulary and vocabulary[known].kind is Kind.DRUG
        for known in (name, f"{name}_drug")
    )


def after_course(action: str, courses: Sequence[str], vocabulary: Vocabulary) -> str:
    """The action that means `action` after one of the courses, else the action itself."""
    for course in courses:
        names = (f"{action}_after_{kind}" for kind in sorted(_kinds(course, vocabulary)))
        if named := next((name for name in names if name in vocabulary), None):
            return named
    return action


def _phrase(text: str, course: Mention) -> tuple[int, int] | None:
    """The words from "after" to the end of the course's name."""
    before = _AFTER.search(text[: course.span[0]])
    if before is None:
        return None
    after = _STOPPED.match(text, course.span[1])
    end = after.end() if after else course.span[1]
    opened = re.search(r"\b(?:on|once|when)\s", before[0], re.I)
    if opened and not _ENDING.search(text[before.start() : end]):
        return None
    return before.start(), end


def _sequel(
    text: str, action: Mention, courses: Sequence[Mention], vocabulary: Vocabulary
) -> str | None:
    """The action that means both; of several courses it has to cover each."""
    first, last = sorted((action.span, courses[0].span))
    if _BREAK.search(text[first[1] : last[0]]):
        return None
    whole = sorted(set.intersection(*(_kinds(c.concept, vocabulary) for c in courses)))
    parts = (action.concept, *sorted(vocabulary.ancestors(action.concept)))
    names = [f"{x}_after_{y}" for x in parts for y in whole]
    short = [name.removesuffix("_drug") for name in names]
    return next((name for name in (*names, *short) if name in vocabulary), None)


def _kinds(concept: str, vocabulary: Vocabulary) -> set[str]:
    return {concept, *vocabulary.ancestors(concept)}
