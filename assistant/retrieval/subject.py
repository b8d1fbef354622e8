"""What a question is about: the actions and topics it names, the facts that are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.knowledge import Kind, Vocabulary


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about.

    Attributes:
        actions: actions it names.
        topics: topics it names, and those its conditions and facts point to.
        concepts: every concept it mentions.
        stated: facts it states, and what follows from them.
        elsewhere: it is about a field that no document here speaks of.
    """

    actions: tuple[str, ...]
    topics: frozenset[str]
    concepts: frozenset[str]
    stated: frozenset[str]
    elsewhere: bool = False


def subject(
    concepts: Iterable[str],
    stated: Iterable[str],
    known: Iterable[str],
    vocabulary: Vocabulary,
    news: Iterable[str] = (),
) -> Subject:
    """The subject of a question.

    Args:
        concepts: what it mentions.
        stated: names of the facts it states.
        known: names of all facts, with those that follow from the stated ones.
        news: conditions that a follow-up brings to an earlier question; their topics join in.
    """
    mentioned = tuple(dict.fromkeys(concepts))
    named_facts = frozenset(name.partition("[")[0] for name in stated)
    actions = tuple(c for c in mentioned if vocabulary[c].kind.is_action)
    named = frozenset(c for c in mentioned if vocabulary[c].kind is Kind.TOPIC)
    pointing = actions or mentioned
    topics = named.union(*(vocabulary.topics(concept) for concept in (*pointing, *news)))
    if not topics:  # "What next?", with facts handed over beside it
        topics = topics.union(*(vocabulary.topics(fact) for fact in sorted(named_facts)))
    return Subject(
        actions,
        topics,
        frozenset(mentioned),
        frozenset(name.partition("[")[0] for name in known),
        _is_elsewhere(mentioned, vocabulary),
    )


def _is_elsewhere(mentioned: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """True when another field is named, and no condition or topic of a field that is here."""
    kinds = {concept: vocabulary[concept].kind for concept in mentioned}
    if Kind.ELSEWHERE not in kinds.values():
        return False
    return not any(
        kind is Kind.TOPIC or (not kind.is_action and vocabulary.topics(concept))
        for concept, kind in kinds.items()
    )
