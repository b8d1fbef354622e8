"""Sentences read as claims: the development tables, context, amounts, issuers, residue."""

from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.claim import Wording
from assistant.domain.condition import ALWAYS, All, AnyOf, Atom, Not, facts_in
from assistant.domain.domains import NO, YES, Interval
from assistant.domain.knowledge import Document, Review, Stance
from assistant.reading.claims import ClaimReading, agrees, read_claims
from assistant.reading.lexicon import Lexicon
from assistant.reading.statements import TextStatement, split_statements
from tests.reading.advice_table import Row, plain_sentences, read_as, rows
from tests.reading.advice_vocabulary import VOCABULARY

LEXICON = Lexicon(VOCABULARY)
ROWS = rows()


def document(name: str, year: int, *issuers: str) -> Document:
    return Document(
        id=name, title=name, organisation=issuers[0], abbreviation=issuers[0], year=year,
        kind="guideline", published=str(year), jurisdiction=(), population="adults",
        licence="digest in own words", review=Review.SUBMITTED, review_since="2026-11-23",
        updated="2026-11-23", issuer_names=issuers,
    )  # fmt: skip


DOCUMENTS = {
    "acr-lbp-2021": document("acr-lbp-2021", 2021, "ACR", "American College of Radiology"),
    "acr-bone-2022": document("acr-bone-2022", 2022, "ACR"),
    "nice-2016": document("nice-2016", 2016, "NICE"),
}


def read(text: str, focus: tuple[str, ...] = ()) -> ClaimReading:
    statement = TextStatement("s1", text, (0, len(text)))
    return read_claims(statement, LEXICON, VOCABULARY, DOCUMENTS, focus)


def read_page(page: str) -> dict[str, ClaimReading]:
    return {s.text: read_claims(s, LEXICON, VOCABULARY, DOCUMENTS) for s in split_statements(page)}


@pytest.mark.parametrize("row", ROWS, ids=[row.text for row in ROWS])
def test_sentence_is_read_as_the_table_says(row: Row) -> None:
    reading = read(row.text)
    silent = row.silent and not reading.claims
    assert silent or read_as(reading) == row.claims
    assert reading.clinical


def test_the_table_is_large_and_mostly_read() -> None:
    advice = [row for row in ROWS if row.claims]
    unread = [row.text for row in advice if not read(row.text).claims]
    assert len(advice) > 150
    assert len(unread) / len(advice) < 0.10


@pytest.mark.parametrize("text", plain_sentences())
def test_what_is_not_clinical_asserts_nothing(text: str) -> None:
    reading = read(text)
    assert not reading.clinical
    assert reading.claims == ()


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Alendronate may be considered.", Wording.MAY),
        ("Start alendronate.", Wording.PLAIN),
        ("Alendronate is usually appropriate.", Wording.PLAIN),
        ("Alendronate should be started.", Wording.SHOULD),
        ("We recommend alendronate.", Wording.SHOULD),
        ("Alendronate must be started.", Wording.MUST),
        ("Alendronate must not be started.", Wording.MUST),
        ("Alendronate is contraindicated.", Wording.MUST),
        ("Never start alendronate.", Wording.MUST),
        ("Alendronate has to be started.", Wording.MUST),
    ],
)
def test_strength_of_wording(text: str, wording: Wording) -> None:
    assert [claim.wording for claim in read(text).claims] == [wording]


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("Zoledronate is contraindicated.", True),
        ("Zoledronate is not recommended.", False),
        ("Emergency MRI of the lumbar spine is needed.", True),
        ("MRI of the lumbar spine is needed.", False),
    ],
)
def test_a_bar_and_an_emergency_are_claims_of_safety(text: str, safety: bool) -> None:
    assert [claim.safety for claim in read(text).claims] == [safety]


def crcl(interval: Interval) -> Atom:
    return Atom("crcl", interval, "")


BELOW_35 = Interval(high=Decimal(35), high_open=True)
FROM_35 = Interval(low=Decimal(35))
CANCER = Atom("cancer_history", YES, "")
INFECTION = Atom("infection", YES, "")
OSTEOPOROSIS = Atom("known_osteoporosis", YES, "")


@pytest.mark.parametrize(
    ("condition", "tree"),
    [
        ("if creatinine clearance is below 35 mL/min", crcl(BELOW_35)),
        ("if creatinine clearance is at least 35 mL/min", crcl(FROM_35)),
        ("unless creatinine clearance is below 35 mL/min", Not(crcl(BELOW_35))),
        ("if CrCl is 35 mL/min or below", crcl(Interval(high=Decimal(35)))),
        ("if CrCl is more than 35 mL/min", crcl(Interval(low=Decimal(35), low_open=True))),
        ("at a creatinine clearance of 28 mL/min", crcl(Interval(Decimal(28), Decimal(28)))),
        ("if there is cancer or infection", AnyOf((CANCER, INFECTION))),
        ("if there is cancer and infection", All((CANCER, INFECTION))),
        ("if there is no cancer", Not(CANCER)),
        ("without cancer or infection", Not(AnyOf((CANCER, INFECTION)))),
        ("if there is osteoporosis with cancer or infection",
         All((OSTEOPOROSIS, AnyOf((CANCER, INFECTION))))),
        ("if cancer has been excluded", Not(CANCER)),
        ("regardless of cancer", ALWAYS),
        ("even if there is cancer", CANCER),
    ],
)  # fmt: skip
def test_conditions_become_trees(condition: str, tree: object) -> None:
    (claim,) = read(f"Zoledronate should be given {condition}.").claims
    assert claim.condition == tree


def test_and_mixed_with_or_is_left_as_residue() -> None:
    reading = read("Zoledronate is indicated if there is cancer and infection or osteoporosis.")
    assert "and/or" in reading.residue


def test_a_condition_that_is_not_understood_makes_the_claim_partial() -> None:
    reading = read("If the patient refuses, stop alendronate.")
    assert reading.partial == reading.claims
    assert reading.residue == ("refuses",)
    assert reading.claims[0].condition == ALWAYS
    assert reading.claims[0].condition_text == "If the patient refuses"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Start alendronate 70 mg once a week.", "70", "70", "mg/week"),
        ("The usual dose of alendronate is 70 mg once a week.", "70", "70", "mg/week"),
        ("A calcium supplement of 1,000-1,200 mg a day is recommended.", "1000", "1200", "mg/day"),
        ("Vitamin D 800 IU daily is recommended.", "800", "800", "IU/day"),
    ],
)
def test_amounts_belong_to_their_action(text: str, low: str, high: str, unit: str) -> None:
    (claim,) = read(text).claims
    assert claim.amount is not None
    assert claim.amount.quantity == Interval(Decimal(low), Decimal(high))
    assert claim.amount.unit == unit


def test_two_amounts_do_not_mix() -> None:
    calcium, vitamin = read("Start calcium 1,200 mg a day and vitamin D 800 IU a day.").claims
    assert calcium.amount is not None
    assert vitamin.amount is not None
    assert (calcium.amount.unit, vitamin.amount.unit) == ("mg/day", "IU/day")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("NICE recommends DXA.", "nice-2016"),
        ("ACR recommends DXA.", None),
        ("The ACR recommends DXA (2022).", "acr-bone-2022"),
        ("The American College of Radiology recommends DXA.", "acr-lbp-2021"),
        ("DXA is recommended.", None),
    ],
)
def test_the_issuer_is_a_document_only_where_unique(text: str, issuer: str | None) -> None:
    assert [claim.issuer for claim in read(text).claims] == [issuer]


def test_it_means_the_action_in_focus() -> None:
    (claim,) = read("It is contraindicated.", ("zoledronate",)).claims
    assert (claim.action, claim.stance) == ("zoledronate", Stance.AGAINST)
    assert read("It is contraindicated.", ("zoledronate", "denosumab")).claims == ()
    assert read("It is contraindicated.").claims == ()
    assert len(read("They are contraindicated.", ("zoledronate", "denosumab")).claims) == 2


def test_it_within_a_sentence_means_its_subject() -> None:
    first, second = read("Denosumab is indicated for women; it is not indicated in men.").claims
    assert (first.action, first.stance) == ("denosumab", Stance.FOR)
    assert (second.action, second.stance) == ("denosumab", Stance.AGAINST)


def test_an_item_takes_condition_and_direction_from_around_it() -> None:
    page = """## Next steps
- MRI lumbar spine without contrast
- DXA

## Treatment
If DXA confirms osteoporosis:
- Start alendronate
- Calcium and vitamin D supplementation

## Avoid
- NSAIDs

## Pitfalls
- Zoledronate
"""
    found = read_page(page)
    assert read_as(found["DXA"]) == {("dxa", "for", frozenset())}
    assert read_as(found["NSAIDs"]) == {("nsaid", "against", frozenset())}
    assert read_as(found["Start alendronate"]) == {
        ("alendronate", "for", frozenset({"known_osteoporosis"}))
    }
    assert {c.action for c in found["Calcium and vitamin D supplementation"].claims} == {
        "calcium_supplement",
        "vitamin_d",
    }
    assert found["Zoledronate"].claims == ()


def test_an_item_completes_its_lead_in() -> None:
    found = read_page("Denosumab is contraindicated in:\n- hypocalcaemia\n- pregnancy\n")
    assert read_as(found["pregnancy"]) == {("denosumab", "against", frozenset({"pregnant"}))}


def test_a_heading_asserts_only_in_so_many_words() -> None:
    assert read_page("## Imaging\n\nText.")["Imaging"].claims == ()
    assert read_page("## Avoid zoledronate\n\nText.")["Avoid zoledronate"].claims != ()


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Order MRI of the lumbar spine.", "mri_lumbar"),
        ("Order MRI of the lumbar spine with contrast.", "mri_lumbar_with_contrast"),
        ("Order MRI of the lumbar spine without contrast.", "mri_lumbar_without_contrast"),
        ("Order MRI of the lumbar spine w/o contrast.", "mri_lumbar_without_contrast"),
        ("Order a non-contrast MRI of the lumbar spine.", "mri_lumbar_without_contrast"),
        ("Order a gadolinium-enhanced MRI.", "mri_lumbar_with_contrast"),
        ("Order MRI of the lumbar spine without and with IV contrast.",
         "mri_lumbar_without_and_with_contrast"),
        ("Order MRI with and without gadolinium.", "mri_lumbar_without_and_with_contrast"),
    ],
)  # fmt: skip
def test_contrast_decides_which_test_is_meant(text: str, action: str) -> None:
    assert [claim.action for claim in read(text).claims] == [action]


@pytest.mark.parametrize(
    "text", ["Order MRI of the brain.", "Order a knee MRI.", "Order CT of the chest."]
)
def test_another_region_is_another_test(text: str) -> None:
    reading = read(text)
    assert reading.clinical
    assert reading.claims == ()


def test_residue_names_every_word_left_over() -> None:
    reading = read("Start alendronate to prevent baldness.")
    assert reading.residue == ("prevent", "baldness")
    assert read("Start alendronate 70 mg once a week [1].").residue == ()


def test_a_question_and_a_reference_assert_nothing() -> None:
    assert read("Should alendronate be started?") == ClaimReading()
    reference = TextStatement("s1", "Start alendronate. 2020.", (0, 24), kind="reference")
    assert read_claims(reference, LEXICON, VOCABULARY, {}) == ClaimReading()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Zoledronate is contraindicated below 35 mL/min.", True),
        ("Zoledronate may be considered.", False),
        ("Denosumab is contraindicated.", False),
        ("Zoledronate is contraindicated, but it is recommended in men.", False),
        ("Zoledronate reduces fractures.", False),
    ],
)
def test_agreement_with_a_rule(text: str, same: bool) -> None:
    assert agrees(read(text), "zoledronate", Stance.AGAINST, VOCABULARY) is same


def test_reading_takes_less_than_a_millisecond_or_so() -> None:
    texts = [row.text for row in ROWS]
    read(texts[0])
    start = perf_counter()
    for text in texts:
        read(text)
    assert (perf_counter() - start) / len(texts) < 0.004


@given(st.text(max_size=200))
def test_any_text_is_read_without_failure(text: str) -> None:
    for statement in split_statements(text):
        reading = read_claims(statement, LEXICON, VOCABULARY, DOCUMENTS)
        assert read_claims(statement, LEXICON, VOCABULARY, DOCUMENTS) == reading
        assert all(0 <= c.span[0] <= c.span[1] <= len(statement.text) for c in reading.claims)


@given(st.lists(st.sampled_from([row.text for row in ROWS]), min_size=1, max_size=3))
def test_facts_of_conditions_are_facts_of_the_vocabulary(texts: list[str]) -> None:
    for claim in read(" ".join(texts)).claims:
        assert claim.action in VOCABULARY
        assert all(fact.partition("[")[0] in VOCABULARY for fact in facts_in(claim.condition))
        assert NO not in [getattr(claim.condition, "admits", None)]
