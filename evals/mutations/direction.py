"""Advice turned into its opposite."""

import re
from random import Random

from evals.mutations.kinds import Mutation, capital, lowered, phrases, swapped, unsafe, worded

_FOR = re.compile(
    r"\b(is|are) (?:usually appropriate|recommended|suggested|indicated|an option)\b"
    r"|\b(?:may|should) be (?:appropriate|considered|used|given|offered)\b"
)
_AGAINST = re.compile(
    r"\b(is|are) (?:usually not appropriate|not (?:routinely )?recommended|contraindicated)\b"
    r"|\bshould not be (?:used|made|started)\b|\bshould be avoided\b"
)
_OPPOSED = phrases("""
is not recommended;is contraindicated;should be avoided;must not be used;is discouraged;has no place
is inadvisable;is never appropriate;should be withheld;cannot be recommended;is hardly recommended
is no longer recommended;is rarely if ever recommended;is anything but recommended;is unnecessary
is far from recommended;isn't recommended;is neither needed nor recommended;can wait;is useless
is best not given;is off the table;is recommended against;ought to be omitted;is not an option
is usually not appropriate;may not be appropriate;should not be used;is not indicated;is harmful
is to be avoided;is not considered appropriate;has been abandoned;is prohibited;is not needed
is inappropriate;is not routinely recommended;is deprecated;lacks any benefit;is ruled out
is only rarely appropriate;is advised against;should be stopped;should be refused;is obsolete
""")
_ALLOWED = phrases("""
is recommended;is safe;can be given;is the treatment of choice;is fine;may be used;is no problem
is not contraindicated;should not be withheld;need not be avoided;does no harm;is well tolerated
is recommended without restriction;should never be omitted;is not a concern;is an option
is usually appropriate;may be appropriate;should be used;should be started;is indicated;is first-line
should be offered;is suggested;may be considered;is no longer contraindicated;is permitted
is not harmful;is anything but contraindicated;can be continued;is mandatory;is allowed;is preferred
is hardly contraindicated;is reasonable;is acceptable;is advisable;is encouraged;must be given
isn't contraindicated;is rarely contraindicated;should not be avoided;is a good choice;is required
""")
_INSUFFICIENT = (
    (
        r"there is insufficient evidence on",
        (
            "there is good evidence for",
            "there is sufficient evidence on",
            "there is no longer insufficient evidence on",
            "there is insufficient evidence against",
            "the evidence supports",
            "the evidence speaks against",
            "guidelines recommend",
        ),
    ),
)
_DENYING = phrases("""
It is wrong that;It is a myth that;It is not true that;It is no longer true that
Nobody believes any more that;There is no reason to say that;It has been disproved that
Few experts still hold that;It is false to say that;It is a common error that
Contrary to what is proved,;It would be a mistake to believe that;Do not believe that
It is doubtful whether;It was once held that;It remains unproven that;It is hardly the case that
It is not the case that;Nothing supports the statement that;The following is untrue:
Ignore the rule that;Older editions said that;Until recently,;Critics deny that
It used to be said that;Some wrongly claim that;We disagree that;No guideline says that
""")
_TAILS = (
    " is wrong.",
    ", which is not true.",
    ", or so it was once believed.",
    " - not.",
    ", but this no longer holds.",
    ", although the opposite is now recommended.",
    "; this has been withdrawn.",
    ", but only in theory.",
    ", which nobody should follow.",
    ": a myth.",
)
_NOT = (
    (r"\b(is|are) (?=recommended|suggested|indicated|contraindicated|usually)", (r"\1 not ",)),
    (r"\b(may|should) be\b", (r"\1 not be", r"\1 never be", r"\1 hardly be")),
    (r"\b(is|are) not ", (r"\1 ",)),
    (r"\bshould not be\b", ("should be", "should always be")),
    (r"\bnot appropriate\b", ("appropriate",)),
    (r"\binsufficient\b", ("sufficient",)),
    (r"\bavoided\b", ("used", "preferred", "not avoided")),
    (r"\bcontraindicated\b", ("indicated", "not contraindicated", "uncontraindicated")),
    (r"\bappropriate\b", ("inappropriate",)),
    (r"\brecommended\b", ("unrecommended", "recommended against", "not at all recommended")),
    (r"\bstopping\b", ("not stopping", "continuing")),
    (r"\bWithout\b|\bwithout\b", ("with",)),
)


def _flipped(text: str, draw: Random) -> str | None:
    for pattern, others in ((_AGAINST, _ALLOWED), (_FOR, _OPPOSED)):
        match = pattern.search(text)
        if match:
            other = draw.choice(others)
            if match[1] == "are":
                other = re.sub(r"^is\b", "are", re.sub(r"^has\b", "have", other))
            return text[: match.start()] + other + text[match.end() :]
    return None


def _cleared(text: str, draw: Random) -> str | None:
    """A bar that is taken away: contraindicated becomes allowed."""
    match = re.search(r"\bcontraindicated\b|\bshould be avoided\b|\bshould not be started\b", text)
    return _flipped(text, draw) if match else None


def _denied(text: str, draw: Random) -> str:
    if draw.random() < 0.75:
        return f"{draw.choice(_DENYING)} {lowered(text)}"
    return text.rstrip(".") + draw.choice(_TAILS)


def _answered(text: str, draw: Random) -> str:
    """A question about the advice, answered against it."""
    answer = draw.choice(("No.", "Certainly not.", "Wrong!", "The opposite.", "Not any more."))
    return f"{capital(text.rstrip('.'))}? {answer}"


MUTATIONS: tuple[Mutation, ...] = (
    unsafe("direction flipped", worded(_flipped)),
    unsafe("evidence turned round", worded(swapped(_INSUFFICIENT))),
    unsafe("negation put in or taken out", worded(swapped(_NOT))),
    unsafe("contraindication removed", worded(_cleared)),
    unsafe("said and denied", worded(_denied)),
    unsafe("asked and denied", worded(_answered)),
)
