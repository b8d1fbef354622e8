"""Numbers that a sentence tells of its patient, which no source has to give: "this 67-year-old
woman", "her T-score is -3.4", "clearance this morning 31 mL/min", "after four years on it".

Used by the checks that hold a page's numbers against the sources. A number with a comparator, or
behind a word of rule, is never the patient's own.
"""

import re

from assistant.domain.claim import Quantity
from assistant.reading.quantities import read_quantities
from assistant.reading.units import dimension

_PERSON = (
    r"(?:she|he|you|I|(?:this|the|our|my|a|an) (?:[\w-]+ ){0,4}?"
    r"(?:patient|woman|man|lady|gentleman|mother|father|wife|husband|girl|boy)"
    r"|M(?:rs?|s)\.? [A-Z]\w+)"
)
_WHOSE = rf"(?:her|his|my|your|our|{_PERSON})"
_TODAY = (
    r"(?:today|this (?:morning|afternoon|week|month)|yesterday|last (?:night|week|month|year)"
    r"|(?:measured|calculated|recorded|reported|found|estimated|came back|comes back|came out)"
    r"(?: \w+)?(?: at| as)?|on (?:the )?(?:repeat|DXA|admission|arrival|the \d\S*))"
)
# Between the person and a value of hers; what is done or asked of her is told by other words.
_RULE = re.compile(
    r"\b(?:should|shall|must|may|can|could|might|would|will|needs?|needed"
    r"|to (?:have|be|get|take|wait|start)|requires?|required"
    r"|recommend\w*|advis\w+|suggest\w*|thresholds?|cut-?\s?(?:off|point)s?|limits?|floors?|ceilings?"
    r"|triggers?|minimum|maximum|targets?|criteri\w+|if|when|once|until|unless|because|since|from"
    r"|labels?|guidelines?|contra-?indicated|allowed|within|every|each|per|due|next|until|only"
    r"|under|below|above|over|beyond|past|counts?|sets?|set at|drawn|puts?|but|whereas|while|than"
    r"|give|gives|given|start|starts|takes? (?:it|this)|repeat\w*|stop|stops|for at|not)\b"
    r"|[;.!?:]\s",
    re.I,
)
_MARK = re.compile(rf"\b(?:{_WHOSE}|{_TODAY})(?![\w-])", re.I)
# So far a value may stand behind the words that make it the patient's.
_NEAR = 60
_SUPPOSED = re.compile(
    r"\b(?:if|when|once|until|unless|whether|provided|where|whose|while)\s(?:\w+\s)?$", re.I
)
_PAST = re.compile(
    r"\b(?:has|have|had|was|were|been|took|takes|taking|is on|are on|am on|fell|broke|lost|gained"
    r"|(?<!is )(?<!are )(?<!be )(?:started|stopped|finished|completed)|began|came|weighs?|smok\w+"
    r"|drinks?|received|got|suffered|sustained|underwent|developed|presented|woke|felt|hurt)\b",
    re.I,
)
_AGO = re.compile(
    r"\s(?:ago|old|back|earlier|previously)\b|\sof (?:pain|treatment|therapy)\b", re.I
)
_AGED = re.compile(r"(?:year|yr)s?[\s-]old$|\by\.?/?o\.?$", re.I)
_OF_AGE = re.compile(r"[\s-]*(?:years? )?(?:of age|old)\b", re.I)
_GENERAL = re.compile(r"\b(?:every|any|all|each|no|for an?|in an?)\s(?:\w+\s)?$", re.I)
_RISK = re.compile(
    r"[\s-](?:[\w-]+\s){0,5}?(?:risks?|probabilit(?:y|ies)|chances?|likelihood|survival|FRAX"
    r"|estimates?|odds|MOF)\b",
    re.I,
)
_OVER = re.compile(
    r"\b(?:risk|probability|chance|likelihood)\b[^.;]{0,40}\b(?:over|in|within)\s$", re.I
)


def own_values(text: str) -> tuple[Quantity, ...]:
    """The quantities that the text tells of its patient, from left to right."""
    return tuple(quantity for quantity in read_quantities(text) if _is_own(text, quantity))


def is_age(text: str, quantity: Quantity) -> bool:
    """ "67-year-old", "70 years of age"."""
    if quantity.unit not in (None, "year"):
        return False
    return bool(_AGED.search(quantity.text) or _OF_AGE.match(text, quantity.span[1]))


def is_horizon(text: str, quantity: Quantity) -> bool:
    """The time that a risk is told for: "a 10-year hip fracture risk of 3 %"."""
    if quantity.unit is None or dimension(quantity.unit) != "time":
        return False
    start, end = quantity.span
    behind = _RISK.match(text, end) is not None and text[start:end].lower().endswith("year")
    return behind or _OVER.search(text, max(0, start - 70), start) is not None


def _is_own(text: str, quantity: Quantity) -> bool:
    start, end = quantity.span
    if quantity.comparator != "=" or quantity.high is not None:
        return False
    if _AGED.search(quantity.text):
        return _GENERAL.search(text[:start]) is None
    marks = list(_MARK.finditer(text, max(0, start - _NEAR - 40), start))
    if not marks or start - marks[-1].end() > _NEAR:
        return False
    told = text[marks[-1].end() : start]
    if _RULE.search(told) or _SUPPOSED.search(text[: marks[-1].start()]):
        return False
    unit = (quantity.unit or "").partition("/")[0]
    if dimension(unit) in ("time", "mass", "activity", "tablets"):
        return bool(_PAST.search(marks[-1][0] + told) or _AGO.match(text, end))
    return True
