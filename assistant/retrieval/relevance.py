"""Which rules speak to a question: by the action asked for, the topic, the facts, the passages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.answer import RuleOutcome, Truth
from assistant.domain.condition import All, AnyOf, Condition, Not, facts_in
from assistant.domain.knowledge import Advice, Kind, Vocabulary

# Weights of the signals. An action that the question names outweighs everything else; a fact
# that the question states and the rule tests outweighs the rank of its passage.
ASKED, TOPIC, MENTIONED, STATED, RETRIEVED, SETTLED, SAFETY = 6.0, 2.0, 3.0, 1.0, 1.0, 2.0, 1.0
# A rule that one further fact would settle is nearer to an answer than one that waits on many.
NEARLY = 2.0

# What a further rule of the same passage, or on the same action, loses.
SAME_PASSAGE, SAME_ACTION = 1.5, 1.0

# Passages below this rank lend a rule no weight.
DEEPEST_RANK = 20


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about.

    Attributes:
        actions: actions it names.
        topics: topics it names, and those its conditions and facts point to.
        concepts: every concept it mentions.
        stated: facts it states, and what follows from them.
    """

    actions: tuple[str, ...]
    topics: frozenset[str]
    concepts: frozenset[str]
    stated: frozenset[str]


def subject(concepts: Iterable[str], stated: Iterable[str], vocabulary: Vocabulary) -> Subject:
    """The subject of a question from the concepts it mentions and the facts it states."""
    mentioned = tuple(dict.fromkeys(concepts))
    known = frozenset(name.partition("[")[0] for name in stated)
    actions = tuple(c for c in mentioned if vocabulary[c].kind.is_action)
    named = frozenset(c for c in mentioned if vocabulary[c].kind is Kind.TOPIC)
    pointing = actions or (*mentioned, *sorted(known))
    topics = named.union(*(vocabulary.topics(concept) for concept in pointing))
    return Subject(actions, topics, frozenset(mentioned), known)


def relevant(
    outcomes: Iterable[RuleOutcome],
    about: Subject,
    ranks: Mapping[str, int],
    vocabulary: Vocabulary,
) -> tuple[RuleOutcome, ...]:
    """The outcomes that speak to the question, best first, ties in corpus order.

    Args:
        ranks: passage id to its rank in retrieval, from 1.
    """
    scored = [(_score(outcome, about, ranks, vocabulary), outcome) for outcome in outcomes]
    return _varied([(score, outcome) for score, outcome in scored if score is not None], about)


def _varied(scored: list[tuple[float, RuleOutcome]], about: Subject) -> tuple[RuleOutcome, ...]:
    """Best first, where each further rule of one passage, or on one action, counts for less.

    A page that shows one guideline's table from top to bottom hides what the others say.
    """
    passages, actions = Counter[str](), Counter[str]()
    chosen, left = list[RuleOutcome](), list(scored)
    while left:
        worth = [
            round(
                score
                - SAME_PASSAGE * passages[outcome.rule.passage]
                - SAME_ACTION * actions[_action(outcome)] * (_action(outcome) not in about.actions),
                4,
            )
            for score, outcome in left
        ]
        _, outcome = left.pop(worth.index(max(worth)))
        passages[outcome.rule.passage] += 1
        actions[_action(outcome)] += 1
        chosen.append(outcome)
    return tuple(chosen)


def _action(outcome: RuleOutcome) -> str:
    return outcome.rule.then.action if isinstance(outcome.rule.then, Advice) else ""


def _score(
    outcome: RuleOutcome, about: Subject, ranks: Mapping[str, int], vocabulary: Vocabulary
) -> float | None:
    advice = outcome.rule.then
    if outcome.truth is Truth.FALSE or not isinstance(advice, Advice):
        return None
    asked = any(related(advice.action, action, vocabulary) for action in about.actions)
    topical = bool(vocabulary.topics(advice.action) & about.topics)
    tested = _with_classes(named_in(outcome.rule.when), vocabulary)
    mentioned = len(tested & about.concepts)
    rank = ranks.get(outcome.rule.passage)
    near = rank is not None and rank <= DEEPEST_RANK
    linked = bool(tested & (about.stated | about.concepts))
    if about.actions:
        speaks = asked and (
            linked or not _is_open_benefit(outcome) or advice.action in about.actions
        )
        follows = outcome.truth is Truth.TRUE and linked
        speaks = speaks or (topical and (follows or (near and outcome.rule.heading == "safety")))
    elif about.topics:
        speaks = topical and (near or linked or outcome.rule.safety)
    else:
        speaks = near
    if not speaks:
        return None
    score = ASKED * asked + TOPIC * topical + MENTIONED * min(mentioned, 2)
    score += STATED * min(len(tested & about.stated), 2)
    score += SETTLED * (outcome.truth is Truth.TRUE and bool(tested))
    score += SAFETY * outcome.rule.safety
    if outcome.truth is Truth.UNKNOWN:
        score += NEARLY / len(outcome.needs)
    return score + (RETRIEVED * (1 - (rank - 1) / DEEPEST_RANK) if near and rank else 0)


def _with_classes(concepts: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The concepts and the classes they belong to: "advanced degeneration" is degeneration."""
    return concepts.union(*(vocabulary.ancestors(concept) for concept in concepts))


def _is_open_benefit(outcome: RuleOutcome) -> bool:
    """An open rule that is no safety rule.

    "Which osteoporosis drug?" is no question about what follows twelve doses of one of them.
    """
    return outcome.truth is Truth.UNKNOWN and not outcome.rule.safety


def related(action: str, asked: str, vocabulary: Vocabulary) -> bool:
    """True when one of the two actions is the other or a class of it."""
    return vocabulary.is_a(action, asked) or vocabulary.is_a(asked, action)


def named_in(condition: Condition) -> frozenset[str]:
    """Concepts a condition tests: its facts, and the definitions it names."""
    names = {fact.partition("[")[0] for fact in facts_in(condition)}
    return frozenset(names | set(_definitions(condition)))


def _definitions(condition: Condition) -> Iterable[str]:
    match condition:
        case All(parts) | AnyOf(parts):
            if condition.name:
                yield condition.name
            for part in parts:
                yield from _definitions(part)
        case Not(part):
            yield from _definitions(part)
        case _:
            return
