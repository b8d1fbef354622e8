"""The fit of support: finds what tells pairs apart, ignores what misleads, the same each time."""

import random

import pytest

from assistant.checks.evidence import FEATURES
from assistant.domain.knowledge import Advice
from evals.corpus_pairs import contrary_of, corpus_pairs
from evals.support_fit import Case, fit, fit_all
from tests.shipped import shipped_app


def cases(count: int = 400) -> list[Case]:
    """Pairs of which `covered` tells the side, `numbers` tells it the wrong way round."""
    draw = random.Random(7)
    found = []
    for number in range(count):
        supported = number % 2 == 0
        noise = {name: draw.gauss(0, 1) for name in FEATURES}
        shift = 1.0 if supported else -1.0
        features = {**noise, "covered": noise["covered"] + shift, "numbers": -shift}
        found.append(Case(features, supported, number % 5))
    return found


def test_a_telling_feature_gets_weight_and_a_misleading_one_none() -> None:
    weights = fit(cases()).each
    assert weights["covered"] > 0.5
    assert weights["numbers"] == 0
    assert all(weight >= 0 for weight in weights.values())
    assert max(weights[name] for name in ("similarity", "affirmation", "direction")) < 0.3


def test_the_fit_is_the_same_each_time() -> None:
    assert fit(cases()) == fit(cases())


def test_a_case_of_no_weight_changes_nothing() -> None:
    silent = [Case(dict.fromkeys(FEATURES, 0.0), True, 0, 0.0) for _ in range(3)]
    heavy = cases()
    one, other = fit(heavy), fit([*heavy, *silent])
    for name in FEATURES:
        assert one.each[name] == pytest.approx(other.each[name], abs=0.05)


@pytest.mark.parametrize("error", [0.05, 0.2, 0.5])
def test_the_threshold_keeps_the_stated_error(error: float) -> None:
    known = cases()
    fitted = fit_all(known, error)
    against = [c for c in known if not c.supported]

    def taken(threshold: float) -> float:
        above = (fitted.folds[c.fold].probability(c.features) >= threshold for c in against)
        return sum(above) / len(against)

    assert taken(fitted.threshold) <= error < taken(fitted.threshold - 0.01)


@pytest.mark.parametrize(
    ("sentence", "contrary"),
    [
        ("A scan is recommended (ACR).", "A scan is not recommended (ACR)."),
        ("A scan is not recommended.", "A scan is recommended."),
        ("MRI is usually appropriate.", "MRI is usually not appropriate."),
        ("The dose is 70 mg.", None),
    ],
)
def test_advice_is_turned_round(sentence: str, contrary: str | None) -> None:
    assert contrary_of(sentence) == contrary


def test_pairs_of_the_corpus_are_of_three_kinds() -> None:
    base = shipped_app().base
    names = tuple(base.corpus.passages)
    pairs = tuple(corpus_pairs(base, lambda _: names))
    rules = [r for r in base.corpus.rule.values() if isinstance(r.then, Advice)]
    assert sum(pair.supported for pair in pairs) == len(rules)
    assert {pair.kind for pair in pairs} == {"supported", "elsewhere", "contradicted"}
    own = {(r.says, base.corpus.passages[r.passage].text) for r in rules}
    assert {(p.sentence, p.passage) for p in pairs if p.supported} == own
    assert not own & {(p.sentence, p.passage) for p in pairs if not p.supported}
