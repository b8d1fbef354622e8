"""Drafts with a language model's help: the template's sentences, chosen, ordered and shortened.

The second drafter of the flow. It starts from the template's draft and ends with it whenever the
model gives nothing usable, so a model can make an answer shorter or better ordered, and can
neither add to it nor take its safety away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from assistant.adapters.model_choice import Offer, choose, offer
from assistant.adapters.model_failure import ModelFailure
from assistant.adapters.model_wording import ReadsSame, shorter
from assistant.domain.answer import Case, Draft, DraftStatement, Finding
from assistant.ports import Drafter

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class Step(Enum):
    """What a model is asked to do with a draft."""

    CHOOSE = "choose"  # leave out what does not help, and order the rest
    REWORD = "reword"  # propose shorter sentences


class ModelDrafter:
    """The Drafter port over a template and a chat model.

    Args:
        template: drafts what the model then works on.
        name: `embedded:NAME` or `PROVIDER:MODEL`, as the answer shows it.
        reads_same: admits a wording: does the second sentence claim what the first does?
        steps: what the model is asked; none leaves the template's draft as it is.
    """

    def __init__(
        self,
        template: Drafter,
        model: BaseChatModel,
        name: str,
        reads_same: ReadsSame,
        steps: frozenset[Step],
    ) -> None:
        self.name = name
        self._template = template
        self._model = model
        self._reads_same = reads_same
        self._steps = steps

    def draft(self, case: Case, findings: tuple[Finding, ...] = ()) -> Draft:
        """The template's draft as the model arranges it, or as it is with a note saying why."""
        draft: Draft = self._template.draft(case, findings)
        offered = offer(case, draft.statements)
        if not offered or not self._steps:
            return draft
        try:
            return replace(draft, statements=self._arranged(case, draft, offered, findings),
                           drafter=self.name)  # fmt: skip
        except ModelFailure as failure:
            return replace(draft, note=self._note(failure))

    def _arranged(
        self, case: Case, draft: Draft, offered: Offer, findings: Sequence[Finding]
    ) -> tuple[DraftStatement, ...]:
        kept = tuple(offered)
        if Step.CHOOSE in self._steps:
            kept = choose(self._model, case, offered, findings)
        arranged = {number: offered[number] for number in kept}
        # A redraft keeps the checked words: a wording is what the check most likely refused.
        if Step.REWORD in self._steps and not findings:
            for number, text in shorter(self._model, arranged, self._reads_same).items():
                arranged[number] = replace(arranged[number], text=text)
        return _merged(draft.statements, offered, tuple(arranged.values()))

    def _note(self, failure: ModelFailure) -> str:
        return (
            f"The language model {self.name} gave nothing usable ({failure}), so the template "
            "drafter wrote this answer."
        )


def _merged(
    statements: Sequence[DraftStatement], offered: Offer, arranged: Sequence[DraftStatement]
) -> tuple[DraftStatement, ...]:
    """Under each heading what must stay, in its order, then what the model kept, in its own."""
    fixed = [s for number, s in enumerate(statements, start=1) if number not in offered]
    return tuple(
        statement
        for heading in dict.fromkeys(s.heading for s in statements)
        for statement in (*fixed, *arranged)
        if statement.heading == heading
    )
