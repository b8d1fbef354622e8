"""Three-valued truth: exact, also where Kleene's logic leaves a condition open."""

from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.condition import All, AnyOf, Atom, Condition, Not, atoms
from assistant.domain.domains import Domain, Interval, Options
from assistant.rules.closure import Inferences
from assistant.rules.truth import kleene
from assistant.rules.witness import decide
from tests.rules.small import VOCABULARY, leaf

YES_OR_NO = ("cancer", "pregnant", "osteoporosis")
EDGES = (34, 35, 36, 64, 65, 66)
LEAVES = [
    *YES_OR_NO,
    *(f"{name} == false" for name in YES_OR_NO),
    *(f"egfr {op} {edge} mL/min/1.73m2" for op in ("<", "<=", ">", ">=") for edge in (35, 65)),
    "sex == female",
    "sex == male",
]
conditions: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from(LEAVES).map(leaf),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=8,
)
VALUES: dict[str, tuple[Domain, ...]] = {
    **{name: tuple(Options(frozenset({v})) for v in ("true", "false")) for name in YES_OR_NO},
    "sex": tuple(Options(frozenset({v})) for v in ("female", "male")),
    "egfr": tuple(Interval(Decimal(edge), Decimal(edge)) for edge in EDGES),
}
patients = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}
)


# No inferences: every combination of values is a patient.
FREE = Inferences(())


def brute(condition: Condition, known: dict[str, Domain]) -> bool | None:
    """Every completion of the patient tried in turn."""
    open_names = sorted({atom.fact for atom in atoms(condition)} - known.keys())
    found = {
        kleene(condition, {**known, **dict(zip(open_names, values, strict=True))}, VOCABULARY)
        for values in product(*(VALUES[name] for name in open_names))
    }
    return found.pop() if len(found) == 1 else None


@settings(max_examples=400, deadline=None)
@given(conditions, patients)
def test_decides_exactly_what_every_completion_agrees_on(
    condition: Condition, known: dict[str, Domain]
) -> None:
    found = decide(condition, known, VOCABULARY, FREE)
    assert found == brute(condition, known)


@settings(max_examples=200, deadline=None)
@given(conditions, patients, patients)
def test_a_further_fact_never_changes_a_verdict(
    condition: Condition, known: dict[str, Domain], more: dict[str, Domain]
) -> None:
    before = decide(condition, known, VOCABULARY, FREE)
    after = decide(condition, {**more, **known}, VOCABULARY, FREE)
    assert before in (None, after)


def test_kleene_alone_leaves_a_tautology_open() -> None:
    either = AnyOf((leaf("cancer"), Not(leaf("cancer"))))
    assert kleene(either, {}, VOCABULARY) is None
    assert decide(either, {}, VOCABULARY, FREE) is True


def test_two_rules_together_may_entail_what_neither_does() -> None:
    """Calcium by age and sex: at 75 the sex no longer matters."""
    need = AnyOf(
        (
            All((leaf("sex == female"), leaf("age >= 51 year"))),
            All((leaf("sex == male"), leaf("age >= 71 year"))),
        )
    )
    seventy_five = {"age": Interval(Decimal(75), Decimal(75))}
    sixty = {"age": Interval(Decimal(60), Decimal(60))}
    assert decide(need, seventy_five, VOCABULARY, FREE) is True
    assert decide(need, sixty, VOCABULARY, FREE) is None


def test_an_unknown_leaf_holds_no_opinion() -> None:
    assert isinstance(leaf("cancer"), Atom)
    assert decide(leaf("cancer"), {}, VOCABULARY, FREE) is None
