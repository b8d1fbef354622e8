"""A yes or a no whose reason carries the fault, held against the question's facts."""

import pytest

from assistant.audit import audit
from tests.checks.pages import page

_VFA = "Woman of 75, lowest T-score -0.3, no height loss. Does she meet the ISCD criteria for VFA?"
_STROKE = "A 70-year-old Spanish woman had a stroke nine years ago. May she have romosozumab?"
_PLANNED = "She is 12 weeks pregnant. Denosumab was planned. Can it go ahead?"


@pytest.mark.parametrize(
    ("question", "answer", "verdict"),
    [
        (_VFA, "She does qualify: at 75 her age is sufficient, whatever the T-score.", "fail"),
        (_VFA, "She does not qualify: her T-score is too good for that.", "pass"),
        (_STROKE, "She may: only a stroke in the past year is a contraindication to it.", "fail"),
        (_STROKE, "She may not: a stroke at any time is a contraindication to it.", "pass"),
        (_PLANNED, "It can, because it is safe in pregnancy.", "fail"),
        (_PLANNED, "It cannot, because it is contraindicated in pregnancy.", "pass"),
    ],
)
def test_the_answer_is_judged_and_not_only_its_reason(
    question: str, answer: str, verdict: str
) -> None:
    assert audit(page(answer, question)).verdict == verdict


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Oxycodone is a reasonable first choice if she wants a drug.", False),
        ("Oxycodone is a reasonable first choice when he asks for something stronger.", False),
        ("Oxycodone is a reasonable first choice if she has purple spots.", True),
        ("Denosumab can be given, because it is safe in pregnancy.", False),
        ("Denosumab can be given, because it is purple in pregnancy.", True),
    ],
)
def test_a_wish_or_praise_leaves_nothing_unread(text: str, partial: bool) -> None:
    (entry,) = page(text).entries
    assert entry.claims
    assert bool(entry.examined.partial) == partial


@pytest.mark.parametrize(
    ("question", "nought"),
    [
        ("She has had no height loss.", True),
        ("No loss of height, no falls.", True),
        ("No height loss of more than 4 cm.", False),
        ("She has height loss.", False),
    ],
)
def test_no_loss_is_a_loss_of_nought(question: str, nought: bool) -> None:
    fact = page("", question).ground.facts.get("height_loss_historical_cm")
    assert (fact is not None) == nought


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("Lorazepam prescribed for one week, in keeping with local advice.", ["benzodiazepine"]),
        ("Naproxen started today.", ["nsaid"]),
        ("Lorazepam prescribed for one week was of no use.", []),
        ("She takes lorazepam prescribed for sleep.", []),
        ("The board leans towards alendronate.", ["alendronate"]),
        ("The spine leans to one side.", []),
    ],
)
def test_a_note_and_a_leaning_advise(text: str, advised: list[str]) -> None:
    assert [claim.action for _, claim, _ in page(text).claims()] == advised


def test_it_means_what_the_sentence_before_names() -> None:
    answer = page("Romosozumab builds bone. It is contraindicated here.", "What about her bones?")
    assert [(c.action, c.stance.value) for _, c, _ in answer.claims()] == [
        ("romosozumab", "against")
    ]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("MRI of the spine, because the deficit is growing.", "pass"),
        ("Refer her to the spinal clinic so that she is scanned within three weeks.", "fail"),
        ("Phone the spinal surgeons on Tuesday, when the registrar is back.", "fail"),
        ("Phone the on-call spinal surgeons now, although it is Sunday night.", "pass"),
    ],
)
def test_what_is_urgent_is_not_put_off(answer: str, verdict: str) -> None:
    question = "Woman of 50, saddle numbness, struggles to pass urine since noon. What next?"
    assert (audit(page(answer, question)).verdict == "fail") == (verdict == "fail")


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("Give denosumab now and correct the calcium later.", "fail"),
        ("Correct the calcium now and give denosumab later.", "pass"),
        ("Yes, only a stroke in the past year rules romosozumab out, so she can start.", "fail"),
        ("No, any past stroke rules romosozumab out, so she cannot start.", "pass"),
    ],
)
def test_the_order_and_the_end_of_an_answer_count(answer: str, verdict: str) -> None:
    question = (
        "Woman of 72 in Spain, osteoporosis, stroke six years ago, calcium 1.9 mmol/L. "
        "May she have romosozumab?"
    )
    assert audit(page(answer, question)).verdict == verdict


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("A new painful L2 compression fracture on film.", "vertebral_fracture_new_symptomatic"),
        ("T11 osteoporotic fracture two weeks ago.", "vertebral_fracture_on_imaging"),
        ("No T12 fracture was seen.", None),
        ("Her mother had an L1 fracture.", None),
        ("T-score -2.8 at L1, hip fracture last year.", None),
    ],
)
def test_a_fracture_at_a_level_is_a_vertebral_one(question: str, stated: str | None) -> None:
    names = {fact.name for fact in page("", question).ground.facts.facts}
    kind = {name for name in names if name.startswith("vertebral_fracture")}
    assert (stated in kind) if stated else not kind


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Despite her earlier stroke I have started romosozumab.", "for"),
        ("The one that stays within its label is romosozumab.", "optional"),
        ("The one that does not stay within its label is romosozumab.", "against"),
    ],
)
def test_acts_and_labels_advise(text: str, stance: str) -> None:
    assert [(c.action, c.stance.value) for _, c, _ in page(text).claims()] == [
        ("romosozumab", stance)
    ]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("Give denosumab today and correct the low calcium afterwards.", "fail"),
        ("Correct the low calcium first and give denosumab only after it is normal.", "pass"),
    ],
)
def test_first_tells_the_order(answer: str, verdict: str) -> None:
    question = "Woman of 70, osteoporosis, due her first denosumab. How do I go about it?"
    assert audit(page(answer, question)).verdict == verdict
