import pytest

from assistant.checks import turned
from tests.checks.pages import kinds


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The procedure is performed only after a positive diagnostic medial branch block.",
            "The procedure is not performed after a positive diagnostic medial branch block.",
        ),
        (
            "No, the current US label of teriparatide carries no boxed warning on osteosarcoma.",
            "Yes, the current US label of teriparatide carries a boxed warning on osteosarcoma.",
        ),
    ],
)
def test_a_predicate_is_not_turned_round(right: str, wrong: str) -> None:
    assert kinds(turned.check, right) == []
    assert kinds(turned.check, wrong) == ["rule_conflict"]
