"""Adding, changing and removing the user's own documents, each step whole or not at all.

    home/documents/documents.sqlite   the text of record and its passages
                   vectors.sqlite     vectors by the digest of their text; may be thrown away
                   index/<digest>/    both legs of retrieval, as for the corpus

The new index is built beside the old one before the documents change, and the change is one
transaction: whoever asks meanwhile, or after a kill, finds the old documents with the old index
or the new ones with the new.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from assistant.adapters.document_files import Found, SourceFile, find_files, read_bytes
from assistant.adapters.document_parser import VERSION, parse, sort_of
from assistant.adapters.index import Index, Progress, build_index, open_index
from assistant.adapters.index_folder import sole_writer
from assistant.adapters.passage_splitter import split
from assistant.adapters.remembered_vectors import RememberedVectors
from assistant.adapters.user_documents import (
    Entry,
    StoredDocument,
    UserDocuments,
    day_of,
    stored_passages,
    unusable,
    user_document,
)
from assistant.checks.injection import orders
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Corpus, Document, Vocabulary
from assistant.ports import Embedder
from assistant.retrieval.query import index_text
from assistant.rules.grammar import did_you_mean

Reading = Callable[[str], None]
"""Called with the path of each file before it is read."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """A passage with words addressed to the machine."""

    document: str
    passage: str
    words: str


@dataclass(slots=True)
class Ingested:
    """What became of the paths.

    Attributes:
        refused: one error for each file that was not taken; it says what to do.
        left_out: how many files of the folders are of no sort that is read.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[RequestError] = field(default_factory=list)
    left_out: int = 0
    flagged: list[Flagged] = field(default_factory=list)


@dataclass(frozen=True)
class Library:
    """The user's documents under a home folder.

    Attributes:
        corpus: what the documents stand beside; none may have the id of one of its documents.
    """

    home: Path
    corpus: Corpus

    @property
    def folder(self) -> Path:
        return self.home / "documents"

    @property
    def store(self) -> UserDocuments:
        return UserDocuments(self.folder)

    def ingest(
        self,
        paths: Iterable[Path],
        embedder: Embedder,
        reading: Reading = lambda _: None,
        progress: Progress = lambda *_: None,
    ) -> Ingested:
        """Reads what is new or has changed below the paths, and makes it ready to be searched.

        A file that cannot be used is refused, and the others are taken.

        Raises:
            RequestError: the home folder cannot be written; nothing has changed.
            InstallationError: the index cannot be written; nothing has changed.
        """
        found = find_files(paths)
        with _writer(self.folder):
            done = Ingested(refused=found.refused, left_out=found.left_out)
            new = self._read(found, done, reading)
            self._replace(new, (), embedder, progress)
        return done

    def remove(self, names: Sequence[str], embedder: Embedder) -> None:
        """Takes documents out, with their passages and vectors.

        Raises:
            RequestError: one of them is not there; nothing has changed.
        """
        with _writer(self.folder):
            known = [entry.id for entry in self.store.entries()]
            for name in names:
                if name not in known:
                    raise unknown_document(name, known)
            self._replace((), names, embedder, lambda *_: None)

    def build(self, embedder: Embedder, progress: Progress) -> None:
        """Builds the index where documents are there without it."""
        if self.store.path.exists():
            with _writer(self.folder):
                self._replace((), (), embedder, progress)

    def open(self, documents: Sequence[Document], embedder: Embedder) -> Index:
        """The index of all the documents that are there.

        Raises:
            InstallationError: it is missing or damaged.
        """
        return open_index(_corpus(documents), embedder, self.folder, self.corpus)

    def _read(self, found: Found, done: Ingested, reading: Reading) -> list[StoredDocument]:
        known = {entry.id: entry for entry in self.store.entries()}
        new = []
        for file in found.files:
            try:
                reading(str(file.path))
                raw = read_bytes(file.path)
                digest = sha256(f"{VERSION}\0".encode() + raw).hexdigest()
                if file.id in known and known[file.id].digest == digest:
                    done.unchanged.append(file.id)
                    continue
                self._require_free(file, known)
                one = _stored(file, raw, digest)
            except RequestError as error:
                done.refused.append(error)
                continue
            new.append(one)
            (done.changed if file.id in known else done.added).append(file.id)
            done.flagged += _flagged(one)
        return new

    def _require_free(self, file: SourceFile, known: dict[str, Entry]) -> None:
        path, name = str(file.path), file.id
        if name in self.corpus.documents:
            raise RequestError(
                f"{path!r} would be the document {name!r}, which the corpus has; rename the file.",
                "path",
            )
        if name in known and known[name].path != path:
            raise RequestError(
                f"{path!r} would be the document {name!r}, which was read from "
                f"{known[name].path!r}; rename the file, or run `groundrule documents remove "
                f"{name}` first.",
                "path",
            )

    def _replace(
        self,
        added: Sequence[StoredDocument],
        removed: Sequence[str],
        embedder: Embedder,
        progress: Progress,
    ) -> None:
        """The index of what will be there first, then the documents, then what is left over."""
        gone = {*removed, *(one.id for one in added)}
        kept = [d for d in self.store.documents() if d.id not in gone]
        documents = [*kept, *map(_document, added)]
        if not documents:
            if removed:
                self.store.change((), removed)
                rmtree(self.folder / "index", ignore_errors=True)
            return
        memory = RememberedVectors(embedder, self.folder)
        before = set(_index_folders(self.folder))
        index = build_index(_corpus(documents), memory, self.folder, progress, self.corpus)
        index.close()
        if added or removed:
            self.store.change(added, removed)
            _sweep(before, self.folder / "index" / index.digest.removeprefix("sha256:")[:16])
            memory.forget_others(
                index_text(document, passage)
                for document in documents
                for passage in document.passages
            )


def unknown_document(name: str, known: Sequence[str]) -> RequestError:
    """No document of the user's has this id."""
    near = did_you_mean(name, sorted(known))
    return RequestError(
        f"{name!r} is no document of yours{near}; `groundrule documents list` shows all.",
        "documents",
    )


def _stored(file: SourceFile, raw: bytes, digest: str) -> StoredDocument:
    parsed = parse(raw, file.path)
    text, pieces = split(parsed)
    sort = sort_of(file.path)
    named = file.path.parent.name if sort == "BEIR" else file.path.stem
    return StoredDocument(
        file.id,
        str(file.path),
        digest,
        sort,
        _title(parsed.title or named),
        parsed.pages,
        day_of(file.path),
        text,
        pieces,
        frozenset(number for number, piece in enumerate(pieces) if orders(piece.text)),
    )


def _title(words: str) -> str:
    """Without quotation marks, which in an answer begin and end a passage's words."""
    return " ".join("".join(" " if c in '"“”«»' else c for c in words).split())


def _flagged(one: StoredDocument) -> list[Flagged]:
    found = []
    for number in sorted(one.orders):
        piece = one.pieces[number]
        (start, end), _ = orders(piece.text)[0]
        found.append(Flagged(one.id, f"{one.id}#{piece.anchor}", piece.text[start:end]))
    return found


def _document(one: StoredDocument) -> Document:
    return user_document(one.id, one.title, one.changed, stored_passages(one))


def _corpus(documents: Iterable[Document]) -> Corpus:
    return Corpus(Vocabulary({}), {document.id: document for document in documents}, ())


def _index_folders(folder: Path) -> list[Path]:
    return [path.parent for path in (folder / "index").glob("*/manifest.json")]


def _sweep(before: set[Path], current: Path) -> None:
    """Drops older indexes; the last one stays for whoever still has it open."""
    older = sorted(before - {current}, key=lambda path: path.stat().st_mtime)
    for path in older[:-1]:
        rmtree(path, ignore_errors=True)


@contextmanager
def _writer(folder: Path) -> Iterator[None]:
    try:
        with sole_writer(folder):
            yield
    except OSError as error:
        raise unusable(folder, error) from None
