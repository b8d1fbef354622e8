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
)
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
)


def changed(rule: str, old: str, new: str) -> bool:
    app = shipped_app()
    says = app.corpus.rule[rule].says
    assert old in says
    text = says.replace(old, new, 1)
    return reads_same(says, text[0].upper() + text[1:], app.lexicon, app.corpus)


@pytest.mark.parametrize(("rule", "old", "new"), SAME)
def test_other_words_of_one_meaning_are_the_same(rule: str, old: str, new: str) -> None:
    assert changed(rule, old, new)


@pytest.mark.parametrize(("rule", "old", "new"), NOT_THE_SAME)
def test_anything_more_less_or_else_is_not(rule: str, old: str, new: str) -> None:
    assert not changed(rule, old, new)


def test_a_sentence_is_the_same_as_itself_and_never_as_another_rules() -> None:
    app = shipped_app()
    sentences = sorted({rule.says for rule in app.corpus.rules})
    read = [s for s in sentences if reads_same(s, s, app.lexicon, app.corpus)]
    assert len(read) > 0.9 * len(sentences)
    pairs = zip(read, read[1:] + read[:1], strict=True)
    assert not [pair for pair in pairs if reads_same(*pair, app.lexicon, app.corpus)]
