"""What a change to a true statement is made of."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from assistant.domain.answer import Case, DraftStatement
from assistant.domain.knowledge import Corpus, Rule
from assistant.domain.patient import PatientFacts


@dataclass(frozen=True, slots=True)
class Original:
    """A true statement for one patient, as the drafter writes it.

    Attributes:
        rules: the rules it names; none for a quotation.
        companions: other statements of the same draft.
    """

    id: str
    statement: DraftStatement
    rules: tuple[Rule, ...]
    case: Case
    facts: PatientFacts
    companions: tuple[DraftStatement, ...] = ()


@dataclass(frozen=True)
class Stock:
    """What a change may take its material from."""

    corpus: Corpus
    originals: tuple[Original, ...]

    @cached_property
    def quotations(self) -> tuple[Original, ...]:
        return tuple(o for o in self.originals if o.statement.quotation)

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """For each name of a concept, its other names."""
        return {
            name: tuple(n for n in (c.label, *c.synonyms) if n != name and name not in n)
            for c in self.corpus.vocabulary
            for name in (c.label, *c.synonyms)
            if len(name) > 4
        }


Change = Callable[[Original, Stock, Random], Original | None]
"""The original changed in one place, or None where the change does not apply."""

Rewriting = Callable[[str, Random], str | None]
Table = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns, each with what may stand in the place of the words it finds."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One class of changes.

    Attributes:
        unsafe: the changed statement says what its source does not say.
    """

    name: str
    unsafe: bool
    change: Change


def unsafe(name: str, change: Change) -> Mutation:
    return Mutation(name, True, change)


def harmless(name: str, change: Change) -> Mutation:
    return Mutation(name, False, change)


def worded(rewriting: Rewriting) -> Change:
    """A change of the words alone; quotations and changes that change nothing are left out."""

    def change(original: Original, _: Stock, draw: Random) -> Original | None:
        statement = original.statement
        if not original.rules:
            return None
        text = rewriting(statement.text, draw)
        if text is None or text == statement.text:
            return None
        return replace(original, statement=replace(statement, text=text))

    return change


def swapped(table: Table) -> Rewriting:
    """One of the places that the table finds, with one of the words that may stand there."""
    compiled = tuple((re.compile(pattern), words) for pattern, words in table)

    def rewriting(text: str, draw: Random) -> str | None:
        found = [
            (match, other)
            for pattern, words in compiled
            for match in pattern.finditer(text)
            for other in words
        ]
        if not found:
            return None
        match, other = draw.choice(found)
        return capital(text[: match.start()] + match.expand(other) + text[match.end() :])

    return rewriting


def phrases(table: str) -> tuple[str, ...]:
    """The phrases of a table, which semicolons and line ends part."""
    return tuple(phrase for line in table.splitlines() for phrase in line.split(";") if phrase)


def capital(text: str) -> str:
    """A sentence begins with a capital letter."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A sentence that goes on after other words; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def either(*rewritings: Rewriting) -> Rewriting:
    """One of several, those that apply being equally likely."""

    def rewriting(text: str, draw: Random) -> str | None:
        made = [t for t in (r(text, draw) for r in rewritings) if t is not None and t != text]
        return draw.choice(made) if made else None

    return rewriting


def one_of(draw: Random, things: Iterable[str]) -> str | None:
    """Any of them, or None where there is none."""
    found = tuple(things)
    return draw.choice(found) if found else None
