"""Changes that keep the meaning: what a drafter may well write in the place of the source."""

import re
from dataclasses import replace
from random import Random

from evals.mutations.kinds import (
    Mutation,
    Original,
    Stock,
    capital,
    either,
    harmless,
    lowered,
    phrases,
    swapped,
    worded,
)

_PREDICATES = (
    (r"\bis not recommended\b", ("should not be used", "is not advised", "should not be given", "isn't recommended")),
    (r"\bare not recommended\b", ("should not be used", "are not advised")),
    (r"\bis recommended\b", ("is advised", "should be offered", "is the recommended course")),
    (r"\bare recommended\b", ("are advised", "should be offered")),
    (r"\bis suggested\b", ("is conditionally recommended", "is suggested by the panel")),
    (r"\bis contraindicated\b", ("must not be used", "is strictly contraindicated", "has a contraindication")),
    (r"\bshould be avoided\b", ("is to be avoided", "ought to be avoided", "is best avoided")),
    (r"\bshould not be used\b", ("must not be used", "is not to be used")),
    (r"\bis an option\b", ("may be considered", "can be considered", "is one option")),
    (r"\bmay be considered\b", ("can be considered", "is an option", "might be considered")),
    (r"\bmay be appropriate\b", ("can be appropriate", "might be appropriate")),
    (r"\bis usually appropriate\b", ("is generally appropriate", "is usually an appropriate choice")),
    (r"\bis usually not appropriate\b", ("is generally not appropriate", "is usually inappropriate")),
    (r"\bis indicated\b", ("is called for", "is recommended")),
    (r"\bthere is insufficient evidence on\b", ("the evidence is insufficient on", "there is not enough evidence on")),
)  # fmt: skip
_ABBREVIATED = (
    (r"\bMRI\b", ("magnetic resonance imaging", "MR imaging")),
    (r"\bCT\b(?!\))", ("computed tomography",)),
    (r"\bDXA\b", ("dual-energy X-ray absorptiometry", "DEXA")),
    (r"\bNSAID\b", ("non-steroidal anti-inflammatory drug",)),
    (r"\bcreatinine clearance\b", ("CrCl", "the creatinine clearance")),
    (r"\beGFR\b", ("estimated glomerular filtration rate", "estimated GFR")),
    (r"\blow back pain\b", ("LBP", "lower back pain")),
    (r"\bvertebral fracture assessment\b", ("VFA",)),
    (r"\bbone density test\b", ("BMD test", "bone mineral density test")),
    (r"\bheart attack\b", ("myocardial infarction", "MI")),
    (r"\bACR\b(?! 20)", ("American College of Radiology",)),
    (r"\bACP\b", ("American College of Physicians",)),
    (r"\bNASS\b", ("North American Spine Society",)),
)
_SPELLING = (
    (r"\boesophageal\b", ("esophageal",)),
    (r"\bhypocalcaemia\b", ("hypocalcemia",)),
    (r"\bhypercalcaemic\b", ("hypercalcemic",)),
    (r"\boedema\b", ("edema",)),
    (r"\bbehavioural\b", ("behavioral",)),
    (r"\bprogramme\b", ("program",)),
    (r"\bparacetamol\b", ("acetaminophen",)),
    (r"\b[Zz]oledronate\b", ("zoledronic acid",)),
    (r"\banaesthetic\b", ("anesthetic",)),
    (r"\bosteoporosis drug\b", ("osteoporosis medication", "drug for osteoporosis")),
    (r"\bfirst-line\b", ("first line",)),
    (r"\bnon-drug\b", ("nondrug", "non-pharmacological")),
)
_NUMBERS = (
    (r"\bbelow (?=\d)", ("less than ", "under ", "lower than ")),
    (r"\bat least (?=\d)", ("no less than ", "a minimum of ")),
    (r"\babove (?=\d)", ("more than ", "over ", "exceeding ")),
    (r"\b(\d+) or older\b", (r"\1 and older", r"\1 years or older", r"\1 or over", r"\1 and over")),
    (r"\byounger than (\d+)", (r"under \1", r"younger than \1 years", r"less than \1 years old")),
    (r"\bweekly\b", ("once a week", "once weekly", "every week")),
    (r"\bmonthly\b", ("once a month", "once monthly", "every month")),
    (r"\bdaily\b", ("once a day", "once daily", "per day")),
    (r"\byearly\b", ("once a year", "once yearly", "annually")),
    (r"/day\b", (" per day", " a day", " daily")),
    (r"(\d) %", (r"\1%", r"\1 percent", r"\1 per cent")),
    (r"\b12 months\b", ("one year", "twelve months", "1 year")),
    (r"\b6 weeks\b", ("six weeks", "42 days")),
    (r"\b2 years\b", ("two years", "24 months")),
    (r"\b3 years\b", ("three years",)),
    (r"\b3 months\b", ("three months",)),
    (r"\b6 months\b", ("six months",)),
    (r"\b30 minutes\b", ("half an hour", "thirty minutes")),
    (r"\b4 hours\b", ("four hours",)),
    (r"\b14 days\b", ("two weeks", "fourteen days")),
    (r"\b1,([02])00 mg\b", (r"1\g<1>00 mg", r"1.\1 g")),
    (r"\b4 cm\b", ("40 mm",)),
    (r"-(?=\d\.)", ("\u2212", "minus ", "\u2013")),
    (r" mL/min\b", (" ml/min", "\u00a0mL/min")),
)
_LEADS = phrases("""
Note that;Please note that;Of note,;In short,;In summary,;Importantly,;It is worth knowing that;Overall,
To summarise,;It should be noted that;As stated there,;Here,;Then,;Also,;In brief,;Remember that
""")
_LEAD = re.compile(
    r"^(?:In|For|With|When|After|At|Where|Within|Without)\b.*?, "
    r"(?=(?:an? |the |MRI|CT|DXA|[a-z])[^,]*? (?:is|are|may|should)\b)"
)
_BRACKET = re.compile(r" \((ACR|ACP|NICE|NASS|BHOF|ISCD|ECTS|AACE/ACE|US label)\)\.$")


def _condition_last(text: str, _: Random) -> str | None:
    """Advice first, its condition behind it."""
    lead = _LEAD.match(text)
    if not lead:
        return None
    rest, bracket, after = text[lead.end() :].rstrip(".").partition(" (")
    condition = lowered(lead[0].rstrip(", "))
    tail = f" ({after}" if bracket else ""
    return f"{capital(rest)} {condition}{tail}."


def _attributed(text: str, draw: Random) -> str | None:
    """The issuer at the beginning and not in brackets."""
    match = _BRACKET.search(text)
    if not match:
        return None
    issuer = f"the {match[1]}" if match[1].startswith(("US", "AC", "NASS")) else match[1]
    rest = lowered(text[: match.start()])
    made = (f"According to {issuer}, {rest}.", f"{capital(issuer)} states that {rest}.")
    return draw.choice(made)


def _active(text: str, _: Random) -> str | None:
    """ "X is recommended (ACR)" told as "The ACR recommends X"."""
    match = _BRACKET.search(text)
    lead = _LEAD.match(text)
    if not match:
        return None
    start = lead.end() if lead else 0
    advice = text[start : match.start()]
    for said, verb in (("is not recommended", "does not recommend"), ("is recommended", "recommends"),
                       ("is suggested", "suggests")):  # fmt: skip
        if advice.endswith(f" {said}"):
            action = lowered(advice.removesuffix(f" {said}"))
            before = text[:start]
            issuer = f"the {match[1]}" if before else f"The {match[1]}"
            return f"{before}{issuer} {verb} {action}."
    return None


def _led_in(text: str, draw: Random) -> str:
    return f"{draw.choice(_LEADS)} {lowered(text)}"


def _typed(text: str, draw: Random) -> str:
    """Other typing of the same words."""
    made = (
        text.rstrip("."),
        f" {text} ",
        text.replace(" ", "\u00a0", 1),
        text.replace(" ", "  ", 1),
        text.replace(" (", ", (", 1),
        text.replace(", ", " ", 1),
        lowered(text),
        text.replace("-", "\u2011", 1),
    )
    return draw.choice([m for m in made if m != text])


def _synonym(original: Original, stock: Stock, draw: Random) -> Original | None:
    """A concept by another name that the vocabulary has for it."""
    if not original.rules:
        return None
    text = original.statement.text
    found = [(old, new) for old, others in stock.names.items() if old in text for new in others]
    if not found:
        return None
    old, new = draw.choice(found)
    changed = capital(re.sub(rf"\b{re.escape(old)}\b", lambda _: new, text, count=1))
    if changed == text:
        return None
    return replace(original, statement=replace(original.statement, text=changed))


def _unchanged(original: Original, _: Stock, __: Random) -> Original:
    return original


MUTATIONS: tuple[Mutation, ...] = (
    harmless("unchanged", _unchanged),
    harmless("advice in other words", worded(swapped(_PREDICATES))),
    harmless("abbreviation or full name", worded(swapped(_ABBREVIATED))),
    harmless("British or American", worded(swapped(_SPELLING))),
    harmless("number or unit written otherwise", worded(swapped(_NUMBERS))),
    harmless("condition behind the advice", worded(_condition_last)),
    harmless("issuer in front", worded(_attributed)),
    harmless("active voice", worded(_active)),
    harmless("neutral lead-in", worded(_led_in)),
    harmless("typing", worded(either(_typed))),
    harmless("another name of a concept", _synonym),
)
