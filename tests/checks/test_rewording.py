"""Which other words count as the source's own: both sides, sentence by sentence."""

import pytest

from assistant.checks.rewording import reads_same
from tests.shipped import shipped_app

SAME = (
    ("us-alendronate/kidney", "below 35", "less than 35"),
    ("us-alendronate/kidney", "creatinine clearance", "CrCl"),
    ("us-alendronate/kidney", "is not recommended", "is not advised"),
    ("us-alendronate/kidney", "Alendronate", "Note that alendronate"),
    ("acp-lbp-2017/r2-yoga", "is an option", "may be considered"),
    ("acp-lbp-2017/r2-yoga", "For chronic", "In chronic"),
    ("us-alendronate/oesophagus", "oesophageal", "esophageal"),
    ("bhof-2022/treat-t-score", "-2.5", "\u22122.5"),
    ("us-alendronate/kidney", "is not recommended", "should not be given"),
    ("us-alendronate/kidney", "Alendronate is not", "Alendronate isn't"),
    ("us-alendronate/hypocalcaemia", "is contraindicated in", "must not be used in"),
    ("us-teriparatide/paget", "should be avoided", "is best avoided"),
    ("acp-lbp-2017/r2-yoga", "is an option", "can be tried"),
    ("bhof-2022/bmd-women", "In women aged 65 or older", "For women of 65 years and over"),
    ("bhof-2022/calcium-women-51", "1,200 mg/day", "1200 mg daily"),
    ("bhof-2022/treat-frax", "at least 20 %", "20% or more"),
    (
        "nice-ng59/no-routine-imaging",
        "is not routinely recommended",
        "should not routinely be offered",
    ),
    ("acr-vcf-2022/v1-pet", "usually not appropriate", "generally inappropriate"),
    ("acr-lbp-2021/v5-ct", "earlier lumbar surgery", "previous lumbar surgery"),
    ("us-zoledronate/hydrate", "at least 35 mL/min", "35 mL/min or more"),
)
# The same, told from the other end.
TOLD = (
    ("us-zoledronate/kidney", "A creatinine clearance under 35 mL/min is a contraindication to "
     "zoledronate (US label)."),
    ("us-alendronate/hypocalcaemia", "Hypocalcemia contraindicates alendronate (US label)."),
    ("us-teriparatide/hypercalcaemia", "Patients with a hypercalcemic disorder should avoid "
     "teriparatide (US label)."),
    ("nice-ng59/no-ultrasound", "Do not use therapeutic ultrasound for low back pain with or "
     "without sciatica (NICE)."),
    ("bhof-2022/bmd-women", "Women aged 65 and over should have a bone density test (BHOF)."),
    ("acr-osteoporosis-2022/initial-forearm", "As an initial test for suspected low bone density, "
     "distal forearm DXA may be appropriate (ACR)."),
)  # fmt: skip
NOT_THE_SAME = (
    ("us-alendronate/kidney", "below 35", "above 35"),
    ("us-alendronate/kidney", "below 35", "below 35.5"),
    ("us-alendronate/kidney", "35 mL/min", "35 mL/min/1.73m2"),
    ("us-alendronate/kidney", "not recommended", "not strictly recommended"),
    ("us-alendronate/kidney", "(US label)", "(EU label)"),
    ("us-alendronate/kidney", "Alendronate is", "It is doubtful whether alendronate is"),
    ("us-alendronate/kidney", " not ", " `not` "),
    ("us-alendronate/kidney", " not ", " n\u200bot "),
    ("us-alendronate/kidney", "(US label).", "(US label). Stop it."),
    ("us-alendronate/kidney", "(US label).", "(US label)..."),
    ("us-alendronate/kidney", " when creatinine clearance is below 35 mL/min", ""),
    ("us-alendronate/kidney", "below 35 mL/min", "below 35 mL/min except over 80"),
    ("acp-lbp-2017/r2-yoga", "is an option", "is recommended"),
    ("acp-lbp-2017/r2-yoga", "strong recommendation", "weak recommendation"),
    ("acp-lbp-2017/r2-yoga", "chronic", "acute"),
    ("acp-lbp-2017/r2-nondrug", "recommended first", "recommended second"),
    ("nice-ng59/no-paracetamol-alone", "paracetamol alone", "paracetamol"),
    ("nice-ng59/no-routine-imaging", "routinely ", ""),
    ("us-denosumab/dental-examination", "denosumab", "romosozumab"),
    ("us-denosumab/dental-examination", "before", "after"),
    ("bhof-2022/treat-t-score", "-2.5", "--2.5"),
    ("bhof-2022/treat-t-score", "-2.5", "2.5"),
    ("bhof-2022/treat-t-score", "or lower", "or higher"),
    ("bhof-2022/calcium-women-51", "1,200", "12,00"),
    ("acr-lbp-2021/v3-mri-contrast", " as a second choice", ""),
    ("us-alendronate/dose-weekly", "weekly", "daily"),
    ("us-alendronate/dose-weekly", "at least 35 mL/min", "35 mL/min or less"),
    ("us-alendronate/kidney", "not recommended", "not routinely recommended"),
    ("us-alendronate/kidney", "is not recommended", "must not be used"),
    ("us-alendronate/kidney", "Alendronate is not recommended", "Avoid alendronate"),
    ("us-teriparatide/paget", "should be avoided", "should not be used"),
    ("us-teriparatide/paget", "(US label)", "in anyone (US label)"),
    ("acp-osteoporosis-2023/r1b-bisphosphonate", "is suggested", "is recommended"),
    ("acp-osteoporosis-2023/r1b-bisphosphonate", "is suggested", "should be used"),
    ("acp-lbp-2017/r2-yoga", "is an option", "should be used"),
    ("acp-lbp-2017/r2-yoga", "is an option", "may be used with caution"),
    ("acr-lbp-2021/v5-radiograph", "are usually appropriate", "should be done"),
    ("acr-lbp-2021/v5-radiograph", "usually appropriate", "appropriate"),
    ("acr-lbp-2021/v5-ct", "may be appropriate", "is recommended"),
    ("acr-lbp-2021/v5-ct", "earlier lumbar surgery", "lumbar surgery"),
    ("acr-vcf-2022/v1-ct-contrast", "with contrast", "without contrast"),
    ("bhof-2022/vitamin-d-target", "30 to 50", "30 to -50"),
    ("bhof-2022/fracture-pain", "(BHOF)", "(BHOF and WHO)"),
    ("bhof-2022/treat-t-score", "people aged over 50", "people aged under 50"),
    ("bhof-2022/vertebral-imaging", "4 cm, prospective height loss of at least 2 cm",
     "2 cm, prospective height loss of at least 4 cm"),
    ("acp-aps-lbp-2007/immediate-mri-infection", "fever or", "fever and"),
    ("nice-ng59/specialist-imaging", "only when", "when"),
    ("nice-ng59/no-antiepileptic", "other ", ""),
    ("us-denosumab/dental-examination", "a dental examination before denosumab",
     "denosumab before a dental examination"),
    ("us-teriparatide/two-years", "Without a high", "With a high"),
    ("aace-2020/secondary-causes", "newly diagnosed osteoporosis", "osteoporosis"),
)  # fmt: skip


def changed(rule: str, old: str, new: str) -> bool:
    app = shipped_app()
    says = app.corpus.rule[rule].says
    assert old in says
    text = says.replace(old, new, 1)
    return reads_same(says, text[0].upper() + text[1:], app.lexicon, app.corpus)


@pytest.mark.parametrize(("rule", "old", "new"), SAME)
def test_other_words_of_one_meaning_are_the_same(rule: str, old: str, new: str) -> None:
    assert changed(rule, old, new)


@pytest.mark.parametrize(("rule", "told"), TOLD)
def test_the_same_in_another_order_is_the_same(rule: str, told: str) -> None:
    app = shipped_app()
    assert reads_same(app.corpus.rule[rule].says, told, app.lexicon, app.corpus)


@pytest.mark.parametrize(("rule", "old", "new"), NOT_THE_SAME)
def test_anything_more_less_or_else_is_not(rule: str, old: str, new: str) -> None:
    assert not changed(rule, old, new)


def test_a_sentence_is_the_same_as_itself_and_never_as_another_rules() -> None:
    app = shipped_app()
    sentences = sorted({rule.says for rule in app.corpus.rules})
    read = [s for s in sentences if reads_same(s, s, app.lexicon, app.corpus)]
    # Compared: all but sentences with several conditions, intervals or amounts in their words.
    assert len(read) > 0.65 * len(sentences)
    pairs = zip(read, read[1:] + read[:1], strict=True)
    assert not [pair for pair in pairs if reads_same(*pair, app.lexicon, app.corpus)]
