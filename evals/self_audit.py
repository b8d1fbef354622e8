"""Does the audit let the program's own sentences pass? A correct sentence has to.

What was released is proved; an error that the audit finds in it, for the same facts, is a false
alarm of the audit or a sentence whose words do not say what its certificate proves.
What is absent from one sentence is not held against it: the others stand beside it on the page.
"""

from assistant.adapters.answer_json import AnswerJson, StatementJson
from assistant.adapters.stored_answer import stored_answer
from assistant.audit import audit, read_page
from assistant.checks.recheck import stated
from assistant.domain.answer import Severity
from assistant.reading.lexicon import Lexicon
from assistant.rules.evaluate import RuleBase


def alarms(
    statement: StatementJson, answer: AnswerJson, base: RuleBase, lexicon: Lexicon
) -> tuple[str, ...]:
    """The errors that an audit finds in one released sentence; empty when it passes."""
    facts, _ = stated(stored_answer(answer), base.corpus.vocabulary)
    found = audit(read_page(statement.text, facts, (), base, lexicon)).findings
    errors = (f for f in found if f.severity is Severity.ERROR and f.span is not None)
    return tuple(f"{f.kind}: {f.message}" for f in errors)
