"""Pairs of our own: sentences of the rules with their passages, with others, and turned round."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.domain.knowledge import Advice
from assistant.rules.evaluate import RuleBase

# What an issuer says, and its contrary. The first that stands in a sentence is exchanged.
_CONTRARY = (
    ("is not routinely recommended", "is routinely recommended"),
    ("is not recommended", "is recommended"),
    ("are not recommended", "are recommended"),
    ("is recommended", "is not recommended"),
    ("are recommended", "are not recommended"),
    ("usually not appropriate", "usually appropriate"),
    ("usually appropriate", "usually not appropriate"),
    ("should not be", "should be"),
    ("should be", "should not be"),
    ("may be considered", "should be avoided"),
    ("may be used", "must not be used"),
    ("is not needed", "is needed"),
    ("is needed", "is not needed"),
    ("contraindicated", "safe"),
)


@dataclass(frozen=True, slots=True)
class CorpusPair:
    """A sentence and a passage of the corpus.

    Attributes:
        kind: supported, elsewhere (a passage of a document that has no rule on the action) or
            contradicted (the sentence is the contrary of what its passage says).
        document: of the sentence.
    """

    sentence: str
    passage: str
    kind: str
    document: str

    @property
    def supported(self) -> bool:
        return self.kind == "supported"


def corpus_pairs(base: RuleBase, search: Callable[[str], tuple[str, ...]]) -> Iterator[CorpusPair]:
    """Up to three pairs a rule, in the order of the corpus.

    Args:
        search: the ids of the passages nearest to a sentence, best first.
    """
    passages = base.corpus.passages
    for rule in base.corpus.rule.values():
        if not isinstance(rule.then, Advice):
            continue
        own = passages[rule.passage].text
        yield CorpusPair(rule.says, own, "supported", rule.document)
        speaking = {other.document for other in base.by_action.get(rule.then.action, ())}
        near = (passages[name] for name in search(rule.says))
        other = next((p for p in near if p.document not in {rule.document, *speaking}), None)
        if other is not None:
            yield CorpusPair(rule.says, other.text, "elsewhere", rule.document)
        if (contrary := contrary_of(rule.says)) is not None:
            yield CorpusPair(contrary, own, "contradicted", rule.document)


def contrary_of(sentence: str) -> str | None:
    """The sentence with its advice turned round; None where it is worded in another way."""
    for words, other in _CONTRARY:
        if words in sentence:
            return sentence.replace(words, other, 1)
    return None
