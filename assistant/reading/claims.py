"""What a sentence asserts: action, direction, strength, condition, amount and issuer.

The reading of answers, ours and others'. It reads on the safe side: a direction that is not
certain gives no claim, and every word that no claim accounts for is named as residue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.domain.claim import Claim, Wording
from assistant.domain.knowledge import Document, Stance, Vocabulary
from assistant.reading.attribution import Attribution, one_issuer, read_attributions
from assistant.reading.binding import bind
from assistant.reading.bound import Bound
from assistant.reading.conditions import all_of
from assistant.reading.doses import amount_of, dose_of
from assistant.reading.heads import Form
from assistant.reading.inherit import Frame, bind_item, focused, frame_of, of_contrast
from assistant.reading.leaning import leaning
from assistant.reading.lexicon import Lexicon, Mention
from assistant.reading.parsing import Sentence, parse
from assistant.reading.residue import has_loose_bound, read_residue, speaks_of_care
from assistant.reading.scope import Scope, scopes
from assistant.reading.sequels import nothing_after, presupposed
from assistant.reading.statements import TextStatement
from assistant.reading.units import dimension
from assistant.reading.urgency import as_urgent, is_urgent
from assistant.reading.zone_words import Zone


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """What was read from one statement.

    Attributes:
        claims: in the order of the text; only claims whose direction is certain.
        clinical: it speaks of advice, a drug, a test or a threshold.
        residue: content words, numbers and cues that no claim accounts for.
        note: why there is no claim, or what was not read, in one sentence.
        partial: those of the claims whose condition was read in part only: what contradicts
            them may lie outside the condition they were meant for.
        issuers: every document that the only issuer named in the statement may mean; a claim's
            own `issuer` is set only where there is one.
        bearers: those of them that bear the name as it stands, with nothing behind it.
    """

    claims: tuple[Claim, ...] = ()
    clinical: bool = False
    residue: tuple[str, ...] = ()
    note: str | None = None
    partial: tuple[Claim, ...] = ()
    issuers: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()


def read_claims(
    statement: TextStatement,
    lexicon: Lexicon,
    vocabulary: Vocabulary,
    documents: Mapping[str, Document],
    focus: tuple[str, ...] = (),
    taken: tuple[str, ...] = (),
    free: bool = False,
) -> ClaimReading:
    """Reads one statement with the headings and lead-in it stands under.

    `focus` are the actions that "it" or "this drug" may mean: those of the question or of the
    sentence before; `taken` are the drugs that the patient is on. `free` are the words of somebody
    who does not write like a guideline: what leans one way only is read as well. A question and a
    reference assert nothing.
    """
    if statement.kind in ("reference", "other"):
        return ClaimReading()
    sentence = parse(statement.text, lexicon, vocabulary)
    if sentence.text.rstrip(" \"'\u201d)").endswith("?"):
        return ClaimReading()
    attributions = read_attributions(sentence.text, documents)
    frame = frame_of(statement, lexicon, vocabulary)
    bound = _bound(statement, sentence, frame, vocabulary, focus)
    bound = bound or _left_alone(sentence, vocabulary, (*focus, *taken))
    if not bound and free and statement.kind != "heading":
        bound = leaning(sentence, focus)
    if statement.kind == "heading" and not bound:
        return ClaimReading()
    if joint := _joint(statement, sentence, bound, lexicon, vocabulary):
        return _with_clinical(joint, sentence)
    if not bound and (words := of_contrast(sentence, focus, vocabulary)):
        return _with_clinical(_instead(statement, words, lexicon, vocabulary), sentence)
    return _reading(sentence, bound, frame, attributions, vocabulary)


def agrees(reading: ClaimReading, action: str, stance: Stance, vocabulary: Vocabulary) -> bool:
    """Whether a sentence reads back as this advice, and as nothing against it.

    A rule's own sentence has to; so has every shorter wording a model proposes for it.
    """
    same = any(c.action == action and c.stance is stance for c in reading.claims)
    bars = stance is Stance.AGAINST
    return same and not any(
        c.stance is not stance
        and (c.action == action or (bars and vocabulary.is_a(c.action, action)))
        for c in reading.claims
    )


def _reading(
    sentence: Sentence,
    bound: tuple[Bound, ...],
    frame: Frame,
    attributions: tuple[Attribution, ...],
    vocabulary: Vocabulary,
) -> ClaimReading:
    """The claims of what was bound, with all that they do not account for."""
    read = scopes(sentence)
    sure = [b for b in bound if b.stance is not None]
    pairs = [
        (b, as_urgent(claim, vocabulary))
        for b in sure
        for claim in [_claim(b, sentence, read[b.clause], frame, attributions, vocabulary)]
    ]
    claims = tuple(dict.fromkeys(claim for _, claim in pairs))
    amounts = [dose.span for b in sure if (dose := dose_of(b, sentence)) is not None]
    unread = {
        claim
        for b, claim in pairs
        if read[b.clause].unread or frame.unread or has_loose_bound(sentence, b.clause, amounts)
    }
    residue = read_residue(sentence, _used(sentence, sure), attributions)
    ambiguous = any(read[b.clause].ambiguous for b in sure)
    return ClaimReading(
        claims=claims,
        clinical=_clinical(sentence),
        residue=(*residue, "and/or") if ambiguous else residue,
        note=_note(bound, claims, bool(unread), sentence),
        partial=tuple(claim for claim in claims if claim in unread),
        issuers=one_issuer(attributions),
        bearers=tuple(dict.fromkeys(name for a in attributions for name in a.documents)),
    )


def _bound(
    statement: TextStatement,
    sentence: Sentence,
    frame: Frame,
    vocabulary: Vocabulary,
    focus: tuple[str, ...],
) -> tuple[Bound, ...]:
    bound = bind(sentence, vocabulary) or focused(sentence, focus)
    if not bound and statement.kind == "item":
        bound = bind_item(sentence, frame)
    return bound


def _left_alone(
    sentence: Sentence, vocabulary: Vocabulary, around: tuple[str, ...]
) -> tuple[Bound, ...]:
    """ "No other drug has to take over" speaks against what follows the course in focus."""
    courses = tuple(dict.fromkeys((*(a.concept for a in sentence.actions), *around)))
    told = nothing_after(sentence.text, courses, vocabulary)
    if told is None:
        return ()
    action, span = told
    number = next(i for i, (_, end) in enumerate(sentence.clauses) if span[0] < end)
    mention = Mention(action, span, sentence.text[slice(*span)])
    return (Bound(mention, Stance.AGAINST, Wording.PLAIN, number, None),)


def _joint(
    statement: TextStatement,
    sentence: Sentence,
    bound: tuple[Bound, ...],
    lexicon: Lexicon,
    vocabulary: Vocabulary,
) -> ClaimReading | None:
    """An item that only completes its lead-in: "Denosumab is contraindicated in:" + a fact."""
    lead = statement.lead_in
    if bound or lead is None or sentence.actions or sentence.cues or not sentence.atoms:
        return None
    words = f"{lead.rstrip(': ')} {statement.text}"
    reading = _instead(statement, words, lexicon, vocabulary)
    return reading if reading.claims else None


def _instead(
    statement: TextStatement, words: str, lexicon: Lexicon, vocabulary: Vocabulary
) -> ClaimReading:
    """The reading of other words, its claims placed at the whole statement."""
    whole = replace(statement, text=words, lead_in=None, kind="sentence")
    reading = read_claims(whole, lexicon, vocabulary, {})
    span = (0, len(statement.text))
    claims = tuple(replace(claim, span=span) for claim in reading.claims)
    partial = tuple(replace(claim, span=span) for claim in reading.partial)
    return replace(reading, claims=claims, partial=partial)


def _with_clinical(reading: ClaimReading, sentence: Sentence) -> ClaimReading:
    return replace(reading, clinical=reading.clinical or _clinical(sentence))


def _claim(
    bound: Bound,
    sentence: Sentence,
    scope: Scope,
    frame: Frame,
    attributions: tuple[Attribution, ...],
    vocabulary: Vocabulary,
) -> Claim:
    assert bound.stance is not None
    start, end = sentence.clauses[bound.clause]
    taken = presupposed(bound.action.concept, vocabulary)
    condition = frame.with_condition(all_of(scope.condition, taken))
    words = "; ".join(filter(None, (frame.condition_text, scope.text))) or None
    urgent = bound.stance is Stance.FOR and is_urgent(sentence, start, end)
    optional = bound.stance is Stance.OPTIONAL
    return Claim(
        action=bound.action.concept,
        stance=bound.stance,
        wording=Wording.MAY if optional else bound.wording,
        condition=condition,
        condition_text=words,
        amount=amount_of(bound, sentence),
        issuer=_issuer(attributions, start, end),
        safety=bound.safety or urgent,
        span=_trimmed(sentence.text, start, end),
    )


def _issuer(attributions: tuple[Attribution, ...], start: int, end: int) -> str | None:
    """The document named in the clause, else the only one named in the sentence."""
    near = [a for a in attributions if start <= a.span[0] < end] or list(attributions)
    documents = {a.document for a in near}
    return near[0].document if len(documents) == 1 else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _used(sentence: Sentence, bound: list[Bound]) -> list[tuple[int, int]]:
    """The places that the claims account for."""
    spans = [b.action.span for b in bound]
    spans += [b.cue.span for b in bound if b.cue is not None]
    spans += [b.consumed for b in bound if b.consumed is not None]
    spans += [dose.span for b in bound if (dose := dose_of(b, sentence)) is not None]
    clauses = {b.clause for b in bound}
    if clauses:
        spans += [
            span
            for atom in sentence.atoms
            for span in atom.spans
            if _counts(sentence, atom.span[0])
        ]
        spans += [(z.start, z.opener) for z in sentence.zones if z.zone is not Zone.PURPOSE]
        spans += [c.span for c in sentence.cues if c.form is Form.CLAUSE or c.form is Form.GERUND]
    return spans


def _counts(sentence: Sentence, place: int) -> bool:
    """A fact told as a purpose or an order states no condition."""
    zone = sentence.in_zone(place)
    return zone not in (Zone.PURPOSE, Zone.ORDER)


def _clinical(sentence: Sentence) -> bool:
    if sentence.actions or sentence.unnamed:
        return True
    measured = any(q.unit is not None and dimension(q.unit) != "time" for q in sentence.quantities)
    if sentence.facts and measured:
        return True
    return bool(sentence.cues) and (speaks_of_care(sentence) or bool(sentence.facts))


def _note(
    bound: tuple[Bound, ...], claims: tuple[Claim, ...], unread: bool, sentence: Sentence
) -> str | None:
    uncertain = [b.action.text for b in bound if b.stance is None]
    if uncertain:
        return f"the direction for {uncertain[0]!r} is not certain from these words"
    if unread:
        return "a condition was not read completely"
    if not claims and (sentence.actions or sentence.unnamed) and sentence.cues:
        return "no advice could be read from these words"
    return None
