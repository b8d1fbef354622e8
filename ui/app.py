"""The chat in Gradio: one tab to ask, one to audit; nothing leaves this machine.

Only the wiring is here and in the two tabs: `desk` speaks to the service, `render` and
`audit_page` make the pages.
"""

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.app import App
from assistant.domain.errors import RequestError
from ui.ask_tab import AskTab
from ui.audit_tab import AuditTab
from ui.desk import Desk
from ui.markup import Html, el, group
from ui.words import EXAMPLES, LEAD, NOTICE, remote

STYLE = Path(__file__).parent / "page.css"
# Questions speak of patients: nothing is shared, and no run is kept in the browser.
_SERVED: dict[str, Any] = {
    "share": False,
    "run_history": False,
    "ssr_mode": False,
    "footer_links": [],
    "quiet": True,
}


def launch(app: App, host: str, port: int) -> None:
    """Serves the page until interrupted.

    Raises:
        InstallationError: there is no index, or the model named is not there.
        RequestError: the host or the port cannot be used.
    """
    app.search(EXAMPLES[0], 1)  # a fault shows now, as its sentence and exit code, not in the page
    page = build(app)
    try:
        page.launch(server_name=host, server_port=port, **_SERVED, **_look())
    except OSError as error:
        raise RequestError(
            f"The chat cannot be served at {host}:{port} ({error}); "
            "name a free port with --port, and an address of this machine with --host.",
            "port",
        ) from None


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


def _look() -> dict[str, Any]:
    """System fonts, so that none is fetched; a button dark enough for its white words."""
    theme = gr.themes.Base(
        primary_hue="blue", font=["system-ui", "sans-serif"], font_mono=["monospace"]
    )
    theme.set(
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
    )
    return {"theme": theme, "css": STYLE.read_text(encoding="utf-8")}


def _header(app: App) -> Html:
    model = app.settings.llm
    banner = f"Questions are sent to another machine: {model} drafts the answers."
    return group(
        el("h1", "Groundrule"),
        el("p", f"{LEAD} {NOTICE}", cls="lead-line"),
        el("p", banner, cls="banner") if remote(model) else None,
    )
