"""Conditions and values in plain words, for questions back, proofs and conditional sentences."""

from typing import assert_never

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import INFINITY, NO, YES, Domain, Interval, Options, complement
from assistant.domain.knowledge import Concept, Rule, Vocabulary
from assistant.domain.patient import number


def in_words(condition: Condition, vocabulary: Vocabulary, negated: bool = False) -> str:
    """A condition as a phrase that fits after "if there is" or stands alone in a list."""
    match condition:
        case Atom():
            return atom_words(condition, vocabulary, negated)
        case Not(part):
            return in_words(part, vocabulary, not negated)
        case All(parts) | AnyOf(parts):
            if condition.name is not None and condition.name in vocabulary:
                label = vocabulary[condition.name].label
                return f"no {_bare(label)}" if negated else label
            joined_by_and = isinstance(condition, All) != negated
            words = [in_words(part, vocabulary, negated) for part in parts]
            return join(words, "and" if joined_by_and else "or")
        case _:
            assert_never(condition)


def provided(says: str, bars: tuple[Rule, ...], vocabulary: Vocabulary) -> str:
    """A rule's sentence with the open safety conditions that would forbid it."""
    words = dict.fromkeys(in_words(bar.when, vocabulary) for bar in bars)
    return f"{says.rstrip('.')}, provided none of these holds: {'; '.join(words)}."


def join(words: list[str], last: str) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def atom_words(atom: Atom, vocabulary: Vocabulary, negated: bool = False) -> str:
    """One comparison: "creatinine clearance below 35 mL/min", "no history of cancer"."""
    concept = vocabulary[atom.fact.partition("[")[0]]
    label = fact_label(atom.fact, vocabulary)
    match atom.admits:
        case Options(values):
            if concept.kind.is_yes_or_no:
                wanted = (atom.admits == YES) != negated
                return label if wanted else f"no {_bare(label)}"
            verb = "other than " if negated else ""
            return f"{label} {verb}{join(sorted(values), 'or')}"
        case Interval():
            regions = complement(atom.admits, concept.domain) if negated else (atom.admits,)
            words = [
                interval_words(_unbounded(r, concept), concept.unit)
                for r in regions
                if isinstance(r, Interval)
            ]
            return f"{label} {join(words, 'or')}"
        case _:
            assert_never(atom.admits)


def _unbounded(interval: Interval, concept: Concept) -> Interval:
    """An end that is only the end of what is plausible is no end in words."""
    whole = concept.range
    return Interval(
        -INFINITY if interval.low <= whole.low else interval.low,
        INFINITY if interval.high >= whole.high else interval.high,
        interval.low_open,
        interval.high_open,
    )


def fact_label(fact: str, vocabulary: Vocabulary) -> str:
    """The concept's label, with the site where one is named."""
    name, _, site = fact.partition("[")
    label = vocabulary[name].label
    return f"{label} at the {site[:-1].replace('_', ' ')}" if site else label


def interval_words(interval: Interval, unit: str | None) -> str:
    """`below 35 mL/min`, `65 years or more`, `between 1 and 2.5`."""
    tail = f" {unit_words(unit)}" if unit else ""
    low, high = interval.low, interval.high
    if interval.point is not None:
        return f"of {number(low)}{tail}"
    if low.is_infinite():
        word = "below" if interval.high_open else "of at most"
        return f"{word} {number(high)}{tail}"
    if high.is_infinite():
        word = "above" if interval.low_open else "of at least"
        return f"{word} {number(low)}{tail}"
    return f"between {number(low)} and {number(high)}{tail}"


def unit_words(unit: str) -> str:
    """The unit as people write it after a number."""
    return {"year": "years", "week": "weeks", "month": "months", "minute": "minutes"}.get(
        unit, unit
    )


def value_words(domain: Domain, unit: str | None) -> str:
    """A fact's value for people: `yes`, `female`, `24 mL/min/1.73m2`, `below 30`."""
    match domain:
        case Options(values):
            if domain in (YES, NO):
                return "yes" if domain == YES else "no"
            return join(sorted(values), "or")
        case Interval():
            tail = f" {unit_words(unit)}" if unit else ""
            point = domain.point
            return f"{number(point)}{tail}" if point is not None else interval_words(domain, unit)
        case _:
            assert_never(domain)


def _bare(label: str) -> str:
    """The label without its article, so that "no" can stand before it."""
    for article in ("a ", "an ", "the "):
        if label.startswith(article):
            return label[len(article) :]
    return label
