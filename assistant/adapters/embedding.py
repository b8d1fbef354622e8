"""Texts to vectors on the cold path: the packaged model on onnxruntime, nothing heavier.

`sentence_embedding` runs the same file through sentence-transformers; a test holds both equal.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.adapters.minilm_files import MAX_TOKENS, NAME, ModelFiles, missing_package

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer


class OnnxEmbedder:
    """Implements `ports.Embedder`; vectors have 384 components.

    The model is loaded with the first text, so that asking for `digest` stays cheap.
    """

    def __init__(self, files: ModelFiles) -> None:
        self.name = NAME
        self.digest = files.digest
        self._files = files

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text. Each text runs alone: padding to a batch costs more than it saves."""
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        import numpy as np

        mean = self.states(text)[1].mean(axis=0)
        vector: list[float] = (mean / np.linalg.norm(mean)).tolist()
        return vector

    def states(self, text: str) -> "tuple[Encoding, NDArray[np.float32]]":
        """The pieces of a text, and the network's last state of each (one row a piece)."""
        import numpy as np

        encoding = self._tokenizer.encode(text)
        tokens = np.array([encoding.ids], dtype=np.int64)
        feed = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.zeros_like(tokens),
        }
        (hidden,) = self._session.run(None, feed)
        return encoding, hidden[0]

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        return load_tokenizer(self._files)

    @cached_property
    def _session(self) -> "InferenceSession":
        return load_session(self._files)


def load_tokenizer(files: ModelFiles) -> "Tokenizer":
    """The model's tokenizer, cutting at `MAX_TOKENS`, without padding.

    Raises:
        InstallationError: the package `tokenizers` is missing.
    """
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise missing_package("tokenizers") from error
    tokenizer: Tokenizer = Tokenizer.from_file(str(files.tokenizer))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def load_session(files: ModelFiles) -> "InferenceSession":
    """The network, ready to run on the processor.

    Raises:
        InstallationError: the package `onnxruntime` is missing.
    """
    try:
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        raise missing_package("onnxruntime") from error
    options = SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    return InferenceSession(str(files.network), options, providers=["CPUExecutionProvider"])


_ERRORS_ONLY = 3  # onnxruntime warns on machines without a graphics card, which is most of them
