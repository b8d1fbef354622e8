"""The grade that a sentence gives a recommendation: its letter, its strength, its evidence.

Read from somebody's sentence and from a rule's `strength` alike. Each kind is a scale of its own:
a letter is never compared with a strength, and whose scale it is the caller decides.
"""

import re
from dataclasses import dataclass

_CERTAINTY = r"very[ -]low|low|moderate|medium|high"
_NAMES = r"recommendations?|grade|statement|rating|letter"
_STRONG = r"strong(?:ly|er)?|firm(?:ly)?"
_WEAK = r"weak(?:ly)?|conditional(?:ly)?"
_ADVICE = r"recommend\w*|advis\w+|suggest\w*|against|in favou?r|for\b"
# Capital letters stay capital: "a C" is a grade and "a c" is none.
_LETTER = re.compile(
    r"\b(?i:grade|graded|rated|rating)(?i: (?:of|as|it|them|an?))* ['\"\u201c]?"
    r"(?P<one>[A-DI])\b(?![-'\u2019.]\w)"
    rf"|\b(?P<two>[A-DI])['\"\u201d]?[ -](?i:{_NAMES})\b"
    r"|\b(?i:gives?|gave|given|carr(?:y|ies)|carried|gets?|got|earns?|receives?|received|issued"
    r"|and|interventions|for everyone|has|with)\b[^.;:]{0,70}?\b(?i:an?|the) "
    r"(?P<three>[A-DI])(?=\s*(?:[.,;)]|$|\b(?i:and|while|but|from|in)\b))"
)
_ALONE = re.compile(r"(?P<one>[A-DI])(?=$|, | statement| \(draft\))")
_STRENGTH = re.compile(
    rf"\b(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))"
    rf"(?=(?: and \w+)?(?:[ -](?:GRADE|one)\b| (?:{_ADVICE})|-?(?:{_ADVICE})))"
    rf"|\b(?:{_ADVICE})(?: only| quite| very)? "
    r"(?:(?P<strong_>strongly)|(?P<weak_>conditionally|weakly))\b",
    re.I,
)
_STRENGTH_ALONE = re.compile(
    r"(?:(?P<strong>strong)|(?P<weak>weak|conditional))(?=$|[,;]| for| against)"
)
_EVIDENCE = re.compile(
    rf"\b(?P<one>{_CERTAINTY})[- ](?:quality|certainty)\b"
    r"|\b(?:quality|certainty)(?: of (?:the |this )?evidence)?(?: being| is| was| as| rated){1,3} "
    rf"(?P<two>{_CERTAINTY})\b"
    rf"|\bevidence(?: behind it| for it| itself)?(?: being| is| was| of){{1,2}} (?:only )?"
    rf"(?P<three>{_CERTAINTY})(?= (?:quality|certainty))",
    re.I,
)
_EVIDENCE_ALONE = re.compile(rf"[,;] (?P<one>{_CERTAINTY})(?=$| certainty)")
_LEVEL = re.compile(
    r"\b(?:(?:level|grade|graded)(?: as)? |\()(?P<one>[12][A-D])\b"
    r"|\b(?P<two>[12][A-D])(?= recommendation|$)"
)
_CLASS = re.compile(r"\b(?:COR|[Cc]lass(?: of recommendation)?) (?P<one>1|I|2a|IIa|2b|IIb|3|III)\b")
_ENOUGH = re.compile(
    r"\b(?:evidence|data)\b[^.;,]{0,40}?\b(?:(?P<lacking>insufficient|inconclusive|inadequate"
    r"|lacking|not (?:enough|sufficient))|(?P<enough>sufficient|adequate|conclusive|enough"
    r"|strong|good|fair|moderate))\b"
    r"|\b(?:(?P<lacking_>insufficient|inconclusive|inadequate|too little|not enough)"
    r"|(?P<enough_>sufficient|adequate|conclusive|fair|good)) (?:evidence|data)\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|no|never|nor|neither|without|rather than|instead of|than|cannot be called)"
    r"(?: (?:an?|the|as|so|called|rated|graded|been|given|is|with|of))*\s*$"
    r"|n['\u2019]t[^,;.]{0,12}$",
    re.I,
)
_ROMAN = {"I": "1", "IIa": "2a", "IIb": "2b", "III": "3"}
_SPELLED = {"medium": "moderate"}


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade.

    Attributes:
        scale: letter, level (`1B`), class, strength, certainty, or evidence (whether it sufficed).
        value: `B`, `2a`, `strong` or `weak`, `very low` to `high`, `enough` or `lacking`.
        span: offsets of its words.
    """

    scale: str
    value: str
    span: tuple[int, int]


def read_grades(text: str) -> tuple[Grade, ...]:
    """The grades that a sentence states, from left to right; what it denies is none."""
    found = (
        *_matches(_LETTER, "letter", text),
        *_matches(_CLASS, "class", text),
        *_matches(_LEVEL, "level", text),
        *_matches(_STRENGTH, "strength", text),
        *_matches(_EVIDENCE, "certainty", text),
        *_matches(_ENOUGH, "evidence", text),
    )
    stated = (grade for grade in found if not _NOT.search(text[: grade.span[0]]))
    return tuple(sorted(stated, key=lambda grade: grade.span))


def grades_of(strength: str) -> tuple[Grade, ...]:
    """The grades in a rule's strength: "grade B", "I statement", "strong; high", "COR 2a"."""
    if "not read" in strength or " or " in strength:
        return ()
    found = [
        *_matches(_LETTER, "letter", strength),
        *_matches(_CLASS, "class", strength),
        *_matches(_LEVEL, "level", strength),
        *_matches(_EVIDENCE, "certainty", strength),
        *_matches(_EVIDENCE_ALONE, "certainty", strength),
    ]
    if alone := _ALONE.match(strength):
        found.append(Grade("letter", alone["one"], alone.span()))
    pattern = _STRENGTH if "recommend" in strength else _STRENGTH_ALONE
    found += [g for g in _matches(pattern, "strength", strength) if g.span[0] == 0]
    return (*found, *_sufficing(strength, tuple(found)))


def _sufficing(strength: str, found: tuple[Grade, ...]) -> tuple[Grade, ...]:
    """Whether there was evidence enough to recommend, as far as the grade itself says so."""
    letters = {grade.value for grade in found if grade.scale == "letter"}
    lacking = letters == {"I"} or strength == "inconclusive"
    if not lacking and not letters & set("ABCD"):
        return ()
    return (Grade("evidence", "lacking" if lacking else "enough", (0, len(strength))),)


def _matches(pattern: re.Pattern[str], scale: str, text: str) -> list[Grade]:
    grades = []
    for match in pattern.finditer(text):
        name, words = next((n, w) for n, w in match.groupdict().items() if w is not None)
        told = name.rstrip("_") in ("strong", "weak", "enough", "lacking")
        value = name.rstrip("_") if told else _value(scale, words)
        start = match.start(name) if scale == "letter" else match.start()
        grades.append(Grade(scale, value, (start, match.end())))
    return grades


def _value(scale: str, words: str) -> str:
    if scale == "class":
        return _ROMAN.get(words, words)
    if scale in ("letter", "level"):
        return words
    plain = words.lower().replace("-", " ")
    return _SPELLED.get(plain, plain)
