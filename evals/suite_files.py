"""Suite files (`groundrule/suite@1`): YAML to shapes, every name resolved against the corpus.

A suite speaks of rules, actions, documents and facts by their ids. One that the corpus does not
have is an error with file and line, never an expectation that silently cannot be met.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, model_validator

from assistant.adapters.corpus_models import Name, Shape, Slug, Text
from assistant.adapters.fact_file import facts_of
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.adapters.marked_yaml import Path as Place
from assistant.domain.errors import CorpusError, RequestError
from assistant.domain.knowledge import Corpus
from assistant.rules.grammar import did_you_mean
from evals.expectations import ExpectShape, SaidShape, TurnShape

FOLDER = Path(__file__).parent / "suites"


class GateShape(Shape):
    """A bar for one metric: from below or from above."""

    metric: Name
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _one_bar(self) -> "GateShape":
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("name exactly one of at_least, at_most")
        return self


class SuiteShape(Shape):
    """What every suite has, whatever its kind."""

    schema_: Literal["groundrule/suite@1"] = Field(alias="schema")
    suite: Slug
    kind: Literal[
        "answers", "attribution", "dialogues", "gate", "injection", "negation", "performance",
        "questions", "retrieval", "rules",
    ]  # fmt: skip
    about: Text
    as_of: date
    gates: list[GateShape]


class _Header(SuiteShape):
    """Only what every suite has; the rest of the file is read by its kind."""

    model_config = {**SuiteShape.model_config, "extra": "ignore"}


Suite = TypeVar("Suite", bound=SuiteShape)


def suite_names() -> tuple[str, ...]:
    """The suites that come with the program."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def suite_path(name: str) -> Path:
    """The file of a shipped suite, or a suite file of one's own (ending in `.yaml`).

    Raises:
        RequestError: neither exists.
    """
    if name in suite_names():
        return FOLDER / f"{name}.yaml"
    own = Path(name)
    if own.suffix == ".yaml" and own.is_file():
        return own
    raise RequestError(
        f"{name!r} is no suite; allowed are {', '.join(suite_names())} and the path of a suite "
        "file; choose one.",
        "suite",
    )


def read_suite(path: Path) -> tuple[Marked, SuiteShape]:
    """The file as plain data with its places, and its header.

    Raises:
        CorpusError: the file is not well formed; the text begins with file, line and column.
    """
    name = path.name if path.parent == FOLDER else str(path)
    try:
        marked = read_yaml(path.read_text(encoding="utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(f"The suite {str(path)!r} cannot be read ({error}).", "suite") from None
    return marked, marked.as_model(_Header)


def require_unique(ids: Iterable[str], marked: Marked, key: str) -> None:
    """Refuses a suite in which two entries share an id."""
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            place = marked.position((key, index, "id"))
            raise CorpusError(place, f"the id {name!r} stands twice; every entry needs its own")
        seen.add(name)


def require_known(turn: TurnShape, place: Place, marked: Marked, corpus: Corpus, day: date) -> None:
    """Refuses a turn that names a rule, action, document or fact that the corpus lacks."""
    expect = turn.expect
    _require_facts(turn.facts, (*place, "facts"), marked, corpus, day)
    stated = {name: value for name, value in expect.facts.items() if value is not None}
    _require_facts(stated, (*place, "expect", "facts"), marked, corpus, day)
    for key, name, known in _names(expect, corpus):
        if name not in known:
            near = did_you_mean(name, sorted(known))
            where = marked.position((*place, "expect", *key))
            raise CorpusError(where, f"{name!r} is nothing that the corpus has{near}")


def _require_facts(
    facts: dict[str, object], place: Place, marked: Marked, corpus: Corpus, day: date
) -> None:
    try:
        facts_of(facts, corpus.vocabulary, day)
    except RequestError as error:
        raise CorpusError(marked.position(place), str(error)) from None


def _names(expect: ExpectShape, corpus: Corpus) -> Iterator[tuple[Place, str, frozenset[str]]]:
    rules = frozenset(corpus.rule)
    sources = frozenset(corpus.documents) | frozenset(corpus.passages)
    facts = frozenset(c.id for c in corpus.vocabulary if not c.kind.is_action)
    for key in ("must", "must_not"):
        for index, said in enumerate(getattr(expect, key)):
            yield from _said_names(said, (key, index), corpus)
    yield from ((("concludes", rule), rule, rules) for rule in expect.concludes)
    yield from ((("cites", i), name, sources) for i, name in enumerate(expect.cites))
    yield from ((("differ", i), name, sources) for i, name in enumerate(expect.differ))
    yield from ((("asks", i), name, facts) for i, name in enumerate(expect.asks))
    forgotten = (name for name, value in expect.facts.items() if value is None)
    yield from ((("facts", name), name.partition("[")[0], facts) for name in forgotten)


def _said_names(
    said: SaidShape, place: Place, corpus: Corpus
) -> Iterator[tuple[Place, str, frozenset[str]]]:
    actions = frozenset(concept.id for concept in corpus.vocabulary if concept.kind.is_action)
    yield from ((place, action, actions) for _, action in said.advice)
    if said.rule:
        yield place, said.rule, frozenset(corpus.rule)
    for index, other in enumerate(said.any):
        yield from _said_names(other, (*place, "any", index), corpus)
