"""What stands behind a sentence that cites nothing or that no rule speaks of."""

from collections.abc import Iterator

from assistant.checks.page import Entry, Page, Support, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Verdict
from assistant.domain.knowledge import Kind, Passage, Stance
from assistant.reading.markers import without_markers
from assistant.reading.quantities import read_quantities
from assistant.retrieval.fusion import Fused

# A cosine similarity: advice on other fields lies between 0.18 and 0.45 from its nearest passage.
FAR = 0.35
_JUDGED = frozenset({Verdict.VALID, Verdict.SATISFIABLE, Verdict.CONFLICT, Verdict.INVALID})
_DRUG_OR_TEST = (Kind.DRUG, Kind.TEST, Kind.PROCEDURE)


def check(page: Page) -> Iterator[Finding]:
    """`uncited` where a sentence has no citation, `unsupported` where nothing speaks for it."""
    for entry in page.clinical:
        if entry.part.kind in ("heading", "other") or _is_lead(entry):
            continue
        if _by_rule(entry):
            yield from _cited(entry, _passage_of_rules(entry, page))
        elif page.support is not None:
            yield from _searched(entry, page, page.support)


def _is_lead(entry: Entry) -> bool:
    return entry.part.text.rstrip("*_ ").endswith((":", "?"))


def _by_rule(entry: Entry) -> bool:
    return any(judgement.verdict in _JUDGED for _, judgement in entry.claims)


def _passage_of_rules(entry: Entry, page: Page) -> str | None:
    """The passage of the rule from which the sentence follows."""
    valid = (j.rules[0] for _, j in entry.claims if j.verdict is Verdict.VALID and j.rules)
    rule = page.ground.base.corpus.rule.get(next(valid, ""))
    return rule.passage if rule else None


def _cited(entry: Entry, passage: str | None) -> Iterator[Finding]:
    if entry.examined.markers:
        return
    if passage is not None:
        message = f"cites nothing; {passage} supports it"
        yield found("uncited", Severity.NOTE, entry, message, passages=(passage,))
    else:
        yield found("uncited", Severity.WARNING, entry, "a clinical statement without a citation")


def _searched(entry: Entry, page: Page, support: Support) -> Iterator[Finding]:
    """No rule speaks of it: is it what a passage says, and one of what it cites?"""
    hits = support.search(_words(entry))
    cited = [passage for document in page.cited(entry) for passage in document.passages]
    if any(_supports(passage, entry, page, support) for passage in cited):
        return
    passages = (page.ground.passages[hit.passage] for hit in hits)
    near = next((p for p in passages if _supports(p, entry, page, support)), None)
    if near is not None:
        yield from _miscited(entry, near) if cited else _cited(entry, near.id)
    elif entry.claims or _strange_number(hits, entry, page):
        yield _unsupported(hits, entry, page)


def _words(entry: Entry) -> str:
    """The sentence without its citation markers, which no passage has."""
    return without_markers(entry.part.text).strip()


def _miscited(entry: Entry, near: Passage) -> Iterator[Finding]:
    message = f"no passage of what it cites speaks for this; {near.id} does"
    yield found("unsupported", Severity.WARNING, entry, message, passages=(near.id,))


def _unsupported(hits: tuple[Fused, ...], entry: Entry, page: Page) -> Finding:
    best = max((hit.similarity or 0.0 for hit in hits), default=0.0)
    advice = _advises(entry, page) and best < FAR
    severity = Severity.ERROR if advice else Severity.WARNING
    return found("unsupported", severity, entry, "no rule and no passage here speaks for this")


def _strange_number(hits: tuple[Fused, ...], entry: Entry, page: Page) -> bool:
    """It has a number with a unit that none of the nearest passages has."""
    texts = [page.ground.passages[hit.passage].text for hit in hits]
    given = {q.value for text in texts for q in read_quantities(text)}
    numbers = read_quantities(_words(entry))
    return any(q.unit is not None and q.value not in given for q in numbers)


def _supports(passage: Passage, entry: Entry, page: Page, support: Support) -> bool:
    """It has every number of the sentence and an action or fact in common, and speaks for it."""
    text = _words(entry)
    given = {(q.value, q.unit) for q in read_quantities(passage.text)}
    if any((q.value, q.unit) not in given for q in read_quantities(text)):
        return False
    named = {m.concept for m in page.mentions(text)}
    if not named & {m.concept for m in page.mentions(passage.text)}:
        return False
    return support.holds(text, passage.text)


def _advises(entry: Entry, page: Page) -> bool:
    """Its claims, read whole, are advice to use a drug, a test or a procedure."""
    vocabulary = page.ground.base.corpus.vocabulary
    return not entry.examined.residue and any(
        claim.stance is Stance.FOR and vocabulary[claim.action].kind in _DRUG_OR_TEST
        for claim, judgement in entry.sure
        if judgement.verdict is Verdict.NOT_COVERED
    )
