"""Medicines a patient takes to facts: `on_alendronate`, the daily glucocorticoid dose."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assistant.adapters.fhir_codes import PREDNISONE, RXNORM_FACTS
from assistant.adapters.fhir_coding import RXNORM
from assistant.adapters.fhir_element import Element
from assistant.adapters.fhir_medication import Prescription, prescription
from assistant.domain.domains import YES, Interval
from assistant.domain.knowledge import Kind, Vocabulary
from assistant.domain.patient import Fact
from assistant.reading.dates import months_since
from assistant.reading.dosing import in_one_dose
from assistant.reading.facts import read_facts
from assistant.reading.lexicon import Lexicon

_TAKEN = ("MedicationRequest", "MedicationStatement")
_DOSE = "chronic_glucocorticoid_mg_day"
_MONTHS = "glucocorticoid_months"


def medicine_facts(
    resources: tuple[Element, ...], vocabulary: Vocabulary, lexicon: Lexicon, as_of: date
) -> Iterator[Fact]:
    """Facts of all active medicines.

    Raises:
        RequestError: an element has the wrong shape.
    """
    medications = {one.text("id") or "": one for one in resources if one.type == "Medication"}
    for one in (prescription(r, medications) for r in resources if r.type in _TAKEN):
        if one.status != "active" or (one.written is not None and one.written > as_of):
            continue
        for name in _names(one, vocabulary, lexicon, as_of):
            yield Fact(name, YES, text=one.coded.text)
        yield from _glucocorticoid(one, vocabulary, as_of)


def _names(
    one: Prescription, vocabulary: Vocabulary, lexicon: Lexicon, as_of: date
) -> tuple[str, ...]:
    known = RXNORM_FACTS.get(one.coded.code(RXNORM) or "")
    if known is not None and known in vocabulary:
        return (known,)
    names = dict[str, None]()
    for words in (*(part.name for part in one.medicine.ingredients), one.medicine.brand or ""):
        for mention in lexicon.mentions(words):
            names.update(dict.fromkeys(_taking(mention.concept, vocabulary)))
        # "Takes digoxin": a treatment that is a fact and no action of the vocabulary.
        for fact in read_facts(f"Takes {words}.", lexicon, vocabulary, 1, as_of).facts:
            if fact.domain == YES and fact.name.startswith("on_"):
                names[fact.name] = None
    return tuple(names)


def _taking(concept: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The fact of taking this drug, else of taking one of its classes."""
    if vocabulary[concept].kind is not Kind.DRUG:
        return
    own = f"on_{concept}"
    if own in vocabulary:
        yield own
        return
    yield from (name for c in vocabulary.ancestors(concept) if (name := f"on_{c}") in vocabulary)


def _glucocorticoid(one: Prescription, vocabulary: Vocabulary, as_of: date) -> Iterator[Fact]:
    """The dose of a glucocorticoid by mouth in prednisone, and how long it has been taken."""
    if _DOSE not in vocabulary or len(one.medicine.ingredients) != 1:
        return
    part = one.medicine.ingredients[0]
    factor = PREDNISONE.get(part.name.partition(" ")[0])
    form = one.medicine.form
    if factor is None or not ("oral" in form or "tablet" in form or "capsule" in form):
        return
    doses = [(in_one_dose(part, one.medicine, dosing), dosing.per_day) for dosing in one.dosings]
    if doses and all(each is not None for each, _ in doses):
        total = sum((each * per_day for each, per_day in doses if each), Fraction(0))
        exact = total * Fraction(factor)
        amount = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"))
        yield Fact(_DOSE, Interval(amount, amount), "mg/day", text=one.coded.text)
    since = months_since((one.written, one.written), as_of) if one.written else None
    if since is not None and _MONTHS in vocabulary:
        yield Fact(_MONTHS, Interval(since.low), "month", text=f"since {one.written}")
