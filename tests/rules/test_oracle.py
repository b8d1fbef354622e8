"""The rule core against Z3 and clingo, over random rule bases, patients and claims."""

from dataclasses import replace
from random import Random

import clingo
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.z3_solver import Z3Solver
from assistant.domain.claim import Verdict
from assistant.domain.condition import ALWAYS, All, AnyOf, Atom, Condition, Not
from assistant.domain.domains import NO, YES
from assistant.domain.patient import PatientFacts
from assistant.rules.closure import Inferences
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge
from assistant.rules.witness import decide
from evals.oracle import Oracle
from evals.random_bases import Case, case, patient, without
from tests.rules.small import VOCABULARY, concept

cases = st.randoms(use_true_random=False).map(case)
SETTLED = (Verdict.VALID, Verdict.INVALID)


def plain(drawn: Case) -> Case:
    """The same without a condition on the claim."""
    return replace(drawn, claim=replace(drawn.claim, condition=ALWAYS))


@settings(max_examples=150, deadline=None)
@given(cases)
def test_the_verdict_is_that_of_z3(drawn: Case) -> None:
    drawn = plain(drawn)
    found = judge(drawn.claim, drawn.facts, RuleBase(drawn.corpus))
    assert found.verdict is Oracle(drawn.corpus, drawn.facts).verdict(drawn.claim)


@settings(max_examples=100, deadline=None)
@given(cases)
def test_the_outcome_of_every_rule_is_that_of_z3(drawn: Case) -> None:
    base, oracle = RuleBase(drawn.corpus), Oracle(drawn.corpus, drawn.facts)
    if oracle.possible():
        closed = base.close(drawn.facts)
        for rule in drawn.corpus.rules:
            truth = oracle.truth(oracle.holds(rule))
            assert base.decide(base.condition(rule), closed) is truth


@settings(max_examples=200, deadline=None)
@given(cases)
def test_all_rules_at_once_are_what_each_is_by_itself(drawn: Case) -> None:
    base = RuleBase(drawn.corpus)
    if not base.clashes(drawn.facts):
        closed = base.close(drawn.facts)
        for outcome in base.outcomes(closed):
            assert outcome == base.outcome(outcome.rule, closed)


@settings(max_examples=200, deadline=None)
@given(cases)
def test_no_fact_and_no_rule_of_a_proof_can_be_left_out(drawn: Case) -> None:
    drawn = plain(drawn)
    found = judge(drawn.claim, drawn.facts, RuleBase(drawn.corpus))
    if found.verdict in SETTLED:
        assert judged(drawn, found.rules, found.facts) is found.verdict
        for fact in found.facts:
            fewer = tuple(name for name in found.facts if name != fact)
            assert judged(drawn, found.rules, fewer) is not found.verdict
        for rule in found.rules:
            fewer = tuple(name for name in found.rules if name != rule)
            assert judged(drawn, fewer, found.facts) is not found.verdict


def judged(drawn: Case, rules: tuple[str, ...], facts: tuple[str, ...]) -> Verdict:
    """The verdict when, of the rules that give it, only these are left, and only these facts."""
    found = judge(drawn.claim, drawn.facts, RuleBase(drawn.corpus))
    base = RuleBase(without(drawn, found.verdict, rules))
    kept = PatientFacts(tuple(fact for fact in drawn.facts.facts if fact.name in facts))
    return judge(drawn.claim, kept, base).verdict


@settings(max_examples=200, deadline=None)
@given(cases, st.randoms(use_true_random=False))
def test_a_further_fact_never_turns_a_verdict(drawn: Case, draw: Random) -> None:
    drawn, base = plain(drawn), RuleBase(drawn.corpus)
    before = judge(drawn.claim, drawn.facts, base).verdict
    facts = drawn.facts
    for fact in patient(draw, 2).facts:
        if facts.get(fact.name) is None:
            facts = facts.with_fact(fact)
    after = judge(drawn.claim, facts, base).verdict
    if before in SETTLED and after is not Verdict.IMPOSSIBLE:
        assert after in (before, Verdict.CONFLICT)
        if drawn.claim.issuer is not None and after is Verdict.CONFLICT:
            assert any(rule.safety for rule in drawn.corpus.rules)


# Near four clauses a variable, random clauses of three are hardest to satisfy.
WIDE = replace(
    VOCABULARY, concepts={**VOCABULARY.concepts, **{f"v{n}": concept(f"v{n}") for n in range(14)}}
)


def clauses(draw: Random) -> Condition:
    """Fifty random clauses of three yes-or-no facts each."""
    return All(
        tuple(
            AnyOf(
                tuple(
                    Atom(f"v{n}", draw.choice((YES, NO)), f"v{n}")
                    for n in draw.sample(range(14), 3)
                )
            )
            for _ in range(draw.randint(40, 70))
        )
    )


def by_clingo(condition: Condition) -> bool:
    """True when some assignment of v0 to v13 satisfies the condition."""
    assert isinstance(condition, All)
    lines = ["{ t(0..13) }."]
    for clause in condition.parts:
        assert isinstance(clause, AnyOf)
        denied = []
        for atom in clause.parts:
            assert isinstance(atom, Atom)
            number = atom.fact[1:]
            denied.append(f"not t({number})" if atom.admits == YES else f"t({number})")
        lines.append(f":- {', '.join(denied)}.")
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join(lines))
    control.ground([("base", [])])
    return bool(control.solve().satisfiable)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False).map(clauses))
def test_the_hardest_conditions_are_those_of_clingo(condition: Condition) -> None:
    found = decide(condition, {}, WIDE, Inferences(()), budget=1_000_000)
    assert found is (None if by_clingo(condition) else False)
    assert decide(Not(condition), {}, WIDE, Inferences(()), budget=1_000_000) is (
        None if found is None else True
    )


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False).map(clauses), st.integers(1, 60))
def test_a_spent_budget_leaves_it_open_and_never_wrong(condition: Condition, budget: int) -> None:
    found = decide(condition, {}, WIDE, Inferences(()), budget=budget)
    assert found is None or not by_clingo(condition)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False).map(clauses), st.integers(0, 20))
def test_what_the_budget_leaves_open_z3_settles_as_clingo_does(
    condition: Condition, budget: int
) -> None:
    found = decide(condition, {}, WIDE, Inferences(()), budget, Z3Solver())
    assert found is (None if by_clingo(condition) else False)


@settings(max_examples=100, deadline=None)
@given(cases)
def test_z3_settles_what_inferences_tie_together(drawn: Case) -> None:
    """With nothing left for the search, every answer is the solver's."""
    base, solver = RuleBase(drawn.corpus), Z3Solver()
    closed, vocabulary = base.close(drawn.facts), drawn.corpus.vocabulary
    if not base.clashes(drawn.facts):
        for rule in drawn.corpus.rules:
            condition = base.condition(rule)
            full = decide(condition, closed.domains, vocabulary, base.inferences)
            without = decide(condition, closed.domains, vocabulary, base.inferences, -1, solver)
            assert without is full


def test_effort_that_is_not_enough_is_unknown() -> None:
    condition = clauses(Random(1))
    assert decide(condition, {}, WIDE, Inferences(()), 1, Z3Solver(effort=1)) is None
