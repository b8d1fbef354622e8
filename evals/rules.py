"""The suite of the rule core: random rule bases against Z3, and mutants of every shipped rule."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Literal

from pydantic import Field

from assistant.adapters.corpus_models import Shape
from assistant.adapters.marked_yaml import Marked
from assistant.domain.claim import Judgement, Verdict
from assistant.domain.condition import ALWAYS
from assistant.domain.errors import InstallationError
from assistant.domain.knowledge import Corpus
from assistant.domain.patient import PatientFacts
from assistant.domain.worked import WorkedPatient
from assistant.rules.deciding import deciding
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge
from assistant.rules.worked import alone
from evals.figures import Line
from evals.metrics import share_of_parts
from evals.mutants import killed, mutants
from evals.random_bases import Case, answered, case, patient, without
from evals.samples import Sample
from evals.scores import Score, share
from evals.suite_files import SuiteShape

FIGURES = tuple(
    Line(name, share_of_parts)
    for name in (
        "oracle_agreement",
        "minimal_proofs",
        "deciding_sets",
        "monotone_verdicts",
        "mutation_score",
        "guidelines_above_95",
    )
)
# The share of a guideline's mutants that its examples have to notice.
ENOUGH = 0.95
_Scores = dict[str, Score]
_SETTLED = (Verdict.VALID, Verdict.INVALID)
_DECIDED = (*_SETTLED, Verdict.CONFLICT)


class SeedsShape(Shape):
    first: int
    count: int = Field(gt=0)


class RulesShape(SuiteShape):
    """A suite of the rule core."""

    kind: Literal["rules"]
    seeds: SeedsShape


def read(marked: Marked) -> RulesShape:
    """The suite.

    Raises:
        CorpusError: a key or value is not allowed, with file and line.
    """
    return marked.as_model(RulesShape)


def run(suite: RulesShape, corpus: Corpus, patients: tuple[WorkedPatient, ...]) -> Iterator[Sample]:
    """One sample a random rule base, then one a document of the corpus.

    Raises:
        InstallationError: Z3 is not installed.
    """
    verdict_of = _oracle()
    for seed in range(suite.seeds.first, suite.seeds.first + suite.seeds.count):
        drawn = case(Random(seed))
        drawn = replace(drawn, claim=replace(drawn.claim, condition=ALWAYS))
        yield Sample(f"random/{seed}", _scores(drawn, Random(-seed), verdict_of), None)
    for document in corpus.documents:
        scores = _mutation(document, corpus, patients)
        if scores:
            yield Sample(f"mutation/{document}", scores, None)


def _oracle() -> Callable[[Case], Verdict]:
    try:
        from evals.oracle import Oracle
    except ImportError:
        raise InstallationError(
            "Z3 is not installed, and the rules are compared with it; install it with "
            "`pip install 'groundrule[solver]'`."
        ) from None
    return lambda drawn: Oracle(drawn.corpus, drawn.facts).verdict(drawn.claim)


def _scores(drawn: Case, draw: Random, verdict_of: Callable[[Case], Verdict]) -> _Scores:
    found = judge(drawn.claim, drawn.facts, RuleBase(drawn.corpus))
    expected = verdict_of(drawn)
    wrong = [] if found.verdict is expected else [f"{found.verdict.value}, not {expected.value}"]
    scores = {"oracle_agreement": share(wrong, 1)}
    if found.verdict in _SETTLED:
        scores["minimal_proofs"] = share(_spare(drawn, found), 1)
        scores["monotone_verdicts"] = share(_turned(drawn, found.verdict, draw), 1)
    if found.verdict is Verdict.SATISFIABLE:
        scores["deciding_sets"] = share(_undecided(drawn, verdict_of), 1)
    return scores


def _spare(drawn: Case, found: Judgement) -> list[str]:
    """A fact or a rule of the proof without which the rest of it still gives the verdict."""
    proofs = [
        *((found.rules, tuple(f for f in found.facts if f != gone), gone) for gone in found.facts),
        *((tuple(r for r in found.rules if r != gone), found.facts, gone) for gone in found.rules),
    ]
    spare = [gone for rules, facts, gone in proofs if _still(drawn, found, rules, facts)]
    return [f"{gone} can be left out" for gone in spare][:1]


def _still(drawn: Case, found: Judgement, rules: tuple[str, ...], facts: tuple[str, ...]) -> bool:
    kept = PatientFacts(tuple(fact for fact in drawn.facts.facts if fact.name in facts))
    base = RuleBase(without(drawn, found.verdict, rules))
    return judge(drawn.claim, kept, base).verdict is found.verdict


def _undecided(drawn: Case, verdict_of: Callable[[Case], Verdict]) -> list[str]:
    """A named set of facts none of whose answers settles the claim, or a part of it that does."""
    base = RuleBase(drawn.corpus)
    for names in deciding(drawn.claim, drawn.facts, base)[:2]:
        if not any(verdict_of(told) in _DECIDED for told in answered(drawn, names)):
            return [f"{names} does not decide"]
        for gone in names:
            part = tuple(name for name in names if name != gone)
            if any(verdict_of(told) in _DECIDED for told in answered(drawn, part)):
                return [f"{names} can do without {gone}"]
    return []


def _turned(drawn: Case, before: Verdict, draw: Random) -> list[str]:
    facts = drawn.facts
    for fact in patient(draw, 2).facts:
        if facts.get(fact.name) is None:
            facts = facts.with_fact(fact)
    after = judge(drawn.claim, facts, RuleBase(drawn.corpus)).verdict
    stays = after in (before, Verdict.CONFLICT, Verdict.IMPOSSIBLE)
    return [] if stays else [f"{before.value} became {after.value}"]


def _mutation(document: str, corpus: Corpus, patients: tuple[WorkedPatient, ...]) -> _Scores:
    """How many mutants of the document's rules its examples and worked patients notice."""
    base = alone(document, corpus)
    mine = tuple(one for one in patients if one.document == document)
    found, missed = 0, []
    for rule in base.corpus.rules:
        for mutant in mutants(rule, base):
            found += 1
            if not killed(mutant, base, mine):
                missed.append(f"{rule.id}: {mutant.change}")
    if not found:
        return {}
    score = share(missed, found)
    enough = score.value is not None and score.value >= ENOUGH
    return {"mutation_score": score, "guidelines_above_95": Score(float(enough))}
