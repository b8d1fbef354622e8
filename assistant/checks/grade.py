"""The grade that a sentence gives a recommendation is the one that its issuer gives it.

Grades of two issuers are never compared: a sentence is held to the documents that it, or what
stands before it, names.
"""

from collections.abc import Iterator

from assistant.checks.about import before, documents_of
from assistant.checks.page import Entry, Page, contradicted
from assistant.checks.sayings import sayings_of
from assistant.domain.answer import Finding
from assistant.domain.knowledge import Advice, Document, Rule
from assistant.domain.patient import PatientFacts
from assistant.reading.grades import Grade, grades_of, read_grades
from assistant.rules.closure import Closed

# How alike a rule's sentence and what is said have to be, and how nearly so the others.
ALIKE = 0.2
_NEARLY = 0.75
# Whom a sentence is about decides which recommendation is meant.
_WHO = frozenset({"sex", "age"})


def check(page: Page) -> Iterator[Finding]:
    """`strength_mismatch` where every rule that may be meant has another grade of that scale."""
    for entry in page.entries:
        grades = read_grades(entry.part.text) if entry.part.kind != "heading" else ()
        if not grades:
            continue
        documents = documents_of(entry, page)
        for grade in grades:
            rules = _meant(_own_words(grade, grades, entry.part.text), entry, documents, page)
            if rules and all(_differs(rule, grade, page) for rule in rules):
                words = entry.part.text[slice(*grade.span)]
                message = f"{words!r} is not its grade, which is {rules[0].strength}: {rules[0].says}"
                span = entry.place(grade.span)
                yield contradicted("strength_mismatch", entry, message, rules[0], span=span)
                break


def _own_words(grade: Grade, grades: tuple[Grade, ...], text: str) -> str:
    """The words that a grade is about: its sentence, or its part of one that gives several."""
    same = [other for other in grades if other.scale == grade.scale]
    if len({other.value for other in same}) < 2:
        return _without(grades, text)
    place = same.index(grade)
    start = same[place - 1].span[1] if place else 0
    return text[start : grade.span[0]]


def _without(grades: tuple[Grade, ...], text: str) -> str:
    for grade in reversed(grades):
        text = f"{text[: grade.span[0]]} {text[grade.span[1] :]}"
    return text


def _meant(
    words: str, entry: Entry, documents: tuple[Document, ...], page: Page
) -> tuple[Rule, ...]:
    """The rules of these documents that the words, with what stands before them, are about."""
    ids = {document.id for document in documents}
    base = page.ground.base
    patient = _patient(words, page)
    rules = {
        rule.id: rule
        for rule in base.corpus.rules
        if rule.document in ids
        and isinstance(rule.then, Advice)
        and base.decide(base.condition(rule), patient) is not False
    }
    around = list(before(entry, page))
    subject = " ".join((words, *around[:2], *around[2:][-1:])) if not _names(words, page) else words
    named = {m.concept for text in around for m in page.mentions(text)}
    like = [(score, s) for score, s in sayings_of(page.ground).like(subject, named) if s.source in rules]
    if not like or like[0][0] < ALIKE:
        return ()
    return tuple(rules[s.source] for score, s in like if score >= _NEARLY * like[0][0])


def _names(words: str, page: Page) -> bool:
    vocabulary = page.ground.base.corpus.vocabulary
    return any(vocabulary[m.concept].kind.is_action for m in page.mentions(words))


def _patient(words: str, page: Page) -> Closed:
    """What is known of the patient; whom the sentence itself names, else the page, comes first."""
    texts = (words, *(() if page.question else (e.part.text for e in page.entries)))
    facts = page.ground.facts
    for text in reversed(texts):
        told = tuple(fact for fact in page.facts_of(text) if fact.name in _WHO)
        kept = (fact for fact in facts.facts if fact.name not in {f.name for f in told})
        facts = PatientFacts((*kept, *told))
    return page.ground.base.close(facts)


def _differs(rule: Rule, grade: Grade, page: Page) -> bool:
    """It has another value of that scale, and its passage does not give this one besides."""
    own = {g.value for g in grades_of(rule.strength) if g.scale == grade.scale}
    passage = read_grades(page.ground.passages[rule.passage].text)
    besides = {g.value for g in passage if g.scale == grade.scale}
    if not own and grade.scale == "letter" and "consensus" in rule.strength:
        own = {"none"} if any(_lettered(s) for s in page.ground.documents[rule.document].scale) else own
    return bool(own) and grade.value not in own | besides


def _lettered(strength: str) -> bool:
    return any(grade.scale == "letter" for grade in grades_of(strength))
