"""Worked patients come out as their document's readers expect."""

from collections.abc import Iterable, Iterator

from assistant.domain.knowledge import Corpus
from assistant.domain.lint import LintFinding
from assistant.domain.worked import Expected, WorkedPatient
from assistant.rules.evaluate import RuleBase
from assistant.rules.worked import alone, said


def check(patients: Iterable[WorkedPatient], corpus: Corpus) -> Iterator[LintFinding]:
    """`example_failed`, at the patient."""
    bases: dict[str, RuleBase] = {}
    for one in patients:
        if one.document not in bases:
            bases[one.document] = alone(one.document, corpus)
        base = bases[one.document]
        if clash := base.clash(one.facts):
            message = f"worked patient {one.patient!r}: {', '.join(clash)} cannot hold together"
            yield LintFinding("example_failed", (), message, one.position)
            continue
        for expected in one.expected:
            yield from _checked(one, expected, base)


def _checked(one: WorkedPatient, expected: Expected, base: RuleBase) -> Iterator[LintFinding]:
    found = said(expected.action, expected.amount, one.facts, base)
    if found is not expected.says:
        message = f"worked patient {one.patient!r}: expected {expected.line!r} "
        message += f"of {expected.action}, but the rules come to {found.value!r}"
        speaking = (rule for rule in base.by_action.get(expected.action, ()))
        rules = tuple(rule.id for rule in speaking)
        yield LintFinding("example_failed", rules, message, one.position, one.facts.domains())
