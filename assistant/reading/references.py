"""The reference list of a page: entries with their numbers, and what each one names.

Follows `statements`, which says where the list begins; the audit's checks ask what an entry is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assistant.domain.knowledge import Document
from assistant.reading.statements import TextStatement

_NUMBER = re.compile(r"\s*\[?\^?(\d{1,3})[\].):]*\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A line that only says what sort of source follows begins an entry of several lines.
_SORT = re.compile(
    r"\W*(?:guidelines?|research|study|review|praxis|article|website|drug label|label|book)\W*\Z",
    re.I,
)
_IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/\S+|\bPMC?ID\b|\bPMC\s?\d+|\bISBN\b|https?://\S+|www\.\S+"
    r"|\b(?:NG|CG|TA|QS|IPG|DG|SIGN|NDA|BLA|NGC)[\s:]?\d{1,7}\b"
    r"|\b(?:19|20)\d\d[^;]{0,12};\s*\d+|\b\d+\s?\(\d+[^)]*\)\s?:\s?[eES]?\d+"
    r"|\bvol(?:ume)?\.?\s*\d+|\bRev(?:ision)?\.?\s*\d{1,2}/\d{4}",
    re.I,
)
_AUTHORS = re.compile(r"\bet al\b|\b[A-Z][a-z'\u2019-]+ [A-Z]{1,3}(?:,|\.|;| and )")
_LABEL = re.compile(
    r"\b(?:prescribing information|package insert|product information|SmPC|drug label|US label"
    r"|product characteristics)\b",
    re.I,
)
# Bodies outside the corpus whose documents their name, a title and a year identify.
_BODIES = re.compile(
    r"\b(?:WHO|World Health Organi[sz]ation|Endocrine Society|USPSTF|Preventive Services Task Force"
    r"|ESCEO|IOF|International Osteoporosis Foundation|NOGG|ASBMR|ACOG|NAMS|Menopause Society|SIGN"
    r"|AAOS|EULAR|CDC|NHS|EMA|MHRA|VA/DoD|American College of Rheumatology|KDIGO|FRAX|ACOEM|SIR"
    r"|Royal College|Cochrane|Osteoporosis Canada|Institute of Medicine|National Academies)\b"
)
_WORD = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    "guideline guidelines clinical practice update management treatment american college journal "
    "with from that their this adults position statement official positions appropriateness "
    "criteria prescribing information diagnosis assessment review summary".split()
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list; `span` counts characters of the page."""

    number: int
    text: str
    span: tuple[int, int]

    @property
    def years(self) -> frozenset[int]:
        return frozenset(int(year) for year in _YEAR.findall(self.text))

    @property
    def identified(self) -> bool:
        """It bears an identifier, a journal citation, an author, or a body's title and year."""
        if _IDENTIFIER.search(self.text):
            return True
        dated = bool(self.years) and (_AUTHORS.search(self.text) or _BODIES.search(self.text))
        return bool(dated or _LABEL.search(self.text))


def references_of(statements: Iterable[TextStatement]) -> dict[int, Reference]:
    """Number to entry: the number an entry begins with, else its place in the list."""
    found: dict[int, Reference] = {}
    for place, entry in enumerate(_entries(statements), 1):
        numbered = _NUMBER.match(entry.text)
        number = int(numbered[1]) if numbered else place
        found.setdefault(number, replace(entry, number=number))
    return found


def _entries(statements: Iterable[TextStatement]) -> list[Reference]:
    lines = [s for s in statements if s.kind == "reference"]
    sorted_ = any(_SORT.match(line.text) for line in lines)
    entries: list[Reference] = []
    for line in lines:
        if not sorted_ or _SORT.match(line.text) or not entries:
            entries.append(Reference(0, line.text, line.span))
        else:
            last = entries[-1]
            span = (last.span[0], line.span[1])
            entries[-1] = replace(last, text=f"{last.text} {line.text}", span=span)
    return entries


def documents_named(text: str, documents: Mapping[str, Document]) -> tuple[Document, ...]:
    """The documents of the corpus that an entry names: by identifier, or by issuer with title."""
    exact = [d for d in documents.values() if d.doi and d.doi.lower() in text.lower()]
    if exact:
        return tuple(exact)
    return tuple(d for d in documents.values() if _issued(d, text) and _titled(d, text))


def _issued(document: Document, text: str) -> bool:
    names = (document.abbreviation, document.organisation, *document.issuer_names)
    return any(_has(name, text) for name in names)


def _has(name: str, text: str) -> bool:
    flags = 0 if name.isupper() else re.I
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None


def _titled(document: Document, text: str) -> bool:
    """The year, or two telling words of the title."""
    return str(document.year) in text or len(shared_words(document.title, text)) >= 2


def shared_words(one: str, other: str) -> set[str]:
    """Telling words that two titles have in common."""
    first, second = (set(_WORD.findall(text.lower())) - _EMPTY for text in (one, other))
    return first & second
