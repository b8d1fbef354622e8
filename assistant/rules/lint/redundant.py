"""Rules that say for fewer patients what another rule of the same passage says for more.

Where a document says it in two passages, both may be cited.
"""

from collections.abc import Iterator
from itertools import permutations

from assistant.domain.condition import All, Not
from assistant.domain.knowledge import Rule
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint.pairs import current, patient


def check(base: RuleBase) -> Iterator[LintFinding]:
    """Same conclusion, and the condition cannot hold without that of the other rule."""
    groups: dict[object, list[Rule]] = {}
    for rule in current(base):
        groups.setdefault((rule.passage, rule.then, rule.strength), []).append(rule)
    for rules in groups.values():
        gone: set[str] = set()
        for rule, other in permutations(reversed(rules), 2):
            if {rule.id, other.id} & gone or not _inside(rule, other, base):
                continue
            gone.add(rule.id)
            message = f"holds only where {other.id!r} holds, which concludes the same"
            yield LintFinding("redundant", (rule.id, other.id), message, rule.position)


def _inside(rule: Rule, other: Rule, base: RuleBase) -> bool:
    apart = All((base.condition(rule), Not(base.condition(other))))
    return patient(base.condition(rule), base) is not None and patient(apart, base) is None
