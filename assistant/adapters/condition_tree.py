"""A YAML tree of `all`, `any`, `not` and comparisons to a Condition, keeping every place."""

from typing import Any

from assistant.adapters.marked_yaml import Marked, Path
from assistant.domain.condition import All, AnyOf, Condition, Not
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Vocabulary
from assistant.rules.grammar import parse_leaf


def read_condition(
    marked: Marked, path: Path, vocabulary: Vocabulary, name: str | None = None
) -> Condition:
    """The condition at `path`; `name` labels it as a definition.

    Raises:
        CorpusError: a key other than all, any, not; or a leaf the grammar refuses.
    """
    value = marked.data
    for part in path:
        value = value[part]
    return _read(value, marked, path, vocabulary, name)


def _read(
    value: Any, marked: Marked, path: Path, vocabulary: Vocabulary, name: str | None
) -> Condition:
    position = marked.position(path)
    if isinstance(value, str):
        return parse_leaf(value, vocabulary, position)
    if not isinstance(value, dict) or len(value) != 1:
        raise CorpusError(
            position,
            "a condition is a comparison in words, or one of `all:`, "
            f"`any:`, `not:`; found {value!r}"[:200],
            "when",
        )
    ((key, inner),) = value.items()
    inside = (*path, key)
    if key == "not":
        return Not(_read(inner, marked, inside, vocabulary, None))
    if key not in ("all", "any") or not isinstance(inner, list):
        raise CorpusError(
            position, f"unknown operator {key!r} (use all, any with a list, or not)", "when"
        )
    parts = tuple(
        _read(part, marked, (*inside, index), vocabulary, None) for index, part in enumerate(inner)
    )
    return All(parts, name) if key == "all" else AnyOf(parts, name)
