"""Each of several issuers says what the sentence has it say, and not what another one says."""

from collections.abc import Iterator

from assistant.checks.page import Entry, Page, contradicted
from assistant.domain.answer import Finding
from assistant.domain.condition import facts_in
from assistant.domain.knowledge import Advice, Kind, Rule, Stance
from assistant.reading.issuers import Saying, read_sayings

_STANCES = {
    True: frozenset({Stance.FOR, Stance.OPTIONAL}),
    False: frozenset({Stance.AGAINST, Stance.INSUFFICIENT}),
}


def check(page: Page) -> Iterator[Finding]:
    """`attribution_mismatch` where an issuer's rules all say otherwise."""
    for entry in page.entries:
        if entry.part.kind in ("heading", "other"):
            continue
        for saying in read_sayings(entry.part.text, page.ground.documents):
            named = _actions(saying.text, page) or _actions(entry.part.text, page)
            actions = named or _actions(page.question, page)
            if len(actions) == 1:
                yield from _wrong(saying, actions, entry, page)


def _wrong(saying: Saying, actions: tuple[str, ...], entry: Entry, page: Page) -> Iterator[Finding]:
    base = page.ground.base
    for action in actions:
        rules = tuple(_speaking(action, page))
        own = [rule for rule in rules if rule.document in saying.documents]
        others = [rule for rule in rules if rule.document not in saying.documents]
        if not own:
            continue
        kin = [r for r in base.by_action[action] if r.document in saying.documents]
        if (
            saying.recommends is not None
            and _holds(own, page)
            and not _agree(kin, saying.recommends)
        ):
            yield contradicted(
                "attribution_mismatch", entry, f"this issuer says otherwise: {own[0].says}", own[0]
            )
        elif saying.measures and (wrong := _measured(saying, own, others, page)):
            yield _otherwise(entry, wrong)


def _agree(rules: list[Rule], recommends: bool) -> bool:
    stances = {rule.then.stance for rule in rules if isinstance(rule.then, Advice)}
    return bool(stances & _STANCES[recommends])


def _measured(saying: Saying, own: list[Rule], others: list[Rule], page: Page) -> Rule | None:
    """A rule of the issuer, where only others' rules use the measurement of the clause."""
    vocabulary = page.ground.base.corpus.vocabulary
    named = {
        m.concept
        for m in page.mentions(saying.text)
        if vocabulary[m.concept].kind is Kind.MEASUREMENT
    }
    used, elsewhere = _measurements(own, page), _measurements(others, page)
    if not named or named & used or not named <= elsewhere:
        return None
    units = {vocabulary[name].unit for name in named}
    same = (vocabulary[name].unit for name in used)
    rule = next((r for r in own if _measurements([r], page)), None)
    return rule if any(_alike(unit, units) for unit in same) else None


def _alike(unit: str | None, units: set[str | None]) -> bool:
    """They begin alike: `mL/min` beside `mL/min/1.73m2`."""
    return unit is not None and any(other and other[:6] == unit[:6] for other in units)


def _measurements(rules: list[Rule], page: Page) -> frozenset[str]:
    vocabulary = page.ground.base.corpus.vocabulary
    names = (f.partition("[")[0] for r in rules for f in facts_in(page.ground.base.condition(r)))
    return frozenset(name for name in names if vocabulary[name].kind is Kind.MEASUREMENT)


def _speaking(action: str, page: Page) -> Iterator[Rule]:
    """The rules on exactly this action that are not false for this patient."""
    base = page.ground.base
    for rule in base.by_action.get(action, ()):
        exact = isinstance(rule.then, Advice) and rule.then.action == action
        if exact and page.ground.truth(rule) is not False:
            yield rule


def _holds(rules: list[Rule], page: Page) -> bool:
    """One of them surely speaks of this patient."""
    return any(page.ground.truth(rule) is True for rule in rules)


def _actions(text: str, page: Page) -> tuple[str, ...]:
    vocabulary = page.ground.base.corpus.vocabulary
    names = (mention.concept for mention in page.mentions(text))
    return tuple(dict.fromkeys(name for name in names if vocabulary[name].kind.is_action))


def _otherwise(entry: Entry, rule: Rule) -> Finding:
    message = f"this issuer says otherwise: {rule.says}"
    return contradicted("attribution_mismatch", entry, message, rule)
