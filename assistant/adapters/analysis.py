"""Static analysis of a corpus folder, faults of single rules included, and its JSON."""

from pathlib import Path
from typing import Any

from assistant.adapters.case_files import read_cases
from assistant.adapters.corpus import load_corpus
from assistant.domain.domains import single
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Corpus
from assistant.domain.lint import LintFinding
from assistant.domain.patient import plain
from assistant.rules.lint import lint, worked


def analysed(folder: Path) -> tuple[Corpus, tuple[LintFinding, ...]]:
    """The corpus without the rules that cannot be read, and everything found in it.

    Raises:
        CorpusError: a file that cannot be read at all.
    """
    faults: list[CorpusError] = []
    corpus = load_corpus(folder, faults=faults)
    unread = tuple(LintFinding("unknown_concept", (), f.reason, f.position) for f in faults)
    found = (*unread, *lint(corpus), *worked.check(read_cases(folder, corpus), corpus))
    return corpus, tuple(sorted(found, key=lambda f: (f.position.file, f.position.line, f.kind)))


def report(corpus: Corpus, findings: tuple[LintFinding, ...], seconds: float) -> dict[str, Any]:
    """What `rules check --json` prints; a witness is one patient, with one value a fact."""
    body = [
        {
            "kind": f.kind,
            "rules": list(f.rules),
            "message": f.message,
            "file": f.position.file,
            "line": f.position.line,
            "witness": None
            if f.witness is None
            else {name: plain(single(domain)) for name, domain in sorted(f.witness.items())},
        }
        for f in findings
    ]
    return {"rules": len(corpus.rules), "findings": body, "seconds": seconds}
