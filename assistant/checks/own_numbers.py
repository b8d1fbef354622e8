"""Whether a number of a page is the patient's own, which no source has to give."""

from assistant.checks.page import Entry, Page
from assistant.domain.claim import Quantity
from assistant.reading.own_values import own_values


def is_patients(quantity: Quantity, entry: Entry, page: Page) -> bool:
    """It stands in the question, is a stated fact, or the page tells it of the patient."""
    told = quantity in own_values(entry.part.text)
    return told or not page.patients_numbers.isdisjoint(quantity.ends)
