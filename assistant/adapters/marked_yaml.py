"""YAML to plain data, with the place of every value, so that each error has line and column.

Only mappings, lists and scalars are read; anchors may be reused, duplicate keys are refused
(PyYAML would keep the last), and plain `no`, `on` or `1e3` keep YAML's own meaning, so names
that look like these have to be quoted.
"""

from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from assistant.domain.errors import CorpusError, Position

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML without its C library, same result, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Path = tuple[str | int, ...]
Marks = dict[Path, tuple[int, int]]
Model = TypeVar("Model", bound=BaseModel)


class Marked:
    """Plain data and where each of its values stands (`marks[path] = (line, column)`)."""

    def __init__(self, data: Any, marks: Marks, file: str) -> None:
        self.data = data
        self.marks = marks
        self.file = file

    def position(self, path: Path = ()) -> Position:
        """The place of the value at that path, or of the nearest one above it."""
        while path and path not in self.marks:
            path = path[:-1]
        line, column = self.marks.get(path, (1, 1))
        return Position(self.file, line, column)

    def as_model(self, model: type[Model]) -> Model:
        """The data in the shape of a pydantic model.

        Raises:
            CorpusError: at the first value that does not fit, with what is allowed.
        """
        try:
            return model.model_validate(self.data)
        except ValidationError as error:
            first = error.errors()[0]
            path = tuple(part for part in first["loc"])
            name = ".".join(str(part) for part in path) or "file"
            given = "" if first["type"] == "missing" else f", found {first['input']!r}"
            raise CorpusError(self.position(path), f"{name}: {first['msg']}{given}"[:400]) from None


def read_yaml(text: str, file: str, first_line: int = 1) -> Marked:
    """Parses one YAML document.

    Args:
        first_line: line of the file at which `text` begins, for front matter.

    Raises:
        CorpusError: the text is not YAML, or a key stands twice.
    """
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        marks: Marks = {}
        data = _plain(node, (), marks, loader, file, first_line) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        place = Position(file, line + first_line, column + 1)
        raise CorpusError(place, f"not valid YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise CorpusError(Position(file, first_line), f"not valid YAML: {error}") from None
    finally:
        loader.dispose()
    return Marked(data, marks, file)


def _plain(
    node: yaml.Node, path: Path, marks: Marks, loader: Any, file: str, first_line: int
) -> Any:
    place = (node.start_mark.line + first_line, node.start_mark.column + 1)
    marks[path] = place
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(child, (*path, index), marks, loader, file, first_line)
            for index, child in enumerate(node.value)
        ]
    result: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        if key in result:
            line = key_node.start_mark.line + first_line
            raise CorpusError(
                Position(file, line, key_node.start_mark.column + 1),
                f"the key {key!r} stands twice; keep one",
            )
        result[key] = _plain(value_node, (*path, key), marks, loader, file, first_line)
    return result
