"""Lets a language model propose shorter wordings; most of its care is in refusing them.

A small model drops a "not" as easily as an adjective. So a wording counts only when the claim
reader reads the same claims out of it; quotations, safety sentences and sentences under a
condition are never offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from assistant.adapters.model_calls import ask
from assistant.adapters.model_choice import Offer

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

INSTRUCTION = (
    "Rewrite each sentence in fewer words. Keep every number, unit, drug, test, condition and "
    "negation, and the strength of the advice. Reply as JSON, one sentence for each number."
)

ReadsSame = Callable[[str, str], bool]
"""True when the second sentence makes exactly the claims of the first, and that at least one:
two sentences out of which nothing is read are not the same."""


def shorter(model: BaseChatModel, offered: Offer, reads_same: ReadsSame) -> dict[int, str]:
    """Admitted wordings by number; a number without one keeps its sentence.

    Raises:
        ModelFailure: the model does not answer.
    """
    texts = {n: s.text for n, s in offered.items() if not s.quotation and s.condition is None}
    if not texts:
        return {}
    content = "\n".join(f"{number}. {text}" for number, text in texts.items())
    reply = ask(model, INSTRUCTION, content, _schema(texts))
    proposed = {number: _proposal(reply, number) for number in texts}
    return {
        number: proposal
        for number, proposal in proposed.items()
        if 0 < len(proposal) < len(texts[number]) and reads_same(texts[number], proposal)
    }


def _proposal(reply: Mapping[str, Any], number: int) -> str:
    """The words for one number as a single line of printable text, else nothing."""
    words = reply.get(str(number))
    text = " ".join(words.split()) if isinstance(words, str) else ""
    return text if text.isprintable() else ""


def _schema(texts: Mapping[int, str]) -> dict[str, Any]:
    return {
        "title": "Wordings",
        "description": "A shorter sentence for each number.",
        "type": "object",
        "properties": {
            str(number): {"type": "string", "maxLength": len(text)}
            for number, text in texts.items()
        },
        "required": [str(number) for number in texts],
        "additionalProperties": False,
    }
