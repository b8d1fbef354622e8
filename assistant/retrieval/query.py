"""The texts that meet in retrieval: what stands in the index for a passage, what is asked of it.

Both legs index the same text; pure.
"""

from assistant.domain.knowledge import Document, Passage


def index_text(document: Document, passage: Passage) -> str:
    """The words a passage is found by: its document's title and its locator stand before it.

    In a user's document the headings above it stand for the locator, which is a page.
    """
    if document.is_users:
        return ". ".join(filter(None, (document.title, *passage.section, passage.text)))
    return f"{document.title}. {passage.locator}. {passage.text}"


def expanded(question: str, terms: tuple[str, ...]) -> str:
    """The question with the terms that say more than it does, in the order given.

    For the lexical leg only: the dense one knows that thin bones are osteoporosis, and labels
    pull its vector away from what the question is about.

    Args:
        terms: labels of the concepts that the question names, so that "pills for thin bones"
            also asks for "osteoporosis". A longer form of a term that is already there
            ("romosozumab injection") would only make its words weigh more.
    """
    spoken = question.casefold()
    there = [term.casefold() for term in terms if term.casefold() in spoken]
    added = (term for term in terms if not any(said in term.casefold() for said in there))
    return " ".join((question, *dict.fromkeys(added)))
