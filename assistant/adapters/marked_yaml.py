"""YAML to plain data, with the place of every value, so that each error has line and column.

Only mappings, lists and scalars are read; anchors may be reused, duplicate keys are refused
(PyYAML would keep the last), and plain `no`, `on` or `1e3` keep YAML's own meaning, so names
that look like these have to be quoted. Depth and size are bounded, because an anchor that
contains itself, or anchors of anchors, would never end.
"""

from dataclasses import dataclass, field
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

DEEPEST = 40
"""Levels of mappings and lists; a corpus has some ten."""
MOST_VALUES = 200_000
"""Values of one file, each reuse of an anchor counted again."""


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
    try:
        loader = Loader(text)
        try:
            node = loader.get_single_node()
            reading = _Reading(loader, file, first_line)
            data = reading.plain(node, ()) if node is not None else {}
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        place = Position(file, line + first_line, column + 1)
        raise CorpusError(place, f"not valid YAML: {error.problem}") from None
    except (yaml.YAMLError, UnicodeError) as error:
        reason = " ".join(str(error).split())
        raise CorpusError(Position(file, first_line), f"not valid YAML: {reason}") from None
    return Marked(data, reading.marks, file)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One pass over the nodes of a document, which fills `marks`."""

    loader: Any
    file: str
    first_line: int
    marks: Marks = field(default_factory=dict)

    def plain(self, node: yaml.Node, path: Path) -> Any:
        place = self._place(node)
        self.marks[path] = place.line, place.column
        if len(path) > DEEPEST or len(self.marks) > MOST_VALUES:
            raise CorpusError(
                place, f"more than {DEEPEST} levels deep, or more than {MOST_VALUES} values"
            )
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*path, index)) for index, child in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise CorpusError(self._place(key_node), "a key is one word, not a list or mapping")
            key = self._scalar(key_node)
            if key in result:
                raise CorpusError(self._place(key_node), f"the key {key!r} stands twice; keep one")
            result[key] = self.plain(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        try:
            return self.loader.construct_object(node)
        except (ValueError, LookupError, AttributeError, TypeError):
            kind = node.tag.rpartition(":")[2]
            raise CorpusError(
                self._place(node), f"{node.value!r} is no {kind}; put it in quotes if it is text"
            ) from None

    def _place(self, node: yaml.Node) -> Position:
        mark = node.start_mark
        return Position(self.file, mark.line + self.first_line, mark.column + 1)
