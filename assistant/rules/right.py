"""When a claim is right and when it is wrong, as conditions over the patient.

Below `judge`, which asks whether the facts entail them. Here stands the precedence: safety before
benefit; inside one document the very action before its classes and members, and what denies
before what affirms.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.claim import Claim, Reason
from assistant.domain.condition import All, AnyOf, Condition, Not
from assistant.domain.knowledge import Rule
from assistant.rules.evaluate import RuleBase
from assistant.rules.speaking import action_of, amount_of, reason

Part = Callable[[Rule], Condition]


@dataclass(frozen=True, slots=True)
class Speaking:
    """Rules in force that make the claim true (`pro`) or false (`con`) where they hold."""

    claim: Claim
    pro: tuple[Rule, ...]
    con: tuple[Rule, ...]

    def safety(self, part: Part) -> tuple[Condition, Condition]:
        """When a safety rule affirms, and when one denies."""
        return _any(self.pro, part, _is_safety), _any(self.con, part, _is_safety)

    def valid(self, part: Part) -> Condition:
        """When the claim is right for some document and no safety rule denies it."""
        for_, bar = self.safety(part)
        right = (self._document(name, part)[0] for name in self.documents)
        return All((Not(bar), AnyOf((for_, *right))))

    def invalid(self, part: Part) -> Condition:
        """When the claim is wrong for some document, or a safety rule denies it."""
        for_, bar = self.safety(part)
        wrong = (self._document(name, part)[1] for name in self.documents)
        return All((Not(for_), AnyOf((bar, *wrong))))

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(r.document for r in (*self.pro, *self.con) if not r.safety))

    def _document(self, name: str, part: Part) -> tuple[Condition, Condition]:
        """When one document, by itself, says that the claim is right, and that it is wrong."""

        def mine(exact: bool) -> Callable[[Rule], bool]:
            return lambda rule: (
                rule.document == name
                and not rule.safety
                and (action_of(rule) == self.claim.action) is exact
            )

        yes, no = _any(self.pro, part, mine(True)), _any(self.con, part, mine(True))
        wide_yes, wide_no = _any(self.pro, part, mine(False)), _any(self.con, part, mine(False))
        right = All((Not(no), AnyOf((yes, All((wide_yes, Not(wide_no)))))))
        return right, AnyOf((no, All((Not(yes), wide_no))))


def _any(rules: tuple[Rule, ...], part: Part, wanted: Callable[[Rule], bool]) -> Condition:
    found = tuple(part(rule) for rule in rules if wanted(rule))
    return found[0] if len(found) == 1 else AnyOf(found)


def _is_safety(rule: Rule) -> bool:
    return rule.safety


def part_of(speaking: Speaking, base: RuleBase) -> Part:
    """The condition under which each rule speaks to the claim.

    Advice without an amount says nothing of one that other advice denies.
    """
    amounts = tuple(r for r in speaking.con if reason(r, speaking.claim) is Reason.AMOUNT)
    denied = Not(AnyOf(tuple(base.condition(rule) for rule in amounts)))

    def part(rule: Rule) -> Condition:
        condition = base.condition(rule)
        silent = amounts and amount_of(rule) is None and rule in speaking.pro
        return All((condition, denied)) if silent else condition

    return part
