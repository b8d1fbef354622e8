"""Pairs of a claim and a passage with what people say of them, and who may learn from them."""

from hashlib import sha256
from typing import Any, Literal

from pydantic import Field

from evals.rows import Row

FOLDS = 5

# Licences of rows that coefficients may be fitted on. Left out: rows without a licence, with one
# that bars commercial use, and those whose passages are snippets of pages with rights of their own.
FITTING = frozenset({"MIT", "CC BY 4.0 (claims/labels), ODC-By 1.0 (abstracts)"})


class PairRow(Row):
    """A claim, a passage, and whether the passage supports the claim."""

    id: str
    claim: str = Field(min_length=1)
    passage: str = Field(min_length=1)
    label: Literal["supported", "not"]
    sublabel: str = ""
    licence: str = ""
    subset: str = ""
    tier: str = ""
    doc_id: int | str | None = None
    meta: dict[str, Any] = {}

    @property
    def supported(self) -> bool:
        return self.label == "supported"

    @property
    def document(self) -> str:
        """What may not stand on both sides of a fold: the source, or else the passage."""
        name = self.doc_id if self.doc_id is not None else self.meta.get("doc_id")
        return self.passage if name is None else str(name)

    @property
    def fold(self) -> int:
        """The fold that its document lies in, the same in every file."""
        return fold_of(self.document)


def fold_of(document: str) -> int:
    """A number from 0 to 4 that depends on nothing but the document."""
    return int(sha256(document.encode()).hexdigest(), 16) % FOLDS
