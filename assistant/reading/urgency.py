"""Haste in a clause, and the emergency action that it means. Used by `claims`."""

from dataclasses import replace

from assistant.domain.claim import Claim
from assistant.domain.knowledge import Stance, Vocabulary
from assistant.reading.parsing import Sentence

URGENT = frozenset("emergency immediate immediately urgent urgently same-day".split())


def is_urgent(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause asks for haste, outside its conditions."""
    words = sentence.gap(start, end)
    return any(w.key in URGENT and sentence.in_zone(w.start) is None for w in words) or (
        "without delay" in sentence.text[start:end].lower()
    )


def as_urgent(claim: Claim, vocabulary: Vocabulary) -> Claim:
    """ "MRI without delay" is the emergency MRI, where the vocabulary has exactly one."""
    if not (claim.safety and claim.stance is Stance.FOR):
        return claim
    urgent = [
        name
        for name in vocabulary.descendants(claim.action)
        if vocabulary[name].label.startswith(
            ("emergency ", "an emergency ", "urgent ", "an urgent ")
        )
    ]
    return replace(claim, action=urgent[0]) if len(urgent) == 1 else claim
