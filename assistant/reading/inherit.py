"""What a statement takes from around it: headings, the line a list hangs on, "it" and "this drug".

Used by `claims`. "MRI lumbar spine without contrast" under "Next step" is advice for it;
"Start alendronate" under "If DXA confirms osteoporosis:" holds only then.
"""

import re
from dataclasses import dataclass

from assistant.domain.claim import Wording
from assistant.domain.condition import ALWAYS, Condition
from assistant.domain.knowledge import Stance, Vocabulary
from assistant.reading.bound import Bound, is_provisional
from assistant.reading.conditions import all_of
from assistant.reading.direction import Cue, Side
from assistant.reading.fillers import FILLERS
from assistant.reading.heads import Form
from assistant.reading.lexicon import Lexicon, Mention
from assistant.reading.parsing import Sentence, parse
from assistant.reading.pronouns import OBJECT, SUBJECT
from assistant.reading.scope import scopes
from assistant.reading.statements import TextStatement

_HEADINGS = (
    (Stance.AGAINST, re.compile(
        r"\b(?:avoid|do not|don't|not recommended|contraindicated|not indicated|not appropriate|"
        r"what not to|never|unnecessary|not needed|no role)\b", re.I)),
    (None, re.compile(
        r"\b(?:pitfalls?|findings?|risk factors?|references?|background|evidence|caveats?|"
        r"definitions?|"
        r"disclaimer|limitations?|side effects?|adverse|contraindications?|questions?|"
        r"options? not|alternatives? considered|what .* show|causes?|history|summary)\b", re.I)),
    (Stance.OPTIONAL, re.compile(
        r"\b(?:consider|options?|alternatives?|may be appropriate|optional)\b", re.I)),
    (Stance.FOR, re.compile(
        r"\b(?:next steps?|recommend\w*|plan|management|treatments?|step \d+|first[- ]line|"
        r"work-?up|"
        r"investigations?|what to do|actions?|algorithm|imaging|therapy|start|order|immediate|"
        r"prescri\w+|supplements?|supplementation|pharmacolog\w+|tests?|approach|care|"
        r"to do)\b", re.I)),
)  # fmt: skip
_FINITE = frozenset(
    """
    is are was were will can could may might should would must has have had does do shows show
    provides provide determines guides guide helps help reduces reduce increases increase
    remains misses miss detects confirms confirm depends causes cause works means
""".split()
)
_OPEN_END = re.compile(r"[:\s]*$")
_CONTRAST = re.compile(
    r"(?<!with )(?<!without )\b(?:(?:IV|intravenous) )?(?:contrast|gadolinium)"
    r"(?: (?:agent|medium|material|injection))?(?![-\w])",
    re.I,
)
_CONTRASTED = re.compile(r" without(?: and with)? contrast| with contrast")
_NO_SUBJECT = re.compile(r"\W*(?:(?:yes|no|nope|nah|sorry|then)\W+)?", re.I)
# "Take it from there", "work it out": the word stands for nothing that is advised.
_IDIOM = re.compile(
    r"\s*(?:it|this|that|them) (?:from (?:there|here|that)|easy|forward|further|up with|out with"
    r"|as read|in turn|for granted|into account|at that)\b",
    re.I,
)
# "It would be sensible to ask the clinic": the subject comes behind, unless the verb lacks its own.
_EXPLETIVE = re.compile(
    r"\s+(?:(?:for \w+ )?to\s+(?!(?:use|give|start|continue|take|have|prescribe|order|repeat|stop"
    r"|do|try|avoid|go ahead with|carry on with)\b(?:\s+(?:now|here|today|this|in|for|with|at|on|it"
    r"|if|when|once|until|again|as)\b|\s*(?:[.,;!]|$)))\w+|that\b|whether\b|how\b)",
    re.I,
)
_ASKING = re.compile(r"\b(?:which|what|who|whom|whether|how)\b", re.I)
_OF_FINDINGS = frozenset("corrected correct repleted replete treated treat supplemented".split())
_PLURAL = frozenset(["they", "these", "them", "both"])


@dataclass(frozen=True, slots=True)
class Frame:
    """What headings and lead-in contribute.

    Attributes:
        stance: the direction a bare item takes, or None.
        unread: the lead-in or heading has a condition that was not understood.
    """

    stance: Stance | None = None
    wording: Wording = Wording.PLAIN
    condition: Condition = ALWAYS
    condition_text: str | None = None
    unread: bool = False
    cue: Cue | None = None

    def with_condition(self, own: Condition) -> Condition:
        """The frame's condition and the statement's own."""
        stated = tuple(c for c in (self.condition, own) if c != ALWAYS)
        return all_of(*stated) if stated else ALWAYS


def frame_of(statement: TextStatement, lexicon: Lexicon, vocabulary: Vocabulary) -> Frame:
    """Reads the lead-in and the headings of a statement; nothing around it gives an empty frame."""
    frame = Frame()
    if statement.kind == "heading":
        return frame
    settled = False
    for heading in statement.headings[::-1]:
        frame = _with_heading(frame, heading, lexicon, vocabulary, settled)
        settled = settled or _decides(heading)
    if statement.lead_in is not None and statement.kind == "item":
        frame = _with_lead_in(frame, statement.lead_in, lexicon, vocabulary)
    return frame


def bind_item(sentence: Sentence, frame: Frame) -> tuple[Bound, ...]:
    """A list item that names an action and nothing else takes the direction of its frame."""
    speaking = [c for c in sentence.cues if c.form not in (Form.DOSE, Form.GERUND)]
    if frame.stance is None or speaking or not sentence.actions:
        return ()
    if any(word.key in _FINITE for word in sentence.words if sentence.in_zone(word.start) is None):
        return ()
    first = sentence.actions[0]
    before = [w for w in sentence.words if w.end <= first.span[0] and w.key[0].isalpha()]
    if sentence.in_zone(first.span[0]) is not None or len(before) > 4:
        return ()
    if any(w.key in ("of", "on", "for", "with", "to", "from", "no", "not") for w in before):
        return ()
    free = [a for a in sentence.actions if sentence.in_zone(a.span[0]) is None]
    return tuple(
        Bound(action, frame.stance, frame.wording, _clause_of(sentence, action), None)
        for action in free
    )


def focused(sentence: Sentence, focus: tuple[str, ...]) -> tuple[Bound, ...]:
    """ "It is contraindicated", "avoid it": the cue speaks of the action in focus."""
    free = [a for a in sentence.actions if sentence.in_zone(a.span[0]) is None]
    if not focus or free or sentence.unnamed:
        return ()
    found: dict[int, tuple[Bound, ...]] = {}
    for cue in sentence.cues:
        number = next(i for i, (s, e) in enumerate(sentence.clauses) if s <= cue.span[0] < e)
        if sentence.text[slice(*cue.span)].lower().split()[-1] in _OF_FINDINGS:
            continue  # "that has to be corrected first": the low calcium, not the drug
        pronoun = _pronoun(sentence, cue, number)
        if pronoun is None or number in found:
            continue
        if len(focus) > 1 and pronoun not in _PLURAL:
            return ()
        stance = None if is_provisional(sentence, cue, cue.stance, number) else cue.stance
        found[number] = tuple(
            Bound(Mention(name, cue.span, ""), stance, cue.wording, number, cue, cue.safety)
            for name in focus
        )
    return tuple(bound for group in found.values() for bound in group)


def of_contrast(sentence: Sentence, focus: tuple[str, ...], vocabulary: Vocabulary) -> str | None:
    """ "Contrast is needed" says it of the test in focus: the words with that test in its place."""
    if sentence.actions or sentence.unnamed or not focus:
        return None
    label = _CONTRASTED.sub("", vocabulary[focus[0]].label)
    contrast = _CONTRAST.search(sentence.text)
    if contrast is None or not re.match(r"(?:MRI|CT)\b", label):
        return None
    return (
        f"{sentence.text[: contrast.start()]}{label} with contrast{sentence.text[contrast.end() :]}"
    )


def _pronoun(sentence: Sentence, cue: Cue, clause: int) -> str | None:
    """The pronoun that a cue takes as its subject or object; None where it takes none."""
    if cue.side is Side.BEFORE:
        start = sentence.clauses[clause][0]
        before = _main_text(sentence, start)[: cue.span[0] - start]
        bare = cue.form in (Form.STATE, Form.PASSIVE)
        if bare and start == 0 and _NO_SUBJECT.fullmatch(before):
            return "it"  # "Not worth considering.", "Not given."
        match = SUBJECT.match(before)
        if match and _ASKING.search(before, match.end()):
            return None
        if match and match[0].lower().endswith("it") and _EXPLETIVE.match(sentence.text, cue.scope):
            return None
    elif cue.side is Side.AFTER:
        if _IDIOM.match(sentence.text, cue.scope):
            return None
        match = OBJECT.match(sentence.text[cue.scope :])
    else:
        return None
    return match[0].split()[-1].lower() if match else None


def _main_text(sentence: Sentence, start: int) -> str:
    """The sentence from a clause on, its zones and what leads up to the subject blanked."""
    text = sentence.text
    for zone in sentence.zones:
        text = text[: zone.start] + " " * (zone.end - zone.start) + text[zone.end :]
    text = text[start:]
    lead = re.match(r"[\s,]*", text)
    return " " * (lead.end() if lead else 0) + text[lead.end() if lead else 0 :]


def _clause_of(sentence: Sentence, action: Mention) -> int:
    for number, (start, end) in enumerate(sentence.clauses):
        if start <= action.span[0] < end:
            return number
    return 0


def _decides(heading: str) -> bool:
    return any(pattern.search(heading) for _, pattern in _HEADINGS)


def _with_heading(
    frame: Frame, heading: str, lexicon: Lexicon, vocabulary: Vocabulary, settled: bool
) -> Frame:
    """The innermost heading that speaks of a direction decides; conditions of all are joined."""
    sentence = parse(heading, lexicon, vocabulary)
    scope = scopes(sentence)[0] if sentence.clauses else None
    opened = any(z.initial and z.start < 4 for z in sentence.zones)
    condition, text, unread = frame.condition, frame.condition_text, frame.unread
    if scope is not None and opened:
        condition = frame.with_condition(scope.condition)
        text = "; ".join(filter(None, (scope.text, text))) or None
        unread = unread or (bool(scope.unread) and scope.condition == ALWAYS)
    stance = frame.stance
    if not settled:
        stance = next((s for s, pattern in _HEADINGS if pattern.search(heading)), stance)
    wording = Wording.MAY if stance is Stance.OPTIONAL else Wording.PLAIN
    return Frame(stance, wording, condition, text, unread)


def _with_lead_in(frame: Frame, lead: str, lexicon: Lexicon, vocabulary: Vocabulary) -> Frame:
    sentence = parse(lead, lexicon, vocabulary)
    scope = scopes(sentence)[0] if sentence.clauses else None
    stance, wording, cue = _lead_direction(sentence, frame)
    if scope is None or scope.text is None:
        return Frame(stance, wording, frame.condition, frame.condition_text, frame.unread, cue)
    condition = frame.with_condition(scope.condition)
    text = "; ".join(filter(None, (frame.condition_text, scope.text)))
    unread = frame.unread or bool(scope.unread) or scope.ambiguous
    return Frame(stance, wording, condition, text, unread, cue)


def _lead_direction(sentence: Sentence, frame: Frame) -> tuple[Stance | None, Wording, Cue | None]:
    """The direction of the line before a list; a plain statement there gives none."""
    cues = [c for c in sentence.cues if c.form is not Form.GERUND]
    if cues:
        return cues[-1].stance, cues[-1].wording, cues[-1]
    main = [w.key for w in sentence.words if sentence.in_zone(w.start) is None]
    only_condition = any(z.initial for z in sentence.zones) and not any(
        k[0].isalpha() for k in main
    )
    if only_condition and frame.stance is None:
        return Stance.FOR, Wording.PLAIN, None
    if any(key in _FINITE for key in main):
        return None, Wording.PLAIN, None
    heading = " ".join(key for key in main if key[0].isalpha())
    found = next((s for s, pattern in _HEADINGS if pattern.search(heading)), frame.stance)
    plain_only = all(key in FILLERS or not key[0].isalpha() for key in main)
    if found is None and not plain_only:
        return frame.stance, frame.wording, None
    return found, Wording.MAY if found is Stance.OPTIONAL else frame.wording, None
