"""The chat in Gradio: one tab to ask, one to audit; nothing leaves this machine.

Only the wiring is here and in the two tabs: `desk` speaks to the service, `render` and
`audit_page` make the pages.
"""

from pathlib import Path

import gradio as gr

from assistant.app import App
from ui.ask_tab import AskTab
from ui.audit_tab import AuditTab
from ui.desk import Desk
from ui.markup import Html, el, group
from ui.words import EXAMPLES, LEAD, NOTICE, remote

STYLE = Path(__file__).parent / "page.css"


def launch(app: App, host: str, port: int) -> None:
    """Serves the page until interrupted.

    Raises:
        InstallationError: there is no index, or the model named is not there.
    """
    app.search(EXAMPLES[0], 1)  # a fault shows now, as its sentence and exit code, not in the page
    build(app).launch(
        server_name=host,
        server_port=port,
        share=False,
        quiet=True,
        footer_links=[],
        run_history=False,  # questions speak of patients: none is kept in the browser
        ssr_mode=False,
        theme=_theme(),
        css=STYLE.read_text(encoding="utf-8"),
    )


def build(app: App) -> gr.Blocks:
    """The page, not yet served."""
    desk = Desk(app)
    page = gr.Blocks(title="Groundrule", analytics_enabled=False)
    with page:
        gr.HTML(_header(app), apply_default_css=False)
        with gr.Tab("Ask"):
            AskTab(desk).place()
        with gr.Tab("Audit an answer"):
            AuditTab(desk).place()
    return page


def _theme() -> gr.themes.Base:
    """System fonts, so that none is fetched; a button dark enough for its white words."""
    theme = gr.themes.Base(
        primary_hue="blue", font=["system-ui", "sans-serif"], font_mono=["monospace"]
    )
    return theme.set(
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
    )


def _header(app: App) -> Html:
    model = app.settings.llm
    banner = f"Questions are sent to another machine: {model} drafts the answers."
    return group(
        el("h1", "Groundrule"),
        el("p", f"{LEAD} {NOTICE}", cls="lead-line"),
        el("p", banner, cls="banner") if remote(model) else None,
    )
