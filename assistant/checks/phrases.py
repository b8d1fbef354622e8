"""Phrases that count as one word where two sentences are compared word for word.

Each phrase stands for others of the same direction and the same strength, never for a weaker or
stronger one: what is recommended is not what is suggested, usual or an option. What tells nothing
(for whom a sentence is, that a condition is one) is left out, and what limits it never is.
"""

import re

_GIVEN = "(?:used|given|offered|prescribed|done|taken)"
_UNIT = r"(?:%|[a-zA-Z][\w/.]*)"

# Words of advice; a sentence with one of them says the same wherever it stands.
MARKERS = frozenset(
    "optional discouraged advocated proposed acceptable avoided forbidden unroutine".split()
)

PHRASES = tuple(
    (re.compile(pattern, re.I), f" {words} " if words else " ")
    for pattern, words in (
        # strength and direction
        (r"(?<=\w)n't\b", "not"),
        (r"\b(?:(?:is|are) not routinely (?:recommended|advised)"
         rf"|should not (?:be )?routinely (?:be )?{_GIVEN}|do not routinely offer)\b", "unroutine"),
        (r"\b(?:is|are) contraindicated\b|\bmust not (?:be (?:used|given|taken)|take|receive)\b"
         r"|\b(?:is|are) a contraindication (?:to|for)\b|\bcontraindicates\b", "forbidden"),
        (r"\b(?:is|are) not (?:recommended|advised)\b|\bdoes not recommend\b"
         r"|\b(?:advises|recommends|is advised|are advised) against\b"
         rf"|\bshould not be {_GIVEN}\b|\bdo not (?:use|give|offer|prescribe)\b", "discouraged"),
        (r"\b(?:should be|(?:is|are) (?:to be|best)) avoided\b"
         r"|\b(?:should )?avoid(?: the use of)?(?! \w+ing)\b", "avoided"),
        (r"\b(?:is|are) (?:an|one) option\b|\b(?:is|are) options\b|\b(?:is|are) among the options\b"
         rf"|\b(?:may|can|might|could) be (?:considered|tried|{_GIVEN})\b(?! (?:only|with))"
         r"|\bone (?:may|can) (?:consider|use|try)\b|(?:^|(?<=, )|(?<=: ))consider\b", "optional"),
        (r"\b(?:may|can|might) be appropriate\b", "acceptable"),
        (r"\b(?:may|can|might) only be appropriate\b", "acceptable only"),
        (r"\b(?:is|are) suggested\b|\bsuggests\b", "proposed"),
        (r"\b(?:is|are) (?:recommended|advised|indicated)\b|\b(?:recommends|advises)(?! that)\b"
         rf"|\bshould (?:be {_GIVEN}|have|receive|get|take)\b|\bcalls for\b", "advocated"),
        (r"\b(?:generally|as a rule)\b", "usually"),
        (r"\binappropriate\b", "not appropriate"),
        # numbers
        (r"\bhalf an hour\b", "30 minutes"),
        *((rf"\b{word}(?= (?:hours|days|weeks|months|years|doses)\b)", digits) for word, digits in
          {"two": "2", "three": "3", "four": "4", "six": "6", "twelve": "12"}.items()),
        (r"\b(?:younger than|(?:below|under) the age of|(?:less|lower) than|under) (?=-?\d)",
         "below"),
        (r"(?<=\d) years (?:old|of age)\b", ""),
        (r"(?<=\d) (?:years )?(?:and|or) (?:over|older|above)\b", "or older"),
        (rf"(?<![\d.-])(\d[\d.,]* ?{_UNIT}?) or (?:more|above|higher)\b", r"at least \1"),
        (r"\b(?:no less than|a minimum of|at or above) (?=\d)", "at least"),
        (r"\b(?:more than|over|exceeding|greater than|older than) (?=\d)", "above"),
        (r"\b(?:once (?:a week|weekly)|every week|weekly)\b", "/week"),
        (r"\b(?:once (?:a month|monthly)|every month|monthly)\b", "/month"),
        (r"(?:\b(?:once (?:a day|daily)|(?:per|a|each) day|daily)|/day)\b", "/d"),
        (r"\b(?:once (?:a year|yearly)|annually|yearly)\b", "/year"),
        (r"(?<=\d) (?=%)", ""),
        # what a sentence says with and without
        (r"\b(?:people|persons?|someone|somebody|anyone|anybody|individuals)"
         r"(?= (?:with|who|whose|aged|on|over|under|below|above|<|\d))", ""),
        (r"\b(?:have|has) (?:had|been)\b", ""),
        (r"\b(?:comes|come|is accompanied) (?:with|by)\b", ""),
        (r"\bin the absence of\b|\bwithout\b", "no"),
        (r"\b(?:as well|too|also)\b", "also"),
        (r"\b(?:not enough|too little)(?= evidence\b)", "insufficient"),
        (r"\bis dosed at\b", "dose"),
        (r"\bunder(?= the (?:EU|US)\b)", ""),
        (r"\b(?:according to|states that|says that|says|rates|considers)\b", ""),
    )
)  # fmt: skip

# Words without which a sentence says the same: whose it is, for whom, and that a condition is one.
FREE = frozenset(
    """a an the of in for at to on by with is are be as if when whenever where there present and
    they you patient patients who whose he she her his have has having""".split()
)
