"""Whoever a sentence names as its authority does say it."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.checks.own_numbers import is_patients
from assistant.checks.page import Entry, Page, contradicted, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.condition import ALWAYS
from assistant.domain.knowledge import Advice, Document, Rule
from assistant.reading.attribution import one_issuer, read_attributions
from assistant.reading.quantities import read_quantities
from assistant.rules.judge import judge
from assistant.rules.speaking import admits, excludes

_SAID = frozenset({Verdict.VALID, Verdict.SATISFIABLE, Verdict.CONFLICT})


def check(page: Page) -> Iterator[Finding]:
    """`attribution_mismatch`: the issuer's documents are silent, or hold no such figure."""
    for entry in page.entries:
        named = _issuer(entry, page)
        if not named:
            continue
        for claim, judgement in entry.sure:
            if judgement.verdict is Verdict.INVALID or not _in_clause(claim, entry, page):
                continue
            if _elsewhere(claim, named, page):
                yield _mismatch(entry, claim, named, page)
            elif rule := _contrary(claim, named, page):
                message = f"this issuer says otherwise: {rule.says}"
                yield contradicted("attribution_mismatch", entry, message, rule)
        yield from _figures(entry, named, page)


def _issuer(entry: Entry, page: Page) -> tuple[Document, ...]:
    """All documents of the one issuer that the sentence names; none where it names several."""
    documents = page.ground.documents
    named = one_issuer(read_attributions(entry.part.text, documents))
    issuers = {documents[name].organisation for name in named}
    if entry.part.kind == "heading":
        return ()
    return tuple(d for d in documents.values() if d.id in named or d.organisation in issuers)


def _in_clause(claim: Claim, entry: Entry, page: Page) -> bool:
    """Whose word it is stands in its own clause or before it: "...; the FDA says the same"."""
    start, end = claim.span
    named = read_attributions(entry.part.text, page.ground.documents)
    return start == end or any(one.span[0] < end for one in named)


def _elsewhere(claim: Claim, named: tuple[Document, ...], page: Page) -> bool:
    """These documents neither advise on the action nor name it, while another's rules say it."""
    base = page.ground.base
    ids = {document.id for document in named}
    rules = base.by_action.get(claim.action, ())
    if any(r.document in ids for r in rules if isinstance(r.then, Advice)):
        return False
    if any(_names(claim.action, passage.text, page) for d in named for passage in d.passages):
        return False
    open_claim = replace(claim, issuer=None)
    return _says(judge(open_claim, page.ground.facts, base))


def _contrary(claim: Claim, named: tuple[Document, ...], page: Page) -> Rule | None:
    """A rule of the issuer against what it is said to say of everybody, and none for anybody."""
    base, vocabulary = page.ground.base, page.ground.base.corpus.vocabulary
    ids = {document.id for document in named}
    rules = [r for r in base.by_action.get(claim.action, ()) if r.document in ids]
    advice = [(r, r.then) for r in rules if isinstance(r.then, Advice) and page.ground.in_force(r)]
    if claim.condition != ALWAYS or any(admits(then, claim, vocabulary) for _, then in advice):
        return None
    against = (
        rule
        for rule, then in advice
        if then.action == claim.action and excludes(then, claim, vocabulary)
    )
    return next((rule for rule in against if page.ground.truth(rule) is not False), None)


def _names(action: str, text: str, page: Page) -> bool:
    vocabulary = page.ground.base.corpus.vocabulary
    return any(vocabulary.is_a(mention.concept, action) for mention in page.mentions(text))


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


def _figures(entry: Entry, named: tuple[Document, ...], page: Page) -> Iterator[Finding]:
    """A percentage said to be the issuer's that stands in none of its passages."""
    texts = [passage.text for document in named for passage in document.passages]
    given = {q.value for text in texts for q in read_quantities(text) if q.unit == "%"}
    for quantity in read_quantities(entry.part.text):
        if quantity.unit != "%" or is_patients(quantity, entry, page):
            continue
        if quantity.value not in given:
            span = entry.place(quantity.span)
            message = f"no passage of {named[0].abbreviation} here has the figure {quantity.text!r}"
            yield found("attribution_mismatch", Severity.ERROR, entry, message, span=span)
