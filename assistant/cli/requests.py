"""Command-line options and batch lines to requests; a bad batch line becomes its error object."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.domain.errors import GroundruleError, RequestError
from assistant.domain.patient import Fact

if TYPE_CHECKING:
    from assistant.app import App, Request


def given_facts(
    app: "App",
    facts: list[str] | None,
    file: Path | None,
    jurisdiction: str | None,
    as_of: date,
    fhir: Path | None = None,
) -> tuple[Fact, ...]:
    """Facts of `--fhir`, `--facts`, `--fact` and `--jurisdiction`; later ones win."""
    from assistant.adapters.fact_file import read_fact_file

    found = read_fact_file(file, app.corpus.vocabulary, as_of) if file else ()
    named = [*(facts or []), *([f"jurisdiction={jurisdiction}"] if jurisdiction else [])]
    said = (*found, *(app.fact(text, as_of) for text in named))
    if fhir is None:
        return said
    from assistant.adapters.fhir_patient import read_patient

    recorded = read_patient(fhir, app.corpus.vocabulary, app.lexicon, as_of)
    return (*(fact for fact in recorded if fact.name not in {f.name for f in said}), *said)


def batch(
    path: Path,
    app: "App",
    as_of: date,
    allowed: frozenset[str],
    answer: Callable[["Request", str], str],
) -> Iterator[tuple[str, bool]]:
    """One line of JSON for each line of the file, and whether it is an error object.

    Raises:
        RequestError: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(f"The batch file {str(path)!r} cannot be read ({error}).") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = _id(line)
        try:
            data = _object(line, allowed)
            yield answer(_request(data, app, as_of), data.get("answer") or ""), False
        except GroundruleError as error:
            yield _error(name, number, error), True


def _object(line: str, allowed: frozenset[str]) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"The line is not JSON: {error}.") from None
    if not isinstance(data, dict):
        raise RequestError("The line is not a JSON object.")
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise RequestError("The line has half a surrogate pair; write its text in UTF-8.") from None
    for key in data:
        if key not in allowed:
            raise RequestError(
                f"{key!r} is not a field; allowed are {', '.join(sorted(allowed))}.", key
            )
    return data


def _request(data: dict[str, Any], app: "App", as_of: date) -> "Request":
    from assistant.adapters.fact_file import facts_of
    from assistant.app import Request

    facts = data.get("facts") or {}
    for field, kind in (("question", str), ("role", str), ("conversation", str), ("answer", str)):
        if data.get(field) is not None and not isinstance(data[field], kind):
            raise RequestError(f"{field} must be text, found {data[field]!r}."[:200], field)
    if not isinstance(facts, dict):
        raise RequestError("facts must be an object of names and values.", "facts")
    given = facts_of(facts, app.corpus.vocabulary, as_of)
    if data.get("jurisdiction"):
        given = (*given, app.fact(f"jurisdiction={data['jurisdiction']}", as_of))
    return Request(
        data.get("question") or "",
        as_of,
        given,
        data.get("role") or "clinician",
        data.get("conversation"),
        str(data["id"]) if data.get("id") is not None else None,
    )


def _id(line: str) -> str | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("id") is None:
        return None
    return str(data["id"]).encode(errors="replace").decode()


def _error(name: str | None, number: int, error: GroundruleError) -> str:
    field = getattr(error, "field", None)
    detail = {"line": number, "field": field, "message": str(error)}
    return json.dumps({"id": name, "error": detail}, ensure_ascii=False)
