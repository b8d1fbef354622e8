from datetime import date

import pytest

from assistant.adapters.corpus import load_corpus
from assistant.adapters.places import corpus_folder
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Kind
from assistant.reading.facts import given_fact
from tests.ui import samples
from ui.thread import UNKNOWN, Thread, fact_text

VOCABULARY = samples.corpus().vocabulary


def test_changed_facts_stay_until_the_next_question() -> None:
    thread = Thread("c1").asking("May she?").changing("egfr", "55", VOCABULARY)
    thread = thread.changing("cancer_history", "true", VOCABULARY)
    assert thread.question == "May she?"
    assert thread.edits == (("egfr", "55"), ("cancer_history", "true"))
    assert thread.asking("And then?").edits == ()


def test_the_last_change_of_a_fact_counts_and_the_page_says_it() -> None:
    thread = Thread("c1").asking("May she?").changing("egfr", "55", VOCABULARY)
    thread = thread.changing("egfr", UNKNOWN, VOCABULARY)
    assert thread.edits == (("egfr", UNKNOWN),)
    assert thread.asked[1:] == (
        "The same question, now with eGFR: 55",
        "The same question, now with no longer: eGFR",
    )


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("egfr", "28", "egfr=28 mL/min/1.73m2"),
        ("egfr", " <30 ", "egfr=<30 mL/min/1.73m2"),
        ("egfr", "20 to 30", "egfr=20 to 30 mL/min/1.73m2"),
        ("egfr", "28 mL/min", "egfr=28 mL/min"),
        ("egfr", "unknown", "egfr=unknown"),
        ("t_score[hip]", "-2.9", "t_score[hip]=-2.9"),
        ("cancer_history", "true", "cancer_history=true"),
        ("mi_date", "2026-06", "mi_date=2026-06"),
        ("nothing_known", "1", "nothing_known=1"),
    ],
)
def test_a_bare_number_has_the_unit_that_stands_beside_the_field(
    name: str, value: str, text: str
) -> None:
    assert fact_text(name, value, VOCABULARY) == text


def test_the_unit_beside_a_field_is_understood_for_every_measurement() -> None:
    vocabulary = load_corpus(corpus_folder(None)).vocabulary
    measured = [concept for concept in vocabulary if concept.kind is Kind.MEASUREMENT]
    assert measured
    for concept in measured:
        edge = concept.range.low if concept.range.low.is_finite() else concept.range.high
        text = fact_text(concept.id, str(edge), vocabulary)
        fact = given_fact(text, vocabulary, date(2026, 1, 1))
        assert isinstance(fact.domain, Interval)
        assert fact.domain.point == edge, text
