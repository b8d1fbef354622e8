"""True statements for many patients: what the drafter writes for the worked examples of the rules.

Each example of a rule is a patient; the drafter writes what the rules on the same matter say to
that patient. Every passage is quoted once. Deterministic: corpus order throughout.
"""

from collections.abc import Iterator
from dataclasses import replace

from assistant.adapters.template_drafter import TemplateDrafter
from assistant.domain.answer import Case, Draft, RuleOutcome, Truth
from assistant.domain.knowledge import Advice, Rule
from assistant.domain.patient import PatientFacts
from assistant.rules.bars import barred, bars
from assistant.rules.evaluate import RuleBase
from evals.mutations.kinds import Original

# Rules that share a draft; a page has more, but each sentence is judged by itself.
TOGETHER = 4


def originals(base: RuleBase) -> tuple[Original, ...]:
    """Every true statement for the worked patients, and a quotation of every passage."""
    found = (*_advice(base), *_quotations(base))
    return tuple({(o.statement, o.facts): o for o in found}.values())


def _advice(base: RuleBase) -> Iterator[Original]:
    drafter = TemplateDrafter(base.corpus)
    for rule in base.advising:
        for number, example in enumerate(rule.examples, 1):
            if example.expect is not False:
                case = _case(rule, example.facts, base, number == 1)
                draft = drafter.draft(case)
                yield from _about(f"{rule.id}/{number}", rule, draft, case, example.facts, base)


def _about(
    name: str, rule: Rule, draft: Draft, case: Case, facts: PatientFacts, base: RuleBase
) -> Iterator[Original]:
    """The statements of a draft that rest on the rule, each with one that stands beside it."""
    told = [s for s in draft.statements if s.heading != "findings"]
    for statement in told:
        if rule.id in statement.rules:
            rules = tuple(base.corpus.rule[name] for name in statement.rules)
            others = tuple(s for s in told if s is not statement)
            yield Original(name, statement, rules, case, facts, others[:1])


def _case(rule: Rule, facts: PatientFacts, base: RuleBase, wide: bool) -> Case:
    """A Case as the pipeline makes it, over this rule, or also over those that stand beside it."""
    closed = base.close(facts)
    beside = (r for r in base.advising if r is not rule and _beside(r, rule))
    related = [rule, *beside] if wide else [rule]
    outcomes = tuple(
        replace(base.proved(outcome, closed), bars=bars(r, facts, base), answers=r is rule)
        for r in related[:TOGETHER]
        if (outcome := base.outcome(r, closed)).truth is not Truth.FALSE
        and base.in_force(r, closed)
        and not barred(r, closed, base)
    )
    return _of(outcomes, closed.facts)


def _beside(one: Rule, other: Rule) -> bool:
    """Rules of one document on one condition: they may stand in one sentence."""
    advice = isinstance(one.then, Advice) and isinstance(other.then, Advice)
    return advice and one.document == other.document and one.when == other.when


def _of(outcomes: tuple[RuleOutcome, ...], facts: PatientFacts) -> Case:
    return Case("", "", "", facts, outcomes, ())


def _quotations(base: RuleBase) -> Iterator[Original]:
    drafter, nobody = TemplateDrafter(base.corpus), PatientFacts()
    for name in base.corpus.passages:
        case = replace(_of((), nobody), quotable=(name,))
        for statement in drafter.draft(case).statements:
            if statement.quotation:
                yield Original(name, statement, (), case, nobody)
