"""Unknown facts, ranked by how much they would settle: the first becomes the next question."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.domain.answer import MissingFact, RuleOutcome, Truth
from assistant.domain.knowledge import Vocabulary

# A safety rule that waits on a fact weighs as much as this many benefit rules.
SAFETY_WEIGHT = 3


@dataclass(slots=True)
class _Tally:
    weight: float = 0.0
    changes: dict[str, None] = field(default_factory=dict)


def missing_facts(
    outcomes: Iterable[RuleOutcome], vocabulary: Vocabulary, limit: int = 12
) -> tuple[MissingFact, ...]:
    """The facts that open rules wait on: what could make it urgent, then the most decisive.

    A rule that waits on few facts gives each of them more weight than one that waits on many,
    because one answer then settles it.
    """
    tallies: dict[str, _Tally] = {}
    for place, outcome in enumerate(outcomes):
        if outcome.truth is not Truth.UNKNOWN:
            continue
        share = (SAFETY_WEIGHT if outcome.rule.safety else 1) / len(outcome.needs)
        for fact in outcome.needs:
            tally = tallies.setdefault(fact, _Tally())
            tally.weight += share / (1 + place / 10)
            tally.changes[outcome.rule.id] = None

    def order(item: tuple[str, _Tally]) -> tuple[bool, float, str]:
        urgent = vocabulary[item[0].partition("[")[0]].urgent
        return (not urgent, -round(item[1].weight, 6), item[0])

    ranked = sorted(tallies.items(), key=order)
    return tuple(_missing(fact, tally, vocabulary) for fact, tally in ranked[:limit])


def _missing(fact: str, tally: _Tally, vocabulary: Vocabulary) -> MissingFact:
    concept = vocabulary[fact.partition("[")[0]]
    question = concept.question or f"What is known of {concept.label}?"
    return MissingFact(fact, question, tuple(tally.changes)[:6])
