"""An audit to its report: the text as given, each faulty sentence underlined, findings below it."""

from collections.abc import Iterator

from assistant.adapters.answer_json import FindingJson
from assistant.adapters.audit_json import AuditJson
from assistant.domain.knowledge import Corpus
from ui.conflicts import conflicts
from ui.markup import Html, el, group
from ui.render import answer_page
from ui.words import label, rule_says

VERDICTS = {
    "pass": "Pass: no error found",
    "fail": "Fail: do not use as it stands",
    "unread": "Unread: nothing clinical could be read",
}
_RANK = {"error": 0, "warning": 1, "note": 2}
Span = tuple[int, int]


def audit_page(audit: AuditJson, text: str, corpus: Corpus) -> Html:
    """The whole report of one audit of `text`."""
    return el(
        "article",
        el("header", *_head(audit), cls="head"),
        el("section", el("h3", "The answer, sentence by sentence"),
           el("div", *_annotated(audit.findings, text, corpus), cls="audited"), cls="part"),
        _absent(audit, corpus),
        _deciding(audit),
        conflicts(audit.conflicts, "audit"),
        _corrected(audit, corpus),
        cls="audit",
    )  # fmt: skip


def _head(audit: AuditJson) -> Iterator[Html]:
    counts = audit.counts
    yield el("h2", VERDICTS[audit.verdict], tabindex="-1", cls=f"verdict-{audit.verdict}")
    yield el(
        "p",
        el("span", _counted(counts.error, "error"), cls="badge error"),
        el("span", _counted(counts.warning, "warning"), cls="badge warning"),
        el("span", _counted(counts.note, "note"), cls="badge note"),
        f" {_counted(audit.statements, 'clinical sentence')}, "
        f"{_counted(audit.claims, 'claim')}, {audit.supported} fully supported",
        cls="status",
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _annotated(findings: list[FindingJson], text: str, corpus: Corpus) -> Iterator[Html]:
    """The text in order; after each underlined span, what was found there."""
    done = 0
    for span, found in _by_span(findings, len(text)):
        start, end = span
        yield _plain(text[done:start])
        worst = min((f.severity for f in found), key=_RANK.__getitem__)
        yield el("mark", text[start:end], cls=worst)
        yield el("ul", *(_finding(f, corpus) for f in found), cls="findings")
        done = end
    yield _plain(text[done:])


def _plain(words: str) -> Html:
    """Words without a finding; the line that ended with findings is not ended twice."""
    return el("span", words.removeprefix("\n"), cls="plain")


def _by_span(findings: list[FindingJson], length: int) -> list[tuple[Span, list[FindingJson]]]:
    """Findings by place, overlapping places joined, in reading order."""
    placed = sorted((f for f in findings if f.span), key=lambda f: f.span or (0, 0))
    joined: list[tuple[Span, list[FindingJson]]] = []
    for finding in placed:
        start, end = finding.span or (0, 0)
        end = min(end, length)
        if joined and start < joined[-1][0][1]:
            span, found = joined[-1]
            joined[-1] = ((span[0], max(span[1], end)), [*found, finding])
        else:
            joined.append(((start, end), [finding]))
    return [(span, sorted(found, key=lambda f: _RANK[f.severity])) for span, found in joined]


def _finding(finding: FindingJson, corpus: Corpus) -> Html:
    says = [(name, rule_says(name, corpus)) for name in finding.rules]
    said = [(name, None if words and words in finding.message else words) for name, words in says]
    facts = [label(name, corpus.vocabulary) for name in finding.facts]
    return el(
        "li",
        el("span", finding.severity, cls=f"badge {finding.severity}"),
        el("strong", finding.kind.replace("_", " ")),
        f": {finding.message}",
        *(el("p", el("code", name), f" {words or ''}") for name, words in said),
        *(_source(name, corpus) for name in finding.passages),
        el("p", f"Facts: {', '.join(facts)}") if facts else None,
        el("p", el("strong", "Repair: "), finding.repair, cls="repair") if finding.repair else None,
        cls=f"finding {finding.severity}",
    )


def _source(name: str, corpus: Corpus) -> Html:
    passage = corpus.passages.get(name)
    if passage is None:
        return el("p", el("code", name))
    document = corpus.documents[passage.document]
    title = f"{document.abbreviation} {document.year}, {passage.locator}"
    return el("details", el("summary", title), el("blockquote", passage.text), cls="source")


def _absent(audit: AuditJson, corpus: Corpus) -> Html | None:
    """What is wrong by not being there has no place in the text."""
    absent = [_finding(finding, corpus) for finding in audit.findings if finding.span is None]
    if not absent:
        return None
    listed = el("ul", *absent, cls="findings")
    return el("section", el("h3", "What is absent"), listed, cls="part")


def _deciding(audit: AuditJson) -> Html | None:
    if not audit.missing_facts:
        return None
    items = [el("li", missing.question) for missing in audit.missing_facts]
    return el("section", el("h3", "What would decide"), el("ul", *items), cls="part")


def _corrected(audit: AuditJson, corpus: Corpus) -> Html | None:
    if audit.corrected is None:
        return None
    summary = el("summary", "What Groundrule answers to the same question")
    page = group(answer_page(audit.corrected, corpus, turn=0, live=False))
    return el("details", summary, page, cls="earlier")
