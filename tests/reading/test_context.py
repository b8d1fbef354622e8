"""Negation, doubt, time and family: cues, their reach and what ends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.context import Assertion, Context, Subject, read_context

PRESENT, ABSENT = Assertion.PRESENT, Assertion.ABSENT
POSSIBLE, HYPOTHETICAL = Assertion.POSSIBLE, Assertion.HYPOTHETICAL
HISTORICAL = Assertion.HISTORICAL


def _context(marked: str) -> Context:
    """The context of the words in braces."""
    start, end = marked.index("{"), marked.index("}") - 1
    (context,) = read_context(marked.replace("{", "").replace("}", ""), [(start, end)])
    return context


@pytest.mark.parametrize(
    ("marked", "assertion"),
    [
        ("She has {osteoporosis}.", PRESENT),
        ("No {fever}.", ABSENT),
        ("She denies {fever}.", ABSENT),
        ("Denies fever, chills and {trauma}.", ABSENT),
        ("No fever, chills, or {trauma}.", ABSENT),
        ("No fever or {trauma}, on denosumab.", ABSENT),
        ("Without any history of {cancer}.", ABSENT),
        ("w/o {trauma}", ABSENT),
        ("{Trauma}: none.", ABSENT),
        ("{Cancer}: no, trauma: yes", ABSENT),
        ("{Trauma}? No. Fever? Yes.", ABSENT),
        ("{Fracture} was ruled out.", ABSENT),
        ("Imaging is negative for {fracture}.", ABSENT),
        ("No suspicion of {cancer}.", ABSENT),
        ("There is no evidence of {infection}", ABSENT),
        ("No fever but {trauma}.", PRESENT),
        ("No fever, known {osteoporosis}.", PRESENT),
        ("No fever, on {denosumab}.", PRESENT),
        ("No fever or chills, {osteoporosis}.", PRESENT),
        ("No red flags except {fever}.", PRESENT),
        ("Not on {denosumab}.", ABSENT),
        ("Not on treatment for {osteoporosis}.", PRESENT),
        ("Not treated because of {oesophageal stricture}.", PRESENT),
        ("Not only {fever}.", PRESENT),
        ("No improvement in {low back pain}.", PRESENT),
        ("{Trauma}: no fracture.", PRESENT),
        ("No fever. {Trauma} last week.", PRESENT),
        ("MRI without contrast for {osteoporosis}.", PRESENT),
    ],
)
def test_denial(marked: str, assertion: Assertion) -> None:
    assert _context(marked).assertion is assertion


@pytest.mark.parametrize(
    ("marked", "assertion"),
    [
        ("What T-score defines {osteoporosis}?", POSSIBLE),
        ("r/o {malignancy}", POSSIBLE),
        ("Rule out {malignancy}.", POSSIBLE),
        ("Possible {fracture}.", POSSIBLE),
        ("Suspected {infection} or {malignancy}".replace("{infection}", "infection"), POSSIBLE),
        ("?{fracture}", POSSIBLE),
        ("No cancer, {fever}, trauma.", POSSIBLE),
        ("Possible infection, {fracture}.", POSSIBLE),
        ("No trauma, {low back pain} for 3 weeks.", PRESENT),
        ("We cannot exclude {cancer}.", POSSIBLE),
        ("{Cancer} has not been ruled out.", POSSIBLE),
        ("Does she have {osteoporosis}?", POSSIBLE),
        ("72F with back pain, {fracture}?", POSSIBLE),
        ("Concern for {infection} but known osteoporosis.", POSSIBLE),
        ("Concern for infection but known {osteoporosis}.", PRESENT),
        ("A {woman} with suspected infection.", PRESENT),
        ("{Infection} suspected, MRI?", POSSIBLE),
        ("{Infection} suspected on X-ray.", POSSIBLE),
        ("Suspected fracture and known {cancer}.", PRESENT),
        ("Suspected fracture and {infection}.", POSSIBLE),
        ("Please tell me if she has {cancer}.", POSSIBLE),
        ("Forget the {heart attack}.", POSSIBLE),
        ("What next for a woman with {osteoporosis}?", PRESENT),
        ("Is MRI needed in a man with {cancer}?", PRESENT),
    ],
)
def test_doubt_states_nothing(marked: str, assertion: Assertion) -> None:
    assert _context(marked).assertion is assertion


@pytest.mark.parametrize(
    ("marked", "assertion"),
    [
        ("If she had {cancer}, would MRI help?", HYPOTHETICAL),
        ("Order MRI if there is {fever} or weakness.", HYPOTHETICAL),
        ("Should she develop {fever}, call.", HYPOTHETICAL),
        ("Return for {numbness}.", HYPOTHETICAL),
        ("In case of {cancer} what changes?", HYPOTHETICAL),
        ("If MRI is needed, she has {cancer}.", PRESENT),
        ("Should a woman with {osteoporosis} have a DXA?", PRESENT),
        ("At risk of {stroke}.", HYPOTHETICAL),
        ("At risk of stroke or {MI}.", HYPOTHETICAL),
        ("At risk of fracture, {osteoporosis}, eGFR 30.", PRESENT),
        ("No need to screen for {cancer}.", HYPOTHETICAL),
    ],
)
def test_what_if_states_nothing(marked: str, assertion: Assertion) -> None:
    assert _context(marked).assertion is assertion


@pytest.mark.parametrize(
    ("marked", "assertion"),
    [
        ("History of {cancer}.", HISTORICAL),
        ("prior {MI}", HISTORICAL),
        ("s/p {hip fracture}", HISTORICAL),
        ("{Heart attack} five months ago.", HISTORICAL),
        ("{Heart attack} in 2023.", HISTORICAL),
        ("Past medical history: he has gout, {cancer}.", HISTORICAL),
        ("A two-week history of {low back pain}.", PRESENT),
        ("{Stroke} 3 years ago.", HISTORICAL),
        ("Three years ago she had a {stroke}.", HISTORICAL),
        ("Three years ago she had a stroke and now has {gout}.", PRESENT),
        ("As a child he had {asthma}.", HISTORICAL),
        ("In 2019, a {hip fracture} after a fall.", HISTORICAL),
        ("{Hip fracture} in March 2019.", HISTORICAL),
        ("{Asthma} when she was a child.", HISTORICAL),
        ("An old {wrist fracture}.", HISTORICAL),
        ("A 70-year-old woman with {gout}.", PRESENT),
        ("Healed {rib fracture}.", HISTORICAL),
        ("She used to have {migraine}.", HISTORICAL),
        ("Drugs used to treat {osteoporosis}.", PRESENT),
        ("A cane used to prevent {falls}.", HYPOTHETICAL),
        ("PMH: gout; {stroke}; asthma.", HISTORICAL),
        ("PMH: gout; stroke. {Fever} since Monday.", PRESENT),
        ("{Psychiatric history} unremarkable.", HISTORICAL),
        ("She has had {nausea} over the last week.", PRESENT),
        ("She had had {nausea} at home.", HISTORICAL),
        ("Prior to the visit she had {fever}.", PRESENT),
        ("In the past week she had {fever}.", PRESENT),
        ("In the past she had {gout}.", HISTORICAL),
        ("{Fever} in the past few days.", PRESENT),
        ("Prior stroke and {hip fracture}.", HISTORICAL),
        ("Seen at the previous hospital with {fever}.", PRESENT),
        ("Prior resection within the lobe, {collapse} beside it.", PRESENT),
        ("History of gout, coming in with {fever}.", PRESENT),
        ("History of gout and recent {fever}.", PRESENT),
        ("History of gout, asthma and {stroke}.", HISTORICAL),
        ("Status post recent {abscess}.", HISTORICAL),
        ("History of gout, with {fever} and nausea.", PRESENT),
        ("{Obstruction}, resolved.", ABSENT),
        ("No further episodes of {fainting}.", ABSENT),
    ],
)
def test_the_past(marked: str, assertion: Assertion) -> None:
    assert _context(marked).assertion is assertion


@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("Her mother had {osteoporosis}.", Subject.FAMILY),
        ("Family history of {cancer}.", Subject.FAMILY),
        ("{Osteoporosis} runs in the family.", Subject.FAMILY),
        ("His sister has {cancer}.", Subject.FAMILY),
        ("Family history: gout, {cancer}.", Subject.FAMILY),
        ("Her mother broke her hip, {fever}.", Subject.PATIENT),
        ("Her mother had a stroke, she has {osteoporosis}.", Subject.PATIENT),
        ("Her daughter reports {fever}.", Subject.PATIENT),
        ("She has {osteoporosis}.", Subject.PATIENT),
    ],
)
def test_whose_it_is(marked: str, subject: Subject) -> None:
    assert _context(marked).subject is subject


def test_a_denied_past_is_marked_with_the_words_that_deny_it() -> None:
    context = _context("She has no history of {cancer}.")
    assert context.past
    assert context.denial == (8, 21)


def test_a_family_history_is_told_of_the_past() -> None:
    context = _context("Family history of {cancer}.")
    assert context.past
    assert context.subject is Subject.FAMILY
    assert not _context("Her sister has {cancer}.").past


def test_what_a_patient_denies_today_is_not_past() -> None:
    context = _context("Gives a history of gout and denies any {fever}.")
    assert context.assertion is ABSENT
    assert not context.past


WORDS = st.lists(
    st.sampled_from("no if fever or and but mother had history of , . ? cancer r/o (".split()),
    min_size=1,
    max_size=12,
)


@given(WORDS)
def test_reading_depends_on_nothing_but_the_text(words: list[str]) -> None:
    text = " ".join(words)
    spans = [(i, i + 5) for i in range(len(text)) if text.startswith("fever", i)]
    assert read_context(text, spans) == read_context(text, spans)
    assert len(read_context(text, spans)) == len(spans)
