"""What a page asserts of this patient was stated, or follows from what was stated."""

import re
from collections.abc import Iterator

from assistant.checks.page import CONDITIONAL, Entry, Page, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.domains import NO, disjoint, within
from assistant.domain.knowledge import Kind
from assistant.domain.patient import Fact
from assistant.rules.words import fact_words

_SHOWS = r"(?:shows?|showed|reveals?|revealed|demonstrates?|demonstrated|confirms?|confirmed)"
_TESTS = (
    r"(?:radiograph(?:s|ic)?|x-?rays?|imaging|films?|MRI|CT|DXA|scans?|labs?|laboratory"
    r"|blood tests?|bone density|findings|results|report)"
)
# A test result told as known: "the radiographs show ...".
_RESULT = re.compile(
    rf"\b(?:the|these|this|her|his|your|their|current|recent|provided)\s+(?:[\w-]+\s+){{0,3}}?"
    rf"{_TESTS}(?:\s+\w+){{0,2}}?\s+{_SHOWS}\b:?"
    r"|^\W*(?:imaging|radiographic|MRI|x-?ray|CT) findings\W*:\s*",
    re.I,
)
# A state told as known: "this patient has ...".
_STATE = re.compile(
    r"\b(?:this|the|your|our) (?:patient|woman|man|lady|gentleman) (?:also |already |currently )?"
    r"(?:has|had|is known to have|presents with|suffers from|takes|is taking|is on|reports)\b"
    r"|\b(?:she|he) (?:also |already |currently )?(?:has|had|takes|is taking|reports)\b",
    re.I,
)
_FINDINGS_HEADING = re.compile(r"\b(?:imaging|radiographic|MRI|x-?ray) findings\b", re.I)
_CLAUSE_END = re.compile(
    r"[;.](?:\s|$)|,? (?:but|so|which|and therefore|because|if|unless|rather than"
    r"|instead of|not)\b"
)
_SUPPOSED = re.compile(rf"{CONDITIONAL.pattern}|\b(?:while|as long as|so long as)\b", re.I)
_SILENT = "nobody stated: "
_WORD = re.compile(r"[a-z]{4,}")


def check(page: Page) -> Iterator[Finding]:
    """`unstated_fact`: a warning where no question is known that could have stated it, and where
    the page only denies what the question is silent on ("she has no red flags")."""
    severity = Severity.ERROR if page.question else Severity.WARNING
    for entry in page.entries:
        told = _told(entry)
        if told is None:
            continue
        words, is_result = told
        if wrong := _unstated(words, is_result, page):
            message, denied = wrong
            yield found("unstated_fact", Severity.WARNING if denied else severity, entry, message)


def _told(entry: Entry) -> tuple[str, bool] | None:
    """What the sentence tells of the patient, and whether it tells it as a test's result."""
    part = entry.part
    if part.kind in ("heading", "other", "reference") or part.text.rstrip().endswith("?"):
        return None
    if part.kind == "item" and _lists_results(part.lead_in, part.headings):
        return (part.text, True) if not CONDITIONAL.search(part.text) else None
    for pattern, is_result in ((_RESULT, True), (_STATE, False)):
        match = pattern.search(part.text)
        if match and not _SUPPOSED.search(part.text[: match.start()]):
            rest = part.text[match.end() :]
            return _CLAUSE_END.split(rest, maxsplit=1)[0], is_result
    return None


def _lists_results(lead_in: str | None, headings: tuple[str, ...]) -> bool:
    if lead_in is None:
        return bool(headings and re.fullmatch(rf"\W*{_FINDINGS_HEADING.pattern}\W*", headings[-1]))
    return bool(_RESULT.search(lead_in)) and not CONDITIONAL.search(lead_in)


def _unstated(words: str, is_result: bool, page: Page) -> tuple[str, bool] | None:
    """Why the words are not what was stated, and whether they only deny what nobody spoke of."""
    facts = [
        fact for fact in page.facts_of(words) if fact.concept in page.ground.base.corpus.vocabulary
    ]
    wrong = [
        (m, m.startswith(_SILENT) and f.domain == NO) for f in facts if (m := _against(f, page))
    ]
    if wrong:
        return min(wrong, key=lambda pair: pair[1])
    telling = set(_WORD.findall(words.lower()))
    common = telling & set(_WORD.findall(page.question.lower()))
    strange = not common if facts else 2 * len(common) < len(telling)
    if is_result and telling and strange:
        return "tells a finding of this patient that nobody stated", False
    return None


def _against(fact: Fact, page: Page) -> str | None:
    vocabulary = page.ground.base.corpus.vocabulary
    if vocabulary[fact.concept].kind is Kind.ATTRIBUTE:
        return None
    closed = page.ground.closed
    known = closed.domains.get(fact.name)
    words = fact_words(fact.name, fact.domain, fact.unit, vocabulary)
    if known is None or not (within(known, fact.domain) or disjoint(known, fact.domain)):
        return None if _spoken_of(fact.concept, page) else f"{_SILENT}{words}"
    return f"the question says otherwise: {words}" if disjoint(known, fact.domain) else None


def _spoken_of(concept: str, page: Page) -> bool:
    """The question names it, or something that belongs to it."""
    vocabulary = page.ground.base.corpus.vocabulary
    return any(vocabulary.is_a(m.concept, concept) for m in page.mentions(page.question))
