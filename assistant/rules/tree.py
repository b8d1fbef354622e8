"""A condition as text that a program reads back, and as a tree of phrases that a person reads."""

from dataclasses import dataclass
from typing import Literal, assert_never

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not
from assistant.domain.knowledge import Vocabulary
from assistant.rules.words import atom_words


@dataclass(frozen=True, slots=True)
class Branch:
    """All of, any of or none of the parts hold; a phrase alone has no parts.

    Attributes:
        kind: how the parts are joined; `is` for a phrase.
        words: the phrase, or the name of the definition that the branch stands for.
    """

    kind: Literal["is", "all", "any", "none"]
    words: str
    parts: "tuple[Branch, ...]" = ()


def tree(condition: Condition, vocabulary: Vocabulary) -> Branch:
    """The condition as phrases, definitions by their label and with their parts."""
    match condition:
        case Atom():
            return Branch("is", atom_words(condition, vocabulary))
        case Not(Atom() as atom):
            return Branch("is", atom_words(atom, vocabulary, negated=True))
        case Not(part):
            inner = tree(part, vocabulary)
            parts = inner.parts if inner.kind == "any" else (inner,)
            return Branch("none", inner.words, parts)
        case All(parts) | AnyOf(parts):
            kind: Literal["all", "any"] = "all" if isinstance(condition, All) else "any"
            named = condition.name is not None and condition.name in vocabulary
            words = vocabulary[condition.name].label if named and condition.name else ""
            return Branch(kind, words, tuple(tree(part, vocabulary) for part in parts))
        case _:
            assert_never(condition)


def expression(condition: Condition) -> str:
    """`lbp_present and (elderly or age >= 65 year) and not red_flag`; `true` when always."""
    match condition:
        case Atom():
            return condition.text
        case Not(part):
            return f"not ({expression(part)})"
        case All(parts):
            return " and ".join(map(_bracketed, parts)) or "true"
        case AnyOf(parts):
            return " or ".join(map(_bracketed, parts)) or "false"
        case _:
            assert_never(condition)


def _bracketed(part: Condition) -> str:
    single = isinstance(part, Atom | Not) or len(part.parts) == 1
    return expression(part) if single else f"({expression(part)})"
