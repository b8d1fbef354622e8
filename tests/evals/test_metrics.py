import pytest

from evals.metrics import bootstrap, mean_of_samples, share_of_parts, wilson
from evals.scores import NO_ANSWER, Score, share


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (8, 10, 0.4902, 0.9433),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, Statistics in Medicine 17:857, table I
    ],
)
def test_wilson(right: int, total: int, low: float, high: float) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=1e-4)


def test_the_bootstrap_repeats_itself_and_holds_the_mean() -> None:
    values = [0.0, 0.5, 1.0, 1.0, 0.25, 0.75]
    low, high = bootstrap(values)
    assert (low, high) == bootstrap(values)
    assert low < sum(values) / len(values) < high


def test_a_share_weighs_parts_and_a_mean_weighs_samples() -> None:
    scores = [share(["one is wrong"], 1), share([], 3)]
    share_metric, mean_metric = share_of_parts(scores), mean_of_samples(scores)
    assert share_metric is not None
    assert mean_metric is not None
    assert (share_metric.value, share_metric.n) == (0.75, 4)
    assert (mean_metric.value, mean_metric.n) == (0.5, 2)


def test_no_answer_is_counted_apart_and_is_not_zero() -> None:
    metric = mean_of_samples([Score(1.0), NO_ANSWER])
    assert metric is not None
    assert (metric.value, metric.n, metric.unanswered) == (1.0, 1, 1)


def test_nothing_measured_gives_no_metric() -> None:
    assert share_of_parts([]) is None
    assert mean_of_samples([NO_ANSWER]) is None
