"""Retrieval is scored as the literature does, over a folder in the form of BEIR."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.domain.errors import RequestError
from evals import ranking, retrieval
from evals.runner import run, summed
from evals.suite_files import suite_path
from tests.flow import AS_OF
from tests.shipped import shipped_app

ROWS = {
    "1": "Aspirin is given within the first day after an ischaemic stroke.",
    "2": "Beta blockers lower the heart rate.",
    "3": "Insulin is stored in the fridge until it is opened.",
}


def folder(path: Path, queries: str = "queries.jsonl", judged: str = "qrels/test.tsv") -> Path:
    lines = [json.dumps({"_id": n, "title": "", "text": text}) for n, text in ROWS.items()]
    (path / "corpus.jsonl").write_text("\n".join(lines))
    asked = [{"_id": "a", "text": "aspirin after stroke"}, {"_id": "b", "text": "not judged"}]
    (path / queries).write_text("\n".join(map(json.dumps, asked)))
    (path / judged).parent.mkdir(exist_ok=True)
    (path / judged).write_text("query-id\tcorpus-id\tscore\na\t1\t1\na\t2\t0\n")
    return path


@pytest.mark.parametrize(
    ("found", "wanted", "ndcg", "recall", "rank"),
    [
        (["x"], {"x": 1}, 1, 1, 1),
        (["y", "x"], {"x": 1}, 0.6309, 1, 0.5),
        (["y"], {"x": 1}, 0, 0, 0),
        (["x", "y"], {"y": 2, "x": 1}, 0.8597, 1, 1),
        (["x", "y"], {"x": 1, "z": 1}, 0.6131, 0.5, 1),
        ([*"abcdefghij", "x"], {"x": 1}, 0, 0, 0),
        ([], {"x": 1}, 0, 0, 0),
    ],
)
def test_measures(
    found: Sequence[str], wanted: dict[str, int], ndcg: float, recall: float, rank: float
) -> None:
    assert ranking.measured(found, wanted) == pytest.approx((ndcg, recall, rank), abs=1e-4)


@pytest.mark.parametrize(
    "names", [("queries.jsonl", "qrels/test.tsv"), ("queries_test.jsonl", "qrels_test.tsv")]
)
def test_the_suite_scores_every_judged_question_on_each_leg(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    samples = tuple(retrieval.run(folder(tmp_path, *names), shipped_app()))
    assert [sample.id for sample in samples] == ["a"]
    metrics = summed(samples, ranking.FIGURES)
    assert set(metrics) == {figure.name for figure in ranking.FIGURES}
    assert metrics["ndcg_10"].value == metrics["bm25_mrr_10"].value == 1


def test_it_runs_by_name_and_its_digest_changes_with_a_row(tmp_path: Path) -> None:
    data = folder(tmp_path)
    one = run(suite_path("retrieval"), shipped_app(), AS_OF, data)
    assert one.passed
    (data / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\na\t3\t1\n")
    other = run(suite_path("retrieval"), shipped_app(), AS_OF, data)
    assert one.digests["data"] != other.digests["data"]
    assert not other.passed


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="name it with --beir DIR"):
        retrieval.files(None)
    for name in ("corpus.jsonl", "queries.jsonl", "qrels/test.tsv"):
        (folder(tmp_path) / name).unlink()
        with pytest.raises(RequestError, match="name a folder in the form of BEIR"):
            retrieval.files(tmp_path)
    (folder(tmp_path) / "qrels" / "test.tsv").write_text("head\na 1 1\n")
    with pytest.raises(RequestError, match="parted by tabs"):
        tuple(retrieval.run(tmp_path, shipped_app()))
