"""The drafter without a model: the sentences of the rules that speak, in a fixed order.

It is a full product: what it writes, the harness pins, and a model may only reorder, choose
and reword it.
"""

from collections.abc import Iterator
from dataclasses import replace

from assistant.domain.answer import (
    Case,
    Draft,
    DraftStatement,
    Finding,
    RuleOutcome,
    SectionKind,
    Truth,
)
from assistant.domain.condition import ALWAYS
from assistant.domain.domains import YES
from assistant.domain.knowledge import Advice, Corpus, Passage
from assistant.domain.patient import Fact, Origin
from assistant.rules.words import fact_label, in_words, join, provided, value_words

# How long a page may get. A clinician reads a screen, not a textbook.
DIRECT, PER_SECTION, QUOTES = 4, 5, 2


class TemplateDrafter:
    """Implements the Drafter port over a corpus, without a model.

    A statement that the gate found wrong in the first attempt is left out of the second.
    """

    name = "template"

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def draft(self, case: Case, findings: tuple[Finding, ...] = ()) -> Draft:
        blocked = {finding.statement for finding in findings}
        drafted = (*self._findings(case), *self._advice(case), *self._quotations(case))
        return Draft(tuple(s for s in drafted if s.text not in blocked), self.name)

    def _findings(self, case: Case) -> Iterator[DraftStatement]:
        """What the question states, and what was derived or assumed from it."""
        for origin, verb in (
            (Origin.STATED, "Stated"),
            (Origin.GIVEN, "Given"),
            (Origin.DERIVED, "Follows"),
            (Origin.ASSUMED, "Assumed"),
        ):
            words = [self._fact(f) for f in case.facts.facts if f.origin is origin and _worth(f)]
            if words and (case.outcomes or case.quotable):
                yield DraftStatement(f"{verb}: {join(words, 'and')}.", "findings")

    def _fact(self, fact: Fact) -> str:
        label = fact_label(fact.name, self.corpus.vocabulary)
        if fact.origin is Origin.STATED and "." in value_words(fact.domain, None)[-4:-2]:
            return f"{label} ({fact.text})"
        value = value_words(fact.domain, fact.unit)
        return label if value == "yes" else f"no {label}" if value == "no" else f"{label} {value}"

    def _advice(self, case: Case) -> Iterator[DraftStatement]:
        """Entailed ones about what was asked first, then by section; one sentence said once."""
        drafted: dict[str, DraftStatement] = {}
        for statement in self._sentences(case):
            same = drafted.get(statement.text)
            if same is not None:
                rules = (*same.rules, *statement.rules)
                passages = dict.fromkeys((*same.passages, *statement.passages))
                statement = replace(same, rules=rules, passages=tuple(passages))
            drafted[statement.text] = statement
        yield from drafted.values()

    def _sentences(self, case: Case) -> Iterator[DraftStatement]:
        direct = [o for o in case.outcomes if self._is_direct(o, case)][:DIRECT]
        for outcome in direct:
            yield self._statement(outcome, "direct_answer")
        room: dict[SectionKind, int] = {}
        for outcome in case.outcomes:
            heading = self._heading(outcome)
            if outcome not in direct and room.get(heading, 0) < PER_SECTION:
                room[heading] = room.get(heading, 0) + 1
                yield self._statement(outcome, heading)

    def _is_direct(self, outcome: RuleOutcome, case: Case) -> bool:
        """Entailed by these facts, exceptions aside, and about what was asked for."""
        entailed = outcome.truth is Truth.TRUE or outcome.but_for_exceptions
        if not entailed or not isinstance(outcome.rule.then, Advice):
            return False
        if outcome.rule.when == ALWAYS and not case.asked:
            return False
        vocabulary, action = self.corpus.vocabulary, outcome.rule.then.action
        return not case.asked or any(
            vocabulary.is_a(action, asked) or vocabulary.is_a(asked, action) for asked in case.asked
        )

    def _heading(self, outcome: RuleOutcome) -> SectionKind:
        heading = outcome.rule.heading
        return "pitfalls" if heading == "findings" else heading

    def _statement(self, outcome: RuleOutcome, heading: SectionKind) -> DraftStatement:
        rule, vocabulary = outcome.rule, self.corpus.vocabulary
        open_condition = outcome.truth is Truth.UNKNOWN
        condition = in_words(rule.when, vocabulary) if open_condition else None
        plain = DraftStatement(
            rule.says, heading, (rule.id,), (rule.passage,), False, condition, rule.strength
        )
        if not outcome.bars:
            return plain
        passages = dict.fromkeys((rule.passage, *(bar.passage for bar in outcome.bars)))
        text = provided(rule.says, outcome.bars, vocabulary)
        proviso = text[len(rule.says.rstrip(".")) + 2 : -1]
        return replace(plain, text=text, passages=tuple(passages), condition=condition or proviso)

    def _quotations(self, case: Case) -> Iterator[DraftStatement]:
        """Passages near the question, word for word: those without a rule, or all there is."""
        ruled = {rule.passage for rule in self.corpus.rules}
        near = [name for name in case.quotable if not case.outcomes or name not in ruled]
        for name in near[:QUOTES]:
            passage = self.corpus.passages[name]
            yield DraftStatement(self._quoted(passage), "unsupported", (), (name,), True)

    def _quoted(self, passage: Passage) -> str:
        source = self.corpus.documents[passage.document]
        where = f"{source.abbreviation} {source.year}, {passage.locator}"
        return f"{where} (digest): “{passage.text}”"


def _worth(fact: Fact) -> bool:
    """What follows is worth a line where it makes something present, not where it denies it."""
    return fact.origin in (Origin.STATED, Origin.GIVEN) or fact.domain == YES
