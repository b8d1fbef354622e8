"""Rules for other patients than the one a question speaks of.

A question on back pain that asks for "imaging" names an action that the rules on the injured neck
name too. What keeps them apart is the patient: such a rule waits on a condition that nobody
mentioned and that belongs to another topic than the conditions that were.
"""

from assistant.domain.answer import RuleOutcome, Truth
from assistant.domain.condition import All, AnyOf, Atom, Condition
from assistant.domain.knowledge import Vocabulary
from assistant.retrieval.subject import Subject


def foreign(outcome: RuleOutcome, about: Subject, vocabulary: Vocabulary) -> bool:
    """True for an open rule, other than a safety rule, that waits on a condition of another topic.

    Never true where the question mentions no condition with a topic.
    """
    if outcome.truth is not Truth.UNKNOWN or outcome.rule.safety:
        return False
    told = frozenset[str]().union(
        *(vocabulary.topics(c) for c in about.concepts if not vocabulary[c].kind.is_action)
    )
    return bool(told) and _waits(outcome.rule.when, about.stated | about.concepts, told, vocabulary)


def _waits(
    condition: Condition, known: frozenset[str], told: frozenset[str], vocabulary: Vocabulary
) -> bool:
    match condition:
        case All(parts):
            return any(_waits(part, known, told, vocabulary) for part in parts)
        case AnyOf(parts):
            return all(_waits(part, known, told, vocabulary) for part in parts) and bool(parts)
        case Atom(fact=fact):
            concept = fact.partition("[")[0]
            topics = vocabulary.topics(concept)
            open_ = concept not in known and vocabulary[concept].kind.is_yes_or_no
            return open_ and bool(topics) and not topics & told
        case _:
            return False
