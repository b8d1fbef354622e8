"""Every rule of the corpus reads back, from the sentence it says, as its own advice."""

from pathlib import Path

from assistant.adapters.corpus import load_corpus
from assistant.domain.knowledge import Advice, Rule
from assistant.reading.claims import ClaimReading, agrees, read_claims
from assistant.reading.lexicon import Lexicon
from assistant.reading.statements import split_statements

CORPUS = load_corpus(Path(__file__).parents[2] / "corpus")
LEXICON = Lexicon(CORPUS.vocabulary)


def readings(rule: Rule) -> list[ClaimReading]:
    return [
        read_claims(part, LEXICON, CORPUS.vocabulary, CORPUS.documents)
        for part in split_statements(rule.says)
    ]


def advice_of(rule: Rule) -> Advice | None:
    return rule.then if isinstance(rule.then, Advice) else None


def test_no_rule_reads_back_in_another_direction() -> None:
    turned = [
        rule.id
        for rule in CORPUS.rules
        if (advice := advice_of(rule)) is not None
        for reading in readings(rule)
        for claim in reading.claims
        if claim.action == advice.action and claim.stance is not advice.stance
    ]
    assert turned == []


def test_nearly_every_rule_reads_back() -> None:
    rules = [rule for rule in CORPUS.rules if advice_of(rule) is not None]
    lost = [rule.id for rule in rules if not _reads_back(rule)]
    assert len(lost) <= 0.03 * len(rules), lost


def _reads_back(rule: Rule) -> bool:
    advice = advice_of(rule)
    return advice is None or any(
        agrees(reading, advice.action, advice.stance, CORPUS.vocabulary)
        for reading in readings(rule)
    )
