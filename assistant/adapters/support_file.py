"""The coefficients of support (`groundrule/support@1`): one YAML file beside this module.

`scripts/fit_support.py` writes it; people read it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from assistant.adapters.corpus_models import Shape, Text
from assistant.adapters.marked_yaml import read_yaml
from assistant.checks.backing import Weights
from assistant.checks.evidence import FEATURES
from assistant.domain.errors import InstallationError

SUPPORT = Path(__file__).with_name("support.yaml")

Coefficient = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Share = Annotated[float, Field(gt=0, lt=1)]


class WeightsShape(Shape):
    """An intercept, and one coefficient for each feature."""

    intercept: Annotated[float, Field(allow_inf_nan=False)]
    weights: dict[str, Coefficient]

    @model_validator(mode="after")
    def _every_feature(self) -> "WeightsShape":
        if set(self.weights) != set(FEATURES):
            raise ValueError(f"the weights are those of {', '.join(FEATURES)}, each once")
        return self

    def plain(self) -> Weights:
        """The coefficients in the order of the features."""
        return Weights(self.intercept, {name: self.weights[name] for name in FEATURES})


class _SupportShape(WeightsShape):
    schema_: Literal["groundrule/support@1"] = Field(alias="schema")
    about: Text
    threshold: Share
    error: Share


@dataclass(frozen=True, slots=True)
class SupportFile:
    """What the file holds.

    Attributes:
        threshold: from this probability on a passage supports a sentence.
        error: the share of unsupported pairs above it when it was chosen, out of fold.
    """

    weights: Weights
    threshold: float
    error: float


def read_support(path: Path = SUPPORT) -> SupportFile:
    """The shipped coefficients, or those of another file.

    Raises:
        InstallationError: the file is missing.
        CorpusError: a key or value is not allowed, with file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InstallationError(
            f"The coefficients of support {str(path)!r} cannot be read ({error}); install "
            "groundrule again."
        ) from None
    shape = read_yaml(text, path.name).as_model(_SupportShape)
    return SupportFile(shape.plain(), shape.threshold, shape.error)
