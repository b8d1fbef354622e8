"""Real drafts of the shipped corpus, and the ways in which one of their statements can go wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from hypothesis import strategies as st

from assistant.adapters.fact_file import facts_of
from assistant.case import build_case
from assistant.checks.ground import Ground
from assistant.domain.answer import Case, Draft, DraftStatement
from assistant.domain.knowledge import Corpus
from assistant.followup import Question, collected
from assistant.reading.facts import read_facts
from tests.shipped import shipped_app

AS_OF = date(2026, 11, 23)
SUITE = Path(__file__).parents[2] / "evals" / "suites" / "answers.yaml"


@dataclass(frozen=True)
class Drafted:
    """A question's Case, the ground it stands on, and the template's draft."""

    id: str
    case: Case = field(repr=False)
    ground: Ground = field(repr=False)
    draft: Draft = field(repr=False)


@cache
def names() -> tuple[str, ...]:
    """The questions of the answers suite, by id."""
    return tuple(_samples())


@cache
def _samples() -> dict[str, dict[str, object]]:
    suite = yaml.safe_load(SUITE.read_text(encoding="utf-8"))
    return {sample["id"]: sample for sample in suite["samples"]}


@cache
def drafted(name: str) -> Drafted:
    """The draft for one question of the suite, as the pipeline would make it."""
    sample, app = _samples()[name], shipped_app()
    vocabulary, text = app.corpus.vocabulary, str(sample["question"])
    facts = sample.get("facts") or {}
    assert isinstance(facts, dict)
    reading = read_facts(text, app.lexicon, vocabulary, 1, AS_OF)
    question = Question(text, AS_OF, facts_of(facts, vocabulary, AS_OF))
    stated = collected(question, reading.facts, app.base)
    concepts = tuple(mention.concept for mention in app.lexicon.mentions(text))
    hits = app.pipeline.search(text)
    case = build_case(text, text, concepts, stated, hits, app.base, reading.problems)
    ground = Ground(app.base, stated, app.lexicon)
    return Drafted(name, case, ground, app.drafter.draft(case))


Mutation = Callable[[DraftStatement, st.DataObject], DraftStatement]

# Words put in the place of others, to turn a sentence into its opposite or something stronger.
FLIPS = (
    ("is not recommended", "is recommended"),
    ("is recommended", "is not recommended"),
    ("is contraindicated", "is recommended"),
    ("should not be used", "should be used"),
    ("usually appropriate", "usually not appropriate"),
    ("may be appropriate", "is usually appropriate"),
    ("may be", "must be"),
    ("below", "above"),
    ("With ", "With or without "),
    ("When ", "Even unless "),
    ("no ", ""),
    ("not ", ""),
)


def _corpus() -> Corpus:
    return shipped_app().corpus


def _passage(data: st.DataObject) -> str:
    return data.draw(st.sampled_from(sorted(_corpus().passages)), "passage")


def _rule(data: st.DataObject) -> str:
    return data.draw(st.sampled_from(sorted(_corpus().rule)), "rule")


def swapped_citation(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, passages=(_passage(data),))


def foreign_passage(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, passages=(*statement.passages, _passage(data)))


def dropped_citation(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, passages=statement.passages[1:])


def invented_passage(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, passages=(*statement.passages, "nowhere#at-all"))


def changed_number(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    digits = [place for place, letter in enumerate(statement.text) if letter.isdigit()]
    if not digits:
        return replace(statement, text=f"{statement.text} The dose is 40 mg.")
    place = data.draw(st.sampled_from(digits), "place")
    digit = data.draw(st.sampled_from("0123456789"), "digit")
    return replace(statement, text=statement.text[:place] + digit + statement.text[place + 1 :])


def flipped(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    found = [(old, new) for old, new in FLIPS if old in statement.text]
    old, new = data.draw(st.sampled_from(found or [(".", " in every patient.")]), "flip")
    return replace(statement, text=statement.text.replace(old, new, 1))


def shortened(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    words = statement.text.split()
    first = data.draw(st.integers(0, len(words)), "first")
    last = data.draw(st.integers(first, len(words)), "last")
    return replace(statement, text=" ".join((*words[:first], *words[last:])))


def without_rule(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, rules=())


def other_rule(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, rules=(_rule(data),))


def further_rule(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, rules=(*statement.rules, _rule(data)))


def invented_rule(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, rules=(*statement.rules, "nobody/said-so"))


def any_rule_of_the_corpus(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    rule = _corpus().rule[_rule(data)]
    sources = (rule.passage,)
    return DraftStatement(rule.says, "steps", (rule.id,), sources, strength=rule.strength)


def said_to_be_a_quotation(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, quotation=True)


def said_to_be_a_finding(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, heading="findings")


def misquoted(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    passage = _corpus().passages[_passage(data)]
    words = passage.text.split()
    del words[data.draw(st.integers(0, len(words) - 1), "word")]
    text = f"{passage.document}: “{' '.join(words)}”"
    return DraftStatement(text, "unsupported", (), (passage.id,), True)


def with_advice_beside_the_quotation(
    statement: DraftStatement, data: st.DataObject
) -> DraftStatement:
    passage = _corpus().passages[_passage(data)]
    text = f"Stop every drug at once. “{passage.text}”"
    return DraftStatement(text, "direct_answer", (), (passage.id,), True)


def other_strength(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, strength="strongest of all")


def other_condition(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, condition="whatever the weather")


def no_condition(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return replace(statement, condition=None)


def unchanged(statement: DraftStatement, data: st.DataObject) -> DraftStatement:
    return statement


MUTATIONS: tuple[Mutation, ...] = (
    unchanged,
    swapped_citation,
    foreign_passage,
    dropped_citation,
    invented_passage,
    changed_number,
    flipped,
    shortened,
    without_rule,
    other_rule,
    further_rule,
    invented_rule,
    any_rule_of_the_corpus,
    said_to_be_a_quotation,
    said_to_be_a_finding,
    misquoted,
    with_advice_beside_the_quotation,
    other_strength,
    other_condition,
    no_condition,
)
