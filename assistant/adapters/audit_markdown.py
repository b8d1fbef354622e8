"""An audit as a Markdown report card: what was found, where, and what to say instead."""

from collections.abc import Iterator

from assistant.adapters.answer_json import FindingJson
from assistant.adapters.audit_json import AuditJson

_VERDICTS = {
    "pass": "Pass: no error found",
    "fail": "Fail: do not use as it stands",
    "unread": "Unread: nothing clinical could be read",
}


def audit_markdown(audit: AuditJson) -> str:
    """The whole report; findings in the order of the text, what is absent last."""
    return "\n".join(_lines(audit)) + "\n"


def _lines(audit: AuditJson) -> Iterator[str]:
    counts = audit.counts
    yield f"# {_VERDICTS[audit.verdict]}\n"
    yield (
        f"{audit.statements} clinical statements, {audit.supported} supported by rules; "
        f"errors: {counts.error}, warnings: {counts.warning}, notes: {counts.note}.\n"
    )
    if audit.findings:
        yield "## Findings\n"
    for finding in audit.findings:
        yield from _finding(finding)
    if audit.missing_facts:
        yield "## What would decide\n"
        yield from (f"- {_plain(missing.question)}" for missing in audit.missing_facts)


def _finding(finding: FindingJson) -> Iterator[str]:
    if finding.statement:
        yield f"> {_plain(finding.statement)}\n"
    kind = finding.kind.replace("_", " ")
    yield f"**{finding.severity}, {kind}:** {_plain(finding.message)}\n"
    sources = [f"`{name}`" for name in (*finding.rules, *finding.passages)]
    if sources:
        yield f"Sources: {', '.join(sources)}\n"
    if finding.repair:
        yield f"Instead: {_plain(finding.repair)}\n"


def _plain(words: str) -> str:
    """Words that stay words: a pasted answer may not bring its own markup into the report."""
    flat = " ".join(words.split())
    for sign in "\\`*_[]<>#|":
        flat = flat.replace(sign, f"\\{sign}")
    return flat
