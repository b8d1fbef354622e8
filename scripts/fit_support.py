"""Fits the coefficients of support and writes them: `python scripts/fit_support.py PAIRS.jsonl...`

Learns from the rows whose licence allows it and from pairs of the corpus; the index has to be
there. The same rows and corpus give the same files.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from assistant.adapters.support_file import SUPPORT
from assistant.app import App
from assistant.checks.backing import Weights
from assistant.checks.evidence import Evidence
from assistant.domain.errors import GroundruleError
from evals.attribution import FOLD_FILE
from evals.corpus_pairs import corpus_pairs
from evals.pairs import FITTING, PairRow, fold_of
from evals.rows import read_rows
from evals.support_fit import Case, fit_all

# The share of unsupported pairs that may be taken for supported.
ERROR = 0.2
# A document has some ten pairs of single sentences, or a dozen of the corpus, for one of a whole
# abstract.
SMALL = 0.3
NEAREST = 30


def public_cases(paths: list[Path], evidence: Evidence) -> Iterator[Case]:
    """The rows that may be learnt from."""
    for path in paths:
        for row in read_rows(path, PairRow):
            if row.licence in FITTING:
                features = evidence.features(row.claim, row.passage)
                weight = 1.0 if row.subset else SMALL
                yield Case(features, row.supported, row.fold, weight)


def own_cases(app: App) -> Iterator[Case]:
    """The pairs of the corpus; a document's sentences share its fold."""

    def search(sentence: str) -> tuple[str, ...]:
        return tuple(hit.passage for hit in app.search(sentence, NEAREST))

    for pair in corpus_pairs(app.base, search):
        features = app.backing.evidence.features(pair.sentence, pair.passage)
        yield Case(features, pair.supported, fold_of(pair.document), SMALL)


def plain(weights: Weights) -> dict[str, object]:
    return {"intercept": weights.intercept, "weights": dict(weights.each)}


def write(path: Path, head: str, data: dict[str, object]) -> None:
    text = yaml.safe_dump(data, sort_keys=False, width=100)
    path.write_text(f"# {head}\n{text}", encoding="utf-8")


def main(paths: list[Path]) -> None:
    app = App()
    cases = [*public_cases(paths, app.backing.evidence), *own_cases(app)]
    found = fit_all(cases, ERROR)
    about = (
        "How likely a passage supports a sentence: "
        "1 / (1 + exp(-(intercept + weights * features))). "
        "The features are explained in assistant/checks/evidence.py."
    )
    head = "Written by scripts/fit_support.py."
    write(
        SUPPORT,
        head,
        {
            "schema": "groundrule/support@1",
            "about": about,
            "threshold": found.threshold,
            "error": ERROR,
            **plain(found.weights),
        },
    )
    folds = [plain(weights) for weights in found.folds]
    write(FOLD_FILE, head, {"schema": "groundrule/folds@1", "folds": folds})
    print(f"{len(cases)} pairs; threshold {found.threshold}; {plain(found.weights)}")


if __name__ == "__main__":
    try:
        main([Path(name) for name in sys.argv[1:]])
    except GroundruleError as error:
        sys.exit(f"{error}")
