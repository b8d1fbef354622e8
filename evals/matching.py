"""Does an answer say a thing? By the claims of its certificates, not by its wording.

`against` a class says it of every member; `for` a member says it of the class.
"""

import re
from collections.abc import Iterator

from assistant.adapters.answer_json import AnswerJson, ClaimJson, StatementJson
from assistant.domain.knowledge import Vocabulary
from evals.expectations import SaidShape


def clinical(answer: AnswerJson) -> Iterator[StatementJson]:
    """The released statements, what was merely found in the question aside."""
    for section in answer.sections:
        if section.kind != "findings":
            yield from section.statements


def saying(wanted: SaidShape, answer: AnswerJson, vocabulary: Vocabulary) -> str | None:
    """The text of the first statement that says what is wanted, or None."""
    for statement in clinical(answer):
        if _says(wanted, statement, vocabulary):
            return statement.text
    return None


def _says(wanted: SaidShape, statement: StatementJson, vocabulary: Vocabulary) -> bool:
    if wanted.any:
        return any(_says(one, statement, vocabulary) for one in wanted.any)
    if wanted.unconditional and statement.condition is not None:
        return False
    if wanted.rule:
        return wanted.rule in statement.rules
    if wanted.text:
        return re.search(wanted.text, statement.text, re.IGNORECASE) is not None
    return any(
        claim.stance in stances and _about(claim, action, vocabulary)
        for stances, action in wanted.advice
        for claim in statement.certificate.claims
    )


def _about(claim: ClaimJson, action: str, vocabulary: Vocabulary) -> bool:
    if claim.stance == "against":
        return vocabulary.is_a(action, claim.action)
    return vocabulary.is_a(claim.action, action)
