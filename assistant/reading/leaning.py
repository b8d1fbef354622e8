"""Which way a sentence leans whose grammar could not be told: the last reading of somebody's words.

"Her stroke no longer shuts the door on romosozumab" has one action and one word that blocks or
allows, negated or not. Anything more (a contrast, a second leaning, a doubt, an alternative) stays
unread. Used by `claims` for other people's answers only, never for a draft of our own.
"""

import re

from assistant.domain.claim import Wording
from assistant.domain.knowledge import Stance
from assistant.reading.bound import Bound
from assistant.reading.heads import Form
from assistant.reading.lexicon import Mention
from assistant.reading.parsing import Sentence
from assistant.reading.pronouns import THINGS

# What blocks; with a negation it allows.
_BLOCKS = (
    r"rul(?:es?|ed|ing)(?: \w+){0,2} out|(?:shuts?|clos(?:es?|ed)|slams?) the door"
    r"|(?:counts?|speaks?|weighs?|argues?|militates?) against|bars?|barred|bans?|banned"
    r"|stands?(?: \w+)? in the way|gets? in the way|blocks?|forbids?|disqualif(?:y|ies)|vetoe[sd]"
    r"|keeps? (?:her|him|them|you|one) (?:off|away from)|puts? paid to|spells? the end"
    r"|(?:off|not on) the (?:table|menu|list|cards)|out of bounds|out of the question"
    r"|disallows?|precludes?|prohibits?|proscribes?|closed to (?:her|him|them|you)"
    r"|takes? (?:\w+ ){0,3}off the (?:list|table|menu)|the end of the road|a no-no|no-go"
)
# What would make one hesitate: only its denial leans, to what may be done.
_WORRIES = (
    r"(?:a |an |any |special |particular |much |great )*(?:problem|obstacle|hurdle|issue|concern"
    r"|worry|worries|barrier|impediment|hindrance|objection|drawback|stumbling block|danger"
    r"|deterrent"
    r"|contra-?indications?|bar)"
    r"|reason (?:to|for) (?:avoid|withhold|stop|hold|skip|hesitat|worry|deny|refus|leav|delay)\w*"
    r"|matters?|hinders?|prevents?|troubles?|deters?|affects?|interferes?|changes? anything"
)
_ALLOWS = (
    r"opens? the (?:door|way)|clears? the way|green light|(?:goes?|going|go) ahead"
    r"|(?:free|welcome|good) to (?:go|have|start|take|use)|(?:perfectly|quite|entirely|absolutely) "
    r"(?:fine|safe|ok|okay|acceptable|all right|alright|suitable)|within reach|fair game"
    r"|a lot to offer|much to offer|a lot going for|has (?:its|a) place|earns? its place"
    r"|(?:remains?|stays?|is|falls?) (?:within|inside|covered by) (?:its|the|their) "
    r"(?:label|licen[cs]e)"
    r"|on the (?:table|menu|list|cards)|buys (?:her|him|them|you)|entitles?"
)
_URGES = (
    r"(?:the |a )?(?:backbone|mainstay|cornerstone|bedrock|pillar)|indispensable"
    r"|the way (?:to go|forward)|the thing to (?:do|have|get)|top of the list|high time"
)
_LEANING = re.compile(
    rf"\b(?:(?P<blocks>{_BLOCKS})|(?P<allows>{_ALLOWS})|(?P<urges>{_URGES})|(?P<worries>{_WORRIES}))\b",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no longer|no|nothing|nobody|without|cannot|hardly|neither|nor|none"
    r"|need not)\b|n['\u2019]t\b",
    re.I,
)
_MIXED = re.compile(
    r"\b(?:but|however(?! (?:long|low|high|old|small|far|little|recent))"
    r"|although|though|yet|rather|instead|than|versus|vs|except|apart|only|unless"
    r"|until|till|whether|if|maybe|perhaps|might|could|sometimes|some|either|or|myth|wrong(?:ly)?"
    r"|false|used to|formerly|once|at first|so far|alone|half|partly|depends|before|other)\b",
    re.I,
)
_ANSWER = re.compile(r"^\W*(?:yes|no|yep|nope|sure|nah)\b\W*", re.I)
_POINTED = re.compile(
    rf"\b(?:it|this|that|them|these|(?:the|this|that|such an?) (?:{THINGS}))\b", re.I
)


def leaning(sentence: Sentence, focus: tuple[str, ...]) -> tuple[Bound, ...]:
    """The one action of the sentence, or the one in focus that it points at, with its leaning."""
    if sentence.unnamed or any(c.form in (Form.CLAUSE, Form.OPINION) for c in sentence.cues):
        return ()
    text = _main(sentence)
    action = _action(sentence, text, focus)
    found = list(_LEANING.finditer(text))
    if action is None or len(found) != 1 or _MIXED.search(text):
        return ()
    negations = [m for m in _NEGATION.finditer(text) if not _within(m, found[0])]
    if len(negations) > 1:
        return ()
    read = _read(found[0], bool(negations))
    if read is None:
        return ()
    place = action.span[0] if action.text else found[0].start()
    clause = next(i for i, (_, end) in enumerate(sentence.clauses) if place < end)
    return (Bound(action, *read, clause, None),)


def _read(found: re.Match[str], negated: bool) -> tuple[Stance, Wording] | None:
    if found["worries"]:
        return (Stance.OPTIONAL, Wording.MAY) if negated else None
    favours = (found["blocks"] is None) != negated
    if not favours:
        return Stance.AGAINST, Wording.PLAIN
    if found["urges"]:
        return Stance.FOR, Wording.SHOULD
    return Stance.OPTIONAL, Wording.MAY


def _action(sentence: Sentence, text: str, focus: tuple[str, ...]) -> Mention | None:
    free = [a for a in sentence.actions if sentence.in_zone(a.span[0]) is None]
    if free:
        return free[0] if len({a.concept for a in sentence.actions}) == 1 else None
    if sentence.actions or len(focus) != 1 or not _POINTED.search(text):
        return None
    return Mention(focus[0], (0, 0), "")


def _main(sentence: Sentence) -> str:
    """The sentence with its conditions and a leading "yes" or "no" blanked."""
    text = sentence.text
    for zone in sentence.zones:
        text = text[: zone.start] + " " * (zone.end - zone.start) + text[zone.end :]
    return _ANSWER.sub(lambda match: " " * len(match[0]), text)


def _within(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() <= inner.start() < outer.end()
