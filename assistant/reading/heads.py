"""Head words of advice: for each phrase where it points and how it stands in a sentence.

Made once from the cue tables; `stance` looks phrases up here.
"""

from dataclasses import dataclass
from enum import Enum

from assistant.reading import stance_cues as cues


class Pole(Enum):
    """Where a head word points before modals and negation are applied."""

    FOR = "for"
    OPTIONAL = "optional"
    AGAINST = "against"
    LEAVE = "leave"  # delay, withhold: against, and negated it is `for`
    INSUFFICIENT = "insufficient"
    UNREAD = "unread"  # speaks of a direction that cannot be told


class Form(Enum):
    """How a head stands in its sentence; decides which side its action is on."""

    VERB = "verb"  # "start X", "avoid X": imperative or after a modal
    GERUND = "gerund"  # "avoid starting X": only behind another cue
    REPORT = "report"  # "recommends X": what an issuer or `we` does
    STATE = "state"  # "X is appropriate"
    PASSIVE = "passive"  # "X should be given": advice only with a modal
    NEED = "need"  # "suspected infection needs X"
    PHRASE = "phrase"  # "no role for X"
    TITLE = "title"  # "the test of choice is X", "X is the test of choice"
    DOSE = "dose"  # "the dose of X is 70 mg": advice only with an amount
    OPINION = "opinion"  # "I do not think that X is needed": turns what follows
    CLAUSE = "clause"  # speaks of every action in its clause


@dataclass(frozen=True, slots=True)
class Head:
    """One row of the tables.

    Attributes:
        strong: its wording cannot be read as mild ("contraindicated", "required").
        safety: a bar or an urgency for safety's sake.
        drug_only: counts only where its action is a drug ("rules out denosumab").
    """

    form: Form
    pole: Pole
    strong: bool = False
    safety: bool = False
    drug_only: bool = False


def _rows(words: str, form: Form, pole: Pole, **flags: bool) -> dict[str, Head]:
    return {word.replace("_", " "): Head(form, pole, **flags) for word in words.split()}


def _verbs(table: str, pole: Pole) -> dict[str, Head]:
    rows: dict[str, Head] = {}
    for entry in table.replace("\n", "|").split("|"):
        if not (forms := [form.replace("_", " ") for form in entry.split()]):
            continue
        for triple in zip(*[iter(forms)] * 3, strict=True):
            rows[triple[2]] = Head(Form.PASSIVE, pole)
            rows[triple[1]] = Head(Form.GERUND, pole)
            rows[triple[0]] = Head(Form.VERB, pole)
    rows.pop("x", None)
    return rows


def _pairs(first: str, second: str) -> str:
    return " ".join(f"{a}_{b}" for a in first.split() for b in second.split())


def _heads() -> dict[str, Head]:
    rows = (
        _verbs(cues.DO, Pole.FOR)
        | _verbs(cues.LEAVE, Pole.LEAVE)
        | _verbs(cues.AVOID, Pole.AGAINST)
    )
    rows |= _rows(cues.REPORT_FOR, Form.REPORT, Pole.FOR)
    rows |= _rows(cues.REPORT_AGAINST, Form.REPORT, Pole.AGAINST)
    rows |= _rows(cues.BARS, Form.REPORT, Pole.AGAINST, strong=True, safety=True)
    rows |= _rows(cues.STATE_OPTIONAL, Form.STATE, Pole.OPTIONAL)
    rows |= _rows(_pairs("worth well_worth", cues.WORTH), Form.STATE, Pole.OPTIONAL)
    rows |= _rows(cues.STATE_FOR, Form.STATE, Pole.FOR)
    rows |= _rows(" ".join(cues.STATE_STRONG), Form.STATE, Pole.FOR, strong=True)
    rows |= _rows(cues.STATE_AGAINST, Form.STATE, Pole.AGAINST)
    rows |= _rows(" ".join(cues.STATE_BARS), Form.STATE, Pole.AGAINST, strong=True, safety=True)
    rows |= _rows(
        f"decide_treatment drive_treatment fill_the_gap come_before precede {cues.FINITE_FOR}",
        Form.STATE,
        Pole.FOR,
    )
    rows |= _rows(cues.FINITE_AGAINST, Form.STATE, Pole.AGAINST)
    rows |= _rows(cues.FINITE_OPTIONAL, Form.STATE, Pole.OPTIONAL)
    rows |= _rows("allows allow permits permit", Form.REPORT, Pole.OPTIONAL)
    rows |= _rows(
        _pairs(cues.CHOSEN, cues.TO_DO),
        Form.TITLE,
        Pole.FOR,
    )
    rows |= _rows(cues.PHRASES_ALLOWING, Form.PHRASE, Pole.OPTIONAL)
    rows |= _rows(cues.STATE_LEAVE, Form.STATE, Pole.LEAVE)
    rows |= _rows(cues.STATE_UNREAD, Form.STATE, Pole.UNREAD)
    rows |= _rows(_pairs(cues.GOOD, cues.TESTS), Form.TITLE, Pole.FOR)
    rows |= _rows(_pairs(cues.TESTS, "of_choice"), Form.TITLE, Pole.FOR)
    rows |= _rows(
        _pairs(cues.MILD, "option alternative choice possibility"), Form.STATE, Pole.OPTIONAL
    )
    rows |= _rows(cues.TITLE_FOR, Form.TITLE, Pole.FOR)
    rows |= _rows(cues.TITLE_AGAINST, Form.TITLE, Pole.AGAINST)
    rows |= _rows(cues.DOSE, Form.DOSE, Pole.FOR)
    rows |= _rows(cues.VERBS_UNREAD, Form.VERB, Pole.UNREAD)
    rows |= _rows("reserved", Form.PASSIVE, Pole.UNREAD)
    rows |= _rows("think believe feel agree_that", Form.OPINION, Pole.FOR)
    rows |= _rows(cues.NEED, Form.NEED, Pole.FOR)
    rows |= _rows(cues.PHRASES_AGAINST, Form.PHRASE, Pole.AGAINST)
    rows |= _rows(cues.PHRASES_FOR, Form.PHRASE, Pole.FOR)
    rows |= _rows(cues.PHRASES_OPTIONAL, Form.VERB, Pole.OPTIONAL)
    rows |= _rows("considered thought_of", Form.PASSIVE, Pole.OPTIONAL)
    rows |= _rows(cues.CLAUSE_INSUFFICIENT, Form.CLAUSE, Pole.INSUFFICIENT)
    rows |= _rows(cues.CLAUSE_UNREAD, Form.CLAUSE, Pole.UNREAD)
    rows |= _rows("rules_out rule_out excludes", Form.PHRASE, Pole.AGAINST, drug_only=True)
    return rows


HEADS = _heads()
