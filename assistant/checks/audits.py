"""The checks on somebody's page, beside those of the gate on each of its statements."""

from collections.abc import Callable, Iterator

from assistant.checks import (
    amount,
    attribution,
    condition,
    conflict,
    figure,
    frequency,
    grade,
    impossible,
    injection,
    issuers,
    language,
    limit,
    omission,
    order,
    outcome,
    presumed,
    rank,
    references,
    scope,
    status,
    support,
    threshold,
    turned,
    unstated,
)
from assistant.checks.page import Page
from assistant.domain.answer import Finding

CHECKS: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    injection.check,
    impossible.check,
    status.check,
    references.check,
    scope.check,
    attribution.check,
    issuers.check,
    unstated.check,
    condition.check,
    presumed.check,
    threshold.check,
    limit.check,
    amount.check,
    turned.check,
    order.check,
    rank.check,
    conflict.check,
    frequency.check,
    grade.check,
    figure.check,
    omission.check,
    outcome.check,
    language.check,
    support.check,
)
