"""A condition written as the tree of a rules file reads back as itself."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.condition_tree import read_condition
from assistant.adapters.corpus import load_corpus
from assistant.adapters.marked_yaml import Marked
from assistant.domain.condition import All, Atom, Condition
from assistant.domain.domains import NO, Interval, Options, compared
from assistant.rules.leaves import rule_tree
from tests.syntax import ROOT

CORPUS = load_corpus(ROOT / "corpus")


def read(tree: Any) -> Condition:
    return read_condition(Marked({"when": tree}, {}, "tree"), ("when",), CORPUS.vocabulary)


def test_every_rule_of_the_corpus_reads_back() -> None:
    for rule in CORPUS.rules:
        assert read(rule_tree(rule.when, CORPUS.vocabulary)) == rule.when, rule.id


@given(st.sampled_from(["<", "<=", ">", ">=", "=="]), st.integers(1, 1190))
def test_every_comparison_of_a_measurement_reads_back(comparator: str, tenths: int) -> None:
    atom = Atom("age", compared(comparator, Decimal(tenths) / 10), "age")
    assert read(rule_tree(atom, CORPUS.vocabulary)) == atom


def test_a_range_is_two_leaves_and_a_denied_fact_is_under_not() -> None:
    between = Atom("age", Interval(Decimal(50), Decimal(65), False, True), "age")
    assert rule_tree(between, CORPUS.vocabulary) == {"all": ["age >= 50 year", "age < 65 year"]}
    assert rule_tree(Atom("lbp_present", NO, ""), CORPUS.vocabulary) == {"not": "lbp_present"}
    both = Atom("jurisdiction", Options(frozenset({"UK", "EU"})), "")
    assert rule_tree(both, CORPUS.vocabulary) == "jurisdiction in {EU, UK}"
    assert rule_tree(All(()), CORPUS.vocabulary) == {"all": []}
