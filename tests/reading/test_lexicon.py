"""Mentions: spelling, case, longest match, places in the original text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.knowledge import Concept, Kind, Vocabulary
from assistant.reading.lexicon import Lexicon
from tests.reading.small_vocabulary import small_vocabulary
from tests.shipped import shipped_app

LEXICON = Lexicon(small_vocabulary())


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("a previous heart attack", "mi_history", "previous heart attack"),
        ("two heart attacks", "mi_history", "heart attacks"),
        ("heart-attack", "mi_history", "heart-attack"),
        ("heart\u00a0attack", "mi_history", "heart\u00a0attack"),
        ("prior MI", "mi_history", "MI"),
        ("the T\u2010score today", "t_score", "T\u2010score"),
        ("T-scores", "t_score", "T-scores"),
        ("an esophageal disorder", "oesophageal_disorder", "esophageal disorder"),
        ("oesophageal strictures", "oesophageal_disorder", "oesophageal strictures"),
        ("Paget disease", "paget", "Paget disease"),
        ("Paget\u2019s disease", "paget", "Paget\u2019s disease"),
        ("low vitamin D levels", "vit_d_25oh", "vitamin D levels"),
        ("25(OH)D", "vit_d_25oh", "25(OH)D"),
        ("eGFR24", "egfr", "eGFR"),
        ("mri tomorrow", "mri_lumbar", "mri"),
        ("two MRIs", "mri_lumbar", "MRIs"),
        ("with TENS", "tens", "TENS"),
        ("FOSAMAX", "alendronate", "FOSAMAX"),
    ],
)
def test_a_concept_is_found_as_people_write_it(text: str, concept: str, words: str) -> None:
    found = [(mention.concept, mention.text) for mention in LEXICON.mentions(text)]
    assert (concept, words) in found


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("mi casa", "mi_history"),
        ("smilingly", "mi_history"),
        ("heart. Attack", "mi_history"),
        ("heart, attack", "mi_history"),
        ("mandate", "sex"),
        ("for ten days", "tens"),
    ],
)
def test_what_only_looks_alike_is_not_found(text: str, absent: str) -> None:
    assert absent not in {mention.concept for mention in LEXICON.mentions(text)}


def test_the_longest_match_wins() -> None:
    found = LEXICON.mentions("MRI of the lumbar spine without contrast")
    assert [mention.concept for mention in found] == ["mri_lumbar_without_contrast"]


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("in acute or subacute low back pain", "lbp_acute", "acute"),
        ("in acute or subacute low back pain", "lbp_subacute", "subacute low back pain"),
        ("oral or intravenous bisphosphonates", "oral_bisphosphonate", "oral"),
    ],
)
def test_a_word_before_or_shares_the_end_of_the_next_name(
    text: str, concept: str, words: str
) -> None:
    found = [(mention.concept, mention.text) for mention in shipped_app().lexicon.mentions(text)]
    assert (concept, words) in found


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("acute, not subacute low back pain", ["lbp_subacute"]),
        ("acute pain or subacute low back pain", ["acute_pain", "lbp_subacute"]),
        ("yesterday or subacute low back pain", ["lbp_subacute"]),
        ("acute or", []),
        ("acute or subacute", []),
    ],
)
def test_another_word_shares_nothing(text: str, only: list[str]) -> None:
    assert [mention.concept for mention in shipped_app().lexicon.mentions(text)] == only


def test_a_shared_word_means_the_more_general_concept() -> None:
    assert [mention.concept for mention in LEXICON.mentions("an MRI")] == ["mri_lumbar"]


def test_a_word_that_a_topic_shares_means_the_concept_of_the_topic() -> None:
    topic = Concept("topic_slip", Kind.TOPIC, "spondylolisthesis", synonyms=("slips",))
    slip = Concept("slip", Kind.CONDITION, "a spondylolisthesis", topics=("topic_slip",))
    for order in ((topic, slip), (slip, topic)):
        lexicon = Lexicon(Vocabulary({concept.id: concept for concept in order}))
        found = [mention.concept for mention in lexicon.mentions("a spondylolisthesis, slips")]
        assert found == ["slip", "topic_slip"]


def test_a_value_word_states_its_value() -> None:
    assert [(m.concept, m.value) for m in LEXICON.mentions("The woman's eGFR")] == [
        ("sex", "female"),
        ("egfr", None),
    ]


def test_a_value_of_the_vocabulary_is_a_word_only_where_it_says_which_attribute() -> None:
    risk = Concept("risk", Kind.ATTRIBUTE, "risk class", values=("high", "intermediate"))
    lexicon = Lexicon(Vocabulary({"risk": risk}))
    assert lexicon.mentions("high calcium") == ()
    assert [m.value for m in lexicon.mentions("intermediate")] == ["intermediate"]


SURFACES = sorted(
    {surface for c in small_vocabulary() for surface in (c.label, *c.synonyms) if len(surface) > 3}
)


@given(st.lists(st.sampled_from(SURFACES), max_size=6), st.sampled_from([", ", "; ", " \u2013 "]))
def test_spans_point_at_the_text_and_never_overlap(parts: list[str], link: str) -> None:
    text = link.join(parts)
    found = LEXICON.mentions(text)
    assert all(text[slice(*mention.span)] == mention.text for mention in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    assert LEXICON.mentions(text) == LEXICON.mentions(text)
