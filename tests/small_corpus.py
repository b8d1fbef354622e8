"""A corpus of two documents, small enough to reason about, for tests of retrieval."""

from assistant.domain.knowledge import Corpus, Document, Passage, Review, Vocabulary

TEXTS = {
    "label": (
        "Alendronate label",
        {
            "kidney": ("Kidney function", "Not recommended below 35 mL/min."),
            "upright": ("Taking the tablet", "Stay upright for 30 minutes after the tablet."),
        },
    ),
    "imaging": (
        "Low back pain imaging",
        {
            "plain": ("Variant 1", "Acute low back pain without red flags needs no imaging."),
            "cauda": ("Variant 2", "Suspected cauda equina syndrome needs an urgent MRI."),
        },
    ),
}


def corpus() -> Corpus:
    """Four passages in two documents; no rules."""
    return Corpus(Vocabulary({}), {name: _document(name) for name in TEXTS}, ())


def with_text(passage: str, text: str) -> Corpus:
    """The same corpus with another text for one passage."""
    changed = {
        name: _document(name, {passage: text} if passage.startswith(name) else {}) for name in TEXTS
    }
    return Corpus(Vocabulary({}), changed, ())


def _document(name: str, instead: dict[str, str] | None = None) -> Document:
    title, passages = TEXTS[name]
    return Document(
        id=name,
        title=title,
        organisation="Example",
        abbreviation="EX",
        year=2021,
        kind="guideline",
        published="2021",
        jurisdiction=(),
        population="adults",
        licence="digest in own words",
        review=Review.SUBMITTED,
        review_since="2026-01-01",
        updated="2026-01-01",
        passages=tuple(
            Passage(
                id=f"{name}#{anchor}",
                document=name,
                anchor=anchor,
                locator=locator,
                text=(instead or {}).get(f"{name}#{anchor}", text),
                source_lines=(),
                basis="V",
            )
            for anchor, (locator, text) in passages.items()
        ),
    )
