"""Words that name two concepts, of which a reader could take only one."""

import re
from collections.abc import Iterator

from assistant.domain.knowledge import Concept, Vocabulary
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase

_ARTICLE = re.compile(r"^(?:an?|the) ")
_BREAK = re.compile(r"[\W_]+")


def check(base: RuleBase) -> Iterator[LintFinding]:
    """`ambiguous_form`: a label or synonym of two concepts.

    Of a class and its member, which may share one, the class is meant; of a topic and a concept
    that belongs to it, the concept.
    """
    vocabulary = base.corpus.vocabulary
    first: dict[str, Concept] = {}
    for concept in vocabulary:
        for form in dict.fromkeys(map(_plain, (concept.label, *concept.synonyms))):
            other = first.setdefault(form, concept)
            if other.id != concept.id and not _related(concept.id, other.id, vocabulary):
                message = (
                    f"{form!r} names both {other.id!r} and {concept.id!r}; keep it at one, or "
                )
                message += "make one the other's class (`isa`)"
                yield LintFinding("ambiguous_form", (), message, concept.position)


def _plain(form: str) -> str:
    """What case, hyphens and an article do not change."""
    return _ARTICLE.sub("", _BREAK.sub(" ", form.casefold()).strip())


def _related(one: str, other: str, vocabulary: Vocabulary) -> bool:
    return any(
        vocabulary.is_a(a, b) or b in vocabulary.topics(a) for a, b in ((one, other), (other, one))
    )
