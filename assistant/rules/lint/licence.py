"""Every document says under which licence its text stands here."""

from collections.abc import Iterator

from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase

# A digest in own words, or text that anybody may copy.
_OPEN = ("digest in own words", "own words", "public domain", "CC0", "CC BY")


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`licence`: not one of those under which text may stand in a corpus."""
    for document in base.corpus.documents.values():
        if not document.licence.startswith(_OPEN):
            message = f"licence {document.licence!r} of {document.id!r} is none under which text "
            message += f"may be shipped; write one of {', '.join(_OPEN)}"
            yield LintFinding("licence", (), message, document.position)
