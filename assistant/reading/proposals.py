"""Passages to proposals of rules: each sentence that recommends, with what was read of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.domain.claim import Claim
from assistant.domain.knowledge import Document, Passage, Vocabulary
from assistant.reading.claims import ClaimReading, read_claims
from assistant.reading.heads import Form
from assistant.reading.lexicon import Lexicon
from assistant.reading.parsing import Sentence, parse
from assistant.reading.recommending import grade, recommends
from assistant.reading.statements import TextStatement, split_statements


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence that reads like a recommendation.

    Attributes:
        quote: its words, letter for letter as the passage has them.
        claims: what was read; several where it speaks of several actions, none where no action
            of the vocabulary was found or its direction is not certain.
        partial: those of the claims whose condition was read in part only.
        strength: the grade, else a word of the issuer's scale, else the words of advice.
        numbers: quantities as they stand in it.
        unread: what was not read, each in one sentence.
    """

    passage: Passage
    quote: str
    claims: tuple[Claim, ...]
    partial: tuple[Claim, ...]
    strength: str
    numbers: tuple[str, ...]
    unread: tuple[str, ...]


def proposals(
    document: Document, lexicon: Lexicon, vocabulary: Vocabulary, known: Mapping[str, Document]
) -> Iterator[Proposal]:
    """In reading order; passages with words addressed to the machine are left out.

    Args:
        known: documents whose issuers a sentence may name.
    """
    for passage in document.passages:
        if passage.orders:
            continue
        for statement in split_statements(passage.text):
            if statement.kind in ("sentence", "item"):
                placed = replace(statement, headings=(*passage.section, *statement.headings))
                reading = read_claims(placed, lexicon, vocabulary, known)
                sentence = parse(statement.text, lexicon, vocabulary)
                found = _proposal(placed, sentence, reading, passage, document)
                if found is not None:
                    yield found


def _proposal(
    statement: TextStatement,
    sentence: Sentence,
    reading: ClaimReading,
    passage: Passage,
    document: Document,
) -> Proposal | None:
    words = recommends(sentence)
    own = grade(statement.text)
    if words is None and own is None and not (reading.claims and _says_so(sentence)):
        return None
    strength = own or grade(_paragraph(passage.text, statement.span)) or words or ""
    return Proposal(
        passage=passage,
        quote=passage.text[slice(*statement.span)],
        claims=reading.claims,
        partial=reading.partial,
        strength=_on_scale(statement.text, document) or strength,
        numbers=tuple(dict.fromkeys(quantity.text.strip() for quantity in sentence.quantities)),
        unread=tuple(_unread(reading)),
    )


_SAYING = (Form.VERB, Form.REPORT, Form.STATE, Form.NEED, Form.PHRASE, Form.TITLE)


def _says_so(sentence: Sentence) -> bool:
    """Whether a claim can be advice: "using X at work" names a deed, and advises nothing."""
    return any(cue.form in _SAYING for cue in sentence.cues)


def _paragraph(text: str, span: tuple[int, int]) -> str:
    """The line that a sentence stands in: a grade at its end is that of all its sentences."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return text[start : end if end >= 0 else len(text)]


def _on_scale(text: str, document: Document) -> str | None:
    found = [
        word for word in document.scale if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    ]
    return max(found, key=len, default=None)


def _unread(reading: ClaimReading) -> Iterator[str]:
    if not reading.claims:
        yield reading.note or "no action of the vocabulary was read from this sentence"
        return
    if reading.note:
        yield reading.note
    if reading.residue:
        yield f"not read: {', '.join(reading.residue)}"
