"""Structured facts, NAME=VALUE: what is accepted, and the sentence for what is not."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.errors import RequestError
from assistant.domain.patient import Origin, plain
from assistant.reading.given import given_fact
from tests.reading.small_vocabulary import small_vocabulary

VOCABULARY = small_vocabulary()
TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("cancer_history=true", "cancer_history", True),
        ("cancer_history=No", "cancer_history", False),
        ("sex=Female", "sex", "female"),
        ("jurisdiction=UK", "jurisdiction", "UK"),
        ("egfr=24", "egfr", 24),
        ("egfr=<30", "egfr", "<30"),
        ("egfr=24 mL/min/1.73m2", "egfr", 24),
        ("egfr=24 mL/min/1.73 m²", "egfr", 24),
        ("t_score[hip]=-2.9", "t_score[hip]", -2.9),
        ("t_score[femoral neck]=\u22122.9", "t_score[femoral_neck]", -2.9),
        ("t_score=2.9", "t_score", 2.9),
        ("height_loss_historical_cm=20-30 mm", "height_loss_historical_cm", "2 to 3"),
        ("height_loss_historical_cm=4", "height_loss_historical_cm", 4),
        ("vit_d_25oh=45 nmol/L", "vit_d_25oh", 18.027),
        ("age=>=65 years", "age", ">=65"),
        ("mi_date=2026-06", "months_since_mi", "4.77 to 5.7228"),
        ("mi_date=2025-11-23", "months_since_mi", 12),
    ],
)
def test_accepted(text: str, name: str, value: float | str | bool) -> None:
    fact = given_fact(text, VOCABULARY, TODAY)
    assert (fact.name, plain(fact.domain), fact.origin) == (name, value, Origin.GIVEN)


@pytest.mark.parametrize(
    ("text", "name"),
    [("egfr=unknown", "egfr"), ("sex=Unknown", "sex"), ("mi_date=unknown", "months_since_mi")],
)
def test_unknown_gives_the_whole_domain(text: str, name: str) -> None:
    fact = given_fact(text, VOCABULARY, TODAY)
    assert (fact.name, fact.domain) == (name, VOCABULARY.domain(name))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("egfr", "write NAME=VALUE"),
        ("cancer_hystory=true", "did you mean 'cancer_history'?"),
        ("mri_lumbar=true", "'mri_lumbar' is a test, not a fact"),
        ("cancer_history=maybe", "allowed: true, false or unknown"),
        ("sex=other", "allowed: female, male or unknown"),
        ("egfr=24 mL/min", "measured in mL/min/1.73m2"),
        ("egfr=24 furlongs", "allowed: mL/min/1.73m2"),
        ("egfr=abc", "write a number"),
        ("vit_d_25oh=45", "give 25-OH vitamin D in ng/mL or nmol/L"),
        ("age=350", "(0 to 120 year)"),
        ("t_score[knee]=-1", "allowed: spine, femoral_neck, total_hip, hip, radius"),
        ("mi_date=soon", "write 2026, 2026-06 or 2026-06-14"),
        ("mi_date=2027", "not later than 2026-11-23"),
    ],
)
def test_refused_with_what_is_allowed(text: str, message: str) -> None:
    with pytest.raises(RequestError) as refusal:
        given_fact(text, VOCABULARY, TODAY)
    assert message in str(refusal.value)


@given(st.decimals(min_value=0, max_value=200, places=1, allow_nan=False))
def test_a_number_is_taken_exactly(value: Decimal) -> None:
    domain = given_fact(f"egfr={value}", VOCABULARY, TODAY).domain
    assert getattr(domain, "point", None) == value


@given(st.text(max_size=60))
def test_any_other_text_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(RequestError) as refusal:
        given_fact(f"egfr=x{text}", VOCABULARY, TODAY)
    assert refusal.value.field == "egfr"
