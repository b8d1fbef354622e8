"""Nothing that is shown as current rests on a document that has been replaced."""

from collections.abc import Iterator

from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`superseded`: in a declared disagreement, by a newer one here, or replaced by an older."""
    corpus = base.corpus
    for declared in corpus.disagreements:
        for rule in (corpus.rule[name] for side in declared.sides for name in side):
            if corpus.source(rule).superseded_by is not None:
                message = f"{declared.id} shows {rule.id!r}, whose document is superseded"
                yield LintFinding("superseded", (rule.id,), message, declared.position)
    for document in corpus.documents.values():
        for name in document.supersedes:
            older = corpus.documents.get(name)
            if older is not None and older.superseded_by is None:
                message = f"{document.id!r} supersedes it, and it has no `superseded_by`"
                yield LintFinding("superseded", (), message, older.position)
        newer = corpus.documents.get(document.superseded_by or "")
        if newer is not None and newer.year < document.year:
            message = f"{newer.id!r}, which replaces it, is older ({newer.year})"
            yield LintFinding("superseded", (), message, document.position)
