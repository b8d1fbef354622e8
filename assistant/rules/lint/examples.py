"""Every example comes out as expected, and each of the three truths has one."""

from collections.abc import Iterator

from assistant.domain.answer import Truth
from assistant.domain.condition import facts_in
from assistant.domain.knowledge import Definition, Example, Rule
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import patient

_EXPECTED = {True: "fires", False: "does not fire", None: "is unknown"}


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`example_failed`, at the example or at the rule that lacks one."""
    for rule in base.corpus.rules:
        for example in rule.examples:
            truth = truth_of(rule, example, base)
            if truth is not example.expect:
                message = f"example {example.name!r}: expected that the rule "
                message += f"{_EXPECTED[example.expect]}, but it {_EXPECTED[truth]}"
                witness = example.facts.domains()
                yield LintFinding("example_failed", (rule.id,), message, example.position, witness)
        yield from _missing(rule, base)


def truth_of(rule: Rule, example: Example, base: RuleBase) -> bool | None:
    """What becomes of the rule for the patient of the example."""
    closed = base.close(example.facts)
    if isinstance(rule.then, Definition):
        return base.decide(base.condition(rule), closed)
    truth = base.outcome(rule, closed).truth
    return None if truth is Truth.UNKNOWN else truth is Truth.TRUE


def _missing(rule: Rule, base: RuleBase) -> Iterator[LintFinding]:
    """The truths without an example; a rule that no patient can meet is another fault."""
    wanted = (True, False, None) if facts_in(rule.when) else (True,)
    for truth in wanted:
        if truth in {example.expect for example in rule.examples}:
            continue
        if patient(base.condition(rule), base) is not None:
            message = f"no example in which the rule {_EXPECTED[truth]}"
            yield LintFinding("example_failed", (rule.id,), message, rule.position)
