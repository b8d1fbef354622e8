"""Lets a language model choose and order the sentences of a draft that may be left out.

The model sees numbered sentences and can answer with their numbers only, heading by heading, so
neither a new sentence nor a citation that does not exist can be expressed. A heading may become
shorter but not empty, and safety sentences are not offered at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from assistant.adapters.model_calls import ask
from assistant.adapters.model_failure import ModelFailure
from assistant.domain.answer import Case, DraftStatement, Finding

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OFFERED = ("steps", "treatment", "pitfalls")
"""Headings whose sentences a model may leave out; every other one is kept whole."""

INSTRUCTION = (
    "You arrange checked guideline sentences for a clinician. Under each heading, keep the "
    "sentences that help to answer the question, the most important first. Reply with their "
    "numbers only, as JSON."
)

Offer = Mapping[int, DraftStatement]
"""The sentences a model may choose from, by the number it sees."""


def offer(case: Case, statements: Sequence[DraftStatement]) -> Offer:
    """The statements that may be left out, numbered from 1 in the draft's order."""
    safety = {outcome.rule.id for outcome in case.outcomes if outcome.rule.safety}
    return {
        number: statement
        for number, statement in enumerate(statements, start=1)
        if statement.heading in OFFERED and safety.isdisjoint(statement.rules)
    }


def choose(
    model: BaseChatModel, case: Case, offered: Offer, findings: Sequence[Finding]
) -> tuple[int, ...]:
    """The numbers to keep, in the order wanted; at least one under each heading.

    Raises:
        ModelFailure: the model does not answer, or with anything but numbers it was offered.
    """
    headings = _by_heading(offered)
    reply = ask(model, INSTRUCTION, _content(case, headings, offered, findings), _schema(headings))
    return tuple(chain.from_iterable(_kept(reply, name, headings[name]) for name in headings))


def _by_heading(offered: Offer) -> dict[str, list[int]]:
    headings: dict[str, list[int]] = {}
    for number, statement in offered.items():
        headings.setdefault(statement.heading, []).append(number)
    return headings


def _content(
    case: Case, headings: Mapping[str, list[int]], offered: Offer, findings: Sequence[Finding]
) -> str:
    lines = [f"Question: {case.standalone}"]
    for name, numbers in headings.items():
        lines += ["", f"{name}:", *(f"{n}. {offered[n].text}" for n in numbers)]
    if findings:
        lines += ["", "The check refused an earlier arrangement:"]
        lines += [f"- {finding.message}" for finding in findings]
    return "\n".join(lines)


def _schema(headings: Mapping[str, list[int]]) -> dict[str, Any]:
    return {
        "title": "Arrangement",
        "description": "The numbers of the sentences to keep under each heading, in order.",
        "type": "object",
        "properties": {
            name: {
                "type": "array",
                "items": {"type": "integer", "enum": numbers},
                "minItems": 1,
                "maxItems": len(numbers),
            }
            for name, numbers in headings.items()
        },
        "required": list(headings),
        "additionalProperties": False,
    }


def _kept(reply: Mapping[str, Any], heading: str, allowed: Sequence[int]) -> tuple[int, ...]:
    """The numbers under one heading, each once."""
    numbers = reply.get(heading)
    if not isinstance(numbers, list) or not numbers:
        raise ModelFailure(f"it kept nothing under {heading!r}")
    if stray := [number for number in numbers if type(number) is not int or number not in allowed]:
        raise ModelFailure(f"it chose {stray[0]!r}, which is no sentence under {heading!r}")
    return tuple(dict.fromkeys(numbers))
