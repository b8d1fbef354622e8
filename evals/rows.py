"""Rows of public data (JSON lines) as models, read from where they lie: none of them is shipped."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.domain.errors import CorpusError, Position, RequestError


class Row(BaseModel):
    """One line of a data file; keys that a suite does not need are allowed."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Shape = TypeVar("Shape", bound=Row)


def read_rows(path: Path | None, shape: type[Shape]) -> tuple[Shape, ...]:
    """The rows of a file, blank lines left out.

    Raises:
        RequestError: no file was named, it cannot be read, or it has no rows.
        CorpusError: a line is no JSON object of the shape; the text begins with file and line.
    """
    if path is None:
        raise RequestError(
            "This suite reads rows of its own from a file; name it with --data FILE.jsonl.", "data"
        )
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(f"The data {str(path)!r} cannot be read ({error}).", "data") from None
    rows = tuple(_row(line, n, path, shape) for n, line in enumerate(lines, 1) if line.strip())
    if not rows:
        raise RequestError(f"{path} has no rows; one JSON object a line is expected.", "data")
    return rows


def _row(line: str, number: int, path: Path, shape: type[Shape]) -> Shape:
    try:
        return shape.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        where = f"{field}: " if field else ""
        raise CorpusError(
            Position(str(path), number), f"{where}{first['msg']}", field or None
        ) from None
