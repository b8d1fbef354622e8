"""The whole flow on one screen: read, evaluate, search, build the Case, draft, judge, release."""

import re
from dataclasses import dataclass

from assistant.case import build_case
from assistant.checks import gate
from assistant.checks.ground import Ground
from assistant.domain.answer import CitedAnswer
from assistant.domain.patient import PatientFacts
from assistant.followup import Question, collected, news, stand_alone, supposing
from assistant.ports import Drafter, Leg, Stopwatch
from assistant.reading.facts import read_facts
from assistant.reading.lexicon import Lexicon
from assistant.retrieval.fusion import DEPTH, Fused, fuse
from assistant.retrieval.query import expanded
from assistant.retrieval.shelf import Joined, Shelf
from assistant.rules.evaluate import RuleBase

# The words before a test that has been done: "a fracture on CT", "found by MRI".
SHOWN_ON = re.compile(
    r"\b(?:on|shown by|found by|seen by|incidentally on)(?: an?| the| her| his)? $", re.I
)


@dataclass(frozen=True)
class Pipeline:
    """The parts of the flow, chosen by `app.build`.

    The rules look at what the corpus has only; the user's documents stand on a shelf of their
    own, so that they add quotations to an answer and change nothing else in it.
    """

    base: RuleBase
    lexicon: Lexicon
    lexical: Leg
    dense: Leg
    drafter: Drafter
    shelf: Shelf | None = None

    def answer(self, question: Question, stopwatch: Stopwatch) -> tuple[CitedAnswer, PatientFacts]:
        """One question to one answer, and the stated facts for the next turn.

        What the question only supposes holds for this answer and is not handed on.
        Everything up to the draft is deterministic; only the gate makes an answer.
        """
        vocabulary = self.base.corpus.vocabulary
        reading = read_facts(question.text, self.lexicon, vocabulary, question.turn, question.as_of)
        stated = collected(question, reading.facts, self.base, reading.withdrawn)
        facts = supposing(stated, reading.supposed, self.base)
        stopwatch.lap("facts")
        own = self._concepts(question.text)
        standalone = stand_alone(question, own, vocabulary)
        hits = self.search(standalone)
        shelved = self._shelved(standalone)
        stopwatch.lap("retrieval")
        concepts = self._concepts(standalone)
        case = build_case(
            question.text,
            standalone,
            concepts,
            facts,
            hits,
            self.base,
            reading.problems,
            news(question, own, vocabulary),
            shelved,
        )
        stopwatch.lap("rules")
        ground = Ground(self.base, facts, self.lexicon)
        draft = self.drafter.draft(case)
        stopwatch.lap("draft")
        judged, attempts = gate.judge(draft, ground), 1
        errors = judged.blocking
        if errors:
            judged, attempts = gate.judge(self.drafter.draft(case, errors), ground), 2
        answer = gate.release(judged, case, ground, attempts, errors)
        stopwatch.lap("gate")
        return answer, stated

    def search(self, query: str, k: int = DEPTH) -> tuple[Fused, ...]:
        """The passages of the corpus for a query, both legs fused, best first.

        The lexical leg also gets the other names of the concepts that the query mentions.
        """
        return self._search(query, self.lexical, self.dense, k)

    def search_all(self, query: str, k: int = DEPTH) -> tuple[Fused, ...]:
        """The same over the corpus and the user's documents in one ranking."""
        if self.shelf is None:
            return self.search(query, k)
        dense = Joined(self.dense, self.shelf.dense)
        return self._search(query, self.shelf.lexical_all, dense, k)

    def _shelved(self, query: str) -> tuple[Fused, ...]:
        """The passages of the user's documents for a query, in the query's own words.

        The other names of concepts belong to the corpus; over other fields they mislead.
        """
        if self.shelf is None:
            return ()
        words = self.shelf.lexical.search(query, DEPTH)
        return fuse(words, self.shelf.dense.search(query, DEPTH), DEPTH)

    def _search(self, query: str, lexical: Leg, dense: Leg, k: int) -> tuple[Fused, ...]:
        vocabulary = self.base.corpus.vocabulary
        named = [vocabulary[concept] for concept in self._concepts(query)]
        terms = tuple(term for concept in named for term in (concept.label, *concept.synonyms))
        words = lexical.search(expanded(query, terms), DEPTH)
        return fuse(words, dense.search(query, DEPTH), k)

    def _concepts(self, text: str) -> tuple[str, ...]:
        """What a text mentions; a test that only showed something ("on CT") is not asked for."""
        return tuple(
            mention.concept
            for mention in self.lexicon.mentions(text)
            if not SHOWN_ON.search(text, 0, mention.span[0])
        )
