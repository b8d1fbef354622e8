"""A sentence that reports what one issuer says is right as a report where that issuer says it."""

from assistant.checks.ground import Examined, Ground
from assistant.domain.claim import Claim, Judgement
from assistant.domain.knowledge import Advice, Rule
from assistant.reading.attribution import one_issuer, read_attributions
from assistant.rules.speaking import admits


def reported(statement: Examined, claim: Claim, judgement: Judgement, ground: Ground) -> bool:
    """The only issuer named has a rule that says this, and what contradicts it is another's.

    A safety rule is nobody's opinion: what it bars is an error, whoever is said to advise it.
    """
    if ground.own:
        return False
    documents = one_issuer(read_attributions(statement.text, ground.documents))
    rules = [ground.base.corpus.rule[name] for name in judgement.rules]
    if not documents or any(rule.safety or rule.document in documents for rule in rules):
        return False
    own = (r for r in ground.base.by_action.get(claim.action, ()) if r.document in documents)
    return any(_says(rule, claim, ground) for rule in own)


def _says(rule: Rule, claim: Claim, ground: Ground) -> bool:
    advice = rule.then
    return isinstance(advice, Advice) and admits(advice, claim, ground.base.corpus.vocabulary)
