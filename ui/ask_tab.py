"""The tab to ask in: question, stages, the page of the answer, follow-up; facts changed on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.app import ROLES
from assistant.domain.errors import GroundruleError
from ui.desk import Desk, new_thread
from ui.render import thread_page
from ui.status import done, failed, working
from ui.thread import Thread
from ui.words import EXAMPLES

SCRIPT = Path(__file__).parent / "page.js"
HINT = "Ask as you would ask a colleague: the patient, the numbers, the decision."
# What every handler gives: thread, status line, page, follow-up box, follow-up words.
Shown = tuple[Any, Any, Any, Any, Any]


@dataclass(frozen=True)
class AskTab:
    """The parts of the tab and what happens when they are used."""

    desk: Desk

    def place(self) -> None:
        """Puts the parts on the page that is being built, and wires them."""
        thread = gr.State(new_thread)
        question = gr.Textbox(
            label="Question", lines=2, max_lines=8, elem_id="question", placeholder=HINT
        )
        with gr.Row(elem_classes="asking"):
            role = gr.Radio(
                ROLES, value=ROLES[0], label="Who is asking?", elem_id="role", min_width=320
            )
            ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=160)
        with gr.Row(elem_classes="examples"):
            examples = [gr.Button(words, size="sm", variant="secondary") for words in EXAMPLES]
        status = gr.HTML("", elem_id="status", apply_default_css=False)
        answer = page_of_answers("answer")
        with gr.Column(visible=False, elem_id="follow-up-box") as box:
            follow = gr.Textbox(
                label="Follow-up question, in the same conversation", elem_id="follow-up"
            )
            again = gr.Button("Ask the follow-up", variant="primary", elem_id="ask-follow-up")

        how: dict[str, Any] = {
            "outputs": [thread, status, answer, box, follow],
            "show_progress": "hidden",
            "concurrency_id": "ask",
        }
        gr.on([ask.click, question.submit], self.asked, [question, role], **how)
        gr.on([again.click, follow.submit], self.followed, [follow, role, thread], **how)
        answer.submit(self.changed, [role, thread], **how)
        for example, words in zip(examples, EXAMPLES, strict=True):
            filled = example.click(_filling(words), None, question, show_progress="hidden")
            filled.then(self.asked, [question, role], **how)

    def asked(self, words: str, role: str) -> Iterator[Shown]:
        """A question that begins a conversation."""
        thread = new_thread()
        yield from self._shown(thread, thread.asking(words), role)

    def followed(self, words: str, role: str, thread: Thread) -> Iterator[Shown]:
        """The next question of the conversation."""
        yield from self._shown(thread, thread.asking(words), role)

    def changed(self, event: gr.EventData, role: str, thread: Thread) -> Iterator[Shown]:
        """One fact set or removed on the page: the same question again."""
        name, value = (str(event._data.get(key) or "") for key in ("name", "value"))
        try:
            wanted = self.desk.change(thread, name, value)
        except GroundruleError as error:
            yield thread, failed(error), gr.skip(), gr.skip(), gr.skip()
            return
        yield from self._shown(thread, wanted, role)

    def _shown(self, before: Thread, wanted: Thread, role: str) -> Iterator[Shown]:
        """Stages while it works, then the page; after an error the page stays as it was."""
        yield before, working(), gr.skip(), gr.skip(), gr.skip()
        try:
            after = self.desk.ask(wanted, role)
        except GroundruleError as error:
            yield before, failed(error), gr.skip(), gr.skip(), gr.skip()
            return
        page = thread_page(after, self.desk.app.sources)
        yield after, done(after.answers[-1]), page, gr.Column(visible=True), ""


def page_of_answers(name: str) -> gr.HTML:
    """An empty place for a page whose citations and controls work."""
    script = SCRIPT.read_text(encoding="utf-8")
    return gr.HTML("", elem_id=name, apply_default_css=False, js_on_load=script)


def _filling(words: str) -> Any:
    return lambda: words
