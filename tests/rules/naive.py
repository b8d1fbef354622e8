"""An evaluator that a reader checks at a glance: loops until nothing changes, no search, no index.

It shares no code with the rule core beyond the values. It knows single values only, so it says
less than the core does: what it says has to be what the core says.
"""

from decimal import Decimal

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import Domain, Interval, Options
from assistant.domain.knowledge import Corpus, Definition, Rule

Value = str | Decimal
Patient = dict[str, Value]


def truth(condition: Condition, patient: Patient) -> bool | None:
    """Kleene's three values, part by part."""
    match condition:
        case Atom(fact, admits):
            value = patient.get(fact)
            return None if value is None else inside(value, admits)
        case Not(part):
            value_of_part = truth(part, patient)
            return None if value_of_part is None else not value_of_part
        case All(parts):
            values = [truth(part, patient) for part in parts]
            return False if False in values else None if None in values else True
        case AnyOf(parts):
            values = [truth(part, patient) for part in parts]
            return True if True in values else None if None in values else False


def inside(value: Value, domain: Domain) -> bool:
    match domain:
        case Options(values):
            return value in values
        case Interval(low, high, low_open, high_open):
            assert isinstance(value, Decimal)
            above = value > low if low_open else value >= low
            return above and (value < high if high_open else value <= high)


def completed(patient: Patient, corpus: Corpus) -> Patient:
    """The patient with everything that follows as a single value, by brute repetition."""
    known = dict(patient)
    while True:
        before = len(known)
        for when, then in _inferences(corpus):
            if truth(when, known) is True and isinstance(then.admits, Options):
                (value, *more) = sorted(then.admits.values)
                if not more:
                    known.setdefault(then.fact, value)
        for concept in corpus.vocabulary:
            if concept.kind.is_yes_or_no and known.get(concept.id) == "true":
                known.update({p: "true" for p in concept.isa if p not in known})
            if concept.kind.is_yes_or_no and any(known.get(p) == "false" for p in concept.isa):
                known.setdefault(concept.id, "false")
        if len(known) == before:
            return known


def _inferences(corpus: Corpus) -> list[tuple[Condition, Atom]]:
    general = [(i.when, i.then) for i in corpus.vocabulary.implications if not i.assumed]
    defining = [(r.when, r.then.atom) for r in corpus.rules if isinstance(r.then, Definition)]
    return [*general, *defining]


def fires(rule: Rule, patient: Patient, corpus: Corpus) -> bool | None:
    """Whether the rule holds and nothing that refines it does."""
    known = completed(patient, corpus)
    over = [r for r in corpus.rules if rule.id in r.overrides]
    return truth(All((rule.when, *(Not(r.when) for r in over))), known)
