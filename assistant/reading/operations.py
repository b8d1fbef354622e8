"""Operations that lie behind the patient: "L4/5 discectomy two years ago", "s/p lumbar fusion".

Part of `states`. A procedure is an action to be advised, so its name alone is no fact; where the
words put it into the past, the condition that the vocabulary calls "previous ..." holds.
"""

import re
from collections.abc import Iterator

from assistant.domain.domains import YES
from assistant.domain.knowledge import Kind
from assistant.reading.context import Assertion, Context
from assistant.reading.lexicon import Mention
from assistant.reading.readings import Found, Words

_SILENT = (Assertion.HYPOTHETICAL, Assertion.ABSENT, Assertion.POSSIBLE)
_LEVEL = r"(?:(?:L\d|lumbar|spinal|spine|decompressive|posterior|open|micro)[\w/-]*\s){0,3}"
_HAD = re.compile(
    rf"\b(?:had|underwent|undergone|following|after|since|post)[\s-](?:(?:an?|the|her|his)\s)?{_LEVEL}$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|scheduled|listed|booked|await(?:s|ing)|waiting|refer(?:red|ral)?"
    r"|consider(?:ed|ing|s)?|offer(?:ed|ing)?|should|would|could|before|need(?:s|ed)?|wants?"
    r"|declined?|refused?|candidate)\b[^.;,]*$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:cervical|neck|anterior|thoracic|ankle|wrist|knee|hip|foot|C\d[\w/-]*)\s$", re.IGNORECASE
)


def read_operation(words: Words, mention: Mention, context: Context) -> Iterator[Found]:
    """The condition of having had the procedure, where the words say it is over."""
    kind = words.concept(mention).kind
    if not (kind.is_action or kind is Kind.TOPIC) or context.assertion in _SILENT:
        return
    start = mention.span[0]
    ahead = words.text[max(0, start - 60) : start]
    over = context.past or context.assertion is Assertion.HISTORICAL or _HAD.search(ahead)
    if not over or _PLANNED.search(ahead) or _ELSEWHERE.search(ahead):
        return
    for phrase in (f"previous {mention.text}", f"previous spinal {mention.text}"):
        if (name := words.state_named(phrase)) is not None:
            yield Found(name, YES, mention.span)
            return
