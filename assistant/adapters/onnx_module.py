"""The packaged network as a sentence-transformers module; its pooling comes from the library.

Imports torch, so only `sentence_embedding` imports this, and late. The library's own ONNX
backend wants an optimum-onnx that cannot be installed beside the pinned transformers.
"""

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule

from assistant.adapters.embedding import load_session, load_tokenizer
from assistant.adapters.minilm_files import ModelFiles

Features = dict[str, Any]


class OnnxTransformer(InputModule):  # type: ignore[misc]
    """Token embeddings of the packaged network, shape (texts, tokens, 384)."""

    def __init__(self, files: ModelFiles) -> None:
        super().__init__()
        self.tokenizer = load_tokenizer(files)
        self.tokenizer.enable_padding()
        self._session = load_session(files)

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: object) -> Features:
        """Token ids and mask, each of shape (texts, longest text)."""
        encodings = self.tokenizer.encode_batch([f"{prompt or ''}{text}" for text in inputs])
        return {
            "input_ids": torch.tensor([encoding.ids for encoding in encodings]),
            "attention_mask": torch.tensor([encoding.attention_mask for encoding in encodings]),
        }

    def forward(self, features: Features, **_: object) -> Features:
        """Adds `token_embeddings`, which the library's pooling reads."""
        tokens = features["input_ids"]
        feed = {
            "input_ids": tokens.numpy(),
            "attention_mask": features["attention_mask"].numpy(),
            "token_type_ids": torch.zeros_like(tokens).numpy(),
        }
        features["token_embeddings"] = torch.from_numpy(self._session.run(None, feed)[0])
        return features

    def save(self, output_path: str, *_: object, **__: object) -> None:
        """Refused: the model is a package, a copy of it would have no digest to go by."""
        raise NotImplementedError(f"{type(self).__name__} is not saved ({output_path!r})")
