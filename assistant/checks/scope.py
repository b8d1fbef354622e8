"""A cited source speaks of the same part of the body, and of the same people, as the sentence."""

import re
from collections.abc import Iterator

from assistant.checks.page import Entry, Page, found
from assistant.domain.answer import Finding, Severity
from assistant.reading.references import Reference

# Closed on purpose: parts of the body that guidelines are written about one by one.
REGIONS = {
    "the neck": r"neck|cervical(?! cancer| screening)|whiplash",
    "the lower back": r"lumbar|lumbosacral|low(?:er)? back|sciatica|cauda equina|sacroiliac|LBP",
    "the shoulder": r"shoulders?|rotator cuff",
    "the knee": r"knees?",
    "the ankle or foot": r"ankles?|foot|feet|plantar",
    "the hand": r"hands?|carpal tunnel",
    "the head": r"headaches?|migraines?|head injury",
    "the jaw": r"temporomandibular|jaw pain",
}
PEOPLE = {
    "children": r"child(?:ren)?|pa?ediatrics?|adolescents?|infants?|neonat\w+|juvenile",
    "pregnant women": r"pregnan\w+|antenatal|postpartum|lactati\w+",
}
_TABLES = tuple(
    {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in table.items()}
    for table in (REGIONS, PEOPLE)
)


def check(page: Page) -> Iterator[Finding]:
    """`scope_mismatch`: at the sentence that cites such a source, else at the source itself."""
    for reference in page.references:
        about, people = (_named(reference.text, table) for table in _TABLES)
        if not about and not people:
            continue
        citing = [e for e in page.entries if reference.number in e.examined.markers]
        for entry in citing:
            if wrong := _mismatch(about, people, _topic(entry, page), page):
                yield _finding(reference, wrong, entry, None)
        if not citing and (wrong := _mismatch(about, people, _whole(page), page)):
            yield _finding(reference, wrong, None, reference.span)


def _named(text: str, table: dict[str, re.Pattern[str]]) -> frozenset[str]:
    return frozenset(name for name, pattern in table.items() if pattern.search(text))


def _mismatch(
    about: frozenset[str], people: frozenset[str], topic: frozenset[str], page: Page
) -> str | None:
    """What the source is about, where the sentence and the question are about something else."""
    if about and topic and not about & topic:
        return " and ".join(sorted(about))
    if people and not people & _named(
        f"{page.question} {page.text_without_references}", _TABLES[1]
    ):
        return " and ".join(sorted(people))
    return None


def _topic(entry: Entry, page: Page) -> frozenset[str]:
    """The parts of the body that the sentence is about: its own words, else those above it."""
    part = entry.part
    for words in (part.text, part.lead_in or "", *reversed(part.headings)):
        if regions := _named(words, _TABLES[0]):
            return regions
    return _whole(page)


def _whole(page: Page) -> frozenset[str]:
    for words in (page.question, " ".join(page.headings), page.text_without_references):
        if regions := _named(words, _TABLES[0]):
            return regions
    return frozenset()


def _finding(
    reference: Reference, about: str, entry: Entry | None, span: tuple[int, int] | None
) -> Finding:
    message = f"reference {reference.number} is about {about}: {reference.text[:120]}"
    if entry is None:
        return Finding("scope_mismatch", Severity.ERROR, reference.text, message, span)
    return found("scope_mismatch", Severity.ERROR, entry, message)
