"""What a sentence says beyond its claims: the words and numbers that nothing accounts for.

A claim may be called proved only when nothing is left over. Used by `claims`.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.reading.attribution import Attribution
from assistant.reading.fillers import FILLERS, POPULATION
from assistant.reading.parsing import Sentence
from assistant.reading.units import dimension
from assistant.reading.urgency import URGENT
from assistant.reading.words import Word
from assistant.reading.zone_words import Zone
from assistant.reading.zones import Span

_COMPARING = frozenset(
    """
    above below least more most less than older younger greater lower higher equal exceeding
    over under fewer worse better down known history aged age years year one any only
    otherwise else absence presence absent present has have having excluded corrected resolved
    confirms confirm shows confirmed last past previous regardless irrespective despite case
    event unless until when comes come came presents present occurs exists confirmed found
    seen first second third after before both either neither plus develop develops developed
    appear appears arise arises emerge emerges wanted desired requested request tried failed fails
    completed probability ago suspected suspicion diagnosed
    clinically dose doses monthly weekly last final
""".split()
)
_SHOWING = frozenset(
    """
    confirms confirm shows show demonstrates demonstrate reveals reveal finds find indicates
    indicate detects documents establishes gives
""".split()
)
_REASON = re.compile(r"(?:because|since|as|due to|owing to|on account of)\b", re.I)
# What a reason says in favour of the action: "because it is safe in pregnancy".
_APPROVING = frozenset(
    """
    safe effective works helps tolerated allowed approved licensed fine suitable proven harmless
    useful best better
""".split()
)
# A wish is no condition of anybody's rule: "if she wants a drug".
_WISHED = re.compile(
    r"(?:if|when|where|once|as long as|provided(?: that)?|should) (?:she|he|you|they|the patient) "
    r"(?:so )?(?:wants?|wish(?:es)?|prefers?|agrees?|asks? for|would like|is willing|are willing"
    r"|is happy|likes?|chooses?|is keen)\b[^,;:]*",
    re.I,
)
_OF_PATIENT = re.compile(r"\b(?:she|he|her|his|him|patient|patient's|woman|man|they)\b", re.I)
_SUFFIX = re.compile(
    r"\w{3,}(?:mab|statin|pril|sartan|cillin|mycin|olol|azole|idone|parin|gliptin|gliflozin|dronate|"
    r"cycline|floxacin|oxetine|triptan|profen|setron|coxib|opioids?|steroids?)s?\Z"
)  # fmt: skip
_CLINICAL = frozenset(
    """
    antibiotic antibiotics analgesia analgesic analgesics surgery surgical operation biopsy
    vaccine vaccination chemotherapy radiotherapy anticoagulation anticoagulant anticoagulants
    insulin metformin aspirin ibuprofen paracetamol acetaminophen morphine opioid opioids
    steroid steroids nsaid nsaids mri ct dxa dexa x-ray x-rays radiograph radiographs
    ultrasound pet imaging endoscopy colonoscopy blood dose doses mg mcg tablet tablets
    infusion injection supplement supplements physiotherapy physical bisphosphonate
    bisphosphonates referral hospital admission discharge bracing brace contrast fracture
    fractures osteoporosis bone therapy vertebroplasty kyphoplasty screening contraindicated
    contraindication
""".split()
)


def read_residue(
    sentence: Sentence,
    used: Iterable[tuple[int, int]],
    attributions: Sequence[Attribution],
) -> tuple[str, ...]:
    """The words and numbers outside every used span that are not fillers, in order."""
    spans = [*used, *(a.span for a in attributions), *sentence.known]
    left = left_over(sentence.words, spans)
    return tuple(sentence.text[word.start : word.end] for word in left)


def unread_words(sentence: Sentence, zone: Span) -> tuple[str, ...]:
    """The words of a condition that no comparison accounts for."""
    if zone.zone not in (Zone.CONDITION, Zone.UNLESS) or _is_reason(sentence, zone):
        return ()
    if _WISHED.fullmatch(sentence.text, zone.start, zone.end):
        return ()
    spans = [span for atom in sentence.atoms for span in atom.spans]
    spans += [*sentence.known, (zone.start, zone.opener)]
    inside = [w for w in sentence.words if zone.start <= w.start < zone.end]
    if shown := [w for w in inside if w.key in _SHOWING]:
        spans += [a.span for a in sentence.actions if a.span[0] < shown[0].start]
        spans += [(w.start, w.end) for w in shown]
    left = [sentence.text[w.start : w.end] for w in left_over(inside, spans)]
    reason = _REASON.match(sentence.text, zone.start) is not None
    return () if reason and _APPROVING.issuperset(left) else tuple(left)


def _is_reason(sentence: Sentence, zone: Span) -> bool:
    """ "Because there is no experience": a reason that says nothing of the patient."""
    words = sentence.text[zone.start : zone.end]
    stated = any(zone.start <= atom.span[0] < zone.end for atom in sentence.atoms)
    return not stated and _REASON.match(words) is not None and not _OF_PATIENT.search(words)


def has_loose_bound(
    sentence: Sentence, clause: int, amounts: Collection[tuple[int, int]] = ()
) -> bool:
    """Whether a clause compares something with a number and does not say what: "below 35".

    Args:
        amounts: places of the numbers that are amounts of an action.
    """
    start, end = sentence.clauses[clause]
    told = {span for atom in sentence.atoms for span in atom.spans}
    return any(
        start <= q.span[0] < end
        and q.comparator in ("<", ">")
        and q.span not in told
        and q.span not in amounts
        and (q.unit is None or dimension(q.unit) not in ("time", "mass", "activity"))
        and sentence.in_zone(q.span[0]) not in (Zone.ORDER, Zone.PURPOSE, Zone.ALWAYS)
        and not any(s <= q.span[0] < e for s, e in sentence.known)
        and not any(a.span[0] <= q.span[0] < a.span[1] for a in sentence.actions)
        for q in sentence.quantities
    )


def left_over(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> list[Word]:
    """The words that neither a span nor the list of fillers accounts for."""
    return [word for word in words if not _accounted(word, spans)]


def _accounted(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    key = word.key
    if not key[0].isalnum() or key in FILLERS or key in POPULATION or key in _COMPARING:
        return True
    if key in URGENT or key == "delay" or any(start <= word.start < end for start, end in spans):
        return True
    parts = key.split("-")
    return len(parts) > 1 and all(part in FILLERS or part in POPULATION for part in parts)


def speaks_of_care(sentence: Sentence) -> bool:
    """Whether a sentence names a treatment, a test or a dose that the vocabulary may not have."""
    return any(word.key in _CLINICAL or _SUFFIX.match(word.key) for word in sentence.words)
