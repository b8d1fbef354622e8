"""The drafter without a model: the sentences of the rules that speak, in a fixed order.

It is a full product: what it writes, the harness pins, and a model may only reorder, choose
and reword it.
"""

from collections.abc import Iterable, Iterator
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
from assistant.domain.knowledge import Corpus
from assistant.rules.known import known
from assistant.rules.words import in_words, provided, quoted, together

# How long a page may get. A clinician reads a screen, not a textbook.
DIRECT, PER_SECTION, QUOTES = 4, 10, 2


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
        if case.outcomes or case.quotable or case.own:
            for sentence in known(case.facts, self.corpus.vocabulary):
                yield DraftStatement(sentence, "findings")

    def _advice(self, case: Case) -> Iterator[DraftStatement]:
        """Entailed sentences about what was asked first, then the others by section."""
        room: dict[SectionKind, int] = {"direct_answer": DIRECT}
        direct = [outcome for outcome in case.outcomes if _is_direct(outcome)]
        other = [outcome for outcome in case.outcomes if outcome not in direct]
        other.sort(key=lambda outcome: outcome.truth is not Truth.TRUE)  # what holds comes first
        for group in (*_grouped(direct), *_grouped(other)):
            heading = self._heading(group[0])
            if group[0] in direct and room["direct_answer"] > 0:
                heading = "direct_answer"
            if room.setdefault(heading, PER_SECTION) > 0:
                room[heading] -= 1
                yield self._statement(group, heading)

    def _heading(self, outcome: RuleOutcome) -> SectionKind:
        heading = outcome.rule.heading
        return "pitfalls" if heading == "findings" else heading

    def _statement(self, group: tuple[RuleOutcome, ...], heading: SectionKind) -> DraftStatement:
        first, vocabulary = group[0], self.corpus.vocabulary
        rules = tuple(outcome.rule for outcome in group)
        open_condition = first.truth is Truth.UNKNOWN
        condition = in_words(first.rule.when, vocabulary) if open_condition else None
        plain = DraftStatement(
            together(tuple(dict.fromkeys(rule.says for rule in rules))) or first.rule.says,
            heading,
            tuple(rule.id for rule in rules),
            tuple(dict.fromkeys(rule.passage for rule in rules)),
            False,
            condition,
            first.rule.strength,
        )
        if not first.bars:
            return plain
        passages = dict.fromkeys((*plain.passages, *(bar.passage for bar in first.bars)))
        text = provided(first.rule.says, first.bars, vocabulary)
        proviso = text[len(first.rule.says.rstrip(".")) + 2 : -1]
        return replace(plain, text=text, passages=tuple(passages), condition=condition or proviso)

    def _quotations(self, case: Case) -> Iterator[DraftStatement]:
        """Passages near the question, word for word: those without a rule, or all there is.

        Those of the user's own documents have room of their own behind them.
        """
        ruled = {rule.passage for rule in self.corpus.rules}
        near = [name for name in case.quotable if not case.outcomes or name not in ruled]
        for name in (*near[:QUOTES], *case.own[:QUOTES]):
            passage = self.corpus.passages[name]
            text = quoted(self.corpus.documents[passage.document], passage)
            yield DraftStatement(text, "unsupported", (), (name,), True)


def _is_direct(outcome: RuleOutcome) -> bool:
    """Answers what was asked, and is entailed."""
    return outcome.answers and outcome.truth is Truth.TRUE


def _grouped(outcomes: Iterable[RuleOutcome]) -> Iterator[tuple[RuleOutcome, ...]]:
    """Rules that say the same of several actions under one condition, as one sentence."""
    groups: dict[object, list[RuleOutcome]] = {}
    for outcome in outcomes:
        groups.setdefault(_sameness(outcome), []).append(outcome)
    for group in groups.values():
        says = tuple(dict.fromkeys(outcome.rule.says for outcome in group))
        if len(says) == 1 or together(says) is not None:
            yield tuple(group)
        else:
            yield from ((outcome,) for outcome in group)


def _sameness(outcome: RuleOutcome) -> object:
    """What rules share that can stand in one sentence; a rule with bars stands alone."""
    rule, stance = outcome.rule, getattr(outcome.rule.then, "stance", None)
    if outcome.bars:
        return rule.id
    return (rule.document, rule.when, stance, rule.strength, rule.heading, outcome.truth)
