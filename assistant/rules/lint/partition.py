"""Groups of rules that their authors declare to share out the patients: no gap, no overlap."""

from collections.abc import Iterator
from itertools import combinations

from assistant.domain.condition import ALWAYS, All, AnyOf, Not
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import patient


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`gap`: a patient of the group for whom none holds. `overlap`: one for whom two hold."""
    for declared in base.corpus.partitions:
        rules = [base.corpus.rule[name] for name in declared.rules]
        given = declared.given or ALWAYS
        none = All((given, Not(AnyOf(tuple(rule.when for rule in rules)))))
        witness = patient(none, base)
        if witness is not None:
            message = f"none of {', '.join(declared.rules)} holds for some patient"
            yield LintFinding("gap", declared.rules, message, declared.position, witness)
        for first, second in combinations(rules, 2):
            witness = patient(All((given, first.when, second.when)), base)
            if witness is not None:
                message = f"{first.id!r} and {second.id!r} both hold for some patient"
                rules_ = (first.id, second.id)
                yield LintFinding("overlap", rules_, message, declared.position, witness)
