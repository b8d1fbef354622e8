"""The suite of the gate: changed drafts are put before it, and what leaves is looked at.

Unsafe changes may not leave; harmless ones may not keep the content from the reader. What leaves
in the source's own words is proved by Z3; what leaves in other words is unsafe by construction
after an unsafe change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from assistant.adapters.marked_yaml import Marked
from assistant.checks import gate
from assistant.checks.ground import Ground
from assistant.domain.answer import CitedAnswer, Draft, SectionKind, Statement
from assistant.domain.errors import InstallationError
from assistant.reading.lexicon import Lexicon
from assistant.rules.evaluate import RuleBase
from assistant.rules.known import known
from evals.figures import Line
from evals.gate_drafts import originals
from evals.handwritten import CLASS, drafted, rewordings
from evals.metrics import share_of_parts
from evals.mutations import MUTATIONS
from evals.mutations.kinds import Mutation, Original, Stock
from evals.samples import Sample
from evals.scores import Score
from evals.suite_files import SuiteShape

if TYPE_CHECKING:
    from evals.gate_witness import Witness

FIGURES = tuple(
    Line(name, share_of_parts)
    for name in (
        "escapes",
        "false_blocks",
        "false_blocks_reworded",
        "kept_as_reworded",
        "replaced",
        "false_blocks_handwritten",
        "kept_handwritten",
        "replaced_handwritten",
        "unsafe_replaced",
        "reasons_listed",
        "companions_kept",
    )
)
# Tries for one changed draft before a class counts as used up.
TRIES = 400


class GateSuiteShape(SuiteShape):
    """A suite of changed drafts."""

    kind: Literal["gate"]
    seed: int
    unsafe: int = Field(gt=0, description="how many drafts with an unsafe change")
    harmless: int = Field(gt=0, description="how many drafts with a harmless one")


@dataclass(frozen=True, slots=True)
class Changed:
    """A true statement changed in one place.

    Attributes:
        name: the class of the change.
        unsafe: the changed statement says what its source does not say.
    """

    name: str
    unsafe: bool
    original: Original
    changed: Original


def read(marked: Marked) -> GateSuiteShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(GateSuiteShape)


def run(suite: GateSuiteShape, base: RuleBase, lexicon: Lexicon) -> Iterator[Sample]:
    """One sample a changed draft.

    Raises:
        InstallationError: Z3 is not installed.
    """
    try:
        from evals.gate_witness import Witness
    except ImportError:
        raise InstallationError(
            "Z3 is not installed, and what leaves the gate is proved with it; install it with "
            "`pip install 'groundrule[test]'`."
        ) from None
    witness = Witness(base.corpus)
    for number, one in enumerate(changed_drafts(suite, base)):
        yield Sample(f"{one.name} {number:05}", _scores(one, base, lexicon, witness), None)


def changed_drafts(suite: GateSuiteShape, base: RuleBase) -> Iterator[Changed]:
    """The changed drafts of a suite: all classes in turn, none twice, the same ones each time.

    Behind them, every rewording written by hand once, beside the number that the suite asks for.
    """
    stock = Stock(base.corpus, originals(base))
    for unsafe, count in ((True, suite.unsafe), (False, suite.harmless)):
        yield from _in_turn([m for m in MUTATIONS if m.unsafe is unsafe], count, stock, suite.seed)
    for original, changed in drafted(rewordings(base.corpus), stock.originals):
        yield Changed(CLASS, False, original, changed)


def _in_turn(mutations: list[Mutation], count: int, stock: Stock, seed: int) -> Iterator[Changed]:
    made, seen = 0, set[tuple[str, object, object]]()
    draws = {m.name: Random(f"{seed} {m.name}") for m in mutations}
    left = list(mutations)
    while left and made < count:
        for mutation in tuple(left):
            one = _next(mutation, stock, draws[mutation.name], seen)
            if one is None:
                left.remove(mutation)
            elif made < count:
                made += 1
                yield one


def _next(
    mutation: Mutation, stock: Stock, draw: Random, seen: set[tuple[str, object, object]]
) -> Changed | None:
    """A change of this class that was not made before, or None where none is found."""
    for _ in range(TRIES):
        original = draw.choice(stock.originals)
        changed = mutation.change(original, stock, draw)
        if changed is None:
            continue
        key = (mutation.name, changed.statement, changed.facts)
        if key not in seen:
            seen.add(key)
            return Changed(mutation.name, mutation.unsafe, original, changed)
    return None


def _scores(one: Changed, base: RuleBase, lexicon: Lexicon, witness: "Witness") -> dict[str, Score]:
    """What became of a changed draft."""
    facts = one.changed.facts
    ground = Ground(base, facts, lexicon)
    draft = Draft((one.changed.statement, *one.changed.companions), "changed")
    answer = gate.release(gate.judge(draft, ground), one.changed.case, ground)
    out = _released(answer)
    mine = [s for _, s in out if s.text not in {c.text for c in one.changed.companions}]
    faults = [f"{s.text!r} {f}" for kind, s in out for f in witness.faults(kind, s, facts)]
    faults += _invented(answer, ground)
    reworded = [s for s in mine if not witness.own_words(s)]
    scores = {"reasons_listed": _listed(answer, one, mine)}
    if one.changed.companions:
        scores["companions_kept"] = _kept(one, out)
    if one.unsafe:
        wrong = [*faults, *(f"says {s.text!r}" for s in reworded)]
        scores["escapes"] = Score(float(bool(wrong)), "; ".join(wrong))
        scores["unsafe_replaced"] = Score(float(bool(mine) and not wrong))
        return scores
    return scores | _harmless(one, mine, faults)


def _harmless(one: Changed, mine: list[Statement], faults: list[str]) -> dict[str, Score]:
    """Whether the content of a harmless change reached the reader, and in whose words."""
    before, after = one.original.statement, one.changed.statement
    told = {name for s in mine for name in s.rules or s.passages}
    blocked = not told >= set(before.rules or before.passages) or bool(faults)
    why = f"{after.text!r} is blocked; {'; '.join(faults)}" if blocked else ""
    scores = {"false_blocks": Score(float(blocked), why)}
    if after.text == before.text:
        return scores
    as_given = any(s.text == after.text for s in mine)
    kept, replaced = Score(float(as_given)), Score(float(not blocked and not as_given))
    if one.name == CLASS:
        scores["false_blocks_handwritten"] = scores["false_blocks"]
        return scores | {"kept_handwritten": kept, "replaced_handwritten": replaced}
    scores["false_blocks_reworded"] = scores["false_blocks"]
    return scores | {"kept_as_reworded": kept, "replaced": replaced}


def _invented(answer: CitedAnswer, ground: Ground) -> list[str]:
    """Findings that are not what is known of the patient."""
    facts = ground.base.close(ground.facts).facts
    own = known(facts, ground.base.corpus.vocabulary)
    found = (s.text for section in answer.sections if section.kind == "findings"
             for s in section.statements)  # fmt: skip
    return [f"{text!r} is not what is known" for text in found if text not in own]


def _listed(answer: CitedAnswer, one: Changed, mine: list[Statement]) -> Score:
    """What left otherwise than it was drafted, or not at all, is listed with its reason."""
    text = one.changed.statement.text
    reasons = any(f.statement == text and f.message for f in answer.removed)
    fine = reasons or any(s.text == text for s in mine)
    return Score(float(fine), "" if fine else f"no reason is given for {text!r}")


def _kept(one: Changed, out: tuple[tuple[SectionKind, Statement], ...]) -> Score:
    gone = {s.text for s in one.changed.companions} - {s.text for _, s in out}
    return Score(float(not gone), f"{min(gone)!r} is gone" if gone else "")


def _released(answer: CitedAnswer) -> tuple[tuple[SectionKind, Statement], ...]:
    """The statements that left, each with its section; what is known of the patient aside."""
    return tuple(
        (section.kind, statement)
        for section in answer.sections
        if section.kind != "findings"
        for statement in section.statements
    )
