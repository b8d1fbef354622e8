"""From submitted over under review to approved: what may follow what, and who said so when."""

from datetime import date

from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Document, Review, ReviewStep

NEXT = {Review.SUBMITTED: Review.UNDER_REVIEW, Review.UNDER_REVIEW: Review.APPROVED}
"""The state that may follow; from each one, the way back leads to submitted."""
LONGEST_ROLE = 120
LONGEST_NOTE = 1000


def moved(
    document: Document, state: Review, by: str, note: str, on: date
) -> tuple[ReviewStep, ...]:
    """The document's states with the new one at the end.

    Args:
        by: the role that moves it, as given.
        note: why; obligatory for the way back, may be empty otherwise.

    Raises:
        RequestError: a state is skipped, nobody is named, the note is missing, or the day lies
            before that of the state it leaves.
    """
    role = _words(by, "by", LONGEST_ROLE)
    if not role:
        raise RequestError(
            "Say who moves it: --by ROLE, for example --by 'guideline committee'.", "by"
        )
    said = _words(note, "note", LONGEST_NOTE)
    _require_next(document, state, said)
    if on < date.fromisoformat(document.review_since):
        raise RequestError(
            f"{document.id!r} is {document.review.value} since {document.review_since}; "
            f"{on.isoformat()} lies before that.",
            "as_of",
        )
    return (*document.reviews, ReviewStep(state, on.isoformat(), role, said or None))


def _require_next(document: Document, state: Review, note: str) -> None:
    now = document.review
    if state is now:
        raise RequestError(
            f"{document.id!r} is {now.value} already, since {document.review_since}.", "state"
        )
    if state is Review.SUBMITTED:
        if not note:
            raise RequestError(
                f"{document.id!r} goes back to submitted only with a reason: --note TEXT.", "note"
            )
    elif NEXT.get(now) is not state:
        allowed = NEXT.get(now)
        may = f"only {allowed.value} may follow" if allowed else "it can only go back to submitted"
        raise RequestError(
            f"{document.id!r} is {now.value}; {may}, not {state.value}. No state is skipped.",
            "state",
        )


def _words(text: str, field: str, longest: int) -> str:
    """The text in one line.

    Raises:
        RequestError: it has signs that nobody sees, or is too long.
    """
    words = " ".join(text.split())
    if not words.isprintable():
        raise RequestError(f"--{field} has signs that cannot be printed; write plain text.", field)
    if len(words) > longest:
        raise RequestError(
            f"--{field} has {len(words)} characters; at most {longest} are kept.", field
        )
    return words
