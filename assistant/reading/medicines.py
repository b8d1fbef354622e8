"""A medicine from its displayed name: ingredients with strengths, dose form and brand.

Beside `quantities`: names of medicines have a grammar of their own ("12 HR oxycodone
hydrochloride 10 MG Extended Release Oral Tablet [OxyContin]"). Used where a structured record
carries a code that is not known here. Nothing is looked up: an ingredient is the words before
its strength, salts included.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d[\d,]*(?:\.\d+)?|\.\d+"
_MASS = r"mg|mcg|µg|μg|ug|g"
_STRENGTH = re.compile(
    rf"(?<![\w.])(?P<value>{_NUMBER})\s*(?P<mass>{_MASS})\b"
    rf"(?:\s*(?:/|per)\s*(?P<per>{_NUMBER})?\s*(?P<base>ml|hr|hour|h|actuat\w*|spray)\b)?",
    re.IGNORECASE,
)
# "5-325 mg" and "5/325 mg": the strengths of a combination before one unit.
_JOINED = re.compile(
    rf"(?<![\w.])(?P<values>(?:{_NUMBER})(?:\s?[-/]\s?(?:{_NUMBER}))+)\s*(?P<mass>{_MASS})\b",
    re.IGNORECASE,
)
_RELEASED_OVER = re.compile(r"(?<![/\d.])\b\d+\s*-?\s*(?:hr|hours?)\b(?!\s*/)", re.IGNORECASE)
_PACK = re.compile(r"^\s*\d+(?:\.\d+)?\s*(?:ml|actuat)\b", re.IGNORECASE)
_BRAND = re.compile(r"\[([^\]]+)\]")
_PART = re.compile(r"\s+/\s+")
_FORM = re.compile(
    r"\b(?:(?:extended|delayed|immediate)[- ]release|disintegrating|chewable|oral|sublingual|"
    r"buccal|transdermal|topical|rectal|nasal|injectable|injection|prefilled|tablets?|capsules?|"
    r"film|strip|patch|pill|solution|suspension|suppository|lozenge|syringe|cartridge|spray)\b.*",
    re.IGNORECASE,
)
_BASES = {"ml": "mL", "h": "h", "hr": "h", "hour": "h", "spray": "actuation"}


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One ingredient of a medicine.

    Attributes:
        name: its words in small letters, salt included; empty where only a brand is named.
        strength: amount in one unit of the medicine, or None when the name does not say it.
        unit: `mg`, `mg/mL`, `mg/h` or `mg/actuation`; empty without a strength.
    """

    name: str
    strength: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine as its displayed name tells it.

    Attributes:
        text: the name as displayed.
        form: dose form in small letters ("extended release oral tablet"), or empty.
        brand: brand name in small letters, or None.
    """

    text: str
    ingredients: tuple[Ingredient, ...]
    form: str = ""
    brand: str | None = None

    @property
    def is_patch(self) -> bool:
        """Released through the skin, so that the strength is an amount an hour."""
        return "transdermal" in self.form or "patch" in self.form


def read_medicine(text: str) -> Medicine:
    """The medicine of a displayed name; words that are not understood stay in its names."""
    brand = _BRAND.search(text)
    words = _PACK.sub(" ", _RELEASED_OVER.sub(" ", _BRAND.sub(" ", text)))
    named = brand[1].strip().lower() if brand else None
    if (joined := _JOINED.search(words)) is not None:
        ingredients = _combination(words[: joined.start()], joined)
        return Medicine(text, ingredients, _clean(words[joined.end() :]), named)
    ingredients, form = _parts(words)
    return Medicine(text, ingredients, form, named)


def _parts(words: str) -> tuple[tuple[Ingredient, ...], str]:
    found, form = [], ""
    for part in _PART.split(words):
        strength = _STRENGTH.search(part)
        if strength is None:
            shape = _FORM.search(part)
            form = _clean(shape[0]) if shape else form
            found.append(Ingredient(_clean(part[: shape.start()] if shape else part)))
            continue
        found.append(_ingredient(part, strength))
        form = _clean(part[strength.end() :]) or form
    return tuple(found), form


def _ingredient(part: str, found: re.Match[str]) -> Ingredient:
    value = _in_mg(found["value"], found["mass"])
    name = _clean(part[: found.start()])
    if found["base"] is None:
        return Ingredient(name, value, "mg")
    base = found["base"].lower()
    shared = _decimal(found["per"]) if found["per"] else Decimal(1)
    return Ingredient(name, value / shared, f"mg/{_BASES.get(base, 'actuation')}")


def _combination(names: str, found: re.Match[str]) -> tuple[Ingredient, ...]:
    values = [value for value in re.split(r"\s?[-/]\s?", found["values"]) if value]
    words = re.split(r"\s?[-/]\s?", _clean(names))
    # A brand stands for all its ingredients, so its strengths come without names.
    words += [""] * (len(values) - len(words))
    pairs = zip(words, values, strict=False)
    return tuple(Ingredient(name, _in_mg(value, found["mass"]), "mg") for name, value in pairs)


def _in_mg(value: str, mass: str) -> Decimal:
    number = _decimal(value)
    match mass.lower():
        case "mg":
            return number
        case "g":
            return number * 1000
        case _:
            return number / 1000


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _clean(words: str) -> str:
    return " ".join(words.strip(" ,;-/").lower().split())
