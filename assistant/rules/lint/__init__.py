"""Static analysis of a corpus: what a reader of the files would have to check by hand.

One file a kind of fault; each yields findings with file and line, and with a patient where the
fault is about one. Rules are compared only with rules on the same action, so that the time grows
with their number and not with its square.
"""

from collections.abc import Callable, Iterator

from assistant.domain.knowledge import Corpus
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint import (
    concepts,
    conflict,
    declared,
    examples,
    forms,
    licence,
    partition,
    reach,
    redundant,
    source,
    superseded,
)

Check = Callable[[RuleBase], Iterator[LintFinding]]

CHECKS: tuple[Check, ...] = (
    source.check,
    examples.check,
    concepts.check,
    forms.check,
    licence.check,
    superseded.check,
    reach.check,
    redundant.check,
    conflict.check,
    declared.check,
    partition.check,
)


def lint(corpus: Corpus) -> tuple[LintFinding, ...]:
    """All findings, in file order."""
    base = RuleBase(corpus)
    found = (finding for check in CHECKS for finding in check(base))
    return tuple(sorted(found, key=lambda f: (f.position.file, f.position.line, f.kind)))


__all__ = ["CHECKS", "lint"]
