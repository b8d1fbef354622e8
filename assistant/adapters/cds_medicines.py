"""Which class a prescribed medicine belongs to, and what it comes to in morphine.

By code where the table knows it, otherwise by the words of the displayed name: the substance,
the dose form and what it is combined with.
"""

import re
from decimal import Decimal
from fractions import Fraction

from assistant.adapters.cds_shapes import ClassShape, MedicinesShape
from assistant.adapters.fhir_coding import RXNORM
from assistant.adapters.fhir_medication import Prescription
from assistant.reading.dosing import Dosing, in_one_dose
from assistant.reading.medicines import Ingredient, Medicine, read_medicine


class MedicineTable:
    """Answers for one table of substances, classes and factors. Building it compiles names."""

    def __init__(self, shape: MedicinesShape) -> None:
        self._shape = shape
        self._names = {
            name: re.compile(
                rf"\b(?:{'|'.join(map(re.escape, (name.replace('_', ' '), *one.names)))})",
                re.IGNORECASE,
            )
            for name, one in shape.substances.items()
        }
        self._codes = {code: name for name, one in shape.substances.items() for code in one.codes}

    def medicine(self, prescribed: Prescription) -> Medicine:
        """The medicine by its known code, else by its displayed name."""
        known = self._shape.codes.get(prescribed.coded.code(RXNORM) or "")
        return read_medicine(known) if known else prescribed.medicine

    def substances(self, prescribed: Prescription) -> tuple[str, ...]:
        """Names of the substances in it; none where nothing is known of it."""
        pairs = self._parts(self.medicine(prescribed))
        coded = self._codes.get(prescribed.coded.code(RXNORM) or "")
        found = [coded, *(name for name, _ in pairs)]
        return tuple(dict.fromkeys(name for name in found if name))

    def belongs(self, prescribed: Prescription, class_: str) -> bool:
        """True when the medicine is of that class."""
        wanted = self._shape.classes[class_]
        medicine = self.medicine(prescribed)
        words = f"{medicine.text} {medicine.form}".lower()
        if any(word in words for word in (*wanted.not_with, *wanted.not_forms)):
            return False
        found = self.substances(prescribed)
        return any(self._fits(substance, words, wanted) for substance in found)

    def morphine(self, prescribed: Prescription) -> Fraction | None:
        """Morphine milligram equivalents a day; None where dose or strength is not known.

        Doses a day are taken to one decimal, as the published figures are.
        """
        medicine = self.medicine(prescribed)
        counted = [
            (part, factor)
            for name, part in self._parts(medicine)
            if (factor := self._factor(name, medicine)) is not None
        ]
        if counted and not prescribed.dosings:
            return None
        total = Fraction(0)
        for part, factor in counted:
            for dosing in prescribed.dosings:
                each = in_one_dose(part, medicine, dosing)
                if each is None:
                    return None
                total += each * factor * _to_one_decimal(dosing)
        return total

    def _factor(self, substance: str, medicine: Medicine) -> Fraction | None:
        """Equivalents for 1 mg, or for 1 mg/h of a patch."""
        if medicine.is_patch:
            found = self._shape.patch_factors.get(substance)
            return Fraction(found) * 1000 if found is not None else None
        found = self._shape.factors.get(substance)
        return Fraction(found) if found is not None else None

    def _parts(self, medicine: Medicine) -> tuple[tuple[str, Ingredient], ...]:
        """Substances with their strengths; the parts of a brand by their order."""
        first = medicine.ingredients[0].name if medicine.ingredients else ""
        branded = self._shape.brands.get(first) or self._shape.brands.get(medicine.brand or "")
        found = tuple(
            (name, part) for part in medicine.ingredients for name in self._named(part.name)
        )
        if found or branded is None:
            return found
        strengths = (*medicine.ingredients, *(Ingredient("") for _ in branded))
        return tuple(zip(branded, strengths, strict=False))

    def _named(self, words: str) -> tuple[str, ...]:
        return tuple(name for name, pattern in self._names.items() if pattern.search(words))

    @staticmethod
    def _fits(substance: str, words: str, wanted: ClassShape) -> bool:
        if substance in wanted.whole:
            return True
        right_form = not wanted.forms or any(form in words for form in wanted.forms)
        return substance in wanted.substances and right_form


def _to_one_decimal(dosing: Dosing) -> Fraction:
    exact = Decimal(dosing.per_day.numerator) / Decimal(dosing.per_day.denominator)
    return Fraction(exact.quantize(Decimal("0.1")))
