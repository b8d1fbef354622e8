"""Turns the JSON schema of what a model may say into a grammar (GBNF) without any white space.

The runtime's own conversion allows white space between all marks, and small models spend most of
their tokens on it. Only what the drafter asks for is translated: an object whose properties come
in order, arrays, closed lists of values, and strings of limited length.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.adapters.model_failure import ModelFailure

Schema = Mapping[str, Any]

CHARACTER = r"""character ::= [^"\\\x00-\x1F\x7F]"""
MAX_STRING = 400
"""Characters of a string that gives no `maxLength`."""


def compact_grammar(schema: Schema) -> str:
    """The GBNF text whose only sentences are the schema's instances, written compactly.

    Raises:
        ModelFailure: the schema uses what cannot be translated.
    """
    return f"root ::= {_rule(schema)}\n{CHARACTER}\n"


def _rule(schema: Schema) -> str:
    if "enum" in schema:
        return f"({' | '.join(_literal(json.dumps(value)) for value in schema['enum'])})"
    match schema.get("type"):
        case "object":
            return _object(schema["properties"])
        case "array":
            return _array(schema)
        case "string":
            return rf'"\"" character{{1,{schema.get("maxLength", MAX_STRING)}}} "\""'
        case other:
            raise ModelFailure(f"a schema of type {other!r} cannot be turned into a grammar")


def _object(properties: Mapping[str, Schema]) -> str:
    members = (f"{_literal(json.dumps(k) + ':')} {_rule(v)}" for k, v in properties.items())
    return _sequence(['"{"', f" {_literal(',')} ".join(members), '"}"'])


def _array(schema: Schema) -> str:
    item = _rule(schema["items"])
    least, most = schema.get("minItems", 0), schema["maxItems"]
    items = f'{item} ("," {item}){{{max(least - 1, 0)},{most - 1}}}'
    return _sequence(['"["', items if least else f"({items})?", '"]"'])


def _sequence(parts: Sequence[str]) -> str:
    return " ".join(parts)


def _literal(text: str) -> str:
    """A GBNF literal is written like a JSON string."""
    return json.dumps(text)
