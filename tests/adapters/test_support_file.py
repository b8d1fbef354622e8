"""The file of coefficients is read strictly, and the shipped one is whole."""

from pathlib import Path

import pytest

from assistant.adapters.support_file import SUPPORT, read_support
from assistant.checks.evidence import FEATURES
from assistant.domain.errors import CorpusError, InstallationError

WHOLE = """schema: groundrule/support@1
about: coefficients
threshold: 0.5
error: 0.2
intercept: -1.5
weights: {similarity: 1, covered: 2, affirmation: 3, direction: 4, numbers: 5}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "support.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_coefficients_are_read_in_the_order_of_the_features(tmp_path: Path) -> None:
    found = read_support(written(tmp_path, WHOLE))
    assert (found.threshold, found.error, found.weights.intercept) == (0.5, 0.2, -1.5)
    assert dict(found.weights.each) == dict(zip(FEATURES, (1, 2, 3, 4, 5), strict=True))


def test_the_shipped_file_speaks_for_support_with_every_feature() -> None:
    found = read_support()
    assert tuple(found.weights.each) == FEATURES
    assert all(weight > 0 for weight in found.weights.each.values()), SUPPORT


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("covered: 2", "covered: -2", r"support\.yaml:6:.*greater than or equal to 0"),
        ("covered: 2", "cover: 2", "the weights are those of similarity, covered"),
        (", numbers: 5", "", "each once"),
        ("covered: 2", "covered: .nan", "covered"),
        ("threshold: 0.5", "threshold: 1", r"support\.yaml:3:.*less than 1"),
        ("intercept: -1.5", "intercept: low", r"support\.yaml:5:.*valid number"),
        ("about: coefficients", "abuot: coefficients", "about"),
        ("support@1", "support@2", "schema"),
        ("weights: {", "weights: [", "not valid YAML"),
    ],
)
def test_another_file_is_refused_with_its_place(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(CorpusError, match=said):
        read_support(written(tmp_path, WHOLE.replace(old, new)))


def test_a_missing_file_is_an_incomplete_installation(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="install groundrule again"):
        read_support(tmp_path / "none.yaml")
