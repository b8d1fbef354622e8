"""Texts to vectors through sentence-transformers: the packaged model, or any other.

Runs the same packaged file as `embedding`, to equal vectors, or a model by name or folder.
Importing the library takes seconds, hence it is imported when an embedder is made.
"""

import os
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from assistant.adapters.minilm_files import NAME, ModelFiles
from assistant.domain.errors import InstallationError, RequestError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DIMENSIONS = 384


class SentenceEmbedder:
    """Implements `ports.Embedder` with a sentence-transformers model."""

    def __init__(self, name: str, digest: str, model: "SentenceTransformer") -> None:
        self.name = name
        self.digest = digest
        self._model = model

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text, of norm 1 whatever the model's own modules do."""
        if not texts:
            return []
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        found: list[list[float]] = vectors.tolist()
        return found


def packaged_embedder(files: ModelFiles) -> SentenceEmbedder:
    """The packaged model inside the library, with its pooling and normalisation.

    Raises:
        InstallationError: sentence-transformers or torch is missing.
    """
    library = _library()
    from sentence_transformers.base.modules import Normalize
    from sentence_transformers.sentence_transformer.modules import Pooling

    from assistant.adapters.onnx_module import OnnxTransformer

    modules = [OnnxTransformer(files), Pooling(DIMENSIONS, "mean"), Normalize()]
    return SentenceEmbedder(NAME, files.digest, library(modules=modules, device="cpu"))


def named_embedder(model: str) -> SentenceEmbedder:
    """Any other model: a folder, or a name that the library knows how to fetch.

    Raises:
        InstallationError: sentence-transformers or torch is missing.
        RequestError: there is no such model, or it cannot be had.
    """
    library = _library()
    try:
        loaded = library(model, device="cpu")
    except (OSError, ValueError) as error:
        raise RequestError(
            f"The embedding model {model!r} cannot be loaded; give a folder that holds a "
            "sentence-transformers model, or a model's name on a machine that can fetch it.",
            "embedding",
        ) from error
    return SentenceEmbedder(model.rstrip("/").rpartition("/")[2], _weights_digest(loaded), loaded)


def _library() -> "type[SentenceTransformer]":
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise InstallationError(
            "The package 'sentence-transformers' is not installed, and this needs it; "
            "run `pip install 'groundrule[embeddings]'`."
        ) from error
    library: type[SentenceTransformer] = SentenceTransformer
    return library


def _weights_digest(model: "SentenceTransformer") -> str:
    """SHA-256 over the weights: the same model has the same digest wherever it was found."""
    total = sha256()
    for name, tensor in sorted(model.state_dict().items()):
        total.update(name.encode())
        total.update(tensor.cpu().contiguous().float().numpy().tobytes())
    return total.hexdigest()
