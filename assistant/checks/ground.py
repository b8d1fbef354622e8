"""What every check may look at: one statement with its claims, and the ground it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.knowledge import Document, Passage, Rule
from assistant.domain.patient import PatientFacts
from assistant.reading.lexicon import Lexicon
from assistant.reading.references import Reference
from assistant.rules.closure import Closed
from assistant.rules.deciding import deciding
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import claim_of, judge


@dataclass(frozen=True, slots=True)
class Examined:
    """One statement under examination, of our own draft or of somebody's text.

    Attributes:
        span: character offsets in the text as given; (0, length) for a draft's sentence.
        claims: the claims read from it, each with the verdict of rules and facts.
        passages: ids of the passages it cites that exist in the corpus.
        markers: numeric citation markers found in it.
        clinical: it gives advice, a threshold or a fact of medicine.
        residue: words that no claim accounts for.
        quotation: it is shown as a passage's own words.
        partial: those of the claims whose condition was read in part only.
    """

    id: str
    text: str
    span: tuple[int, int]
    claims: tuple[tuple[Claim, Judgement], ...] = ()
    passages: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    markers: tuple[int, ...] = ()
    clinical: bool = True
    residue: tuple[str, ...] = ()
    note: str | None = None
    quotation: bool = False
    partial: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Ground:
    """Corpus, rules and facts: all that a statement may rest on.

    Attributes:
        facts: the stated facts.
        references: for an audit, marker number to that entry of the reference list.
        own: the text is a draft of ours, so markers are not expected.
    """

    base: RuleBase
    facts: PatientFacts
    lexicon: Lexicon
    references: Mapping[int, Reference] = field(default_factory=dict)
    own: bool = True
    _judged: dict[str, tuple[Claim, Judgement]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _answered: dict[Claim, Judgement] = field(default_factory=dict, compare=False, repr=False)

    def judged(self, rule: Rule) -> tuple[Claim, Judgement]:
        """What a rule's own sentence claims, with its verdict here; judged once."""
        if rule.id not in self._judged:
            claim = claim_of(rule, self.base)
            self._judged[rule.id] = claim, judge(claim, self.facts, self.base)
        return self._judged[rule.id]

    def answered(self, claim: Claim) -> Judgement:
        """The verdict on a claim, and for an open one what would decide it; found once.

        Pages say the same thing more than once, and long pages do so often.
        """
        same = replace(claim, span=(0, 0), condition_text=None)
        if same not in self._answered:
            found = judge(claim, self.facts, self.base)
            if found.verdict is Verdict.SATISFIABLE:
                found = replace(found, deciding=deciding(claim, self.facts, self.base))
            self._answered[same] = found
        return self._answered[same]

    @cached_property
    def closed(self) -> Closed:
        """The stated facts with everything that follows from them by definition."""
        return self.base.close(self.facts)

    def in_force(self, rule: Rule) -> bool:
        """False for a superseded document, or one of another country than the stated one."""
        return self.base.in_force(rule, self.closed)

    def truth(self, rule: Rule) -> bool | None:
        """Whether the rule's condition holds here: True, False, or None where it is open."""
        return self.base.decide(self.base.condition(rule), self.closed)

    @property
    def passages(self) -> dict[str, Passage]:
        return self.base.corpus.passages

    @property
    def documents(self) -> Mapping[str, Document]:
        return self.base.corpus.documents
