"""One FHIR element as JSON came with it: children by name, every wrong shape a clear sentence.

Read by the other `fhir_*` modules, which so need not care whether a resource was validated as
a whole (a bundle given with --fhir) or comes as a fragment (the prefetch of a CDS Hooks call).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.domain.errors import RequestError
from assistant.reading.dates import Period, given_date


@dataclass(frozen=True, slots=True)
class Element:
    """An element and where it stands (`MedicationRequest.dosageInstruction[0]`)."""

    data: Mapping[str, Any]
    path: str

    @property
    def type(self) -> str:
        """The resource type, or an empty text for an element that is no resource."""
        return self.text("resourceType") or ""

    def __bool__(self) -> bool:
        return bool(self.data)

    def child(self, name: str) -> "Element":
        """The child object of that name; an empty element when there is none."""
        value = self.data.get(name)
        if value is None:
            return Element({}, f"{self.path}.{name}")
        if not isinstance(value, dict):
            raise self._wrong(name, "an object")
        return Element(value, f"{self.path}.{name}")

    def children(self, name: str) -> "tuple[Element, ...]":
        """The objects of a list; none when there is none."""
        value = self.data.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self._wrong(name, "a list of objects")
        return tuple(
            Element(one, f"{self.path}.{name}[{index}]") for index, one in enumerate(value)
        )

    def text(self, name: str) -> str | None:
        """A text child, or None."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, str):
            raise self._wrong(name, "a text")
        return value

    def truth(self, name: str) -> bool | None:
        """A true-or-false child, or None."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, bool):
            raise self._wrong(name, "true or false")
        return value

    def number(self, name: str) -> Decimal | None:
        """A number child, exact as written, or None."""
        value = self.data.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise self._wrong(name, "a number")
        return Decimal(str(value))

    def period(self, name: str) -> Period | None:
        """First and last possible day of a date or dateTime child, or None.

        Raises:
            RequestError: the text is not a FHIR date.
        """
        value = self.text(name)
        if value is None:
            return None
        found = given_date(value.partition("T")[0])
        if found is None:
            raise self._wrong(name, "a date as YYYY, YYYY-MM or YYYY-MM-DD")
        return found

    def day(self, name: str) -> date | None:
        """The first possible day of a date or dateTime child, or None."""
        found = self.period(name)
        return found[0] if found else None

    def _wrong(self, name: str, expected: str) -> RequestError:
        shown = repr(self.data[name])
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        return RequestError(f"{self.path}.{name} must be {expected}, found {shown}.", self.path)
