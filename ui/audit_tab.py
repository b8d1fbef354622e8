"""The tab to audit in: an answer pasted, a report of what holds and what does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.domain.errors import GroundruleError
from ui.ask_tab import page_of_answers
from ui.audit_page import audit_page
from ui.desk import Desk
from ui.status import failed, working

HINT = "Paste an answer that somebody, or something, else wrote."


@dataclass(frozen=True)
class AuditTab:
    """The parts of the tab and what happens when they are used."""

    desk: Desk

    def place(self) -> None:
        """Puts the parts on the page that is being built, and wires them."""
        text = gr.Textbox(
            label="Answer to check", lines=8, max_lines=20, elem_id="audited", placeholder=HINT
        )
        question = gr.Textbox(
            label="The question it answers (optional; its facts count)",
            elem_id="audited-question",
        )
        run = gr.Button("Check it", variant="primary", elem_id="audit")
        status = gr.HTML("", elem_id="audit-status", apply_default_css=False)
        report = page_of_answers("report")
        gr.on(
            [run.click, question.submit],
            self.audited,
            [text, question],
            [status, report],
            show_progress="hidden",
            concurrency_id="ask",
        )

    def audited(self, text: str, question: str) -> Iterator[tuple[Any, Any]]:
        """The report; after an error the page stays as it was."""
        yield working(), gr.skip()
        try:
            found = self.desk.audit(text, question)
        except GroundruleError as error:
            yield failed(error), gr.skip()
            return
        yield "", audit_page(found, text, self.desk.app.sources)
