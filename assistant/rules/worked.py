"""What one document says of an action for one patient, as a reader of the guideline would ask."""

from assistant.domain.claim import Claim, Reason, Verdict
from assistant.domain.knowledge import Amount, Corpus, Stance
from assistant.domain.patient import PatientFacts
from assistant.domain.worked import WITH_AMOUNT, Says
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import judge
from assistant.rules.speaking import action_of, amount_of


def alone(document: str, corpus: Corpus) -> RuleBase:
    """The rules of one document, without those of any other."""
    rules = tuple(rule for rule in corpus.rules if rule.document == document)
    return RuleBase(Corpus(corpus.vocabulary, corpus.documents, rules))


def said(action: str, amount: Amount | None, facts: PatientFacts, base: RuleBase) -> Says:
    """The direction in which the base advises: the first that is valid, the firmest first.

    Args:
        amount: what a rule that holds has to set exactly, not only admit.
    """
    found = {stance: judge(Claim(action, stance, amount=amount), facts, base) for stance in Stance}
    for stance, judged in found.items():
        if judged.verdict is Verdict.VALID:
            says = Says(stance.value)
            exact = amount is None or says not in WITH_AMOUNT or _sets(action, amount, facts, base)
            return says if exact else Says.OTHER_AMOUNT
    verdicts = {judged.verdict for judged in found.values()}
    if Verdict.SATISFIABLE in verdicts:
        return Says.OPEN
    if any(judged.reason is Reason.AMOUNT for judged in found.values()):
        return Says.OTHER_AMOUNT
    return Says.SILENT if verdicts == {Verdict.NOT_COVERED} else Says.DIVIDED


def _sets(action: str, amount: Amount, facts: PatientFacts, base: RuleBase) -> bool:
    """Whether a rule on the very action holds and sets this amount."""
    closed = base.close(facts)
    return any(
        action_of(rule) == action
        and amount_of(rule) == amount
        and base.decide(base.condition(rule), closed) is True
        for rule in base.by_action.get(action, ())
    )
