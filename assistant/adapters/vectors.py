"""The dense leg of retrieval: passage vectors in Chroma's embedded client, asked by cosine.

Built by `index`, asked by the pipeline. Holds passage ids and vectors, no text. Chroma gets its
vectors from us, so its own model is never loaded or fetched, and its telemetry is off.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.adapters.index_faults import damaged_index, unwritten_index
from assistant.ports import Embedder

if TYPE_CHECKING:
    from chromadb.api.client import Client

_COLLECTION = "passages"
_SEARCH_BREADTH = 20_000  # as broad as the largest embedded index: the graph search is then exact
_PERSIST_EVERY = 100  # vectors; what is not persisted is rebuilt at each opening
_TIES = 10  # asked beyond k, so that passages of equal score at the end are chosen by id

Vectors = Iterable[tuple[Sequence[str], list[list[float]]]]
"""Batches of passage ids with their vectors; a batch has at most 5,000."""


def write_vectors(folder: Path, batches: Vectors) -> None:
    """Builds the collection in an empty folder, batch by batch, and closes it.

    Raises:
        InstallationError: Chroma cannot write there.
    """
    from chromadb.errors import ChromaError

    try:
        with _client(folder) as client:
            collection = client.create_collection(
                _COLLECTION,
                configuration={
                    "hnsw": {
                        "space": "cosine",
                        "ef_search": _SEARCH_BREADTH,
                        "sync_threshold": _PERSIST_EVERY,
                    }
                },
                embedding_function=None,
            )
            for ids, vectors in batches:
                collection.add(ids=list(ids), embeddings=_accepted(vectors))
    except ChromaError as error:
        raise unwritten_index(folder, str(error)) from error


class DenseLeg:
    """Implements `ports.Leg`; scores are cosine similarities."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        """Opens what `write_vectors` built; Chroma needs the folder to be writable.

        Raises:
            InstallationError: there is no such collection, or it is damaged.
        """
        self._folder = folder
        self._embedder = embedder
        with _readable(folder), ExitStack() as undo:
            self._client = undo.enter_context(_client(folder))
            self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
            self._count = self._collection.count()
            undo.pop_all()  # Chroma caches clients by path: a failed one has to go, this one stays

    def __len__(self) -> int:
        return self._count

    def search(self, query: str, k: int) -> list[tuple[str, float]]:
        """At most `k` nearest passages, best first, ties by id; none for a blank query.

        Raises:
            InstallationError: the index was damaged after it was opened.
        """
        if not query.strip() or not self._count:
            return []
        asked = _accepted(self._embedder.embed([query]))
        with _readable(self._folder):
            answer = self._collection.query(
                query_embeddings=asked,
                n_results=min(k + _TIES, self._count),
                include=["distances"],
            )
        distances = (answer["distances"] or [[]])[0]
        found = [
            (passage, round(1.0 - distance, 4))
            for passage, distance in zip(answer["ids"][0], distances, strict=True)
        ]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]

    def close(self) -> None:
        """Lets go of the files."""
        self._client.close()


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise damaged_index(folder) from error


def _accepted(vectors: list[list[float]]) -> "list[Sequence[float] | Sequence[int]]":
    """The same vectors under the type that Chroma's signatures ask for."""
    return [*vectors]


def _client(folder: Path) -> "Client":
    from chromadb.api.client import Client
    from chromadb.config import Settings

    return Client(
        settings=Settings(
            is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False
        )
    )
