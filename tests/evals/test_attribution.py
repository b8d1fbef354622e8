"""The suite of support over rows of our own: areas, shares, folds, and bad rows."""

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.errors import CorpusError, RequestError
from evals import attribution
from evals.metrics import Metric
from evals.pairs import FITTING, PairRow, fold_of
from evals.rows import read_rows
from evals.runner import summed
from tests.shipped import shipped_app

PASSAGE = "Exercise improved pain in chronic low back pain. Bed rest was not effective."


def row(claim: str, label: str = "supported", **more: Any) -> dict[str, Any]:
    return {"id": claim, "claim": claim, "passage": PASSAGE, "label": label, **more}


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def measured(rows: Sequence[PairRow]) -> dict[str, Metric]:
    samples = attribution.run(rows, shipped_app().backing, attribution.read_folds())
    return summed(samples, attribution.figures(rows))


def test_areas_and_shares_are_counted_by_subset_and_tier(tmp_path: Path) -> None:
    rows = read_rows(
        written(
            tmp_path,
            row("Exercise improved pain in chronic low back pain.", subset="back", tier="A"),
            row("Bed rest was not effective.", subset="back", tier="B"),
            row("Zoledronate was given to children.", "not", sublabel="neutral", subset="back"),
            row("Statins lower cholesterol.", "not", sublabel="contradicted", tier="A"),
        ),
        PairRow,
    )
    metrics = measured(rows)
    for name in ("auc", "word_overlap_auc", "auc_back", "auc_tier_a", "auc_against_contradicted"):
        assert metrics[name].value == 1, name
    assert (metrics["auc"].n, metrics["auc_back"].n, metrics["auc_tier_a"].n) == (4, 3, 2)
    assert "auc_tier_b" not in metrics  # one label only
    assert metrics["gain_over_word_overlap"].value == 0
    assert metrics["balanced_accuracy"].value == 1
    assert metrics["contradicted_taken_for_supported"].value == 0


def test_a_contradicted_row_taken_for_supported_is_counted_apart(tmp_path: Path) -> None:
    said = "Bed rest was not effective."  # labelled otherwise than the passage says
    rows = read_rows(
        written(tmp_path, row(said, "not", sublabel="contradicted"), row(said)), PairRow
    )
    metrics = measured(rows)
    assert metrics["contradicted_taken_for_supported"].value == 1
    assert metrics["auc"].value == metrics["balanced_accuracy"].value == 0.5


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))))
def test_the_mean_of_placements_is_the_area_under_the_curve(
    pairs: list[tuple[bool, float]],
) -> None:
    found = attribution.placements(pairs)
    true, false = ([v for label, v in pairs if label is side] for side in (True, False))
    if not true or not false:
        assert found == ()
        return
    area = fmean((t > f) + (t == f) / 2 for t in true for f in false)
    assert fmean(found) == pytest.approx(area)
    assert fmean(p for p, (label, _) in zip(found, pairs, strict=True) if label) == pytest.approx(
        area
    )


def test_rows_of_one_document_share_a_fold_whichever_file_they_stand_in() -> None:
    whole = PairRow.model_validate(row("A.", meta={"doc_id": 17}))
    sentence = PairRow.model_validate({**row("B."), "passage": "Bed rest.", "doc_id": 17})
    assert whole.fold == sentence.fold == fold_of("17")
    assert PairRow.model_validate(row("A.")).fold == fold_of(PASSAGE)
    assert {fold_of(str(number)) for number in range(100)} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("licence", "learnt"),
    [
        ("MIT", True),
        ("CC BY 4.0 (claims/labels), ODC-By 1.0 (abstracts)", True),
        ("CC BY-NC 2.0", False),
        ("no licence file in the repository", False),
        ("MIT (repository); evidence are web snippets", False),
        ("", False),
    ],
)
def test_only_rows_that_allow_it_are_learnt_from(licence: str, learnt: bool) -> None:
    assert (licence in FITTING) is learnt


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({**row("A."), "label": "maybe"}, r"pairs\.jsonl:2:1.*label: Input should be"),
        ({**row("A."), "claim": ""}, "claim: String should have at least 1"),
        ({"id": "x", "claim": "A.", "label": "not"}, "passage: Field required"),
    ],
)
def test_a_bad_row_is_named(bad: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=message):
        read_rows(written(tmp_path, row("A."), bad), PairRow)


def test_the_file_of_folds_has_five(tmp_path: Path) -> None:
    whole = attribution.FOLD_FILE.read_text(encoding="utf-8")
    assert len(attribution.read_folds()) == 5
    short = tmp_path / "folds.yaml"
    short.write_text(whole[: whole.rindex("- intercept")], encoding="utf-8")
    with pytest.raises(CorpusError, match=r"folds\.yaml:\d+:.*at least 5"):
        attribution.read_folds(short)


def test_rows_have_to_be_there() -> None:
    with pytest.raises(RequestError, match="name it with --data"):
        read_rows(None, PairRow)
