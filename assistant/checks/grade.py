"""The grade that a sentence gives a recommendation is the one that its issuer gives it.

Grades of two issuers are never compared: a sentence is held to the documents that it, or what
stands before it, names.
"""

from collections.abc import Iterable, Iterator, Mapping

from assistant.checks.about import before, documents_of, without_names
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
            if _differ(rules, grade, page):
                words = entry.part.text[slice(*grade.span)]
                message = (
                    f"{words!r} is not its grade, which is {rules[0].strength}: {rules[0].says}"
                )
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
    """The rules of these documents that the words are about, else what stands before them."""
    ids = {document.id for document in documents}
    base = page.ground.base
    patient = _patient(words, page)
    own = [rule for rule in base.corpus.rules if rule.document in ids]
    open_ = (r for r in own if base.decide(base.condition(r), patient) is not False)
    rules = {rule.id: rule for rule in open_}
    if _names_another(words, rules, page):
        return ()
    around = list(before(entry, page))
    named = {m.concept for text in around for m in page.mentions(text)}
    for subject in (words, *(f"{words} {text}" for text in around)):
        if found := _on(subject, rules, page) or _like(subject, named, rules, page):
            return found
    # Whom the sentence names leaves one grade only, whatever it is about.
    left = tuple(rule for rule in rules.values() if isinstance(rule.then, Advice))
    return left if len(ids) == 1 and len(rules) < len(own) else ()


def _names_another(words: str, rules: Mapping[str, Rule], page: Page) -> bool:
    """The words name an action of which none of the rules speaks."""
    vocabulary = page.ground.base.corpus.vocabulary
    named = any(vocabulary[m.concept].kind.is_action for m in page.mentions(words))
    return named and not _on(words, rules, page)


def _on(text: str, rules: Mapping[str, Rule], page: Page) -> tuple[Rule, ...]:
    """The rules on what the text names."""
    by_action = page.ground.base.by_action
    named = (mention.concept.removeprefix("on_") for mention in page.mentions(text))
    found = (rule for name in named for rule in by_action.get(name, ()) if rule.id in rules)
    return tuple(dict.fromkeys(found))


def _like(
    text: str, named: Iterable[str], rules: Mapping[str, Rule], page: Page
) -> tuple[Rule, ...]:
    """The rules whose sentences, or whose passages' sentences, are most like the text."""
    words = without_names(text, page)
    resting = page.ground.base.by_passage
    like = [
        (score, one.id)
        for score, saying in sayings_of(page.ground).like(words, named)
        for one in (rules.get(saying.source), *resting.get(saying.source, ()))
        if one and one.id in rules
    ]
    if not like or like[0][0] < ALIKE:
        return ()
    near = dict.fromkeys(name for score, name in like if score >= _NEARLY * like[0][0])
    return tuple(rules[name] for name in near)


def _patient(words: str, page: Page) -> Closed:
    """What is known of the patient; whom the sentence itself names, else the page, comes first."""
    texts = (words, *(() if page.question else (e.part.text for e in page.entries)))
    facts = page.ground.facts
    for text in reversed(texts):
        told = tuple(fact for fact in page.facts_of(text) if fact.name in _WHO)
        kept = (fact for fact in facts.facts if fact.name not in {f.name for f in told})
        facts = PatientFacts((*kept, *told))
    return page.ground.base.close(facts)


def _differ(rules: tuple[Rule, ...], grade: Grade, page: Page) -> bool:
    """All that have a grade on that scale have another.

    Where some have none there, none of their documents may ever give the grade.
    """
    given = {rule.id: _given(rule, grade.scale, page) for rule in rules}
    graded = [values for values in given.values() if values]
    if any(grade.value in values for values in graded):
        return False
    if len(graded) < len(rules):
        ids = {rule.document for rule in rules}
        others = (r for r in page.ground.base.corpus.rules if r.document in ids)
        return bool(graded) and all(
            grade.value not in _given(other, grade.scale, page) for other in others
        )
    return bool(graded)


def _given(rule: Rule, scale: str, page: Page) -> frozenset[str]:
    """The values of a rule on a scale, with those that its passage gives besides."""
    own = {grade.value for grade in grades_of(rule.strength) if grade.scale == scale}
    letters = page.ground.documents[rule.document].scale
    if scale == "letter" and "consensus" in rule.strength and any(map(_lettered, letters)):
        own = {"none"}
    passage = read_grades(page.ground.passages[rule.passage].text) if own else ()
    return frozenset((*own, *(grade.value for grade in passage if grade.scale == scale)))


def _lettered(strength: str) -> bool:
    return any(grade.scale == "letter" for grade in grades_of(strength))
