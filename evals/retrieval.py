"""The suite of retrieval: how early the passages that answer a question are found, over a folder
in the form of BEIR, searched as a user's documents are, with each leg alone in the same run.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field

from assistant.adapters.beir_folder import CORPUS, read_beir
from assistant.adapters.index import build_index
from assistant.adapters.marked_yaml import Marked
from assistant.adapters.passage_splitter import locator, split
from assistant.adapters.remembered_vectors import RememberedVectors
from assistant.adapters.user_documents import user_document
from assistant.app import App
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Corpus, Passage, Vocabulary
from assistant.retrieval import fusion
from evals import ranking
from evals.rows import Row, read_rows
from evals.samples import Sample
from evals.suite_files import SuiteShape

_DOCUMENT = "beir"
_QUERIES = ("queries.jsonl", "queries_test.jsonl")
_JUDGED = ("qrels/test.tsv", "qrels_test.tsv")


class RetrievalShape(SuiteShape):
    """A suite over questions with the passages that answer them."""

    kind: Literal["retrieval"]


class QueryRow(Row):
    """One question."""

    id: str = Field(validation_alias=AliasChoices("_id", "id"), coerce_numbers_to_str=True)
    text: str


def read(marked: Marked) -> RetrievalShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(RetrievalShape)


def files(folder: Path | None) -> tuple[Path, Path, Path]:
    """Passages, questions and judgements of a BEIR folder.

    Raises:
        RequestError: no folder was named, or it lacks one of them.
    """
    if folder is None:
        raise RequestError(
            "This suite reads a BEIR folder; name it with --beir DIR. Our own questions over the "
            "corpus are the suite `questions`.",
            "data",
        )
    return _one(folder, (CORPUS,)), _one(folder, _QUERIES), _one(folder, _JUDGED)


def run(folder: Path | None, app: App) -> Iterator[Sample]:
    """One sample a question that has judgements; the index is kept under the home folder.

    Raises:
        RequestError: a file is missing or cannot be read.
        CorpusError: a line is wrong, with file and line.
    """
    passages, queries, judged = files(folder)
    wanted = _judgements(judged)
    corpus = _corpus(passages)
    kept = app.home / "evals" / "beir"
    embedder = RememberedVectors(app.embedder, kept)  # a run cut short goes on there
    index = build_index(corpus, embedder, kept)
    try:
        for row in read_rows(queries, QueryRow):
            if row.id not in wanted:
                continue
            words = index.lexical.search(row.text, fusion.DEPTH)
            meaning = index.dense.search(row.text, fusion.DEPTH)
            fused = [hit.passage for hit in fusion.fuse(words, meaning, ranking.DEPTH)]
            found = ranking.Found(fused, ranking.passages(words), ranking.passages(meaning))
            yield Sample(row.id, ranking.scores(found, wanted[row.id]), None)
    finally:
        index.close()


def _one(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise RequestError(
        f"{str(folder)!r} has no {' or '.join(names)}; name a folder in the form of BEIR.", "data"
    )


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    """For each question the passages that answer it, from lines of question, passage and grade.

    Raises:
        RequestError: the file cannot be read, or a line has another form.
    """
    found: dict[str, dict[str, int]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in lines[1:]:
            query, passage, grade = line.split("\t")
            if int(grade) > 0:
                found.setdefault(query, {})[f"{_DOCUMENT}#{passage}"] = int(grade)
    except (OSError, ValueError) as error:
        raise RequestError(
            f"The judgements {str(path)!r} cannot be read ({error}); lines of question, passage "
            "and grade are expected, parted by tabs.",
            "data",
        ) from None
    return found


def _corpus(path: Path) -> Corpus:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RequestError(f"{str(path)!r} cannot be read: {error.strerror}.", "data") from None
    _, pieces = split(read_beir(raw, path))
    passages = tuple(
        Passage(
            id=f"{_DOCUMENT}#{piece.anchor}",
            document=_DOCUMENT,
            anchor=piece.anchor,
            locator=locator(piece),
            text=piece.text,
            source_lines=(),
            basis="U",
            section=piece.section,
        )
        for piece in pieces
    )
    document = user_document(_DOCUMENT, "", "2000-01-01", passages)
    return Corpus(Vocabulary({}), {_DOCUMENT: document}, ())
