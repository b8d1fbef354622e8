"""Documents past their review date, those that most rests on first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.domain.knowledge import Corpus, Document
from assistant.domain.stored import StoredAnswer

YEARS = 2
"""A document that names no `review_by` is due so long after `updated`."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A document that is due.

    Attributes:
        due: the last day before it counts as past its review.
        named: the document names that day itself; otherwise it is `YEARS` after `updated`.
        rules: its rules; answers: kept answers that cite it.
    """

    document: Document
    due: date
    named: bool
    days_over: int
    rules: int
    answers: int


def stale(corpus: Corpus, answers: Iterable[StoredAnswer], today: date) -> tuple[Stale, ...]:
    """The documents whose review date lies before today, the most used first."""
    rules = Counter(rule.document for rule in corpus.rules)
    cited = Counter(name for answer in answers for name in {r.document for r in answer.references})
    found = []
    for document in corpus.documents.values():
        due = due_on(document)
        if due < today:
            counts = rules[document.id], cited[document.id]
            named = document.review_by is not None
            found.append(Stale(document, due, named, (today - due).days, *counts))
    return tuple(sorted(found, key=lambda s: (-(s.rules + s.answers), s.due, s.document.id)))


def due_on(document: Document) -> date:
    """The day by which it has to be looked at again."""
    if document.review_by is not None:
        return date.fromisoformat(document.review_by)
    updated = date.fromisoformat(document.updated)
    leap_day = (updated.month, updated.day) == (2, 29)
    year = min(updated.year + YEARS, date.max.year)
    return updated.replace(year=year, day=28 if leap_day else updated.day)
