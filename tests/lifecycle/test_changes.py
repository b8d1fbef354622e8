"""Versions compared as rules: what is seen, for whom it matters, and when it matters to nobody."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.changes import Differences, RuleChange, Treated, Version
from assistant.domain.condition import All, AnyOf, Not
from assistant.domain.domains import Interval
from assistant.domain.knowledge import (
    Amount,
    Corpus,
    Definition,
    Document,
    Rule,
    Stance,
    Vocabulary,
)
from assistant.domain.patient import Fact, PatientFacts, plain
from assistant.domain.worked import Says
from assistant.lifecycle.changes import compare
from assistant.lifecycle.treated import Search, told
from assistant.rules.evaluate import RuleBase
from assistant.rules.speaking import action_of
from assistant.rules.worked import alone
from evals import random_bases
from tests.rules.small import VOCABULARY, corpus, document, leaf, rule

KIDNEY = rule("a/kidney", leaf("crcl < 35 mL/min"), "alendronate", Stance.AGAINST, safety=True)
FIRST = rule("a/first", leaf("osteoporosis"), "alendronate", Stance.FOR)
BASE = (KIDNEY, FIRST)


def differences(old: Iterable[Rule], new: Iterable[Rule], **documents: Document) -> Differences:
    before, after = corpus(*old, a=document("a")), corpus(*new, **{"a": document("a"), **documents})
    return compare(Version(before), Version(after))


def only(found: Differences) -> RuleChange:
    (change,) = found.rules
    return change


def shown(patient: Treated | None) -> tuple[dict[str, str | int | float], str, Says, Says]:
    assert patient is not None
    facts = {name: plain(domain) for name, domain in patient.facts.items()}
    return facts, patient.action, patient.before.says, patient.after.says


def amount(quantity: int) -> Amount:
    return Amount(Interval(Decimal(quantity), Decimal(quantity)), "mg/week")


def test_the_same_is_no_difference() -> None:
    assert differences(BASE, BASE) == Differences((), (), (), ())


def test_a_moved_limit_names_a_patient_between_the_limits() -> None:
    moved = replace(KIDNEY, when=leaf("crcl < 30 mL/min"))
    change = only(differences(BASE, (moved, FIRST)))
    assert (change.happened, change.aspects) == ("changed", ("condition",))
    facts, action, before, after = shown(change.patient)
    assert 30 <= float(str(facts["crcl"])) < 35
    assert (action, before) == ("alendronate", Says.AGAINST)
    assert after in (Says.FOR, Says.SILENT)


@pytest.mark.parametrize(
    ("new", "aspects", "before", "after"),
    [
        (rule("a/first", leaf("osteoporosis"), "alendronate", Stance.AGAINST), ("stance",),
         Says.FOR, Says.AGAINST),
        (rule("a/first", leaf("osteoporosis"), "alendronate", Stance.OPTIONAL), ("stance",),
         Says.FOR, Says.OPTIONAL),
        (rule("a/first", leaf("osteoporosis"), "risedronate", Stance.FOR), ("action",),
         Says.FOR, Says.SILENT),
        (rule("a/first", leaf("cancer"), "alendronate", Stance.FOR), ("condition",),
         Says.FOR, Says.SILENT),
        (rule("a/first", leaf("osteoporosis"), "alendronate", Stance.FOR, amount=amount(70)),
         ("amount",), Says.FOR, Says.FOR),
        (replace(FIRST, strength="weak"), ("strength",), Says.FOR, Says.FOR),
    ],
)  # fmt: skip
def test_a_change_of_meaning_has_a_patient(
    new: Rule, aspects: tuple[str, ...], before: Says, after: Says
) -> None:
    change = only(differences(BASE, (KIDNEY, new)))
    assert change.aspects == aspects
    assert change.of_meaning
    assert change.patient is not None
    assert shown(change.patient)[2:] == (before, after)
    assert change.patient.before != change.patient.after


def test_another_amount_is_told_to_the_digit() -> None:
    old = rule("a/dose", leaf("osteoporosis"), "alendronate", Stance.FOR, amount=amount(70))
    new = rule("a/dose", leaf("osteoporosis"), "alendronate", Stance.FOR, amount=amount(35))
    patient = only(differences([old], [new])).patient
    assert patient is not None
    assert (patient.before.amounts, patient.after.amounts) == ((amount(70),), (amount(35),))


@pytest.mark.parametrize(
    ("new", "note"),
    [
        (replace(FIRST, says="Other words."), "words or places only"),
        (replace(FIRST, quote="Text"), "words or places only"),
        (replace(FIRST, when=All((leaf("osteoporosis"),))), "holds for the same patients"),
        (replace(FIRST, when=Not(Not(leaf("osteoporosis")))), "holds for the same patients"),
        (replace(FIRST, when=AnyOf((leaf("osteoporosis"), All((leaf("t_score <= -2.5"),))))),
         "holds for the same patients"),
    ],
)  # fmt: skip
def test_a_change_of_words_changes_nobody(new: Rule, note: str) -> None:
    change = only(differences(BASE, (KIDNEY, new)))
    assert not change.of_meaning
    assert change.patient is None
    assert note in (change.note or "")


def test_added_and_removed_name_who_gains_and_who_loses() -> None:
    added = only(differences([KIDNEY], BASE))
    assert added.happened == "added"
    assert shown(added.patient)[2:] == (Says.SILENT, Says.FOR)
    removed = only(differences(BASE, [FIRST]))
    assert removed.happened == "removed"
    assert shown(removed.patient)[2] is Says.AGAINST


def test_what_another_recommendation_says_too_is_missed_by_nobody() -> None:
    twice = rule("a/again", leaf("t_score <= -2.5"), "alendronate", Stance.FOR)
    removed = only(differences((*BASE, twice), BASE))
    assert removed.patient is None
    assert "nobody is treated differently" in (removed.note or "")


def test_a_new_refinement_changes_what_it_refines() -> None:
    finer = rule("a/finer", leaf("cancer"), "scan", Stance.FOR, overrides=("a/first",))
    found = {c.rule.id: c for c in differences(BASE, (*BASE, finer)).rules}
    assert set(found) == {"a/first", "a/finer"}
    assert found["a/first"].aspects == ("condition",)
    facts, action, before, after = shown(found["a/first"].patient)
    assert facts["cancer"] is True
    assert (action, before, after) == ("alendronate", Says.FOR, Says.SILENT)


def test_a_superseded_document_no_longer_speaks() -> None:
    found = differences(BASE, BASE, a=document("a", superseded_by="b"), b=document("b"))
    assert {c.aspects for c in found.rules} == {("in force",)}
    assert all(c.patient is not None for c in found.rules)
    assert [(d.happened, d.after) for d in found.documents] == [("changed", "a"), ("added", "b")]


def test_a_definition_changes_what_rests_on_it() -> None:
    means = replace(
        FIRST, id="a/means", when=leaf("t_score < -1"),
        then=Definition(leaf("osteoporosis")),  # type: ignore[arg-type]
    )  # fmt: skip
    wider = replace(means, when=leaf("t_score < 0"))
    change = only(differences((*BASE, means), (*BASE, wider)))
    facts, action, before, after = shown(change.patient)
    assert -1 <= float(str(facts["t_score"])) < 0
    assert (action, before, after) == ("alendronate", Says.OPEN, Says.FOR)


def test_a_definition_is_followed_through_another_document() -> None:
    """Document a says when it is cancer, b takes that for osteoporosis, and treats it."""

    def means(name: str, when: str, then: str) -> Rule:
        blank = rule(name, leaf(when), "scan", Stance.FOR)
        return replace(blank, then=Definition(leaf(then)))  # type: ignore[arg-type]

    first = means("a/first", "crcl < 30 mL/min", "cancer")
    second = means("b/second", "cancer", "osteoporosis")
    third = rule("b/third", leaf("osteoporosis"), "alendronate", Stance.FOR)
    change = only(compare(Version(corpus(first, second, third)), Version(corpus(second, third))))
    assert change.patient is not None
    assert change.patient.everywhere
    facts, action, before, after = shown(change.patient)
    assert set(facts) == {"crcl"}
    assert (action, before, after) == ("alendronate", Says.FOR, Says.OPEN)


def test_an_edition_under_a_new_id_is_compared_by_names() -> None:
    old = corpus(*BASE)
    new = corpus(
        *(replace(r, id=f"b/{r.id[2:]}", document="b", passage="b#p") for r in (FIRST,)),
    )
    found = compare(Version(old, "a"), Version(new, "b"))
    assert [(c.happened, c.rule.id) for c in found.rules] == [("removed", "a/kidney")]
    (edition,) = found.documents
    assert (edition.happened, edition.before, edition.after) == ("changed", "a", "b")


def test_a_concept_in_another_unit_is_not_compared() -> None:
    metres = replace(VOCABULARY["crcl"], unit="mL/s")
    other = Vocabulary({**VOCABULARY.concepts, "crcl": metres}, VOCABULARY.implications)
    moved = replace(KIDNEY, when=leaf("crcl < 30 mL/min"))
    old, new = corpus(*BASE), replace_vocabulary(corpus(moved, FIRST), other)
    found = compare(Version(old), Version(new))
    assert "in other units" in (only(found).note or "")
    assert [(c.after, c.fields[0].name) for c in found.concepts] == [("crcl", "unit")]


def replace_vocabulary(found: Corpus, vocabulary: Vocabulary) -> Corpus:
    return Corpus(vocabulary, found.documents, found.rules)


def test_passages_are_told() -> None:
    one = document("a")
    (passage,) = one.passages
    other = replace(passage, text="Other words.")
    more = replace(passage, id="a#q", anchor="q")
    found = differences([], [], a=replace(one, passages=(other, more)))
    assert [(c.happened, (c.after or c.before)) for c in found.passages] == [
        ("changed", other), ("added", more),
    ]  # fmt: skip


def changed_at_random(draw: Random, found: Corpus) -> Corpus:
    """The corpus with one rule gone, new, or with another condition or conclusion."""
    rules = list(found.rules)
    place = draw.randrange(len(rules))
    one = rules[place]
    match draw.choice(("gone", "when", "then", "new")):
        case "gone":
            del rules[place]
            rules = [replace(r, overrides=tuple(o for o in r.overrides if o != one.id))
                     for r in rules]  # fmt: skip
        case "when":
            rules[place] = replace(one, when=random_bases.condition(draw, 2))
        case "then":
            other = draw.choice(random_bases.corpus(draw, 3).rules)
            rules[place] = replace(one, then=other.then)
        case _:
            other = draw.choice(random_bases.corpus(draw, 3).rules)
            rules.append(replace(other, id=f"{other.document}/new", overrides=()))
    return Corpus(found.vocabulary, found.documents, tuple(rules))


def complete_patients(draw: Random, many: int) -> Iterable[PatientFacts]:
    """Patients of whom everything is known; they may contradict what follows from facts."""
    for _ in range(many):
        facts = [Fact(n, random_bases._options(draw.choice(("true", "false"))))
                 for n in random_bases.YES_OR_NO]  # fmt: skip
        facts.append(Fact("colour", random_bases._options(draw.choice(("red", "green", "blue")))))
        low = {}
        for name in ("age", "egfr", "t_score[hip]", "t_score[spine]"):
            edges = random_bases.EDGES[name.partition("[")[0]]
            low[name] = Decimal(draw.choice(edges)) + draw.choice((-1, 0, 1))
            facts.append(Fact(name, Interval(low[name], low[name])))
        least = min(low["t_score[hip]"], low["t_score[spine]"])
        yield PatientFacts((*facts, Fact("t_score", Interval(least, least))))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.randoms(use_true_random=False))
def test_who_is_named_is_treated_differently_and_where_nobody_is_there_is_nobody(
    draw: Random,
) -> None:
    old = random_bases.corpus(draw, 5)
    new = changed_at_random(draw, old)
    for change in compare(Version(old), Version(new)).rules:
        name = change.rule.document
        bases = (alone(name, old), alone(name, new))
        if change.patient is not None and not change.patient.everywhere:
            assert_fewest(change.patient, *bases)
        elif change.of_meaning and "nobody" in (change.note or ""):
            actions = {action_of(r) for r in (change.before, change.after) if r is not None}
            for patient in complete_patients(draw, 12):
                for action in actions:
                    seen = [told(action, patient, base) for base in bases]
                    assert None in seen or seen[0].says is seen[1].says  # type: ignore[union-attr]


def assert_fewest(patient: Treated, old: RuleBase, new: RuleBase) -> None:
    facts = PatientFacts(tuple(Fact(name, domain) for name, domain in patient.facts.items()))
    told_of = (patient.before, patient.after)
    assert patient.before != patient.after
    assert (told(patient.action, facts, old), told(patient.action, facts, new)) == told_of
    for fact in facts.facts:
        fewer = facts.without(fact.name)
        assert (
            told(patient.action, fewer, old), told(patient.action, fewer, new)
        ) != told_of  # fmt: skip


def test_the_whole_corpus_decides_what_a_bar_bars() -> None:
    """A bar that is no bar any more frees what another issuer recommends."""
    theirs = rule("b/first", leaf("osteoporosis"), "alendronate", Stance.FOR)
    bar = rule("a/kidney", leaf("crcl < 35 mL/min"), "alendronate", Stance.AGAINST, safety=True)
    softer = rule("a/kidney", leaf("crcl < 35 mL/min"), "alendronate", Stance.AGAINST)
    found = only(compare(Version(corpus(bar, theirs)), Version(corpus(softer, theirs))))
    assert found.aspects == ("safety",)
    assert found.patient is not None
    assert found.patient.everywhere
    assert found.patient.before.says is Says.AGAINST


def test_a_search_is_over_what_follows_in_both() -> None:
    search = Search(RuleBase(corpus(*BASE)), RuleBase(corpus(*BASE)))
    assert search.possible(All((leaf("pregnant"), leaf("sex == male")))) is False
    assert search.possible(leaf("pregnant")) is True
