"""Whoever a sentence names as its authority does say it."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.checks.page import Entry, Page, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.knowledge import Advice, Document
from assistant.reading.attribution import read_attributions
from assistant.reading.quantities import read_quantities
from assistant.rules.judge import judge

_SAID = frozenset({Verdict.VALID, Verdict.SATISFIABLE, Verdict.CONFLICT})


def check(page: Page) -> Iterator[Finding]:
    """`attribution_mismatch`: the issuer's documents are silent, or hold no such figure."""
    for entry in page.entries:
        named = _issuer(entry, page)
        if not named:
            continue
        for claim, judgement in entry.sure:
            if judgement.verdict is not Verdict.INVALID and _elsewhere(claim, named, page):
                yield _mismatch(entry, claim, named, page)
        yield from _figures(entry, named)


def _issuer(entry: Entry, page: Page) -> tuple[Document, ...]:
    """All documents of the one issuer that the sentence names; none where it names several."""
    documents = page.ground.documents
    named = read_attributions(entry.part.text, documents)
    issuers = {documents[name].abbreviation for one in named for name in one.documents}
    if len(issuers) != 1 or entry.part.kind == "heading":
        return ()
    return tuple(d for d in documents.values() if d.abbreviation in issuers)


def _elsewhere(claim: Claim, named: tuple[Document, ...], page: Page) -> bool:
    """None of these documents speaks of the action, while another issuer's rules do say it."""
    base = page.ground.base
    ids = {document.id for document in named}
    rules = base.by_action.get(claim.action, ())
    if any(r.document in ids for r in rules if isinstance(r.then, Advice)):
        return False
    open_claim = replace(claim, issuer=None)
    return _says(judge(open_claim, page.ground.facts, base))


def _says(judgement: Judgement) -> bool:
    return judgement.verdict in _SAID


def _mismatch(entry: Entry, claim: Claim, named: tuple[Document, ...], page: Page) -> Finding:
    base = page.ground.base
    open_claim = replace(claim, issuer=None)
    judgement = judge(open_claim, page.ground.facts, base)
    sources = [base.corpus.source(base.corpus.rule[r]) for r in judgement.rules]
    says = " and ".join(dict.fromkeys(f"{d.abbreviation} {d.year}" for d in sources))
    message = f"nothing of {named[0].abbreviation} here says this; {says} does"
    return found("attribution_mismatch", Severity.ERROR, entry, message, rules=judgement.rules)


def _figures(entry: Entry, named: tuple[Document, ...]) -> Iterator[Finding]:
    """A percentage said to be the issuer's that stands in none of its passages."""
    texts = [passage.text for document in named for passage in document.passages]
    given = {q.value for text in texts for q in read_quantities(text) if q.unit == "%"}
    for quantity in read_quantities(entry.part.text):
        if quantity.unit == "%" and quantity.value not in given:
            span = entry.place(quantity.span)
            message = f"no passage of {named[0].abbreviation} here has the figure {quantity.text!r}"
            yield found("attribution_mismatch", Severity.ERROR, entry, message, span=span)
