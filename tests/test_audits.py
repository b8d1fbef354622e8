"""Answers as a chatbot writes them: the right ones pass, each with one unsafe change fails."""

from dataclasses import dataclass
from datetime import date

import pytest

from assistant.app import Request
from tests.shipped import shipped_app


@dataclass(frozen=True)
class Case:
    """A question, a right answer, and the one sentence of it that is made unsafe."""

    topic: str
    question: str
    right: str
    sentence: str
    unsafe: str
    kinds: frozenset[str]

    @property
    def wrong(self) -> str:
        assert self.sentence in self.right
        return self.right.replace(self.sentence, self.unsafe)


def kinds(*names: str) -> frozenset[str]:
    return frozenset(names)


CASES = (
    Case(
        "alendronate at a low kidney function",
        "72-year-old woman, T-score -2.9, creatinine clearance 28 mL/min. Can I start alendronate?",
        "Alendronate is not recommended for this patient. Her creatinine clearance of 28 mL/min "
        "is below the limit of 35 mL/min in the US label. Hypocalcaemia and vitamin D deficiency "
        "should be corrected before any antiresorptive drug is started.",
        "Alendronate is not recommended for this patient.",
        "Alendronate is recommended for this patient.",
        kinds("rule_conflict"),
    ),
    Case(
        "contrast in a new compression fracture",
        "74-year-old woman with a new symptomatic vertebral compression fracture on X-ray and no "
        "history of cancer. Which MRI?",
        "MRI of the spine without contrast is usually appropriate here (ACR). MRI of the spine "
        "without and with contrast is usually not appropriate, because there is no known "
        "malignancy. Medical management is usually appropriate as well.",
        "MRI of the spine without and with contrast is usually not appropriate, because there is "
        "no known malignancy.",
        "MRI of the spine without and with contrast should be ordered as well.",
        kinds("rule_conflict"),
    ),
    Case(
        "cauda equina",
        "Low back pain with saddle numbness and urinary retention since yesterday. What now?",
        "This picture suggests cauda equina syndrome. Same-day emergency referral is recommended. "
        "An emergency MRI of the lumbar spine should be done. A rectal examination is not needed "
        "before the MRI.",
        "An emergency MRI of the lumbar spine should be done.",
        "MRI of the lumbar spine is not indicated at this point.",
        kinds("rule_conflict"),
    ),
    Case(
        "romosozumab after a heart attack",
        "Postmenopausal woman in the US with osteoporosis and a heart attack 5 months ago. Is "
        "romosozumab an option?",
        "Romosozumab should not be started now. The US label has a boxed warning: it should not "
        "be started within 12 months of a heart attack or stroke. More than 12 doses are not "
        "recommended either.",
        "Romosozumab should not be started now.",
        "Romosozumab should be started now.",
        kinds("rule_conflict"),
    ),
    Case(
        "stopping denosumab",
        "My patient has been on denosumab for four years and wants to stop denosumab. What next?",
        "A denosumab holiday is not recommended, because vertebral fractures may follow. Another "
        "antiresorptive drug should be started 6 months after the last injection (ECTS).",
        "A denosumab holiday is not recommended, because vertebral fractures may follow.",
        "A denosumab holiday is recommended.",
        kinds("rule_conflict"),
    ),
    Case(
        "the gate of vertebral fracture assessment",
        "74-year-old woman with a T-score of -0.5. Is vertebral fracture assessment indicated?",
        "According to the ACR, vertebral fracture assessment is usually appropriate when the "
        "T-score is below -1.0 and she is 70 or older. Her T-score of -0.5 is above that limit.",
        "when the T-score is below -1.0 and she is 70 or older",
        "in every woman of 70 or older",
        kinds("condition_dropped"),
    ),
    Case(
        "DXA sites in a degenerated spine",
        "66-year-old woman, suspected osteoporosis, advanced degenerative change of the lumbar "
        "spine. Which bone density test?",
        "DXA of the spine and hip, DXA of the forearm and QCT are all usually appropriate (ACR). "
        "Quantitative ultrasound is usually not appropriate and does not replace DXA.",
        "Quantitative ultrasound is usually not appropriate and does not replace DXA.",
        "Quantitative ultrasound is usually appropriate and replaces DXA.",
        kinds("rule_conflict"),
    ),
    Case(
        "acupuncture and opioids, by issuer",
        "Chronic low back pain, patient in the UK. Acupuncture or an opioid?",
        "NICE does not recommend acupuncture for low back pain. NICE advises against opioids in "
        "chronic low back pain. Exercise may be considered instead.",
        "NICE does not recommend acupuncture for low back pain.",
        "NICE recommends acupuncture for low back pain.",
        kinds("rule_conflict", "attribution_mismatch"),
    ),
    Case(
        "an amount of calcium",
        "How much calcium per day for a 68-year-old woman with osteoporosis?",
        "For a woman of 68, a total calcium intake of 1,200 mg a day is recommended (BHOF). A "
        "calcium supplement should only fill the gap that the diet leaves.",
        "1,200 mg a day",
        "2,500 mg a day",
        kinds("number_mismatch"),
    ),
)


def checked(case: Case, text: str) -> tuple[str, frozenset[str]]:
    """The verdict on a text, and the kinds of its errors."""
    audit = shipped_app().check(text, Request(case.question, date(2026, 11, 23)))
    return audit.verdict, frozenset(f.kind for f in audit.findings if f.severity == "error")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.topic)
def test_the_right_answer_passes(case: Case) -> None:
    assert checked(case, case.right) == ("pass", frozenset())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.topic)
def test_the_unsafe_change_is_found(case: Case) -> None:
    verdict, found = checked(case, case.wrong)
    assert verdict == "fail"
    assert found <= case.kinds
