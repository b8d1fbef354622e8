"""Conditions and values in plain words, for questions back, proofs and conditional sentences."""

from typing import assert_never

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import INFINITY, NO, YES, Domain, Interval, Options, complement
from assistant.domain.knowledge import Concept, Document, Passage, Rule, Vocabulary
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
                return f"no {bare(label)}" if negated else label
            joined_by_and = isinstance(condition, All) != negated
            words = [in_words(part, vocabulary, negated) for part in parts]
            return join(words, "and" if joined_by_and else "or")
        case _:
            assert_never(condition)


def provided(says: str, bars: tuple[Rule, ...], vocabulary: Vocabulary) -> str:
    """A rule's sentence with the open safety conditions that would forbid it."""
    words = dict.fromkeys(in_words(bar.when, vocabulary) for bar in bars)
    return f"{says.rstrip('.')}, provided none of these holds: {'; '.join(words)}."


def quoted(document: Document, passage: Passage) -> str:
    """A passage word for word, behind its issuer's name."""
    if document.is_users:
        return f"{document.title} (user document, no rules), {passage.locator}: “{passage.text}”"
    where = f"{document.abbreviation} {document.year}, {passage.locator}"
    return f"{where} (digest): “{passage.text}”"


# Longer differences are two sentences, not one with two objects.
LONGEST_OBJECT = 14


def together(sentences: tuple[str, ...]) -> str | None:
    """One sentence for several that differ in their object only, or None.

    "X is usually appropriate (ACR)." and "Y is usually appropriate (ACR)." are "X and Y are
    usually appropriate (ACR)."
    """
    split = [sentence.split() for sentence in sentences]
    shared = _shared(split)
    clause = max((n for n, word in enumerate(shared, 1) if word.endswith(",")), default=0)
    before = shared[:clause]
    after = _shared([words[len(before) :][::-1] for words in split])[::-1]
    objects = [words[len(before) : len(words) - len(after)] for words in split]
    if after[:1] in (["is"], ["are"]):
        after = after[1:]
        objects = [[*words, "is"] for words in objects]
    plural = all(words[-1:] in (["is"], ["are"]) for words in objects)
    bare = [words[:-1] if plural else words for words in objects]
    if not after or not all(map(_is_object, bare)):
        return None
    named = [" ".join(words) for words in bare]
    rest = [_lowered(name) if not before else name for name in named[1:]]
    return " ".join((*before, join([named[0], *rest], "and"), *["are"] * plural, *after))


_VERBS = frozenset("is are may can should must be usually not".split())


def _is_object(words: list[str]) -> bool:
    """A noun phrase: short, without a verb and without a clause of its own before it."""
    clause = any(word.endswith(",") for word in words)
    return 0 < len(words) <= LONGEST_OBJECT and not clause and not _VERBS & set(words)


def _lowered(name: str) -> str:
    """A name that no longer begins the sentence; an abbreviation keeps its capitals."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def _shared(lines: list[list[str]]) -> list[str]:
    """The words with which all lines begin."""
    words = []
    for same in zip(*lines, strict=False):
        if len(set(same)) > 1:
            break
        words.append(same[0])
    return words


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
                return label if wanted else f"no {bare(label)}"
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
    if low.is_infinite() and high.is_infinite():
        return "of any value"
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


def fact_words(name: str, domain: Domain, unit: str | None, vocabulary: Vocabulary) -> str:
    """What is known of a fact: `a previous heart attack`, `no osteoporosis`, `age 72 years`."""
    label, value = fact_label(name, vocabulary), value_words(domain, unit)
    return label if value == "yes" else f"no {bare(label)}" if value == "no" else f"{label} {value}"


def bare(label: str) -> str:
    """The label without its article, so that "no" can stand before it."""
    for article in ("a ", "an ", "the "):
        if label.startswith(article):
            return label[len(article) :]
    return label
