"""A question in its conversation: what earlier turns contribute, and the stand-alone question."""

from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.answer import Change, CitedAnswer
from assistant.domain.domains import within
from assistant.domain.knowledge import Kind, Vocabulary
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.rules.evaluate import RuleBase
from assistant.rules.words import fact_label, join, value_words


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question, with the facts known then and the sentences that were released."""

    question: str
    standalone: str
    facts: PatientFacts
    released: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the words, the facts handed over, and the conversation so far.

    Attributes:
        given: facts handed over beside the words; they win over what is read.
        forgotten: names of facts to take back (`NAME=unknown`).
    """

    text: str
    as_of: date
    given: tuple[Fact, ...] = ()
    forgotten: tuple[str, ...] = ()
    earlier: tuple[Turn, ...] = ()

    @property
    def turn(self) -> int:
        return len(self.earlier) + 1


def collected(
    question: Question, read: tuple[Fact, ...], base: RuleBase, withdrawn: tuple[str, ...] = ()
) -> PatientFacts:
    """All stated facts: earlier turns, then this turn's words, then what was handed over.

    Facts of earlier turns that this turn's words take back are `withdrawn` first.

    A later value corrects an earlier one. A vaguer later value (a range that holds the known
    value) leaves it as it is when it was read, and replaces it when it was handed over.
    """
    facts = question.earlier[-1].facts if question.earlier else PatientFacts()
    for name in withdrawn:
        facts = facts.without(name)
    for fact in read:
        known = facts.get(fact.name)
        if known is None or not within(known.domain, fact.domain):
            facts = facts.with_fact(fact)
    for fact in question.given:
        facts = facts.with_fact(replace(fact, turn=question.turn))
    for name in question.forgotten:
        facts = facts.without(name)
    return consistent(facts, base)


def supposing(stated: PatientFacts, supposed: tuple[Fact, ...], base: RuleBase) -> PatientFacts:
    """The stated facts as this turn supposes them: they yield to what is supposed against them."""
    known = stated.domains()
    new = [f for f in supposed if f.name not in known or not within(known[f.name], f.domain)]
    if not new:
        return stated
    latest = max(fact.turn for fact in (*stated.facts, *new)) + 1
    facts = stated
    for fact in new:
        facts = facts.with_fact(replace(fact, turn=latest))
    turns = {fact.name: fact.turn for fact in new}
    kept = consistent(facts, base).facts
    return PatientFacts(
        tuple(replace(f, turn=turns[f.name]) if f.turn == latest else f for f in kept)
    )


def consistent(facts: PatientFacts, base: RuleBase) -> PatientFacts:
    """The facts without those that newer or more particular ones deny.

    "No red flags" yields to a red flag that is named, and what an earlier turn said yields to
    what this one says. Facts of one turn that deny each other stay, to be reported.
    """
    while clash := base.close(facts).clash:
        involved = [fact for fact in facts.facts if fact.name in clash]
        general = [f for f in involved if base.corpus.vocabulary[f.concept].general]
        latest = max(fact.turn for fact in involved)
        older = [fact for fact in involved if fact.turn < latest]
        yielding = general or sorted(older, key=lambda fact: fact.turn)
        if not yielding:
            break
        facts = facts.without(yielding[0].name)
    return facts


def stand_alone(question: Question, concepts: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """The question so that it can be understood alone.

    One that names no action and no topic of its own leans on the turns before it: their
    stand-alone question is put before it. The same words asked again stand as they stood.
    """
    text = question.text.strip()
    if question.earlier and text == question.earlier[-1].question.strip():
        return question.earlier[-1].standalone
    if not question.earlier or any(_anchors(concept, vocabulary) for concept in concepts):
        return text
    return f"{question.earlier[-1].standalone} {text}"


def news(question: Question, concepts: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The conditions that say what a follow-up is about: "she wants to stop denosumab"."""
    if not question.earlier or any(_anchors(concept, vocabulary) for concept in concepts):
        return ()
    return tuple(concept for concept in concepts if vocabulary[concept].kind.is_yes_or_no)


def _anchors(concept: str, vocabulary: Vocabulary) -> bool:
    return vocabulary[concept].kind.is_action or vocabulary[concept].kind is Kind.TOPIC


def turn_of(answer: CitedAnswer, stated: PatientFacts) -> Turn:
    """What the next question may build on."""
    facts = tuple(
        replace(fact, origin=Origin.STATED) if fact.origin is Origin.GIVEN else fact
        for fact in stated.facts
    )
    released = _released(answer)
    return Turn(answer.case.question, answer.case.standalone, PatientFacts(facts), released)


def changes(
    earlier: tuple[Turn, ...], answer: CitedAnswer, stated: PatientFacts, vocabulary: Vocabulary
) -> tuple[Change, ...]:
    """What this answer says that the previous one did not, and the other way round."""
    if not earlier:
        return ()
    before, after = earlier[-1].released, _released(answer)
    supposed = [fact for fact in answer.case.facts.facts if fact.origin is Origin.SUPPOSED]
    because = _because(earlier[-1].facts, stated, supposed, vocabulary)
    gone = (Change(text, "", because) for text in before if text not in after)
    new = (Change("", text, because) for text in after if text not in before)
    return (*gone, *new)


def _released(answer: CitedAnswer) -> tuple[str, ...]:
    sections = (section for section in answer.sections if section.kind != "findings")
    return tuple(s.text for section in sections for s in section.statements)


def _because(
    before: PatientFacts, after: PatientFacts, supposed: list[Fact], vocabulary: Vocabulary
) -> str:
    known = before.domains()
    new = [fact for fact in after.facts if known.get(fact.name) != fact.domain]
    lost = [fact for fact in before.facts if after.get(fact.name) is None]
    words = [_value(fact, vocabulary) for fact in new]
    words += [f"{_value(fact, vocabulary)} (supposed)" for fact in supposed]
    words += [f"{fact_label(f.name, vocabulary)} no longer known" for f in lost]
    return f"now: {join(words, 'and')}" if words else "another question"


def _value(fact: Fact, vocabulary: Vocabulary) -> str:
    return f"{fact_label(fact.name, vocabulary)} {value_words(fact.domain, fact.unit)}"
