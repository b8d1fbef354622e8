"""What one document says of an action for one patient, as a reader of the guideline would ask."""

from assistant.domain.claim import Claim, Verdict
from assistant.domain.knowledge import Amount, Corpus, Stance
from assistant.domain.patient import PatientFacts
from assistant.domain.worked import Says
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge


def alone(document: str, corpus: Corpus) -> RuleBase:
    """The rules of one document, without those of any other."""
    rules = tuple(rule for rule in corpus.rules if rule.document == document)
    return RuleBase(Corpus(corpus.vocabulary, corpus.documents, rules))


def said(action: str, amount: Amount | None, facts: PatientFacts, base: RuleBase) -> Says:
    """The direction in which the base advises: the first that is valid, the firmest first."""
    verdicts = {
        stance: judge(Claim(action, stance, amount=amount), facts, base).verdict
        for stance in Stance
    }
    for stance, verdict in verdicts.items():
        if verdict is Verdict.VALID:
            return Says(stance.value)
    if Verdict.SATISFIABLE in verdicts.values():
        return Says.OPEN
    silent = all(verdict is Verdict.NOT_COVERED for verdict in verdicts.values())
    return Says.SILENT if silent else Says.DIVIDED
