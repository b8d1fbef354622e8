"""What a CodeableConcept says: its codes by system, and its words."""

from dataclasses import dataclass

from assistant.adapters.fhir_element import Element

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"

# A display often ends with the kind of concept it is: "Osteoporosis (disorder)".
_TAGS = tuple(
    f" ({tag})" for tag in ("disorder", "finding", "procedure", "situation", "regime/therapy")
)


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded idea as a record has it.

    Attributes:
        codes: pairs of system and code.
        words: displayed names, the free text first, without SNOMED's closing tag.
    """

    codes: tuple[tuple[str, str], ...]
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The first displayed name, else the first code, else nothing."""
        return self.words[0] if self.words else (self.codes[0][1] if self.codes else "")

    def code(self, system: str) -> str | None:
        """The code in that system, or None."""
        return next((code for name, code in self.codes if name == system), None)

    def has(self, *codes: str) -> bool:
        """True when one of the codes is among these, whatever the system."""
        return any(code in codes for _, code in self.codes)


def coded(element: Element) -> Coded:
    """The codes and words of a CodeableConcept element; empty ones for an empty element."""
    codings = element.children("coding")
    pairs = ((one.text("system") or "", one.text("code")) for one in codings)
    words = (element.text("text"), *(one.text("display") for one in codings))
    return Coded(
        tuple((system, code) for system, code in pairs if code),
        tuple(dict.fromkeys(_untagged(word) for word in words if word)),
    )


def all_coded(elements: tuple[Element, ...]) -> Coded:
    """Several CodeableConcepts as one, for a repeating element such as `category`."""
    found = [coded(element) for element in elements]
    return Coded(
        tuple(pair for one in found for pair in one.codes),
        tuple(word for one in found for word in one.words),
    )


def _untagged(words: str) -> str:
    for tag in _TAGS:
        words = words.removesuffix(tag)
    return words.strip()
