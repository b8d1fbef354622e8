"""The gate as an invariant: whatever a drafter writes, what leaves has a certificate that holds.

The drafts are anything: arbitrary text with arbitrary ids, sections and marks, true statements,
and true statements with one unsafe change of the gate suite. Each released statement is proved
twice, by `proof.py` and, over the JSON that a reader gets, by the harness.
"""

from dataclasses import replace
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.adapters.answer_json import answer_json
from assistant.adapters.stored_answer import stored_answer
from assistant.checks.ground import Ground
from assistant.checks.recheck import recheck
from assistant.domain.answer import Draft, DraftStatement, SectionKind
from evals.gate_drafts import originals
from evals.mutations import MUTATIONS
from evals.mutations.kinds import Original, Stock
from tests.checks.proof import proved
from tests.shipped import shipped_app


@cache
def stock() -> Stock:
    base = shipped_app().base
    return Stock(base.corpus, originals(base))


HEADINGS: tuple[SectionKind, ...] = (
    "direct_answer",
    "findings",
    "steps",
    "treatment",
    "safety",
    "pitfalls",
    "disagreement",
    "unsupported",
)
ORIGINALS = st.deferred(lambda: st.sampled_from(stock().originals))
RULES = st.deferred(lambda: st.sampled_from((*stock().corpus.rule, "nobody/said-so", "")))
PASSAGES = st.deferred(lambda: st.sampled_from((*stock().corpus.passages, "nowhere#at-all", "")))
WORDS = st.one_of(
    st.text(max_size=200),
    st.deferred(lambda: st.sampled_from(stock().originals).map(lambda o: o.statement.text)),
    st.deferred(lambda: st.sampled_from(stock().corpus.rules).map(lambda rule: rule.says)),
    st.deferred(lambda: st.sampled_from([*stock().corpus.passages.values()]).map(lambda p: p.text)),
)
ARBITRARY = st.builds(
    DraftStatement,
    WORDS,
    st.sampled_from(HEADINGS),
    st.lists(RULES, max_size=3).map(tuple),
    st.lists(PASSAGES, max_size=3).map(tuple),
    st.booleans(),
    st.none() | WORDS,
    st.none() | st.deferred(lambda: st.sampled_from([r.strength for r in stock().corpus.rules])),
)


@st.composite
def mutated(draw: st.DrawFn, patient: Original) -> DraftStatement:
    """A true statement of this patient or of another, with an unsafe change or without one."""
    one = draw(st.just(patient) | ORIGINALS)
    mutation = draw(st.sampled_from([m for m in MUTATIONS if m.unsafe]))
    changed = mutation.change(one, stock(), draw(st.randoms(use_true_random=False)))
    return (changed or one).statement


@st.composite
def mixed(draw: st.DrawFn, patient: Original) -> DraftStatement:
    """A true statement with the words, the ids or the marks of another one."""
    one, other = patient.statement, draw(mutated(patient) | ARBITRARY)
    fields = draw(st.sets(st.sampled_from(DraftStatement.__slots__), max_size=3))
    return replace(one, **{name: getattr(other, name) for name in fields})


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(ORIGINALS, st.data())
def test_whatever_is_drafted_what_leaves_is_proved(patient: Original, data: st.DataObject) -> None:
    app = shipped_app()
    drafted = st.lists(mutated(patient) | mixed(patient) | ARBITRARY, max_size=4)
    ground = Ground(app.base, patient.facts, app.lexicon)
    case = replace(patient.case, facts=app.base.close(patient.facts).facts)
    answer = proved(Draft(tuple(data.draw(drafted)), "anything"), case, ground)
    body = answer_json(answer, app.corpus, "sha256:0", {})
    again = recheck(stored_answer(body), app.base, app.lexicon)
    assert {one.statement.text: one.faults for one in again.statements if one.faults} == {}
    kinds = {section.kind for section in answer.sections} - {"findings"}
    assert (answer.status == "abstained") == (not kinds)
