"""`vocabulary/*.yaml` to a Vocabulary: concepts first, then what refers to them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.adapters.condition_tree import read_condition
from assistant.adapters.corpus_models import ConceptShape, VocabularyShape
from assistant.adapters.marked_yaml import Marked
from assistant.domain.condition import Atom
from assistant.domain.domains import Interval
from assistant.domain.errors import CorpusError, Position
from assistant.domain.knowledge import Concept, Implication, Kind, Vocabulary
from assistant.rules.grammar import did_you_mean, parse_leaf


def read_vocabulary(files: Sequence[Marked]) -> Vocabulary:
    """All vocabulary files as one.

    Raises:
        CorpusError: an id stands twice, a name is unknown, or `isa` runs in a circle.
    """
    shapes = [(marked, marked.as_model(VocabularyShape)) for marked in files]
    concepts: dict[str, Concept] = {}
    for marked, shape in shapes:
        for name, concept in shape.concepts.items():
            position = marked.position(("concepts", name))
            if name in concepts:
                raise CorpusError(
                    position,
                    f"{name!r} is defined twice (also at {concepts[name].position}); keep one",
                    "concepts",
                )
            concepts[name] = _concept(name, concept, position)
    for found in concepts.values():
        _known(found, concepts)
    _no_circle(concepts)
    _define(concepts, shapes)
    vocabulary = Vocabulary(concepts)
    implied = (i for marked, shape in shapes for i in _implications(marked, shape, vocabulary))
    return Vocabulary(concepts, tuple(implied))


def _concept(name: str, shape: ConceptShape, position: Position) -> Concept:
    low, _, high = (shape.range or "").partition("..")
    return Concept(
        id=name,
        kind=Kind(shape.kind),
        label=shape.label,
        synonyms=tuple(shape.synonyms),
        isa=tuple(shape.isa),
        topics=tuple(shape.topics),
        unit=shape.unit,
        units=shape.units,
        range=Interval(Decimal(low), Decimal(high)) if shape.range else Interval(),
        bare=shape.bare,
        discrete=shape.discrete,
        general=shape.general,
        urgent=shape.urgent,
        values=tuple(shape.values),
        value_words={value: tuple(words) for value, words in shape.value_words.items()},
        sites=tuple(shape.sites),
        months=shape.months,
        duration=shape.duration,
        question=shape.question,
        accepted=shape.accepted,
        position=position,
    )


def _known(concept: Concept, concepts: dict[str, Concept]) -> None:
    named = (*concept.isa, *concept.topics, *filter(None, (concept.months, concept.duration)))
    for name in named:
        if name not in concepts:
            near = did_you_mean(name, list(concepts))
            raise CorpusError(
                concept.position,
                f"{concept.id!r} names {name!r}, which is not in the vocabulary{near}",
            )


def _no_circle(concepts: dict[str, Concept]) -> None:
    for concept in concepts.values():
        seen, level = set[str](), set(concept.isa)
        while level:
            if concept.id in level:
                raise CorpusError(
                    concept.position,
                    f"{concept.id!r} is its own class: `isa` runs in a circle",
                    "isa",
                )
            seen |= level
            level = {parent for name in level for parent in concepts[name].isa} - seen


def _define(concepts: dict[str, Concept], shapes: Sequence[tuple[Marked, VocabularyShape]]) -> None:
    """Definitions get their condition; one may use another that is already defined."""
    waiting = {
        name: (marked, marked.position(("concepts", name, "means")))
        for marked, shape in shapes
        for name, concept in shape.concepts.items()
        if concept.kind == "definition"
    }
    while waiting:
        ready = [n for n, (m, _) in waiting.items() if not _leaves(m, n) & waiting.keys()]
        if not ready:
            name, (_, position) = next(iter(waiting.items()))
            raise CorpusError(position, f"the definition of {name!r} runs in a circle", "means")
        for name in ready:
            marked, _ = waiting.pop(name)
            path = ("concepts", name, "means")
            means = read_condition(marked, path, Vocabulary(concepts), name)
            concepts[name] = replace(concepts[name], means=means)


def _leaves(marked: Marked, name: str) -> set[str]:
    """The words of a definition's condition; names of other definitions are among them."""
    return set(str(marked.data["concepts"][name].get("means")).replace("'", " ").split())


def _implications(
    marked: Marked, shape: VocabularyShape, vocabulary: Vocabulary
) -> Sequence[Implication]:
    found = []
    for index, implication in enumerate(shape.implications):
        path = ("implications", index)
        when = read_condition(marked, (*path, "when"), vocabulary)
        then = parse_leaf(implication.then, vocabulary, marked.position((*path, "then")))
        if not isinstance(then, Atom):
            raise CorpusError(
                marked.position((*path, "then")),
                "an implication concludes one comparison, not a definition",
                "then",
            )
        found.append(Implication(when, then, implication.assumed))
    return found
