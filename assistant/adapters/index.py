"""The search index of a corpus in the home folder: built once, opened cheaply, never half there.

    home/index/<digest>/manifest.json   what it was built from
                        lexical/        tantivy: word statistics
                        vectors/        Chroma: one vector a passage
                        contents.json   the files above with their sizes

The folder's name is the digest of the manifest, so an index built from other passages or by
another embedding model is never mistaken for this one. `app` opens it; `groundrule index` builds.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from assistant.adapters import index_contents
from assistant.adapters.index_faults import damaged_index, missing_index, other_index, unusable_home
from assistant.adapters.index_folder import appearing, sole_writer
from assistant.adapters.lexical import LexicalLeg, write_lexical
from assistant.adapters.vectors import DenseLeg, write_vectors
from assistant.domain.errors import InstallationError
from assistant.domain.knowledge import Corpus
from assistant.ports import Embedder
from assistant.retrieval.query import index_text

SCHEMA = "groundrule/index@1"
"""Counts up when `lexical` or `vectors` write something else: other words, another graph."""

_BATCH = 32  # passages embedded between two steps of the progress bar
_FOLDER_DIGITS = 16
_MANIFEST = "manifest.json"

Progress = Callable[[int, int], None]
"""Called with the number of passages indexed so far, and of all."""

Texts = list[tuple[str, str]]
"""Pairs of passage id and indexed text, by id."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from.

    Attributes:
        passages: SHA-256 of the ids and indexed texts; rules may change without it.
        embedder: name of the embedding model; `model` is its digest.
        beside: further texts whose words are counted too.
    """

    schema: str
    passages: str
    count: int
    embedder: str
    model: str
    beside: int = 0

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest, in hexadecimal."""
        return sha256(self.text().encode()).hexdigest()

    def text(self) -> str:
        """The manifest as it stands on disk."""
        return json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class Index:
    """An open index: both legs of retrieval over one set of passages.

    Attributes:
        digest: `sha256:` and the manifest's digest, as answers show it.
    """

    digest: str
    lexical: LexicalLeg
    dense: DenseLeg

    def close(self) -> None:
        """Lets go of the files."""
        self.dense.close()


def open_index(
    corpus: Corpus, embedder: Embedder, home: Path, beside: Corpus | None = None
) -> Index:
    """The index of this corpus by this embedder.

    Args:
        beside: another corpus, whose words count too, so that a word weighs the same in both: the
            lexical leg finds the passages of both, the dense one those of the first.

    Raises:
        InstallationError: it is missing, damaged, or was built from something else.
        RequestError: the home folder cannot be written.
    """
    manifest = _manifest(_texts(corpus), embedder, _texts(beside))
    with _usable(home):
        return _open(manifest, embedder, home)


def build_index(
    corpus: Corpus,
    embedder: Embedder,
    home: Path,
    progress: Progress = lambda *_: None,
    beside: Corpus | None = None,
) -> Index:
    """The index of this corpus by this embedder, built if it is not already there and whole.

    Safe to run in two processes at once: the second waits, and opens what the first built.

    Raises:
        InstallationError: it cannot be written to the end; an older index stays as it was.
        RequestError: the home folder cannot be written.
    """
    texts, further = _texts(corpus), _texts(beside)
    manifest = _manifest(texts, embedder, further)
    with _usable(home), sole_writer(home / "index"):
        try:
            return _open(manifest, embedder, home)
        except InstallationError:
            with appearing(_folder(manifest, home)) as draft:
                _write_parts(draft, texts, embedder, progress, further)
                (draft / _MANIFEST).write_text(manifest.text(), encoding="utf-8")
                index_contents.record(draft)
        return _open(manifest, embedder, home)


def _texts(corpus: Corpus | None) -> Texts:
    if corpus is None:
        return []
    return [
        (passage.id, index_text(corpus.documents[passage.document], passage))
        for passage in sorted(corpus.passages.values(), key=lambda passage: passage.id)
    ]


def _manifest(texts: Texts, embedder: Embedder, further: Texts) -> Manifest:
    content = sha256(json.dumps([texts, further] if further else texts).encode()).hexdigest()
    return Manifest(SCHEMA, content, len(texts), embedder.name, embedder.digest, len(further))


def _folder(manifest: Manifest, home: Path) -> Path:
    return home / "index" / manifest.digest[:_FOLDER_DIGITS]


def _write_parts(
    folder: Path, texts: Texts, embedder: Embedder, progress: Progress, further: Texts
) -> None:
    for part in ("lexical", "vectors"):
        (folder / part).mkdir()
    write_lexical(folder / "lexical", [*texts, *further])
    write_vectors(folder / "vectors", _embedded(texts, embedder, progress))


def _embedded(
    texts: Texts, embedder: Embedder, progress: Progress
) -> Iterator[tuple[list[str], list[list[float]]]]:
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        yield [passage for passage, _ in batch], embedder.embed([text for _, text in batch])
        progress(start + len(batch), len(texts))


def _open(manifest: Manifest, embedder: Embedder, home: Path) -> Index:
    folder = _folder(manifest, home)
    if not folder.exists():
        others = any((home / "index").glob(f"*/{_MANIFEST}"))
        raise other_index(home) if others else missing_index(home)
    if not os.access(folder, os.W_OK):
        raise PermissionError(0, "it is read only")
    if not index_contents.is_whole(folder):
        raise damaged_index(folder)
    index = Index(
        f"sha256:{manifest.digest}",
        LexicalLeg(folder / "lexical"),
        DenseLeg(folder / "vectors", embedder),
    )
    counts = len(index.lexical) - manifest.beside, len(index.dense)
    if counts != (manifest.count, manifest.count):
        index.close()
        raise damaged_index(folder)
    return index


@contextmanager
def _usable(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unusable_home(home, error.strerror) from error
