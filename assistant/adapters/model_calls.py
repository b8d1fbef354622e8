"""Asks a LangChain chat model for one JSON value, whoever provides it.

Every way this can go wrong (a time-out, a refused key, words instead of JSON, an exception type
of some provider's package) becomes one `ModelFailure`. Calls are not traced: a tracing variable
in the environment must not send a question to a machine that nobody named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.adapters.model_failure import ModelFailure

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST_REASON = 160


def ask(
    model: BaseChatModel, instruction: str, content: str, schema: dict[str, Any]
) -> Mapping[str, Any]:
    """The model's reply as a mapping; its members are not checked against the schema.

    Args:
        instruction: what to do, in the system's voice.
        content: what to do it with.
        schema: JSON schema of an object, with a `title`.

    Raises:
        ModelFailure: no reply, or none that is a JSON object.
    """
    from langsmith import tracing_context

    try:
        with tracing_context(enabled=False):
            reply = model.with_structured_output(schema).invoke(
                [("system", instruction), ("human", content)]
            )
    except ModelFailure:
        raise
    except Exception as error:  # every provider raises types of its own
        raise ModelFailure(reason(error)) from error
    if not isinstance(reply, Mapping):
        raise ModelFailure("the reply is not a JSON object")
    return reply


def reason(error: Exception) -> str:
    """The first line of an exception, short enough for a note; later lines may hold a key."""
    line = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON]}…"
