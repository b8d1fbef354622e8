"""Issuers that differ on a question, side by side, with the patients on whom they differ."""

from collections.abc import Set

from assistant.domain.answer import Conflict, Side, Truth
from assistant.domain.condition import All, Condition, Not, facts_in
from assistant.domain.domains import single
from assistant.domain.knowledge import Advice, Corpus, Disagreement, Rule, Stance
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.truth import Known
from assistant.rules.words import fact_words, in_words, join

# Facts that an example patient is described by.
EXAMPLE_FACTS = 4


def conflicts(relevant: Set[str], closed: Closed, base: RuleBase) -> tuple[Conflict, ...]:
    """The declared disagreements that this question touches.

    One is touched when a relevant rule stands on one of its sides and no stated fact makes
    every rule of a side impossible.
    """
    found = []
    for declared in base.corpus.disagreements:
        named = {rule for side in declared.sides for rule in side}
        if named & relevant and _open_on_both(declared, closed, base):
            found.append(_conflict(declared, closed, base))
    return tuple(found)


def _open_on_both(declared: Disagreement, closed: Closed, base: RuleBase) -> bool:
    rules = base.corpus.rule
    alive = [
        any(base.outcome(rules[rule], closed).truth is not Truth.FALSE for rule in side)
        for side in declared.sides
    ]
    return all(alive)


def _conflict(declared: Disagreement, closed: Closed, base: RuleBase) -> Conflict:
    sides = tuple(_side(side, base.corpus) for side in declared.sides)
    first, second = (base.corpus.rule[side[0]] for side in declared.sides[:2])
    regions = _contrary(first, second, closed, base) or _apart(first, second, closed, base)
    differ = "; ".join(regions) or None
    return Conflict(declared.id, declared.question, sides, differ)


def _side(rules: tuple[str, ...], corpus: Corpus) -> Side:
    rule = corpus.rule[rules[0]]
    document = corpus.source(rule)
    stance = _stance(rule)
    said = stance.value if stance else "definition"
    return Side(document.abbreviation, document.year, said, rule.strength, rules)


def _stance(rule: Rule) -> Stance | None:
    return rule.then.stance if isinstance(rule.then, Advice) else None


def _contrary(first: Rule, second: Rule, closed: Closed, base: RuleBase) -> list[str]:
    """Where both speak and one advises against what the other advises."""
    stances = {_stance(first), _stance(second)}
    one, other = base.condition(first), base.condition(second)
    witness = base.patient(All((one, other)), closed)
    if Stance.AGAINST not in stances or len(stances) == 1 or witness is None:
        return []
    region = All(tuple(dict.fromkeys((*_parts(one), *_parts(other)))))
    if base.decide(All((one, Not(other))), closed) is False:
        region = All(_parts(one))
    elif base.decide(All((other, Not(one))), closed) is False:
        region = All(_parts(other))
    said = f"there is {in_words(region, base.corpus.vocabulary)}"
    return [said + _example(region, said, witness, closed, base)]


def _apart(first: Rule, second: Rule, closed: Closed, base: RuleBase) -> list[str]:
    """Where only one of them speaks, with such a patient."""
    found, vocabulary = [], base.corpus.vocabulary
    for rule, other in ((first, second), (second, first)):
        mine, theirs = base.condition(rule), base.condition(other)
        witness = base.patient(All((mine, Not(theirs))), closed)
        if witness is None:
            continue
        overlap = base.decide(All((mine, theirs)), closed) is not False
        rest = tuple(part for part in _parts(theirs) if part not in _parts(mine))
        less = f", unless there is {in_words(All(rest), vocabulary)}" if overlap else ""
        name = base.corpus.source(rule).abbreviation
        said = f"only {name} speaks where there is {in_words(mine, vocabulary)}{less}"
        found.append(said + _example(All((mine, *rest)), said, witness, closed, base))
    return found


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """What has to hold together; a condition with a name of its own is one part."""
    whole = isinstance(condition, All) and condition.name is None
    return condition.parts if isinstance(condition, All) and whole else (condition,)


def _example(region: Condition, said: str, witness: Known, closed: Closed, base: RuleBase) -> str:
    """A patient of the region, by what the sentence does not say and nobody stated."""
    vocabulary = base.corpus.vocabulary
    told = (
        fact_words(name, single(witness[name]), vocabulary[name.partition("[")[0]].unit, vocabulary)
        for name in facts_in(region)
        if name in witness and closed.domains.get(name) != witness[name]
    )
    new = [words for words in told if words not in said][:EXAMPLE_FACTS]
    return f" (for example with {join(new, 'and')})" if new else ""
