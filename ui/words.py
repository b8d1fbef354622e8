"""The words of the page: verdicts, origins, review states, facts, and what is always said."""

from assistant.adapters.answer_json import FactJson
from assistant.domain.knowledge import Corpus, Vocabulary
from assistant.rules.words import fact_label

DISCLAIMER = (
    "For healthcare professionals. Groundrule is not a medical device. It shows digests of "
    "guidelines in our own words, which no clinician has signed yet. It does not replace clinical "
    "judgement: check the sources before you act."
)
NOTICE = "For healthcare professionals; not a medical device."
LEAD = "Every sentence is cited and checked against rules. What cannot be proved is not said."
EXAMPLES = (
    "What is the next step in managing a patient with lumbar spine degenerative changes and "
    "risk of fracture?",
    "Can a 74-year-old woman with an eGFR of 28 take alendronate?",
    "How long should I stay upright after an alendronate tablet?",
)
STAGES = {
    "facts": "reading the facts",
    "retrieval": "finding passages",
    "rules": "applying the rules",
    "draft": "drafting",
    "gate": "checking at the gate",
}
STATUS = {
    "answered": "Answered",
    "needs_facts": "Waits on a fact",
    "abstained": "No answer",
}
VERDICTS = {
    "valid": "follows from rules and facts",
    "invalid": "contradicted by rules and facts",
    "conflict": "issuers differ",
    "satisfiable": "depends on facts not known",
    "not_covered": "no rule covers it",
    "impossible": "the facts contradict each other",
    "untranslated": "quoted, not read as a claim",
}
STANCES = {
    "for": "recommended",
    "optional": "optional",
    "against": "advised against",
    "insufficient": "evidence insufficient",
    "definition": "definition",
}
ORIGINS = {
    "stated": "read from your words",
    "given": "handed over",
    "derived": "follows from other facts",
    "assumed": "assumed, general knowledge",
}
BASES = {
    "V": "read in the issuer's own text",
    "V*": "read in the issuer's own text, one detail from memory",
    "V2": "read in a secondary source",
    "U": "the document's own words, as you added it",
}
REVIEW_STATES = ("submitted", "under review", "approved")
_LOCAL = ("auto", "none", "template", "embedded")


def label(fact: str, vocabulary: Vocabulary) -> str:
    """A fact's name in words; a name the vocabulary does not hold stays as it is."""
    return fact_label(fact, vocabulary) if fact.partition("[")[0] in vocabulary else fact


def action(name: str, vocabulary: Vocabulary) -> str:
    return vocabulary[name].label if name in vocabulary else name


def value(fact: FactJson) -> str:
    """`yes`, `no`, `28 mL/min/1.73m2`, `female`."""
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    return f"{fact.value} {fact.unit}" if fact.unit else str(fact.value)


def rule_says(name: str, corpus: Corpus) -> str | None:
    """The sentence of a rule, or None when the corpus has no such rule."""
    rule = corpus.rule.get(name)
    return rule.says if rule else None


def remote(name: str) -> bool:
    """True for a model setting or a drafter's name that stands for another machine."""
    return name.partition(":")[0] not in _LOCAL
