"""A statement that may not leave as it was drafted, in the words and ids of its sources.

Nothing in it is the drafter's but the choice of rule or passage: text, citations, condition and
strength are the corpus's, and the section is one that it may stand in. The gate judges it like
any other statement.
"""

from collections.abc import Iterator

from assistant.checks.ground import Ground
from assistant.checks.wording import proviso, rules_of, sentence
from assistant.domain.answer import DraftStatement, SectionKind, Truth
from assistant.domain.knowledge import Rule
from assistant.rules.bars import barring
from assistant.rules.words import in_words, quoted, together


def restored(statement: DraftStatement, ground: Ground) -> tuple[DraftStatement, ...]:
    """The statements of the same rules, or the quotation of the same passage; empty for none."""
    if statement.heading == "findings":
        return ()
    if not statement.rules:
        return tuple(_quotation(statement, ground))
    rules = tuple(dict.fromkeys(rules_of(statement, ground)))
    alone = tuple(_of_rule(rule, statement.heading, ground) for rule in rules)
    return _joined(alone) or alone


def _quotation(statement: DraftStatement, ground: Ground) -> Iterator[DraftStatement]:
    """A passage that was to be quoted, word for word."""
    if not statement.quotation or len(statement.passages) != 1:
        return
    passage = ground.passages.get(statement.passages[0])
    if passage is not None:
        text = quoted(ground.documents[passage.document], passage)
        yield DraftStatement(text, "unsupported", (), (passage.id,), True)


def _of_rule(rule: Rule, heading: SectionKind, ground: Ground) -> DraftStatement:
    """What the rule says to this patient, as it stands in the corpus."""
    claim, judgement = ground.judged(rule)
    bars = barring(claim, judgement, ground.base)
    truth = ground.base.outcome(rule, ground.closed).truth
    condition = proviso(bars, ground) if bars else None
    if truth is Truth.UNKNOWN:
        condition = in_words(rule.when, ground.base.corpus.vocabulary)
    return DraftStatement(
        sentence(rule, claim, judgement, ground),
        _section(rule, heading, truth),
        (rule.id,),
        tuple(dict.fromkeys((rule.passage, *(bar.passage for bar in bars)))),
        False,
        condition,
        rule.strength,
    )


def _section(rule: Rule, heading: SectionKind, truth: Truth) -> SectionKind:
    """The section it was drafted for, unless it may not stand there."""
    own: SectionKind = "pitfalls" if rule.heading == "findings" else rule.heading
    waits = heading == "direct_answer" and truth is not Truth.TRUE
    return own if waits or heading in ("disagreement", "unsupported") else heading


def _joined(alone: tuple[DraftStatement, ...]) -> tuple[DraftStatement, ...]:
    """All of them in one sentence, where they differ in their object only."""
    if len({(s.condition, s.strength, s.heading) for s in alone}) != 1:
        return ()
    text = together(tuple(dict.fromkeys(s.text for s in alone)))
    if len(alone) < 2 or text is None:
        return ()
    first = alone[0]
    rules = tuple(rule for s in alone for rule in s.rules)
    passages = tuple(dict.fromkeys(name for s in alone for name in s.passages))
    return (
        DraftStatement(
            text, first.heading, rules, passages, False, first.condition, first.strength
        ),
    )
