"""An audit as a report card in a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.adapters.audit_json import AuditJson

_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def show_audit(audit: AuditJson, console: Console | None = None) -> None:
    """Prints the verdict, each finding under its sentence, and what would have to be known."""
    out = console or Console(highlight=False)
    style = {"pass": "bold green", "fail": "bold red", "unread": "bold yellow"}[audit.verdict]
    out.print()
    out.print(Text(f"{audit.verdict.upper()}", style=style), end=" ")
    out.print(
        Text(
            f"{audit.statements} clinical statements, {audit.supported} supported by rules; "
            f"{audit.counts.error} errors, {audit.counts.warning} warnings, "
            f"{audit.counts.note} notes"
        )
    )
    for finding in audit.findings:
        out.print()
        if finding.statement:
            out.print(Text(f"“{finding.statement}”"))
        line = Text(f"{finding.severity}: {finding.kind}: ", style=_STYLES[finding.severity])
        line.append(finding.message, style="default")
        out.print(Padding(line, (0, 0, 0, 2)))
        if finding.repair:
            out.print(Padding(Text(f"instead: {finding.repair}", style="green"), (0, 0, 0, 2)))
    for missing in audit.missing_facts[:6]:
        out.print(Text(f"would decide: {missing.question}", style="dim"))
