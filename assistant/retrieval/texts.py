"""The texts a passage is found by, one for each leg of retrieval; pure."""

from collections.abc import Iterable

from assistant.domain.knowledge import Concept, Document, Passage


def lexical_text(document: Document, passage: Passage) -> str:
    """The words of a passage, with its document's title and its locator before it.

    In a user's document the headings above it stand for the locator, which is a page.
    """
    if document.is_users:
        return ". ".join(filter(None, (document.title, *passage.section, passage.text)))
    return f"{document.title}. {passage.locator}. {passage.text}"


def dense_text(document: Document, passage: Passage) -> str:
    """What a passage means: in the corpus its words alone, since each stands by itself.

    A title that is the same for many passages draws their vectors together. A passage of a
    user's document is a piece cut out of its section, so the headings stay.
    """
    return lexical_text(document, passage) if document.is_users else passage.text


def worded(text: str, concepts: Iterable[Concept]) -> str:
    """A text with every other name of the concepts it mentions.

    For the lexical leg: "pills for thin bones" then finds what speaks of osteoporosis. Written
    into the passages once, and not into each question, because a passage names what it is about
    while a question names much that only describes the patient.
    """
    names = (name for concept in concepts for name in (concept.label, *concept.synonyms))
    return "\n".join((text, *dict.fromkeys(names)))
