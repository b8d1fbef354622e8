"""Our own questions: enough for every document, in other words than the passages they ask for."""

from collections import Counter
from pathlib import Path

import pytest
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from assistant.domain.errors import CorpusError
from evals import own_questions
from evals.ranking import Found
from tests.shipped import shipped_app

QUESTIONS = own_questions.questions(shipped_app().corpus)

# Words that say nothing of what is asked.
_ASKING = """a an the and or of in on at for to from by with without as than then that this these
those i me my we us our you your he him his she her they them their it its is am are was were be
been being do does did doing done have has had having can could shall should will would may might
must not no nor so if but about into out up down over under again more most very just only also
there here what which who whom whose when where why how any all some each other please get got go
going need needs want still yet""".split()

_CONTENT = (
    TextAnalyzerBuilder(Tokenizer.simple())
    .filter(Filter.lowercase())
    .filter(Filter.custom_stopword(_ASKING))
    .filter(Filter.stemmer("english"))
    .build()
)


def content(text: str) -> frozenset[str]:
    return frozenset(word for word in _CONTENT.analyze(text) if len(word) > 1)


def test_three_hundred_and_five_for_every_document() -> None:
    asked = Counter(question.document for question in QUESTIONS)
    few = {name: asked[name] for name in shipped_app().corpus.documents if asked[name] < 5}
    assert not few
    assert len(QUESTIONS) >= 300


def test_a_third_are_patients_questions() -> None:
    assert sum(question.by == "patient" for question in QUESTIONS) * 3 >= len(QUESTIONS)


def test_none_is_asked_twice() -> None:
    asked = Counter(question.text.casefold() for question in QUESTIONS)
    assert [text for text, times in asked.items() if times > 1] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_at_most_half_of_its_words_stand_in_a_passage(question: own_questions.OwnQuestion) -> None:
    words = content(question.text)
    for passage in question.passages:
        shared = words & content(shipped_app().corpus.passages[passage].text)
        assert len(shared) * 2 <= len(words), (passage, sorted(shared), sorted(words))


def test_what_was_found_is_scored_for_both_legs_and_each_alone() -> None:
    question = own_questions.OwnQuestion("q", "?", "patient", "d", ("d#a", "d#b"))
    found = Found(fused=["d#a", "d#b"], lexical=["d#x", "d#a"], dense=[])
    scores = {name: score.value for name, score in own_questions.scores(question, found).items()}
    assert scores["recall_10"] == scores["recall_10_patient"] == 1
    assert (scores["mrr_10_over_bm25"], scores["mrr_10_over_dense"]) == (0.5, 1)
    assert (scores["recall_10_over_bm25"], scores["recall_10_over_dense"]) == (0.5, 1)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("document: nice-ng95\nquestions: [{ask: Q, by: patient, passages: [a#b]}]", "nice-ng95"),
        ("document: nice-ng59\nquestions: [{ask: Q, by: patient, passages: [a#b]}]", "a#b"),
        ("document: nice-ng59\nquestions: [{ask: Q, by: a nurse, passages: [a#b]}]", "by"),
        ("document: nice-ng59\nquestions: [{ask: Q, by: patient, passages: []}]", "passages"),
        ("document: nice-ng59\nquestions: []", "questions"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, lines: str, message: str) -> None:
    (tmp_path / "x.yaml").write_text(f"schema: groundrule/questions@1\n{lines}\n")
    with pytest.raises(CorpusError, match=message) as raised:
        own_questions.questions(shipped_app().corpus, tmp_path)
    assert str(raised.value).startswith("x.yaml:")
