"""`--facts FILE`: facts from a JSON or YAML file, `name: value` a line."""

from datetime import date
from pathlib import Path
from typing import Any

from assistant.adapters.marked_yaml import read_yaml
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import Fact
from assistant.reading.facts import given_fact


def read_fact_file(path: Path, vocabulary: Vocabulary, as_of: date) -> tuple[Fact, ...]:
    """The facts of a file (JSON is read as YAML, of which it is a part).

    Raises:
        RequestError: the file cannot be read, or a fact is wrong, with its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(
            f"The facts file {str(path)!r} cannot be read ({error}).", "facts"
        ) from None
    marked = read_yaml(text, str(path))
    if not isinstance(marked.data, dict):
        raise RequestError(f"{path}: facts are `name: value` pairs.", "facts")
    return facts_of(marked.data, vocabulary, as_of, f"{path}")


def facts_of(
    values: dict[str, Any], vocabulary: Vocabulary, as_of: date, where: str = "facts"
) -> tuple[Fact, ...]:
    """Facts from a mapping of names to values, as batch lines and files carry them."""
    facts = []
    for name, value in values.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        try:
            facts.append(given_fact(f"{name}={text}", vocabulary, as_of))
        except RequestError as error:
            raise RequestError(f"{where}: {error}", "facts") from None
    return tuple(facts)
