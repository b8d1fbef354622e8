"""What is known of the patient, in words: the only sentences that may stand as findings.

The template drafter writes them, and the gate lets out nothing else under that heading.
"""

from assistant.domain.domains import YES
from assistant.domain.knowledge import Vocabulary
from assistant.domain.patient import Fact, Origin, PatientFacts
from assistant.rules.words import fact_label, fact_words, join, value_words

_VERBS = (
    (Origin.STATED, "Stated"),
    (Origin.GIVEN, "Given"),
    (Origin.SUPPOSED, "Supposed"),
    (Origin.DERIVED, "Follows"),
    (Origin.ASSUMED, "Assumed"),
)


def known(facts: PatientFacts, vocabulary: Vocabulary) -> tuple[str, ...]:
    """One sentence for each origin: what was stated, given, supposed, follows, is assumed."""
    sentences = []
    for origin, verb in _VERBS:
        words = [
            _words(f, vocabulary)
            for f in facts.facts
            if f.origin is origin and _worth(f, vocabulary)
        ]
        if words:
            sentences.append(f"{verb}: {join(words, 'and')}.")
    return tuple(sentences)


def _words(fact: Fact, vocabulary: Vocabulary) -> str:
    label = fact_label(fact.name, vocabulary)
    read = fact.origin in (Origin.STATED, Origin.SUPPOSED)
    if read and "." in value_words(fact.domain, None)[-4:-2]:
        return f"{label} ({fact.text})"
    return fact_words(fact.name, fact.domain, fact.unit, vocabulary)


def _worth(fact: Fact, vocabulary: Vocabulary) -> bool:
    """What follows is worth a line where it makes something present, not where it denies it.

    What a general statement ("no red flags") is taken to deny is always shown.
    """
    said = fact.origin in (Origin.STATED, Origin.GIVEN, Origin.SUPPOSED)
    if said or fact.domain == YES:
        return True
    rests_on = (name.partition("[")[0] for name in fact.text.split(", "))
    return any(name in vocabulary and vocabulary[name].general for name in rests_on)
