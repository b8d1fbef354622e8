"""Every rule rests on a passage that exists and holds its quote, in its issuer's own words."""

from collections.abc import Iterator

from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`dangling_source`: no such passage, or strength. `quote_mismatch`: not word for word."""
    for rule in base.corpus.rules:
        passage = base.corpus.passages.get(rule.passage)
        if passage is None:
            message = f"the passage {rule.passage!r} does not exist"
            yield LintFinding("dangling_source", (rule.id,), message, rule.position)
        elif rule.quote not in passage.text:
            message = f"the quote {rule.quote[:60]!r} does not stand in {rule.passage!r}"
            yield LintFinding("quote_mismatch", (rule.id,), message, rule.position)
        scale = base.corpus.source(rule).scale
        if scale and rule.strength not in scale:
            message = f"strength {rule.strength!r} is not on the document's scale "
            message += f"({', '.join(scale)})"
            yield LintFinding("dangling_source", (rule.id,), message, rule.position)
