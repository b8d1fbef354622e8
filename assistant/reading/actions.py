"""Actions a sentence names: lexicon mentions made specific by contrast, and by body region.

"MRI of the lumbar spine without and with IV contrast" is its own action, never plain MRI and
never the one without contrast; an MRI of the knee is none of the spine's. Used by `claims`.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from assistant.domain.knowledge import Vocabulary
from assistant.reading.lexicon import Mention

_MEDIUM = (
    r"(?:i\.?v\.?|intravenous|gadolinium|gadolinium-based|gbca|the use of|any|iodinated)?[\s-]*"
)
_CONTRAST = r"(?:contrast|gadolinium|gbca|enhance)"
_CONTRASTS = (
    (
        "only",
        re.compile(
            rf"\b(?:with|post)[\s-]*{_MEDIUM}{_CONTRAST}[\w\s-]*\b(?:only|alone)\b"
            rf"|\b{_CONTRAST}-only\b|\bonly with {_MEDIUM}{_CONTRAST}",
            re.I,
        ),
    ),
    (
        "both",
        re.compile(
            r"\b(?:without\s*(?:and|&|\+|or then|followed by|/)\s*with"
            r"|with\s*(?:and|&|\+|/)\s*without"
            r"|w/?\s*(?:and|&|/)?\s*w/?o|w/?o\s*(?:and|&|/)?\s*w/?|pre-?\s*(?:and|/)\s*post-?)"
            rf"(?=\s|-|/|$)[\s-]*{_MEDIUM}(?:{_CONTRAST}|$|[.,;)])",
            re.I,
        ),
    ),
    (
        "without",
        re.compile(
            rf"\b(?:without|w/o|no|non|not using|minus|un)[\s-]*{_MEDIUM}{_CONTRAST}"
            r"|\bunenhanced\b",
            re.I,
        ),
    ),
    (
        "with",
        re.compile(
            rf"\b(?:with|w/|using|plus|post|adding)[\s-]*{_MEDIUM}{_CONTRAST}"
            rf"|\b{_CONTRAST}[\w-]*[\s-]+(?:enhanced\s+)?(?:lumbar\s+|spine\s+|spinal\s+)*(?:MRI|MR|CT)\b"
            r"|\b(?:contrast|gadolinium)-enhanced\b",
            re.I,
        ),
    ),
)
_ANY_CONTRAST = re.compile(r"contrast|gadolinium|gbca|enhanced|w/o|w/wo|\bplain\b", re.I)
_REACH_AFTER = 60
_REACH_BEFORE = 34
_WINDOW_END = re.compile(r"[,;:]|\.(?!\w\.)|\bis\b|\bare\b|\brather\b|\binstead\b|\bbut\b|\bnot\b")
_WINDOW_START = re.compile(r"[,;:.]|\bis\b|\bare\b|\band\b|\bor\b|\bbut\b|\bthan\b|\bof\b")

_VERBAL = re.compile(r"\b(?:should|must|can|may|be|done|performed|needs?|has)\b", re.I)
_IDIOM = re.compile(r"exercise (?:caution|judge?ment|care|clinical)", re.I)
_REGIONS = (
    r"brain|head|neck|cervical spine|cervical|thoracic spine|thoracic|chest|abdomen|abdominal|"
    r"abdominopelvic|pelvis|knees?|shoulders?|ankles?|wrists?|hands?|foot|feet|heart|cardiac|"
    r"breasts?|liver|kidneys?|renal|elbows?|sacroiliac joints?|whole[- ]body|prostate|skull|femurs?"
)
_REGION_AFTER = re.compile(
    rf"\s*(?:scans?|imaging|x-rays?)?\s*(?:of|for|to)?\s*(?:the|her|his|both)?\s*({_REGIONS})\b",
    re.I,
)
_REGION_BEFORE = re.compile(rf"\b({_REGIONS})\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Actions:
    """Actions of a sentence, and the places of actions that the vocabulary cannot name.

    `unnamed` mentions look like an action of the vocabulary but are another one: nothing may
    be claimed of them.
    """

    named: tuple[Mention, ...]
    unnamed: tuple[Mention, ...]


def read_actions(text: str, mentions: Sequence[Mention], vocabulary: Vocabulary) -> Actions:
    """Splits off the action mentions of a sentence and makes each as specific as its words."""
    found = [
        m for m in mentions if m.concept in vocabulary and vocabulary[m.concept].kind.is_action
    ]
    contrast = _ANY_CONTRAST.search(text) is not None
    named: list[Mention] = []
    unnamed: list[Mention] = []
    for place, mention in enumerate(found):
        left = found[place - 1].span[1] if place else 0
        right = found[place + 1].span[0] if place + 1 < len(found) else len(text)
        refined: Mention | None = mention
        if _IDIOM.match(text, mention.span[0]):
            continue
        if _foreign(text, mention, vocabulary):
            refined = None
        elif contrast:
            refined = _with_contrast(text, mention, left, right, vocabulary)
        if refined is None:
            unnamed.append(mention)
        else:
            named.append(refined)
    return Actions(tuple(named), tuple(unnamed))


def _foreign(text: str, mention: Mention, vocabulary: Vocabulary) -> bool:
    """Another region of the body than the concept speaks of."""
    start, end = mention.span
    match = _REGION_AFTER.match(text, end) or _REGION_BEFORE.search(text, max(0, start - 20), start)
    if match is None:
        return False
    concept = vocabulary[mention.concept]
    surfaces = " ".join((concept.id.replace("_", " "), concept.label, *concept.synonyms)).lower()
    region = match[1].lower()
    return region not in surfaces and region.rstrip("s") not in surfaces


def _with_contrast(
    text: str, mention: Mention, left: int, right: int, vocabulary: Vocabulary
) -> Mention | None:
    start, end = _window(text, mention.span, left, right)
    wanted = contrast_of(text[start:end])
    concept = vocabulary[mention.concept]
    own = _own_contrast(concept.id, vocabulary)
    if wanted is None or wanted == own or concept.kind.value != "test":
        return mention
    if wanted == "with" and own == "both":  # in speech "with contrast" is without and with
        return mention
    span = _widened(text, mention.span, start, end)
    family = (
        vocabulary.descendants(mention.concept)
        if own is None
        else {
            member
            for parent in concept.isa
            if _own_contrast(parent, vocabulary) is None
            for member in vocabulary.descendants(parent)
        }
    )
    fitting = _fitting(family, wanted, vocabulary)
    if not fitting and wanted == "with":
        fitting = _fitting(family, "both", vocabulary)
    if not fitting:
        return None
    return replace(mention, concept=fitting[0], span=span, text=text[slice(*span)])


def _fitting(family: Set[str], wanted: str, vocabulary: Vocabulary) -> list[str]:
    """The actions of a family with that contrast, the most general first."""
    ranked = sorted(family, key=lambda name: (len(vocabulary.ancestors(name)), name))
    return [name for name in ranked if _own_contrast(name, vocabulary) == wanted]


def _own_contrast(name: str, vocabulary: Vocabulary) -> str | None:
    return contrast_of(f"{vocabulary[name].label} {name.replace('_', ' ')}")


def contrast_of(words: str) -> str | None:
    """`only`, `both`, `without` or `with`; None where the words say nothing of contrast."""
    for name, pattern in _CONTRASTS:
        if pattern.search(words):
            return name
    return None


def _window(text: str, span: tuple[int, int], left: int, right: int) -> tuple[int, int]:
    after = text[span[1] : min(right, span[1] + _REACH_AFTER)]
    stop = _WINDOW_END.search(after)
    before = text[max(left, span[0] - _REACH_BEFORE) : span[0]]
    opens = [m.end() for m in _WINDOW_START.finditer(before)]
    start = span[0] - len(before) + (opens[-1] if opens else 0)
    return start, span[1] + (stop.start() if stop else len(after))


def _widened(text: str, span: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The mention together with the words of contrast beside it."""
    places = [span]
    for _, pattern in _CONTRASTS:
        found = [(start + m.start(), start + m.end()) for m in pattern.finditer(text[start:end])]
        places += [p for p in found if not _VERBAL.search(text[span[1] : p[0]])]
    return min(p[0] for p in places), max(p[1] for p in places)
