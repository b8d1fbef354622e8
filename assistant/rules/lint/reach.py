"""Rules that no patient can meet, and rules that others leave nothing to."""

from collections.abc import Iterator

from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import patient


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`unreachable`: the condition denies itself. `shadowed`: only with what overrides it."""
    for rule in base.corpus.rules:
        if patient(rule.when, base) is None:
            message = "no patient can meet the condition"
            yield LintFinding("unreachable", (rule.id,), message, rule.position)
        elif patient(base.condition(rule), base) is None:
            over = tuple(other.id for other in base.corpus.overridden_by.get(rule.id, ()))
            message = f"wherever it holds, {', '.join(map(repr, over))} overrides it"
            yield LintFinding("shadowed", (rule.id, *over), message, rule.position)
