"""Pages as an audit reads them, over the shipped corpus, and what one check finds on them."""

from collections.abc import Callable, Iterator
from datetime import date

from assistant.adapters.fact_file import facts_of
from assistant.audit import read_page
from assistant.checks.page import Page
from assistant.domain.answer import Finding
from assistant.domain.patient import PatientFacts
from assistant.reading.facts import read_facts
from tests.shipped import shipped_app

AS_OF = date(2026, 11, 23)
Check = Callable[[Page], Iterator[Finding]]


def page(text: str, question: str = "", given: dict[str, object] | None = None) -> Page:
    """A text with the question it answers, whose facts are read from its words, and given ones."""
    app = shipped_app()
    reading = read_facts(question, app.lexicon, app.corpus.vocabulary, 1, AS_OF)
    return read_page(
        text,
        PatientFacts((*reading.facts, *facts_of(given or {}, app.corpus.vocabulary, AS_OF))),
        (),
        app.base,
        app.lexicon,
        question,
        AS_OF,
        app.support,
        reading.contradictions,
    )


def found(check: Check, text: str, question: str = "") -> list[tuple[str, str, str]]:
    """Kind, severity and underlined words of each finding; no words for what is absent."""
    return [
        (f.kind, f.severity.value, text[slice(*f.span)] if f.span else "")
        for f in check(page(text, question))
    ]


def kinds(check: Check, text: str, question: str = "") -> list[str]:
    """The kinds of the findings."""
    return [kind for kind, _, _ in found(check, text, question)]
