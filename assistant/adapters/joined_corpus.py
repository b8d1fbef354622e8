"""The corpus with the user's own documents beside it; its rules and texts stay as they are."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from assistant.adapters.library import unknown_document
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Corpus, Document


def with_documents(
    corpus: Corpus, documents: Sequence[Document], chosen: Sequence[str] | None = None
) -> Corpus:
    """The corpus with the chosen documents, or with all; the same corpus when there are none.

    Raises:
        RequestError: a chosen document is not there, or one has an id of the corpus.
    """
    own = {document.id: document for document in documents}
    for name in chosen or ():
        if name not in own and name not in corpus.documents:
            raise unknown_document(name, list(own))
    taken = {n: d for n, d in own.items() if chosen is None or n in chosen}
    if not taken:
        return corpus
    if both := sorted(set(taken) & set(corpus.documents)):
        raise RequestError(
            f"Your document {both[0]!r} has the id of a document of the corpus; run "
            f"`groundrule documents remove {both[0]}`, rename its file and add it again.",
            "documents",
        )
    texts = (p.id + "\0" + p.text for document in taken.values() for p in document.passages)
    return replace(
        corpus,
        documents={**corpus.documents, **taken},
        digest=joined(corpus.digest, *texts),
    )


def joined(*parts: str) -> str:
    """One digest for several texts or digests, in their order."""
    total = sha256()
    for part in parts:
        total.update(f"{len(part)}\0{part}".encode())
    return f"sha256:{total.hexdigest()}"
