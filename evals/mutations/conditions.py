"""A condition dropped, widened, replaced or turned round; an exception or an order changed."""

import re
from dataclasses import replace
from random import Random

from evals.mutations.kinds import (
    Mutation,
    Original,
    Stock,
    capital,
    either,
    phrases,
    swapped,
    unsafe,
    worded,
)

_LEAD = re.compile(
    r"^(?:In|For|With|When|After|At|Where|Within|Without|Under|If)\b.*?, "
    r"(?=(?:an? |the )?[^,]*? (?:is|are|may|should)\b)|^In (?:women|men|adults) .*?(?= a bone)"
)
_TAIL = re.compile(
    r" (?:when|where|in an? |in (?:men|women|hypo|preg|Paget)|after previous|after a|within)\b"
    r".*?(?= \(|\.$)"
)
_TURNED = (
    (r"\bpostmenopausal\b", ("premenopausal",)),
    (r"\bpremenopausal\b", ("postmenopausal",)),
    (r"\bwomen\b", ("men", "children", "people")),
    (r"\bfemales\b", ("males", "children")),
    (r"\b(?:In )?men\b", ("women",)),
    (r"\bmales\b", ("females",)),
    (r"\bprimary osteoporosis\b", ("secondary osteoporosis", "osteoarthritis", "osteopenia")),
    (r"\bosteoporosis\b(?! (?:drug|treatment))", ("no osteoporosis", "arthrosis")),
    (r"\bacute\b", ("chronic",)),
    (r"\bchronic\b", ("acute",)),
    (r"\blow back pain\b", ("neck pain", "thoracic pain", "no back pain", "headache")),
    (r"\bwithout (?=red flags|a red flag|known|cancer|neuro|a progressive)", ("with ",)),
    (r"\bhypocalcaemia\b", ("normal calcium", "hypercalcaemia")),
    (r"\bhypercalcaemic\b", ("hypocalcaemic",)),
    (r"\bsuspected\b", ("excluded", "unlikely", "confirmed")),
    (r"\bhigh fracture risk\b", ("low fracture risk",)),
    (r"\blow fracture risk\b", ("high fracture risk",)),
    (r"\bnewly diagnosed\b", ("long-standing",)),
    (r"\bpregnancy\b", ("lactation", "menopause")),
    (r"\bon denosumab\b", ("not on denosumab", "on zoledronate")),
    (r"\bno (?=completed|heart|red)", ("a ",)),
    (r"\bafter (?=failed|failure|6|a trial)", ("before ", "without ")),
    (r"^After\b", ("Before", "Without")),
    (r"^In\b", ("Outside", "Not in", "Except in", "In the absence of")),
    (r"^For\b", ("Except for", "Not only for")),
    (r"^With\b", ("Without", "With or without", "Unless with")),
    (r"^When\b", ("Unless", "Even when not", "Before", "Whether or not")),
    (r" when (?=creat|the eGFR|there)", (" unless ", " except when ", " whether or not ")),
    (r"\bcannot\b", ("can",)),
    (r"\bdelays\b", ("speeds",)),
    (r"\bheart attack\b", ("migraine", "hip fracture", "fall")),
)
_LOOSER = (
    (r"(?<!appropriate) only\b", ("",)),
    (r" alone\b", ("",)),
    (
        r" as (?:an? initial test|the initial test|the first imaging)",
        (" as the only test", " for screening"),
    ),
    (r" as (?:a|the) second choice", ("", " as a first choice")),
    (r" as the (?:initial drug|second choice|first choice)", (" as the last resort", " for life")),
    (r"\bsecond choice\b", ("first choice", "only choice")),
    (r"\bfirst choice\b", ("second choice", "last choice")),
    (r"\binitial\b", ("final", "last")),
    (r" first\b", (" last", " second")),
    (r"\bbefore\b", ("after", "instead of")),
    (r"\bafter\b(?! to)", ("before", "instead of")),
    (r"\bfollowed by\b", ("preceded by", "without", "instead of")),
    (r"\bsame-day\b", ("elective", "next-week")),
    (r"\b[Ii]mmediate\b|\bemergency\b", ("elective", "delayed")),
    (r", without delay", ("", ", without hurry")),
    (r" without enough improvement", ("", " with full recovery")),
    (r", and in a candidate for surgery or an intervention", ("",)),
    (r", provided none of these holds: .*?\.$", (".", ", even if one of these holds: any.")),
    (r"; [^;]*?(?=[;.])", ("",)),
    (r" routinely\b", ("", " ever")),
    (r" only after a shared decision on benefits and harms", ("", " without discussion")),
    (r" with caution\b", ("", " freely")),
)
_WIDER = phrases("""
in every patient;in all patients, whatever their history;regardless of kidney function;in anyone
even in pregnancy;at any age;irrespective of the findings;also in children;whatever the T-score
also in patients with dialysis;for life;without exception;even without symptoms;in men too
""")
_EXCEPT = phrases("""
unless the patient prefers otherwise;except in women;unless the family objects;except over 80
unless symptoms are mild;except at weekends;unless the T-score is low;except in diabetes
if the insurer agrees;if alendronate has failed;only if the eGFR is above 90;only in smokers
but not in men;except in the elderly;provided the patient is under 40;until the pain is gone
""")


def _dropped(text: str, draw: Random) -> str | None:
    """The sentence for everybody: its leading or trailing condition is gone."""
    made = [capital(p.sub("", text, count=1)) for p in (_LEAD, _TAIL)]
    found = [m for m in made if m != text and len(m) > 25]
    return draw.choice(found) if found else None


def _part_dropped(text: str, draw: Random) -> str | None:
    """One of several parts of a condition is gone."""
    lead = _LEAD.match(text)
    if not lead:
        return None
    parts = re.split(r"(,? and | with (?=a |the ))", lead[0][:-2])
    if len(parts) < 3:
        return None
    place = draw.randrange(2, len(parts), 2)
    kept = "".join((*parts[: place - 1], *parts[place + 1 :]))
    return f"{kept}, {text[lead.end() :]}"


def _loosened(text: str, draw: Random) -> str | None:
    """Conditions that all have to hold, of which one is now enough."""
    lead = _LEAD.match(text)
    if not lead or " and " not in lead[0]:
        return None
    return lead[0].replace(" and ", draw.choice((" or ", " and/or ")), 1) + text[lead.end() :]


def _placed(text: str, words: str) -> str:
    before, bracket, after = text.rpartition(" (")
    return f"{before} {words} ({after}" if bracket else f"{text.rstrip('.')} {words}."


def _widened(text: str, draw: Random) -> str:
    return _placed(text, draw.choice(_WIDER))


def _excepted(text: str, draw: Random) -> str:
    return _placed(text, draw.choice(_EXCEPT))


def _replaced(original: Original, stock: Stock, draw: Random) -> Original | None:
    """The condition of another rule in the place of its own."""
    lead = _LEAD.match(original.statement.text)
    if not lead or not original.rules:
        return None
    other = draw.choice(stock.originals)
    condition = _LEAD.match(other.statement.text)
    if not condition or condition[0] == lead[0]:
        return None
    text = condition[0] + original.statement.text[lead.end() :]
    return replace(original, statement=replace(original.statement, text=text))


MUTATIONS: tuple[Mutation, ...] = (
    unsafe("condition dropped", worded(_dropped)),
    unsafe("part of a condition dropped", worded(_part_dropped)),
    unsafe("condition turned round", worded(swapped(_TURNED))),
    unsafe("condition of another rule", _replaced),
    unsafe("condition or order loosened", worded(either(swapped(_LOOSER), _loosened))),
    unsafe("widened to everybody", worded(_widened)),
    unsafe("exception added", worded(either(_excepted))),
)
