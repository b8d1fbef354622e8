"""Kept answers against a new version: still valid, without support, or contradicted.

Every released statement is judged again as it was meant: the claim of its rule in the version it
was released from, asked of the rules of the new one, for the facts that the answer keeps.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.checks.recheck import Rechecked, recheck, stated
from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.condition import ALWAYS, facts_in
from assistant.domain.knowledge import Advice, Corpus, Rule
from assistant.domain.patient import PatientFacts
from assistant.domain.stored import StoredAnswer
from assistant.reading.lexicon import Lexicon
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import claim_of, judge
from assistant.rules.words import fact_label, in_words, join

Fate = Literal["valid", "loses_support", "flips"]
WORST: tuple[Fate, ...] = ("valid", "loses_support", "flips")
# Rules that a reason names.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class StatementImpact:
    """What becomes of one released statement.

    Attributes:
        reasons: why it does not stay; for one that does, what else is different.
        rules: of the new version, those that contradict it, or that say the same.
    """

    id: str
    text: str
    fate: Fate
    reasons: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerImpact:
    """What becomes of a kept answer: the worst of its statements.

    Attributes:
        same: it was released from the old version of this comparison.
        unread: facts that the new vocabulary no longer takes, each in a sentence.
    """

    id: str
    question: str
    saved: str
    same: bool
    statements: tuple[StatementImpact, ...]
    unread: tuple[str, ...]

    @property
    def fate(self) -> Fate:
        return max((one.fate for one in self.statements), key=WORST.index, default="valid")


@dataclass(frozen=True, slots=True)
class Impact:
    """Holds kept answers against a new version.

    Attributes:
        successors: for the id of a document, the one that takes its place in the new version.
    """

    old: RuleBase
    new: RuleBase
    lexicon: Lexicon
    successors: tuple[tuple[str, str], ...] = ()

    def of(self, answer: StoredAnswer, name: str, saved: str) -> AnswerImpact:
        """What becomes of every statement that gave advice or quoted a source."""
        again = recheck(answer, self.new, self.lexicon)
        facts, unread = stated(answer, self.new.corpus.vocabulary)
        before = self.old.close(stated(answer, self.old.corpus.vocabulary)[0])
        statements = tuple(
            self._statement(one, facts, before)
            for one in again.statements
            if one.kind != "findings"
        )
        same = answer.corpus == self.old.corpus.digest
        return AnswerImpact(name, answer.question, saved, same, statements, unread)

    def _statement(self, one: Rechecked, facts: PatientFacts, before: Closed) -> StatementImpact:
        statement, text = one.statement, one.statement.text
        judged = tuple(self._judged(one, facts))
        wrong = [found for found in judged if found.verdict is Verdict.INVALID]
        if wrong:
            rules = tuple(dict.fromkeys(rule for found in wrong for rule in found.rules))
            reasons = tuple(self._contradicted(found) for found in wrong)
            return StatementImpact(statement.id, text, "flips", reasons, rules)
        shut = self._shut(one, before, self.new.close(facts))
        lost = tuple(dict.fromkeys((*self._gone(one), *shut, *self._unproved(one, judged))))
        if lost:
            same = [found.rules for found in judged if found.verdict is Verdict.VALID]
            rules = tuple(dict.fromkeys(rule for rules in same for rule in rules))
            return StatementImpact(statement.id, text, "loses_support", lost, rules)
        reasons = ("the new version words it otherwise",) if one.faults else ()
        return StatementImpact(statement.id, text, "valid", reasons)

    def _judged(self, one: Rechecked, facts: PatientFacts) -> Iterator[Judgement]:
        """The verdict of the new rules on each claim that was released."""
        kept = one.statement.certificate.claims
        for name, certified in zip(one.statement.rules, kept, strict=False):
            rule = self.old.corpus.rule.get(name)
            claim = certified.claim
            if rule is not None and isinstance(rule.then, Advice):
                meant = claim_of(rule, self.old)
                if (meant.action, meant.stance) == (claim.action, claim.stance):
                    claim = meant
            yield self._verdict(claim, name.partition("/")[0], facts)

    def _verdict(self, claim: Claim, document: str, facts: PatientFacts) -> Judgement:
        corpus = self.new.corpus
        if claim.action not in corpus.vocabulary:
            return Judgement(Verdict.NOT_COVERED)
        issuer = dict(self.successors).get(document, document)
        readable = all(self._same(f.partition("[")[0]) for f in facts_in(claim.condition))
        asked = replace(
            claim,
            issuer=issuer if issuer in corpus.documents else None,
            condition=claim.condition if readable else ALWAYS,
        )
        return judge(asked, facts, self.new)

    def _same(self, concept: str) -> bool:
        """Both versions measure it alike."""
        old, new = self.old.corpus.vocabulary, self.new.corpus.vocabulary
        if concept not in old or concept not in new:
            return False
        return (old[concept].kind, old[concept].unit) == (new[concept].kind, new[concept].unit)

    def _contradicted(self, found: Judgement) -> str:
        names = join([repr(rule) for rule in found.rules], "and")
        labels = [self._label(fact) for fact in found.facts]
        where = f" for {join(labels, 'and')}" if labels else ""
        match found.reason.value if found.reason else "":
            case "amount":
                return f"{names} sets another amount{where}"
            case "overstated":
                return f"{names} only allows it{where}"
            case "condition":
                return f"{names} no longer speaks for such a patient{where}"
            case _:
                return f"{names} says otherwise{where}"

    def _label(self, fact: str) -> str:
        return fact_label(fact, self.new.corpus.vocabulary)

    def _gone(self, one: Rechecked) -> Iterator[str]:
        """Rules, passages and documents that it rests on and that are no longer there."""
        corpus, statement = self.new.corpus, one.statement
        for name in statement.rules:
            if name not in corpus.rule:
                yield f"the rule {name} is gone"
        for name in statement.passages:
            passage = corpus.passages.get(name)
            if passage is None:
                yield f"the passage {name} is gone"
            elif not statement.rules and passage.text not in statement.text:
                yield f"the passage {name} has other words"
        for name in dict.fromkeys(p.partition("#")[0] for p in statement.passages):
            newer = corpus.documents[name].superseded_by if name in corpus.documents else None
            if newer is not None:
                yield f"the document {name} has been replaced by {newer}"

    def _shut(self, one: Rechecked, before: Closed, after: Closed) -> Iterator[str]:
        """Its rules that spoke, or could speak, for this patient, and no longer do."""
        for name in one.statement.rules:
            old, new = self.old.corpus.rule.get(name), self.new.corpus.rule.get(name)
            if old is None or new is None or self._decided(old, self.old, before) is False:
                continue
            if self._decided(new, self.new, after) is False:
                asks = in_words(new.when, self.new.corpus.vocabulary)
                yield f"{name} no longer speaks for such a patient; it asks for {asks}"

    def _decided(self, rule: Rule, base: RuleBase, closed: Closed) -> bool | None:
        return base.decide(base.condition(rule), closed)

    def _unproved(self, one: Rechecked, judged: tuple[Judgement, ...]) -> Iterator[str]:
        """Claims that the new rules no longer prove as they were proved."""
        for certified, found in zip(one.statement.certificate.claims, judged, strict=False):
            action = certified.claim.action
            if found.verdict is Verdict.SATISFIABLE and certified.verdict is Verdict.VALID:
                names = ", ".join(found.rules[:_SHOWN])
                yield f"{action} now depends on facts that are not known: see {names}"
            elif found.verdict is Verdict.NOT_COVERED:
                yield f"no rule speaks of {action} for such a patient"
            elif found.verdict is Verdict.CONFLICT and certified.verdict is not Verdict.CONFLICT:
                yield f"rules stand against each other on {action}"
            elif found.verdict is Verdict.IMPOSSIBLE:
                yield f"the facts contradict each other where {action} is concerned"


def patched(corpus: Corpus, version: Corpus, old: str, new: str) -> Corpus:
    """The corpus with one document in another version.

    Args:
        old: the document's id in the corpus; where the new one has another id it takes its place.
    """
    documents = {**corpus.documents, new: version.documents[new]}
    if old != new and old in documents:
        older = documents[old]
        documents[old] = replace(older, superseded_by=new)
    rules = (
        *(rule for rule in corpus.rules if rule.document != new),
        *(rule for rule in version.rules if rule.document == new),
    )
    names = {rule.id for rule in rules}
    declared = tuple(
        one for one in corpus.disagreements if all(r in names for side in one.sides for r in side)
    )
    return Corpus(corpus.vocabulary, documents, rules, declared, digest=version.digest)
