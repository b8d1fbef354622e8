"""Writes docs/sources.md: every document of the corpus, how it was read, and what it carries.

Run by `make docs`; a test holds that the file is what this script writes.
"""

from collections import Counter
from pathlib import Path

from assistant.adapters.answer_json import link
from assistant.adapters.corpus import load_corpus
from assistant.domain.knowledge import Corpus, Document

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "sources.md"
HEAD = """# Sources

Every document of the corpus, with its canonical address or number. The text of a passage is a
digest in our own words. It names the lines of the editors' fact sheet that it goes back to
(`source_line`), and how these were read: `V` from the issuer's own text or a register copy of it,
`V*` the same with one detail left out because it came from memory, `V2` from a secondary source,
which every page then says. Nothing was added from an issuer's text beyond these lines.

No clinician has signed any of it: the review state of every document is `submitted`.

| document | kind, year | passages (V / V* / V2) | rules | where |
|---|---|---|---|---|
"""


def page(corpus: Corpus) -> str:
    """The whole page, one row a document, in alphabetical order of the ids."""
    rules = Counter(rule.document for rule in corpus.rules)
    rows = (_row(corpus.documents[name], rules[name]) for name in sorted(corpus.documents))
    return HEAD + "\n".join(rows) + "\n"


def _row(document: Document, rules: int) -> str:
    bases = Counter(passage.basis for passage in document.passages)
    read = " / ".join(str(bases[basis]) for basis in ("V", "V*", "V2"))
    where = "; ".join(filter(None, (link(document), document.number)))
    status = f", superseded by {document.superseded_by}" if document.superseded_by else ""
    name = f"`{document.id}` {document.title}"
    return f"| {name} | {document.kind}, {document.year}{status} | {read} | {rules} | {where} |"


if __name__ == "__main__":
    TARGET.write_text(page(load_corpus(ROOT / "corpus")), encoding="utf-8")
