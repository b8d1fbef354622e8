"""Facts of the patient, read from the words of a question.

Second step of reading, after `lexicon`, `quantities` and `context`: joins what the readers
find, settles what is said twice, and turns contradictions into questions. Nothing is guessed:
a fact nobody stated is not in the result.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.domain.claim import Quantity
from assistant.domain.condition import All, Atom
from assistant.domain.domains import Domain, disjoint, meet, within
from assistant.domain.knowledge import Implication, Vocabulary
from assistant.domain.patient import Fact, Origin
from assistant.reading.ages import read_ages
from assistant.reading.context import read_context
from assistant.reading.durations import read_durations
from assistant.reading.frax import read_frax
from assistant.reading.given import given_fact
from assistant.reading.lexicon import Lexicon, Mention
from assistant.reading.measures import read_measures
from assistant.reading.onsets import read_plurals, read_shorthand
from assistant.reading.places import read_places
from assistant.reading.pressures import read_pressures
from assistant.reading.quantities import read_quantities
from assistant.reading.readings import Found, Words
from assistant.reading.states import read_states
from assistant.reading.supposed import supposed_clauses
from assistant.reading.withdrawn import Withdrawal, read_withdrawals

_LATELY = re.compile(
    r"\b(?:in|within|during|over|for) (?:the )?(?:last|past) (?P<unit>year|month|week)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Stated facts that cannot hold together; none of them is kept.

    Attributes:
        text: a sentence that quotes them and says what to do.
        facts: their names.
    """

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactReading:
    """What a text says of the patient.

    Attributes:
        facts: origin STATED, with the span and words they were read from.
        problems: one sentence each for what was said but cannot be used as it stands.
        contradictions: those of the problems in which stated facts contradict each other.
        mentions: every concept the text names, actions included.
        supposed: origin SUPPOSED; they hold for this turn only.
        withdrawn: names of facts that the text takes back.
    """

    facts: tuple[Fact, ...]
    problems: tuple[str, ...]
    mentions: tuple[Mention, ...]
    supposed: tuple[Fact, ...] = ()
    withdrawn: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def read_facts(
    text: str, lexicon: Lexicon, vocabulary: Vocabulary, turn: int, as_of: datetime.date
) -> FactReading:
    """Reads the facts of one turn; `as_of` is the day that "ago" and dates count from."""
    mentions = lexicon.mentions(text)
    stated, doubts, clashes = _read(text, mentions, lexicon, vocabulary, turn, as_of)
    taken_back = read_withdrawals(text, mentions, vocabulary)
    kept = tuple(fact for fact in stated if not _is_taken_back(fact, taken_back))
    supposed, supposed_doubts = _supposed(text, lexicon, vocabulary, turn, as_of)
    problems = (*doubts, *(clash.text for clash in clashes), *supposed_doubts)
    said = {(fact.name, fact.domain) for fact in kept}
    return FactReading(
        kept,
        tuple(dict.fromkeys(problems)),
        mentions,
        tuple(fact for fact in supposed if (fact.name, fact.domain) not in said),
        tuple(dict.fromkeys(name for one in taken_back for name in one.names)),
        clashes,
    )


def _read(
    text: str,
    mentions: tuple[Mention, ...],
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    turn: int,
    as_of: datetime.date,
) -> tuple[tuple[Fact, ...], list[str], tuple[Contradiction, ...]]:
    """The facts that the words state, sentences on what cannot be used, and what clashes."""
    mentions = _no_units(text, mentions)
    contexts = read_context(text, [mention.span for mention in mentions])
    words = Words(text, lexicon, vocabulary, mentions, contexts, _outside(text, mentions))
    readers = (read_states(words), read_ages(words), read_places(words))
    numbers = (read_measures(words), read_frax(words), read_pressures(words))
    readings = (*readers, *numbers, read_durations(words, as_of))
    problems = [problem for reading in readings for problem in reading.problems]
    found = [one for reading in readings for one in reading.found]
    settled, differing = _settled(found, text, vocabulary, turn)
    facts, impossible = _possible(settled, vocabulary)
    return facts, problems, (*differing, *impossible)


def _supposed(
    text: str, lexicon: Lexicon, vocabulary: Vocabulary, turn: int, as_of: datetime.date
) -> tuple[tuple[Fact, ...], list[str]]:
    """What the text supposes; where its clauses suppose different values, none of them."""
    found: dict[str, Fact] = {}
    differing: set[str] = set()
    problems: list[str] = []
    for clause in supposed_clauses(text):
        mentions = lexicon.mentions(clause)
        facts, doubts, clashes = _read(clause, mentions, lexicon, vocabulary, turn, as_of)
        said = (*doubts, *(clash.text for clash in clashes))
        problems += (" ".join(doubt.split()) for doubt in said)
        for fact in facts:
            words = text[slice(*fact.span)] if fact.span else fact.text
            first = found.setdefault(fact.name, replace(fact, origin=Origin.SUPPOSED, text=words))
            if first.domain != fact.domain:
                differing.add(fact.name)
    return tuple(fact for name, fact in found.items() if name not in differing), problems


def _is_taken_back(fact: Fact, taken_back: tuple[Withdrawal, ...]) -> bool:
    """True for a fact said before, or by, the words that take it back."""
    start = fact.span[0] if fact.span else 0
    return any(fact.name in one.names and start < one.span[1] for one in taken_back)


def _single_units(text: str) -> tuple[Quantity, ...]:
    """ "In the last year" is one year, though no number is written."""
    return tuple(
        Quantity(m["unit"], Decimal(1), m["unit"].lower(), m.span("unit"))
        for m in _LATELY.finditer(text)
    )


def _no_units(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Names that are not the unit behind a number: "160 ms" tells no sex."""
    numbers = [quantity.span for quantity in read_quantities(text)]
    return tuple(
        mention
        for mention in mentions
        if not any(a < mention.span[0] and mention.span[1] <= b for a, b in numbers)
    )


def _outside(text: str, mentions: tuple[Mention, ...]) -> tuple[Quantity, ...]:
    """Quantities that are not part of a name ("fracture in the last 12 months")."""
    short = tuple(read_shorthand(text))
    taken = [mention.span for mention in mentions]
    plain = _clear_of([quantity.span for quantity in short], read_quantities(text))
    return tuple(_clear_of(taken, (*plain, *short, *_single_units(text), *read_plurals(text))))


def _clear_of(spans: list[tuple[int, int]], quantities: Iterable[Quantity]) -> list[Quantity]:
    return [q for q in quantities if not any(a <= q.span[0] and q.span[1] <= b for a, b in spans)]


def _settled(
    found: Iterable[Found], text: str, vocabulary: Vocabulary, turn: int
) -> tuple[tuple[Fact, ...], list[Contradiction]]:
    """One fact a name: the values that all its findings share; a clash where none is left."""
    facts: list[Fact] = []
    clashes: list[Contradiction] = []
    for all_of_it in _by_name(found).values():
        strong = [one for one in all_of_it if not one.weak] or all_of_it
        domain = strong[0].domain
        for one in strong[1:]:
            domain = meet(domain, one.domain)
        if domain.empty:
            said = " and ".join(dict.fromkeys(f'"{text[slice(*one.span)]}"' for one in strong))
            label = vocabulary[strong[0].name.partition("[")[0]].label
            words = f"{said} contradict each other about {label}; say which holds."
            clashes.append(Contradiction(words, (strong[0].name,)))
            continue
        sharpest = next((one for one in strong if one.domain == domain), strong[0])
        facts.append(_fact(sharpest, domain, text, vocabulary, turn))
    return tuple(sorted(facts, key=lambda fact: (fact.span or (0, 0), fact.name))), clashes


def _by_name(found: Iterable[Found]) -> dict[str, list[Found]]:
    names: dict[str, list[Found]] = {}
    for one in found:
        names.setdefault(one.name, []).append(one)
    return names


def _fact(found: Found, domain: Domain, text: str, vocabulary: Vocabulary, turn: int) -> Fact:
    unit = vocabulary[found.name.partition("[")[0]].unit
    said = text[slice(*found.span)]
    return Fact(found.name, domain, unit, Origin.STATED, turn, found.span, said)


def _possible(
    facts: tuple[Fact, ...], vocabulary: Vocabulary
) -> tuple[tuple[Fact, ...], list[Contradiction]]:
    """The facts without those that exclude each other by definition (male and pregnant)."""
    known = {fact.name: fact for fact in facts}
    dropped: set[str] = set()
    clashes: list[Contradiction] = []
    for implication in vocabulary.implications:
        premises = _premises(implication, known)
        target = known.get(implication.then.fact)
        if premises is None or target is None or implication.assumed:
            continue
        if disjoint(target.domain, implication.then.admits):
            pair = sorted((*premises, target), key=lambda fact: fact.span or (0, 0))
            said = " and ".join(dict.fromkeys(f'"{fact.text}"' for fact in pair))
            names = tuple(fact.name for fact in pair)
            clashes.append(Contradiction(f"{said} exclude each other; say which holds.", names))
            dropped.update(names)
    return tuple(fact for fact in facts if fact.name not in dropped), list(dict.fromkeys(clashes))


def _premises(implication: Implication, known: dict[str, Fact]) -> list[Fact] | None:
    """The facts that make the premise true, or None when they do not."""
    when = implication.when
    parts = when.parts if isinstance(when, All) else (when,)
    premises = []
    for part in parts:
        fact = known.get(part.fact) if isinstance(part, Atom) else None
        if fact is None or not isinstance(part, Atom) or not within(fact.domain, part.admits):
            return None
        premises.append(fact)
    return premises or None


__all__ = ["FactReading", "given_fact", "read_facts"]
