"""Which sentences read like recommendations, and with what grade; both sides."""

import pytest

from assistant.reading.lexicon import Lexicon
from assistant.reading.parsing import parse
from assistant.reading.recommending import grade, recommends
from tests.reading.small_vocabulary import small_vocabulary

ADVICE = """
Clinicians should review the record before each visit.
Patients must not drive for 24 hours.
Colchicine is recommended within 12 hours of the first symptom.
Bisoprolol is contraindicated in decompensated heart failure.
We suggest a shared decision about screening.
The panel recommends against routine endoscopy.
Offer a review after six weeks.
Do not offer paraffin baths.
Consider a second opinion.
Avoid lifting for two weeks.
If symptoms persist, refer to the clinic.
In adults with gout, discuss diet.
Topical capsaicin can be considered when tablets are not wanted.
Fasting may be omitted before the scan.
Opioids are not first-line therapy for dental pain.
Splints are not warranted.
Clinicians have a responsibility to arrange follow-up.
It is important for the surgeon to mark the side.
""".strip().splitlines()
PLAIN = """
The trial included 240 adults in six hospitals.
Pain improved in both arms after twelve weeks.
Gout affects about one adult in forty.
Should colchicine be given to everyone?
This does not mean that patients should be required to fast.
It should be noted that the sample was small.
Shorter courses minimise the need to taper.
The committee met four times.
It is an important cause of pain.
Using needles in unclean rooms
Swelling, warmth and redness of one joint
Acetaminophen can be hepatotoxic at high doses.
The drug may cause dizziness.
""".strip().splitlines()
VOCABULARY = small_vocabulary()
LEXICON = Lexicon(VOCABULARY)


@pytest.mark.parametrize("text", ADVICE)
def test_advice_is_told_by_its_own_words(text: str) -> None:
    words = recommends(parse(text, LEXICON, VOCABULARY))
    assert words
    assert words in text


@pytest.mark.parametrize("text", PLAIN)
def test_a_sentence_that_only_tells_or_asks_is_none(text: str) -> None:
    assert recommends(parse(text, LEXICON, VOCABULARY)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Offer exercise (Grade B).", "Grade B"),
        ("Use it (recommendation category: A, evidence type: 3).",
         "recommendation category: A, evidence type: 3"),
        ("Screen women of 65 [1A].", "1A"),
        ("Treat (strong recommendation; low-certainty evidence).",
         "strong recommendation; low-certainty evidence"),
        ("Give aspirin (COR 1, LOE B-R).", "COR 1, LOE B-R"),
        ("Give aspirin. Conditional recommendation.", "Conditional recommendation"),
        ("Strong recommendation: give aspirin.", "Strong recommendation"),
        ("Give aspirin (see Recommendation 6).", None),
        ("The recommendation category B acknowledges that practices differ.", None),
        ("A strong grip is not needed.", None),
        ("Hold it at a low level of effort.", None),
    ],
)  # fmt: skip
def test_a_grade_is_given_in_its_own_words(text: str, words: str | None) -> None:
    assert grade(text) == words
