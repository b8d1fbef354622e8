"""Facts that nobody could be asked for, comparisons that ask nothing, concepts without a use."""

from collections.abc import Iterator

from assistant.domain.condition import atoms, facts_in
from assistant.domain.domains import within
from assistant.domain.knowledge import Advice, Kind
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`unknown_concept`: a fact without a question. `unused_concept`: idle, or never used."""
    vocabulary = base.corpus.vocabulary
    for rule in base.corpus.rules:
        for fact in facts_in(rule.when):
            if vocabulary[fact.partition("[")[0]].question is None:
                message = f"the fact {fact!r} has no question, so nobody can be asked for it"
                yield LintFinding("unknown_concept", (rule.id,), message, rule.position)
        for atom in atoms(rule.when):
            if within(vocabulary.domain(atom.fact), atom.admits):
                message = f"`{atom.text}` holds for every value"
                yield LintFinding("unused_concept", (rule.id,), message, rule.position)
    used = _used(base)
    for concept in vocabulary:
        idle = concept.kind not in (Kind.ELSEWHERE, Kind.TOPIC) and not concept.accepted
        if idle and concept.id not in used:
            message = f"no rule, inference or other concept uses {concept.id!r}; remove it, or "
            message += "mark it `accepted: true` when it is taken in all the same"
            yield LintFinding("unused_concept", (), message, concept.position)


def _used(base: RuleBase) -> set[str]:
    """Every concept that some rule, inference or definition speaks of, and its whole line."""
    vocabulary = base.corpus.vocabulary
    named = {fact.partition("[")[0] for rule in base.corpus.rules for fact in facts_in(rule.when)}
    named |= {f.partition("[")[0] for facts in base.inferences.facts for f in facts}
    named |= {r.then.action for r in base.corpus.rules if isinstance(r.then, Advice)}
    named |= {concept.id for concept in vocabulary if concept.kind is Kind.DEFINITION}
    for concept in vocabulary:
        if concept.means is not None:
            named |= {fact.partition("[")[0] for fact in facts_in(concept.means)}
    for concept in vocabulary:
        if {concept.months, concept.duration} & named:
            named.add(concept.id)
    line = {a for name in named if name in vocabulary for a in vocabulary.ancestors(name)}
    below = {d for name in named if name in vocabulary for d in vocabulary.descendants(name)}
    return named | line | below
