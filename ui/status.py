"""The line under the question: what is being done, how long it took, or what was wrong."""

from assistant.adapters.answer_json import AnswerJson
from assistant.domain.errors import GroundruleError
from ui.markup import Html, el
from ui.words import STAGES


def working() -> Html:
    """The stages; no word of a draft is shown before the gate has released it."""
    steps = [el("li", words.capitalize()) for words in STAGES.values()]
    return el("div", el("strong", "Working"), el("ol", *steps), cls="stages busy", role="status")


def done(answer: AnswerJson) -> Html:
    """The same stages with the time that each took."""
    steps = [
        el("li", f"{words.capitalize()} ", el("span", _seconds(answer.timings_ms[stage])))
        for stage, words in STAGES.items()
        if stage in answer.timings_ms
    ]
    total = f"Done in {_seconds(answer.timings_ms['total'])}"
    return el("div", el("strong", total), el("ol", *steps), cls="stages", role="status")


def failed(error: GroundruleError) -> Html:
    return el("div", str(error), cls="banner error", role="alert")


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.1f} s" if milliseconds >= 1000 else f"{milliseconds:.0f} ms"
