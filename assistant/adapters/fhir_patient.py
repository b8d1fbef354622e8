"""`--fhir FILE`: the facts that the FHIR R4 bundle of one patient states.

Each kind of resource has its reader; here they are joined, and a fact that two resources state
differently is a question back. What a record does not say stays unknown: only a coded negative
(not pregnant, refuted) makes a fact false.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.adapters.fhir_bundle import read_bundle
from assistant.adapters.fhir_conditions import condition_facts
from assistant.adapters.fhir_element import Element
from assistant.adapters.fhir_observations import observation_facts
from assistant.adapters.fhir_person import age, sex
from assistant.adapters.fhir_taken import medicine_facts
from assistant.domain.domains import Options, disjoint
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import Fact, PatientFacts
from assistant.reading.lexicon import Lexicon


def read_patient(
    path: Path, vocabulary: Vocabulary, lexicon: Lexicon, as_of: date
) -> tuple[Fact, ...]:
    """The facts of a bundle on the day `as_of`, origin GIVEN, each name once.

    Raises:
        RequestError: the file is not the bundle of one patient, a value or unit is not
            possible, or two resources contradict each other.
    """
    resources = read_bundle(path)
    found = (
        *_person(resources, vocabulary, as_of),
        *condition_facts(resources, vocabulary, lexicon, as_of),
        *medicine_facts(resources, vocabulary, lexicon, as_of),
        *observation_facts(resources, vocabulary, lexicon, as_of),
    )
    facts = PatientFacts()
    for fact in found:
        known = facts.get(fact.name)
        if known is not None and disjoint(known.domain, fact.domain):
            raise RequestError(
                f"The bundle says two things of {vocabulary[fact.concept].label}: "
                f"{known.text!r} and {fact.text!r}; say which holds with --fact {fact.name}=....",
                fact.name,
            )
        if known is None:
            facts = facts.with_fact(fact)
    return facts.facts


def _person(resources: tuple[Element, ...], vocabulary: Vocabulary, as_of: date) -> Iterator[Fact]:
    patients = [one for one in resources if one.type == "Patient"]
    if len(patients) != 1:
        raise RequestError(
            f"The bundle has {len(patients)} patients; give the bundle of one.", "fhir"
        )
    patient = patients[0]
    if "age" in vocabulary and (years := age(patient, as_of)) is not None:
        yield Fact("age", years, "year", text=f"born {patient.text('birthDate')}")
    stated = sex(patient)
    if "sex" in vocabulary and stated is not None:
        yield Fact("sex", Options(frozenset({stated})), text=f"gender {stated}")
