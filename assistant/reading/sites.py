"""Body sites beside a number: "T-score of -2.9 at the hip", "femoral neck T-score -2.6".

Below `measures`. A site is one of the names its concept declares, written with blanks or under
one of the other names below.
"""

import re
from functools import lru_cache

_OTHER_NAMES = {
    "spine": (
        "lumbar spine",
        "l-spine",
        "ls spine",
        "l1-l4",
        "l1-4",
        "l2-l4",
        "vertebral",
        "lumbar",
    ),
    "lumbar_spine": ("lumbar spine", "spine", "l1-l4", "l1-4", "lumbar"),
    "femoral_neck": ("neck of femur", "neck of the femur", "fem neck", "fn"),
    "total_hip": ("total hip", "whole hip", "hip total"),
    "hip": ("hips", "proximal femur"),
    "radius": ("distal radius", "one-third radius", "1/3 radius", "33% radius", "forearm", "wrist"),
    "forearm": ("distal radius", "one-third radius", "1/3 radius", "33% radius", "radius", "wrist"),
}
_PREPOSITION = r"[\s(:=]*(?:(?:at|of|in|for|on)\s)?(?:(?:the|her|his)\s)?(?:left\s|right\s)?"

Place = tuple[str, tuple[int, int]]


@lru_cache(maxsize=64)
def _names(sites: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    table = {name: site for site in sites for name in _OTHER_NAMES.get(site, ())}
    table |= {site.replace("_", " "): site for site in sites}
    forms = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in forms), table


@lru_cache(maxsize=64)
def _patterns(sites: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    forms, _ = _names(sites)
    word = rf"\b(?P<site>{forms})\b"
    return (
        re.compile(word, re.IGNORECASE),
        re.compile(_PREPOSITION + word, re.IGNORECASE),
        re.compile(rf"{word}(?:\sBMD|\sDXA)?[\s:(]*$", re.IGNORECASE),
    )


def site_after(
    text: str, place: int, sites: tuple[str, ...], anywhere: bool = False
) -> Place | None:
    """The site named right after `place`, or anywhere after it, with where it stands."""
    if not sites:
        return None
    search, follow, _ = _patterns(sites)
    match = search.search(text, place) if anywhere else follow.match(text, place)
    return (_site(sites, match["site"]), match.span("site")) if match else None


def site_before(text: str, place: int, sites: tuple[str, ...]) -> str | None:
    """The site named right before `place`."""
    if not sites:
        return None
    match = _patterns(sites)[2].search(text, max(0, place - 32), place)
    return _site(sites, match["site"]) if match else None


def _site(sites: tuple[str, ...], written: str) -> str:
    table = _names(sites)[1]
    key = re.sub(r"\s", " ", written.lower())
    return table.get(key) or table[key.replace("-", " ")]
