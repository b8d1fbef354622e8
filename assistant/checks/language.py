"""Only English is read: sentences in another language are named, not passed in silence."""

import re
import unicodedata
from collections.abc import Iterator

from assistant.checks.page import Page, found
from assistant.domain.answer import Finding, Severity

_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in is are for with be not or by on at as that this it from if no should may can "
    "was has have when before after do any an your her his".split()
)
_OTHER = frozenset(
    "der die das und ist nicht ein eine mit von zu den dem bei sollte werden oder auch auf "
    "f\u00fcr el los las una del con para por que debe como se es su al le les des est une pas "
    "dans avec sur pour qui du au aux il lo gli della di che non deve sono com n\u00e3o uma "
    "deve em het een van niet voor zijn wordt met".split()
)
_SHORTEST = 4


def check(page: Page) -> Iterator[Finding]:
    """`unread` for each sentence that is not in English."""
    for entry in page.entries:
        if not _is_english(entry.part.text):
            message = "not in English: only English is read, so this sentence was skipped"
            yield found("unread", Severity.WARNING, entry, message)


def _is_english(text: str) -> bool:
    words = [word.lower() for word in _WORDS.findall(text)]
    letters = "".join(words)
    foreign = sum("LATIN" not in unicodedata.name(c, "") and ord(c) > 0x3FF for c in letters)
    if 2 * foreign > len(letters):
        return False
    if len(words) < _SHORTEST:
        return True
    english, other = (sum(word in table for word in words) for table in (_ENGLISH, _OTHER))
    return other < 2 or english >= other
