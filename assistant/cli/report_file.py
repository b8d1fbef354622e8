"""An audit written to a file for people: Markdown, or one HTML page that needs nothing else."""

from html import escape
from pathlib import Path

from assistant.adapters.audit_json import AuditJson
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Corpus


def write_report(path: Path, audit: AuditJson, text: str, corpus: Corpus) -> None:
    """Writes the report; the ending of the name says which sort.

    Raises:
        RequestError: another ending than .md or .html, or a place that cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in (".md", ".html"):
        raise RequestError(f"{str(path)!r} ends in neither .md nor .html; name one.", "report")
    words = _html(audit, text, corpus) if ending == ".html" else _markdown(audit)
    try:
        path.write_text(words, encoding="utf-8")
    except OSError as error:
        raise RequestError(
            f"{str(path)!r} cannot be written: {error.strerror}.", "report"
        ) from None


def _markdown(audit: AuditJson) -> str:
    from assistant.adapters.audit_markdown import audit_markdown

    return audit_markdown(audit)


def _html(audit: AuditJson, text: str, corpus: Corpus) -> str:
    import ui
    from ui.audit_page import VERDICTS, audit_page

    style = (Path(ui.__file__).parent / "page.css").read_text(encoding="utf-8")
    page = audit_page(audit, text, corpus)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(VERDICTS[audit.verdict])}</title><style>{style}</style></head>"
        f"<body>{page}</body></html>\n"
    )
