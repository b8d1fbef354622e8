"""Sentences as answers have them, read over the shipped vocabulary; and what they rest on."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.adapters.corpus import load_corpus
from assistant.domain.claim import Wording
from assistant.domain.condition import AnyOf, Not, facts_in
from assistant.reading.claims import ClaimReading, read_claims
from assistant.reading.lexicon import Lexicon
from assistant.reading.statements import split_statements
from tests.reading.advice_table import Row, read_as, rows

CORPUS = load_corpus(Path(__file__).parents[2] / "corpus")
LEXICON = Lexicon(CORPUS.vocabulary)


def read(text: str, focus: tuple[str, ...] = ()) -> ClaimReading:
    (statement,) = split_statements(text)
    return read_claims(statement, LEXICON, CORPUS.vocabulary, CORPUS.documents, focus)


@pytest.mark.parametrize("row", rows("answer_advice.txt"), ids=lambda row: row.text)
def test_sentence_is_read_as_the_table_says(row: Row) -> None:
    reading = read(row.text)
    assert read_as(reading) == row.claims or (row.silent and not reading.claims)
    assert reading.clinical


def test_listed_bars_must_all_be_absent() -> None:
    (claim,) = read("Start alendronate, provided none of these holds: achalasia; pregnancy.").claims
    assert isinstance(claim.condition, Not)
    assert isinstance(claim.condition.part, AnyOf)


def test_a_bar_that_is_not_understood_leaves_the_claim_partial() -> None:
    whole = read("Start alendronate, provided none of these holds: achalasia; pregnancy.")
    part = read("Start alendronate, provided none of these holds: achalasia; purple spots.")
    assert whole.partial == ()
    assert part.partial == part.claims


def test_a_number_of_nothing_leaves_the_claim_partial() -> None:
    assert read("Alendronate is not recommended below 35.").partial
    assert not read("Alendronate is not recommended.").partial


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Zoledronate 5 mg IV once a year.", ("5", "mg/year")),
        ("Zoledronate 5 mg IV once a month.", ("5", "mg/month")),
        ("Teriparatide is given as 20 mg daily.", ("20", "mg/day")),
    ],
)
def test_an_order_carries_its_dose(text: str, amount: tuple[str, str]) -> None:
    (claim,) = read(text).claims
    assert claim.amount is not None
    assert (str(claim.amount.quantity.point), claim.amount.unit) == amount


def test_a_rank_is_no_strength() -> None:
    (first,) = read("Medical management comes first.").claims
    (plain,) = read("Medical management should be started.").claims
    assert (first.wording, plain.wording) == (Wording.MAY, Wording.SHOULD)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("According to the ACR it is usually appropriate.", ["for"]),
        ("It should not be started before a scan, so she can receive it later.", ["optional"]),
        ("It is contraindicated.", ["against"]),
        ("The patient is 70.", []),
        ("Not while her calcium is low; that has to be corrected first.", []),
    ],
)
def test_a_pronoun_stands_for_the_action_in_focus(text: str, stances: list[str]) -> None:
    claims = read(text, ("romosozumab",)).claims
    assert [c.stance.value for c in claims if c.action == "romosozumab"] == stances


def test_the_issuers_named_are_handed_on_where_none_is_unique() -> None:
    reading = read("ACP lists acupuncture as an option for chronic low back pain.")
    assert "acp-lbp-2017" in reading.issuers
    assert {claim.issuer for claim in reading.claims} == {None}


@pytest.mark.parametrize(
    ("text", "high", "unit"),
    [
        ("In ASCVD, an LDL-C goal of less than 70 mg/dL is recommended.", 70, "mg/dL"),
        ("In CKD, a systolic target of less than 120 mmHg is suggested.", 120, "mmHg"),
        ("In anaemia, a ferritin cut-off of 45 ng/mL is recommended.", 45, "ng/mL"),
        ("In CKD, a sodium intake of less than 2 g/day is suggested.", 2, "g/day"),
    ],
)
def test_the_level_of_a_goal_is_its_amount(text: str, high: int, unit: str) -> None:
    reading = read(text)
    (claim,) = reading.claims
    assert claim.amount is not None
    assert (claim.amount.quantity.high, claim.amount.unit) == (Decimal(high), unit)
    assert reading.partial == ()


def test_the_level_of_a_blood_test_is_no_amount() -> None:
    (claim,) = read("With an LDL-C of 70 mg/dL a statin is recommended.").claims
    assert claim.amount is None


def test_the_number_of_a_name_is_no_measurement() -> None:
    (claim,) = read("In type 2 diabetes with an eGFR below 45, finerenone is suggested.").claims
    assert set(facts_in(claim.condition)) == {"type_2_diabetes", "egfr"}


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("So no other drug has to take over afterwards.", ["against"]),
        ("Nothing else is needed.", ["against"]),
        ("Enjoy a drug-free year.", ["against"]),
        ("Another medicine has to take over.", []),
        ("Nothing else was found.", []),
    ],
)
def test_nothing_follows_the_course_that_is_taken(text: str, stances: list[str]) -> None:
    (statement,) = split_statements(text)
    vocabulary, documents = CORPUS.vocabulary, CORPUS.documents
    claims = read_claims(statement, LEXICON, vocabulary, documents, (), ("denosumab",)).claims
    read = [c.stance.value for c in claims if c.action == "antiresorptive_after_denosumab"]
    assert read == stances
