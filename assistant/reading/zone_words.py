"""Words that open a qualifying part of a sentence, and what each kind does. Data for `zones`."""

import re
from enum import Enum


class Zone(Enum):
    """What a qualifying part does to the advice it goes with."""

    CONDITION = "condition"  # if, when, in patients with, because: holds only there
    UNLESS = "unless"  # unless, until, except in: holds only elsewhere
    OTHERWISE = "otherwise"  # where the condition before does not hold
    ORDER = "order"  # before, after: says nothing of whom it is for
    PURPOSE = "purpose"  # to assess, in order to: what it is done for
    ALWAYS = "always"  # regardless of: no condition
    EVEN = "even"  # even if, despite: holds there too, which says the most


_FINITE: dict[Zone, tuple[str, ...]] = {
    Zone.CONDITION: tuple(
        """only if|only when|only where|if|when|whenever|where|wherever|provided that|provided
        providing|as long as|so long as|in case|once|assuming|assuming that|in whom|for whom
        because|because of|since|given that|given|due to|owing to|in view of|in light of
        on account of|considering that|with evidence that|as she|as he|as her|as his|as the patient
        as there|should she|should he|for anyone who|in anyone who|who|whose|after|following
        before age|before the age|after age|after the age|from age|from the age
        in the presence of|in the event of|in the setting of|in the context of|in case of|limited to
        reserved for|depending on whether|on condition that|contingent on|based on
        """.replace("\n", "|").split("|")
    ),
    Zone.UNLESS: tuple(
        """unless|until|till|unless and until|except if|except when|except in|except for|except
        other than in|not until|in the absence of|absent
        apart from in""".replace("\n", "|").split("|")
    ),
    Zone.ORDER: tuple(
        """before|prior to|ahead of|followed by|while|whilst|during|while awaiting|pending|then by
        as soon as possible after|at the same time as|alongside|within|throughout|at least once
        every""".replace("\n", "|").split("|")
    ),
    Zone.ALWAYS: tuple(
        """even without|regardless of|irrespective of|whether or not
        with or without|although|though|independent of|no matter
        no matter what|whatever|regardless""".replace("\n", "|").split("|")
    ),
    Zone.EVEN: tuple(
        """even if|even when|even in|even with|even where|even after|despite
        in spite of""".replace("\n", "|").split("|")
    ),
    Zone.PURPOSE: tuple(
        """in order to|so that|so as to|for evaluation of|for further evaluation of
        for assessment of|for the assessment of|for further assessment of|for the evaluation of
        for the detection of|for detection of|for the prevention of|for prevention of
        to further assess|with a view to|which will|that will|for better|for further
        for monitoring of|for monitoring|for the diagnosis of|for diagnosis of
        """.replace("\n", "|").split("|")
    ),
}
PURPOSE_VERBS = frozenset(
    """
    assess evaluate detect look rule exclude confirm identify determine quantify guide prevent
    reduce help improve lower characterise characterize distinguish differentiate establish
    define clarify see find diagnose document show provide protect minimise minimize limit
    ensure decide plan further better
""".split()
)
NOUN_OPENERS = frozenset("in for among amongst with without at on".split())
_KNOWN_LEVEL = re.compile(
    r"\b(?:at|with|given|because of|in)\s+(?:this|that|her|his|the|such an?|the current|these|"
    r"their|"
    r"the patient's)\s+(?:(?:current|present|stated|given|low|reduced)\s+)?"
    r"(?:levels?|degrees?|values?|stages?)?\s*"
    r"(?:of\s+)?(?:(?:her|his|the)\s+)?(?:kidney function|renal function|egfr|gfr|"
    r"creatinine clearance|"
    r"kidney impairment|renal impairment|age|t-score|bone density|risk level|level|setting|"
    r"situation|context|stage|point|case)\b(?!\s*(?:of|below|above|under|over|at|less|more|"
    r"greater|higher|lower|between|from|is|was|that|which|[<>=\u2264\u2265]|\d))",
    re.I,
)
TIMES = frozenset("a per every each daily weekly monthly yearly or and in only".split())
PRONOUNS = frozenset(
    "it this she he they we i you there then clinicians doctors neither no".split()
)
_DETERMINERS = frozenset(
    """
    the a an then her his their any oral iv intravenous urgent either both all an such routine
    plain initial further repeat early prompt total daily weekly only also use using
""".split()
)
NOMINAL = frozenset(
    """before|prior to|after|following|during|due to|owing to|because of|in the absence of
    |in the presence of|in view of|throughout|in the setting of|in the context of|in case of
    |every|in the event of|despite|in spite of|regardless of|irrespective of""".replace(
        "\n    ", ""
    ).split("|")
)
ENDS = frozenset([",", ".", ";", ":", "but"])
BOUNDARIES = frozenset(". ; but however whereas \u2014".split())
PHRASES = {
    tuple(phrase.split()): zone for zone, phrases in _FINITE.items() for phrase in phrases if phrase
}
LONGEST = max(map(len, PHRASES))


_SUCH = re.compile(
    r"\b(?:at|with|in|after|for|following|given|on)\s+(?:such an?|such|(?:this|that) kind of)\s+"
    r"(?:\w+\s+)?(?:fractures?|events?|history|findings?|results?|patients?|cases?|persons?|people|"
    r"pain|pictures?|symptoms?|values?|scores?)\b(?!\s+(?:with|who|of|below|above))",
    re.I,
)


def known_level(text: str) -> tuple[tuple[int, int], ...]:
    """Places such as "at this level of kidney function", which point at facts already known."""
    return tuple(m.span() for pattern in (_KNOWN_LEVEL, _SUCH) for m in pattern.finditer(text))
