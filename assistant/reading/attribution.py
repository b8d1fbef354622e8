"""Whose advice a sentence says it is: issuer names in the words, to a document where unique.

Used by `claims`; "the ACR recommends" names an issuer, and only one document or none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.knowledge import Document

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """An issuer named in a sentence.

    Attributes:
        document: its document id, or None when several documents bear the name.
        documents: every document that bears the name as it stands.
        span: offsets of the name.
        kin: documents that bear it with more behind it: "NICE" is said of NICE NG259 too.
    """

    document: str | None
    documents: tuple[str, ...]
    span: tuple[int, int]
    kin: tuple[str, ...] = ()


def read_attributions(text: str, documents: Mapping[str, Document]) -> tuple[Attribution, ...]:
    """Issuers from left to right; a year in the sentence picks among editions."""
    if not documents:
        return ()
    names = tuple((d.id, d.year, (d.abbreviation, *d.issuer_names)) for d in documents.values())
    pattern, bearers = _index(names)
    years = {int(year) for year in _YEAR.findall(text)}
    found = []
    for match in pattern.finditer(text):
        bearing = bearers[_key(match[0])]
        dated = [name for name, year in bearing if year in years]
        ids = tuple(name for name, _ in bearing)
        unique = ids if len(ids) == 1 else tuple(dated)
        document = unique[0] if len(unique) == 1 else None
        kin = tuple(name for name in _longer(_key(match[0]), bearers) if name not in ids)
        found.append(Attribution(document, ids, match.span(), kin))
    return tuple(found)


def one_issuer(named: Iterable[Attribution]) -> tuple[str, ...]:
    """The documents that every one of the names may mean; none where two issuers are named."""
    sets = [(*one.documents, *one.kin) for one in named]
    shared = set(sets[0]).intersection(*sets) if sets else set()
    return tuple(name for name in sets[0] if name in shared) if sets else ()


_Bearers = dict[str, list[tuple[str, int]]]


def _longer(name: str, bearers: _Bearers) -> tuple[str, ...]:
    longer = (bearing for other, bearing in bearers.items() if other.startswith(f"{name} "))
    return tuple(dict.fromkeys(document for bearing in longer for document, _ in bearing))


@lru_cache(maxsize=4)
def _index(
    names: tuple[tuple[str, int, tuple[str, ...]], ...],
) -> tuple[re.Pattern[str], _Bearers]:
    bearers: _Bearers = {}
    for document, year, surfaces in names:
        for surface in dict.fromkeys(filter(None, surfaces)):
            entry = bearers.setdefault(_key(surface), [])
            if (document, year) not in entry:
                entry.append((document, year))
    forms = sorted({s for _, _, surfaces in names for s in surfaces if s}, key=len, reverse=True)
    alternatives = "|".join(_form(form) for form in forms)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)(?!\s+inhibit)"), bearers


def _form(surface: str) -> str:
    """A name; capitals count in an abbreviation only ("ACR" is not "acr")."""
    words = r"\s+".join(map(re.escape, surface.split()))
    return words if surface.isupper() else f"(?i:{words})"


def _key(surface: str) -> str:
    return " ".join(surface.lower().split())
