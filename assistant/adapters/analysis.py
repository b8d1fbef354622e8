"""Static analysis of a corpus folder, faults of single rules included, and its JSON."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.adapters.case_files import read_cases
from assistant.adapters.corpus import load_corpus
from assistant.domain.domains import single
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Corpus
from assistant.domain.lint import LintFinding
from assistant.domain.patient import plain
from assistant.domain.worked import WorkedPatient
from assistant.rules.lint import lint, worked


@dataclass(frozen=True, slots=True)
class Analysis:
    """A corpus without the rules that cannot be read, and everything found in it.

    Attributes:
        findings: in the order of files and lines.
    """

    corpus: Corpus
    patients: tuple[WorkedPatient, ...]
    findings: tuple[LintFinding, ...]

    @property
    def summary(self) -> str:
        """How much was looked at, and how much found."""
        examples = sum(len(rule.examples) for rule in self.corpus.rules)
        looked = f"{len(self.corpus.rules)} rules, {examples} examples, "
        return f"{looked}{len(self.patients)} worked patients, {len(self.findings)} findings"


def analysed(folder: Path) -> Analysis:
    """Static analysis of a corpus folder; its examples and worked patients are run.

    Raises:
        CorpusError: a file that cannot be read at all.
    """
    faults: list[CorpusError] = []
    corpus = load_corpus(folder, faults=faults)
    unread = tuple(LintFinding("unknown_concept", (), f.reason, f.position) for f in faults)
    patients = read_cases(folder, corpus)
    found = (*unread, *lint(corpus), *worked.check(patients, corpus))
    found = tuple(sorted(found, key=lambda f: (f.position.file, f.position.line, f.kind)))
    return Analysis(corpus, patients, found)


def report(analysis: Analysis, seconds: float) -> dict[str, Any]:
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
        for f in analysis.findings
    ]
    return {
        "rules": len(analysis.corpus.rules),
        "worked_patients": len(analysis.patients),
        "findings": body,
        "seconds": seconds,
    }
