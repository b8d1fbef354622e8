"""Orders without a verb of advice: an action, its dose and how often, as notes and labels have it.

Used by `binding`: "Alendronate 70 mg once a week." advises, "she takes alendronate 70 mg" does not.
"""

import re

from assistant.reading.governing import is_dose
from assistant.reading.lexicon import Mention
from assistant.reading.parsing import Sentence

_IMPERATIVE = re.compile(
    r"(?:stay|keep|refer|send|check|ask|assess|look|correct|complete|follow|screen|monitor|measure|"
    r"hydrate|calculate|treat|continue|limit|remain)\s",
    re.I,
)
_OPENS = re.compile(
    r"\W*(?:(?:\d+[.)]|plan|rx|prescribe|treatment|regimen|order|dose|dosing|prescription|oral|iv|"
    r"generic|the (?:usual|standard|recommended) (?:dose|regimen)|then|next|first|and|plus)\b\W*)*",
    re.I,
)
_GIVEN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:is|are)\s+(?:usually\s+|normally\s+)?"
    r"(?:given|taken|administered|injected|infused|dosed|prescribed|used|started)\b"
    r"|(?:comes|dosing)\b|[:,=\u2013-])?\s*"
    r"(?:as\s+|at\s+|in\s+|by\s+|a\s+|an\s+|one\s+|single\s+|dose\s+|doses\s+|of\s+|the\s+|"
    r"tablets?\s+|infusions?\s+|injections?\s+|intravenously\s+|subcutaneously\s+|orally\s+|iv\s+|"
    r"po\s+|sc\s+|oral\s+|intravenous\s+|subcutaneous\s+)*",
    re.I,
)


def is_ordered(sentence: Sentence, clause: tuple[int, int], action: Mention) -> bool:
    """Whether the clause opens with the action, named as an order or followed by a full dose."""
    opening = sentence.text[clause[0] : action.span[0]]
    if not _OPENS.fullmatch(opening):
        return False
    if _IMPERATIVE.match(action.text) and not opening.strip():
        return True
    between = _GIVEN.match(sentence.text, action.span[1])
    place = between.end() if between else action.span[1]
    return any(
        action.span[0] < q.span[0] <= place + 1 and is_dose(q.unit) and "/" in (q.unit or "")
        for q in sentence.quantities
    )
