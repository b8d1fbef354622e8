"""Units of measure: how people write them, one spelling for each, and exact factors.

Below `quantities` (which reads a unit after a number) and `facts` (which turns it into the
unit of the concept). Substance amounts (ng/mL against nmol/L) depend on the analyte: those
factors belong to the concept, never here.
"""

import re
from fractions import Fraction
from functools import lru_cache

_BODY_AREA = "1.73m2"

# canonical spelling: (dimension, size in the dimension's first unit, other spellings)
_UNITS: dict[str, tuple[str, Fraction, str]] = {
    "mg": ("mass", Fraction(1), "milligram milligrams"),
    "g": ("mass", Fraction(1000), "gram grams"),
    "kg": ("mass", Fraction(1_000_000), "kilo kilos kilogram kilograms"),
    "mcg": ("mass", Fraction(1, 1000), "µg μg ug microgram micrograms"),
    "ng": ("mass", Fraction(1, 1_000_000), "nanogram nanograms"),
    "pg": ("mass", Fraction(1, 1_000_000_000), "picogram picograms"),
    "IU": ("activity", Fraction(1), "iu units international_units ui i.u."),
    "L": ("volume", Fraction(1), "litre litres liter liters"),
    "dL": ("volume", Fraction(1, 10), ""),
    "mL": ("volume", Fraction(1, 1000), "millilitre millilitres milliliter milliliters cc"),
    "mol": ("amount", Fraction(1), ""),
    "mmol": ("amount", Fraction(1, 1000), ""),
    "µmol": ("amount", Fraction(1, 1_000_000), "μmol umol micromol"),
    "nmol": ("amount", Fraction(1, 1_000_000_000), ""),
    "pmol": ("amount", Fraction(1, 1_000_000_000_000), ""),
    "mEq": ("charge", Fraction(1), ""),
    "m2": ("area", Fraction(1), "m² m^2 square_metres square_meters"),
    "cm2": ("area", Fraction(1, 10_000), "cm² cm^2"),
    "m": ("length", Fraction(1), "metre metres meter meters"),
    "cm": ("length", Fraction(1, 100), "centimetre centimetres centimeter centimeters"),
    "mm": ("length", Fraction(1, 1000), "millimetre millimetres millimeter millimeters"),
    "inch": ("length", Fraction(254, 10_000), "inches"),
    "mmHg": ("pressure", Fraction(1), "mm_Hg"),
    "%": ("share", Fraction(1), "percent per_cent"),
    "SD": ("deviation", Fraction(1), "sds standard_deviation standard_deviations"),
    "mSv": ("dose", Fraction(1), ""),
    "Gy": ("dose absorbed", Fraction(1), ""),
    "tablet": ("tablets", Fraction(1), "tablets tab tabs"),
    "ms": ("time", Fraction(1, 86_400_000), "msec msecs millisecond milliseconds"),
    "min": ("time", Fraction(1, 1440), "mins minute minutes"),
    "hour": ("time", Fraction(1, 24), "h hours hr hrs"),
    "day": ("time", Fraction(1), "d days"),
    "week": ("time", Fraction(7), "weeks wk wks w"),
    # A month is a twelfth of 365.25 days.
    "month": ("time", Fraction(36525, 1200), "months mo mos mth mths"),
    "year": ("time", Fraction(36525, 100),
             "years yr yrs y yo y/o y.o. y.o years_old year_old yr_old yrs_old"),
}  # fmt: skip

# One letter is a unit in this case only: 5 L is litres, 5 l too, but 5 D is nothing.
_CASED = {"g", "m", "h", "d", "y", "w"}


def _spellings() -> dict[str, str]:
    table = {"l": "L", "U": "IU"}
    for unit, (_, _, others) in _UNITS.items():
        for form in (unit, *others.split()):
            table[form if form in _CASED else form.lower()] = unit
    return table


def _pattern(form: str) -> str:
    cased = len(form) == 1 and form.isalpha() and form not in "lL"
    words = re.escape(form).replace("_", r"[\s-]?")
    return f"(?-i:{words})" if cased else words


_SPELLINGS = _spellings()
_END = r"(?![^\W_]|\^)"
_FORMS = "|".join(map(_pattern, sorted(_SPELLINGS, key=len, reverse=True)))
_BASE = re.compile(rf"(?:{_FORMS}){_END}", re.IGNORECASE)
_PER = re.compile(r"\s*(?:/|per\b)\s*", re.IGNORECASE)
_AREA = re.compile(
    rf"1[.,]73(?:\s*m(?:2|\u00b2|\^2)|\s*square met(?:re|er)s?)?{_END}", re.IGNORECASE
)
_MULTIPLE = re.compile(r"(\d+)?(\D.*)", re.DOTALL)


def read_unit(text: str, place: int) -> tuple[str, int] | None:
    """The unit that starts at `place` in its canonical spelling, and where it ends."""
    first = _BASE.match(text, place)
    if first is None:
        return None
    parts, end = [_canonical_base(first[0])], first.end()
    while per := _PER.match(text, end):
        if area := _AREA.match(text, per.end()):
            parts.append(_BODY_AREA)
            end = area.end()
        elif base := _BASE.match(text, per.end()):
            parts.append(_canonical_base(base[0]))
            end = base.end()
        else:
            break
    return "/".join(parts), end


@lru_cache(maxsize=1024)
def canonical_unit(text: str) -> str | None:
    """`mL/min/1.73 m2` and `ml per minute per 1.73 m²` give `mL/min/1.73m2`; None if unknown."""
    read = read_unit(text.strip(), 0)
    return read[0] if read is not None and read[1] == len(text.strip()) else None


@lru_cache(maxsize=1024)
def factor(unit: str, into: str) -> Fraction | None:
    """What a number in `unit` is multiplied with to be in `into`; None if they do not compare.

    Both in canonical spelling; a denominator may carry a count (`mg/6month`).
    """
    if unit == into:
        return Fraction(1)
    ours, theirs = unit.split("/"), into.split("/")
    if len(ours) != len(theirs):
        return None
    result = Fraction(1)
    for place, (a, b) in enumerate(zip(ours, theirs, strict=True)):
        ratio = _ratio(a, b)
        if ratio is None:
            return None
        result = result / ratio if place else result * ratio
    return result


def dimension(unit: str) -> str | None:
    """`time`, `mass`, ... for a unit without a denominator, else None."""
    return _UNITS[unit][0] if unit in _UNITS else None


def _ratio(a: str, b: str) -> Fraction | None:
    (size_a, dimension_a), (size_b, dimension_b) = _size(a), _size(b)
    return size_a / size_b if dimension_a == dimension_b else None


def _size(part: str) -> tuple[Fraction, str]:
    if part == _BODY_AREA:
        return Fraction(1), part
    match = _MULTIPLE.fullmatch(part)
    if match is None or match[2] not in _UNITS:
        return Fraction(1), part
    kind, size, _ = _UNITS[match[2]]
    return size * int(match[1] or 1), kind


def _canonical_base(written: str) -> str:
    if written in _SPELLINGS:
        return _SPELLINGS[written]
    form = re.sub(r"[\s-]", "_", written.lower())
    return _SPELLINGS.get(form) or _SPELLINGS[form.replace("_", "")]
