"""Yes-or-no facts and attributes from mentions and their context.

A reader of `facts`. Present and past mentions are true, denied ones false, possible and
hypothetical ones nothing; a denied definition ("no red flags") denies each of its parts.
"""

import re
from collections.abc import Iterator

from assistant.domain.condition import AnyOf, Atom, Condition
from assistant.domain.domains import NO, YES, Options
from assistant.domain.knowledge import Concept, Kind
from assistant.reading.context import Assertion, Context, Subject, read_context
from assistant.reading.levels import read_levels
from assistant.reading.lexicon import Mention
from assistant.reading.operations import read_operation
from assistant.reading.places import JURISDICTION
from assistant.reading.readings import HOLDS, Findings, Found, Words, hull

_PARENT = re.compile(r"\b(?:mother|father|parents?|maternal|paternal|mum|mom|dad)\b", re.IGNORECASE)
_BROKEN_HIP = re.compile(
    r"\b(?:mother|father|parents?|mum|mom|dad)\b[^.;,]{0,30}?\b(?:broke|broken|fractured)\b"
    r"[^.;,]{0,12}?\bhips?\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"she", "her", "hers", "he", "his", "him", "mrs", "ms", "mr"})
_EITHER = re.compile(r"\s*(?:/|,|and|or|\(s\)he)\s*", re.IGNORECASE)
# A condition before one of these words only names what the risk or the rule is about.
_HEADED = re.compile(
    r"\s(?:risks?|probability|prevention|screening|scores?|calculator|thresholds?|guidelines?"
    r"|guidance|criteria|foundation|society|council)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(r"(?:on|taking|takes?|receiving|receives|treated|being treated)\b", re.I)
_OVER = re.compile(
    r"\b(?:was|were|previously|formerly|used to be|used to|history of being|had been|no longer)\s$",
    re.I,
)
_WINDOW = re.compile(
    r"\s*(?:in|within|over|during|for)\s(?:the\s)?(?:last|past|previous|preceding|\d|one|two|three"
    r"|six|twelve|an?\s)|\s*(?:so far )?(?:this|last) (?:year|month|week)\b",
    re.IGNORECASE,
)


_INNER_NOT = re.compile(
    r"\b(?:have|has|had|is|are|was|were)(?P<no>\s+not\b|n['\u2019]t\b)", re.IGNORECASE
)
# "In suspected CES": where the suspicion is the fact, doubt states it.
_SUSPECTED = re.compile(
    r"\b(?:suspect(?:ed|s|ing)?|suspicion (?:of|for)|possible|probable|presumed|query"
    r"|concern for|suspicious for)\s(?:an? |the )?$",
    re.IGNORECASE,
)
_IS_SUSPECTED = re.compile(r"\s(?:is |was |are )?(?:suspected|possible)\b", re.IGNORECASE)


def read_states(words: Words) -> Findings:
    """Facts that are true or false, and attributes that a value word states."""
    found = [*_attributes(words), *_parental(words)]
    for mention, context in words.of_patient():
        found.extend(_state(words, mention, context))
        found.extend(read_operation(words, mention, context))
    return Findings((*found, *_denied_inside(words), *read_levels(words)))


def _denied_inside(words: Words) -> Iterator[Found]:
    """ "Symptoms have not changed": the denial stands inside the name."""
    for denial in _INNER_NOT.finditer(words.text):
        start, end = denial.span("no")
        plain = words.text[:start] + " " * (end - start) + words.text[end:]
        for mention in words.lexicon.mentions(plain):
            across = mention.span[0] < start and end < mention.span[1]
            if across and words.concept(mention).kind.is_yes_or_no:
                (context,) = read_context(words.text, [mention.span])
                if context.assertion in HOLDS and context.subject is Subject.PATIENT:
                    yield Found(mention.concept, NO, mention.span)


def _state(words: Words, mention: Mention, context: Context) -> Iterator[Found]:
    concept = words.concept(mention)
    if concept.kind.is_yes_or_no:
        holds = context.assertion in HOLDS or _is_the_suspicion(words, concept, mention, context)
        if holds and not _says_less(words, mention):
            yield Found(concept.id, YES, mention.span)
        elif context.assertion is Assertion.ABSENT and not _denied_lately(words, concept, mention):
            yield Found(concept.id, NO, _with_denial(mention, context))
    elif concept.kind is Kind.DEFINITION and concept.means is not None:
        yield from _defined(words, concept.means, mention, context)


def _is_the_suspicion(words: Words, concept: Concept, mention: Mention, context: Context) -> bool:
    """True for "suspected CES", where the concept itself is a suspicion."""
    if context.assertion is not Assertion.POSSIBLE or not concept.label.startswith("suspected"):
        return False
    start, end = mention.span
    before = _SUSPECTED.search(words.text, max(0, start - 24), start)
    return bool(before or _IS_SUSPECTED.match(words.text, end))


def _says_less(words: Words, mention: Mention) -> bool:
    """True for "stroke risk", which is no stroke, and "was on denosumab", which is over."""
    start, end = mention.span
    if _HEADED.match(words.text, end):
        return True
    over = _UNDER_WAY.match(mention.text) and _OVER.search(words.text, max(0, start - 24), start)
    return bool(over)


def _denied_lately(words: Words, concept: Concept, mention: Mention) -> bool:
    """\"No heart attack in the last year" says nothing of the years before."""
    return concept.duration is not None and bool(_WINDOW.match(words.text, mention.span[1]))


def _defined(words: Words, means: Condition, mention: Mention, context: Context) -> Iterator[Found]:
    every = list(_any_parts(means))
    parts = [part for part in every if _is_state(words, part)]
    if context.assertion is Assertion.ABSENT:
        for part in parts:
            yield Found(part.fact, NO, _with_denial(mention, context), weak=True)
    elif context.assertion in HOLDS and len(every) == 1 == len(parts):
        yield Found(parts[0].fact, YES, mention.span, weak=True)


def _any_parts(means: Condition) -> Iterator[Atom]:
    match means:
        case Atom():
            yield means
        case AnyOf(parts):
            for part in parts:
                yield from _any_parts(part)
        case _:  # a part with "and" or "not" is not denied part by part
            return


def _is_state(words: Words, part: Atom) -> bool:
    return part.admits == YES and words.vocabulary[part.fact].kind.is_yes_or_no


def _with_denial(mention: Mention, context: Context) -> tuple[int, int]:
    return hull(mention.span, context.denial) if context.denial else mention.span


def _attributes(words: Words) -> Iterator[Found]:
    stated = [
        (mention, context)
        for mention, context in zip(words.mentions, words.contexts, strict=True)
        if mention.value is not None
        and mention.concept != JURISDICTION
        and not _names_both(words, mention)
    ]
    nouns = {
        mention.concept
        for mention, context in stated
        if context.subject is Subject.PATIENT and mention.text.lower() not in _PRONOUNS
    }
    relatives = any(context.subject is Subject.FAMILY for context in words.contexts)
    for mention, context in stated:
        pronoun = mention.text.lower() in _PRONOUNS
        if context.subject is Subject.FAMILY or (
            pronoun and mention.concept in nouns and relatives
        ):
            continue
        if pronoun or context.assertion in (*HOLDS, Assertion.POSSIBLE):
            yield Found(mention.concept, Options(frozenset({str(mention.value)})), mention.span)


def _names_both(words: Words, mention: Mention) -> bool:
    """True where two values stand side by side: "men and women" says nothing of either."""
    return any(
        other.concept == mention.concept
        and other.value not in (None, mention.value)
        and _EITHER.fullmatch(words.between(*sorted((other.span, mention.span))))
        for other in words.mentions
    )


def _parental(words: Words) -> Iterator[Found]:
    """A relative's condition is the patient's fact only where the vocabulary has it so."""
    for mention, context in zip(words.mentions, words.contexts, strict=True):
        if context.subject is not Subject.FAMILY or not _PARENT.search(words.text):
            continue
        name = _parental_name(words, mention.text)
        if name and context.assertion in (*HOLDS, Assertion.ABSENT):
            denied = context.assertion is Assertion.ABSENT
            yield Found(name, NO if denied else YES, mention.span)
    for match in _BROKEN_HIP.finditer(words.text):
        if name := _parental_name(words, "hip fracture"):
            yield Found(name, YES, match.span())


def _parental_name(words: Words, condition: str) -> str | None:
    return words.state_named(f"parental {condition}")
