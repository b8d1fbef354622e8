"""Whether a sentence in other words says what the source's sentence says, and nothing else.

Two questions that share nothing have to agree: does the claim reader read the same claims out of
both, with nothing left over; and are both made of the same words, names of one concept and a few
phrases of advice counting as the same? Where either is in doubt, the source's own sentence stands.
"""

import re
from dataclasses import replace

from assistant.checks.same_words import Names, same_words
from assistant.domain.claim import Claim, Wording
from assistant.domain.knowledge import Corpus
from assistant.reading.lexicon import Lexicon

# Signs that a sentence of ours may have beside those of its source: no markup, no sign that
# nobody sees, no letter that only looks like another one.
_PLAIN = re.compile(r"[A-Za-z0-9 ,.:()/%'-]*\Z")
_MINUS = re.compile("\u2212(?=\\d)")
_SECOND_SENTENCE = re.compile(r"\.(?!\d)\s*\S|--")


def reads_same(original: str, reworded: str, lexicon: Lexicon, corpus: Corpus) -> bool:
    """True when the second sentence says, whole, what the first says."""
    reworded = _MINUS.sub("-", reworded)
    if not _is_plain(original, reworded) or not same_words(
        original, reworded, Names(lexicon, corpus)
    ):
        return False
    first, second = (_claims_read(text, lexicon, corpus) for text in (original, reworded))
    return bool(first) and first == second


def _is_plain(original: str, reworded: str) -> bool:
    """One line of one sentence, in the letters and signs of a sentence."""
    strange = "".join(sign for sign in reworded if sign not in original)
    one = len(_SECOND_SENTENCE.findall(reworded)) == len(_SECOND_SENTENCE.findall(original))
    return one and _PLAIN.match(strange) is not None


def _claims_read(text: str, lexicon: Lexicon, corpus: Corpus) -> frozenset[tuple[Claim, str]]:
    """The claims of a text, their places left out; empty when any part was not read."""
    # Imported here, because only a reworded sentence is read, and the tables cost start-up time.
    from assistant.reading.claims import read_claims
    from assistant.reading.statements import split_statements

    claims = set()
    for part in split_statements(text):
        reading = read_claims(part, lexicon, corpus.vocabulary, corpus.documents)
        if reading.residue or reading.partial or reading.note or not reading.claims:
            return frozenset()
        claims |= {(_bare(claim), _force(claim)) for claim in reading.claims}
    return frozenset(claims)


def _bare(claim: Claim) -> Claim:
    return replace(claim, span=(0, 0), condition_text=None, wording=Wording.PLAIN, safety=False)


def _force(claim: Claim) -> str:
    """How strongly a claim is put: "is recommended" and "should" are the same to a reader."""
    if claim.safety or claim.wording is Wording.MUST:
        return "must"
    return "may" if claim.wording is Wording.MAY else "should"
