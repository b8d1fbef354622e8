"""A whole page under audit: what the checks on somebody's text may look at beside a sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from assistant.checks.ground import Examined, Ground
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Claim, Judgement
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Document, Rule
from assistant.domain.patient import Fact
from assistant.reading.facts import Contradiction
from assistant.reading.lexicon import Mention
from assistant.reading.own_values import own_values
from assistant.reading.quantities import read_quantities
from assistant.reading.references import Reference, documents_named
from assistant.reading.statements import TextStatement
from assistant.retrieval.fusion import Fused

# Words that turn what follows into a case that may or may not be this patient's.
CONDITIONAL = re.compile(
    r"\b(?:if|when|whether|unless|should|in case|once|until|provided|assuming|where|whenever|how|"
    r"would|could|might|may|can|which|who)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Support:
    """Where a sentence that no rule speaks of may find support.

    Attributes:
        search: the passages nearest to a sentence, best first.
        holds: whether a sentence is supported by a text.
    """

    search: Callable[[str], tuple[Fused, ...]]
    holds: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of the page, as it stands there and as it was examined."""

    part: TextStatement
    examined: Examined

    def place(self, span: tuple[int, int]) -> tuple[int, int]:
        """A place in the statement as a place in the page."""
        start = self.part.span[0]
        return start + span[0], start + span[1]

    @property
    def claims(self) -> tuple[tuple[Claim, Judgement], ...]:
        return self.examined.claims

    @property
    def sure(self) -> tuple[tuple[Claim, Judgement], ...]:
        """The claims whose condition was read completely."""
        return tuple(pair for pair in self.claims if pair[0] not in self.examined.partial)


@dataclass(frozen=True)
class Page:
    """The text with its statements in reading order, and the question it answers.

    Attributes:
        question: the words of the question; where none was handed over, the page's own.
        entries: every statement but those of the reference list.
        facts_of: reads the facts that words state of a patient.
        support: finds support for a sentence, or None where nothing can be searched.
        contradictions: facts of the question that cannot hold together.
    """

    text: str
    question: str
    entries: tuple[Entry, ...]
    ground: Ground
    facts_of: Callable[[str], tuple[Fact, ...]]
    support: Support | None = None
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(self.ground.references.values())

    @cached_property
    def text_without_references(self) -> str:
        """The page with its reference list blanked, so that places stay as they are."""
        text = self.text
        for start, end in (reference.span for reference in self.references):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return tuple(e.part.text for e in self.entries if e.part.kind == "heading")

    @cached_property
    def clinical(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.examined.clinical)

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """Every concept that the page names outside its reference list."""
        return frozenset(m.concept for e in self.entries for m in self.mentions(e.part.text))

    @cached_property
    def patients_numbers(self) -> frozenset[Decimal]:
        """The numbers of the question, of the stated facts, and of what the page tells of them."""
        asked = read_quantities(self.question)
        told = (q for entry in self.entries for q in own_values(entry.part.text))
        facts = (f.domain for f in self.ground.facts.facts if isinstance(f.domain, Interval))
        stated = (abs(e) for d in facts for e in (d.low, d.high) if not e.is_infinite())
        return frozenset((*(end for q in (*asked, *told) for end in q.ends), *stated))

    def cited(self, entry: Entry) -> tuple[Document, ...]:
        """The documents that a sentence cites; none where one of them is not in the corpus."""
        references = (self.ground.references.get(n) for n in entry.examined.markers)
        named = [documents_named(r.text, self.ground.documents) if r else () for r in references]
        return tuple(dict.fromkeys(d for one in named for d in one)) if all(named) else ()

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return self.ground.lexicon.mentions(text)

    def claims(self) -> Iterator[tuple[Entry, Claim, Judgement]]:
        """Every claim of the page with its statement, in reading order."""
        for entry in self.entries:
            for claim, judgement in entry.claims:
                yield entry, claim, judgement


def contradicted(
    kind: str,
    entry: Entry,
    message: str,
    rule: Rule,
    facts: tuple[str, ...] = (),
    span: tuple[int, int] | None = None,
) -> Finding:
    """An error at a statement that rests on one rule; what the rule says would be right."""
    named = (rule.id,), facts, (rule.passage,)
    place = span or entry.part.span
    return Finding(kind, Severity.ERROR, entry.part.text, message, place, *named, rule.says)


def found(
    kind: str,
    severity: Severity,
    entry: Entry | None,
    message: str,
    *,
    span: tuple[int, int] | None = None,
    rules: tuple[str, ...] = (),
    facts: tuple[str, ...] = (),
    passages: tuple[str, ...] = (),
    repair: str | None = None,
) -> Finding:
    """A finding at a statement; without one, at `span`, or about what is absent."""
    words = entry.part.text if entry else ""
    place = span or (entry.part.span if entry else None)
    return Finding(kind, severity, words, message, place, rules, facts, passages, repair)
