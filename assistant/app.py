"""Settings, and the only place that chooses adapters: an App asks, checks and searches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.adapters.answer_json import AnswerJson, answer_json
from assistant.adapters.case_files import read_cases
from assistant.adapters.conversations import Conversations
from assistant.adapters.corpus import load_corpus
from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.index import Index, Progress, build_index, open_index
from assistant.adapters.joined_corpus import joined, with_documents
from assistant.adapters.library import Ingested, Library, Reading
from assistant.adapters.likeness import OnnxLikeness
from assistant.adapters.minilm_files import minilm_files
from assistant.adapters.places import corpus_folder, home_folder
from assistant.adapters.stopwatch import WallStopwatch
from assistant.adapters.support_file import read_support
from assistant.adapters.template_drafter import TemplateDrafter
from assistant.adapters.z3_solver import z3_solver
from assistant.checks.backing import Backing
from assistant.checks.evidence import Evidence
from assistant.checks.page import Support
from assistant.checks.rewording import reads_same
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Corpus, Document
from assistant.domain.patient import Fact
from assistant.domain.worked import WorkedPatient
from assistant.followup import Question, Turn, changes, collected, supposing, turn_of
from assistant.pipeline import Pipeline
from assistant.ports import Drafter
from assistant.reading.facts import given_fact, read_facts
from assistant.reading.lexicon import Lexicon
from assistant.retrieval.fusion import Fused
from assistant.retrieval.shelf import Chosen, Shelf
from assistant.rules.evaluate import RuleBase

if TYPE_CHECKING:
    from assistant.adapters.audit_json import AuditJson

ROLES = ("clinician", "nurse", "student", "patient")
# Longer than any question; a whole page belongs to `check`.
LONGEST_QUESTION = 4000

# Passages that are compared with a sentence that no rule speaks of.
SUPPORTING = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose.

    Attributes:
        corpus: another corpus folder than the shipped one.
        home: where the index, models and conversations live.
        llm: `auto`, `none`, `embedded`, `embedded:NAME` or `PROVIDER:MODEL`.
        documents: ids of the user's own documents that answers may quote; all of them when it
            is None. Documents of the corpus always take part and may be named too.
    """

    corpus: Path | None = None
    home: Path | None = None
    llm: str = "auto"
    documents: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One question, or one answer to be checked, with its facts.

    Attributes:
        text: the question; for a check, the question the answer was given to (may be empty).
    """

    text: str
    as_of: date
    given: tuple[Fact, ...] = ()
    role: str = "clinician"
    conversation: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class App:
    """A ready system. Parts that cost time are made when they are first needed."""

    settings: Settings = field(default_factory=Settings)

    @cached_property
    def corpus(self) -> Corpus:
        return load_corpus(corpus_folder(self.settings.corpus), self.home / "cache")

    @cached_property
    def patients(self) -> tuple[WorkedPatient, ...]:
        return read_cases(corpus_folder(self.settings.corpus), self.corpus)

    @cached_property
    def home(self) -> Path:
        return home_folder(self.settings.home)

    @cached_property
    def base(self) -> RuleBase:
        return RuleBase(self.corpus, z3_solver())

    @cached_property
    def library(self) -> Library:
        return Library(self.home, self.corpus)

    @cached_property
    def sources(self) -> Corpus:
        """The corpus with the user's own documents: all that an answer may quote."""
        return with_documents(self.corpus, self._all_documents, self.settings.documents)

    @cached_property
    def _all_documents(self) -> tuple[Document, ...]:
        return () if self.settings.documents == () else self.library.store.documents()

    @cached_property
    def _documents_index(self) -> Index | None:
        """Open where a document of the user's takes part."""
        if self.sources is self.corpus:
            return None
        return self.library.open(self._all_documents, self.embedder)

    @cached_property
    def _shelf(self) -> Shelf | None:
        index = self._documents_index
        if index is None:
            return None
        passages = frozenset(self.sources.passages)
        own = passages.difference(self.corpus.passages)
        most = len(index.lexical)
        return Shelf(
            Chosen(index.lexical, own, most),
            Chosen(index.dense, own, most),
            Chosen(index.lexical, passages, most),
        )

    @cached_property
    def index_digest(self) -> str:
        """Names the index, or both where the user's documents have theirs."""
        index = self._documents_index
        return self.index.digest if index is None else joined(self.index.digest, index.digest)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.corpus.vocabulary)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self.home)

    @cached_property
    def pipeline(self) -> Pipeline:
        base = self.base if self.sources is self.corpus else RuleBase(self.sources, z3_solver())
        legs = self.index.lexical, self.index.dense
        return Pipeline(base, self.lexicon, *legs, self.drafter, self._shelf)

    @cached_property
    def embedder(self) -> OnnxEmbedder:
        return OnnxEmbedder(minilm_files())

    @cached_property
    def backing(self) -> Backing:
        """Judges whether a passage supports a sentence, without rules."""
        support = read_support()
        evidence = Evidence(OnnxLikeness(self.embedder))
        return Backing(evidence, support.weights, support.threshold)

    @cached_property
    def support(self) -> Support:
        """What stands behind a sentence that no rule speaks of."""
        return Support(lambda one: self.pipeline.search(one, SUPPORTING), self.backing.supports)

    @cached_property
    def index(self) -> Index:
        return open_index(self.corpus, self.embedder, self.home)

    def build_index(self, progress: Progress) -> Index:
        """Builds the index where it is missing; an index that is whole is only opened.

        The user's documents have an index of their own, which is built too.
        """
        self.library.build(self.embedder, lambda *_: None)
        return build_index(self.corpus, self.embedder, self.home, progress)

    @cached_property
    def drafter(self) -> Drafter:
        """The template drafter, or, where a model is named, that model over it.

        `auto` takes no model, because none improves the template's draft measurably.
        """
        template = TemplateDrafter(self.sources)
        if self.settings.llm in ("auto", "none"):
            return template
        from assistant.adapters.chat_models import choose
        from assistant.adapters.model_drafter import ModelDrafter, Step

        chosen = choose(self.settings.llm, self.home)
        if chosen is None:
            return template
        steps = frozenset({Step.CHOOSE})  # see docs/decisions.md, 10
        return ModelDrafter(template, chosen.model, chosen.name, self._reads_same, steps)

    def _reads_same(self, original: str, reworded: str) -> bool:
        return reads_same(original, reworded, self.lexicon, self.corpus)

    def ask(self, request: Request) -> AnswerJson:
        """A cited, rule-checked answer; the turn is kept when a conversation is named."""
        _require_text(request.conversation or "", "conversation")
        earlier = self.conversations.turns(request.conversation) if request.conversation else ()
        answer, turn = self.reply(request, earlier)
        if request.conversation:
            self.conversations.add(request.conversation, turn)
        return answer

    def reply(self, request: Request, earlier: tuple[Turn, ...] = ()) -> tuple[AnswerJson, Turn]:
        """The answer after these turns, and the turn it makes; nothing of it is kept."""
        _check_question(request)
        given, forgotten = _split(request.given, self.corpus)
        question = Question(request.text, request.as_of, given, forgotten, earlier)
        pipeline, stopwatch = self.pipeline, WallStopwatch()
        answer, stated = pipeline.answer(question, stopwatch)
        body = answer_json(
            answer,
            self.sources,
            self.index_digest,
            stopwatch.readings(),
            request.role,
            request.conversation,
            request.id,
            changes(earlier, answer, stated, self.corpus.vocabulary),
        )
        return body, turn_of(answer, stated)

    def check(self, text: str, request: Request) -> "AuditJson":
        """The audit of somebody's answer, with what Groundrule itself would answer."""
        from assistant.adapters.audit_json import audit_json
        from assistant.audit import audit, own_question, read_page

        vocabulary = self.corpus.vocabulary
        asked_in = request.text.strip() or own_question(text)
        reading = read_facts(asked_in, self.lexicon, vocabulary, 1, request.as_of)
        asked = tuple(m.concept for m in reading.mentions if vocabulary[m.concept].kind.is_action)
        given, forgotten = _split(request.given, self.corpus)
        question = Question(asked_in, request.as_of, given, forgotten)
        stated = collected(question, reading.facts, self.base)
        stated = supposing(stated, reading.supposed, self.base)
        page = read_page(
            text,
            stated,
            asked,
            self.base,
            self.lexicon,
            asked_in,
            request.as_of,
            self.support,
            reading.contradictions,
        )
        corrected = self.ask(request) if request.text.strip() else None
        return audit_json(audit(page), self.corpus, corrected, request.id)

    def search(self, query: str, k: int) -> tuple[Fused, ...]:
        """The passages for a query, best first, both legs shown."""
        if not query.strip():
            raise RequestError("The query is empty; write what you look for.", "query")
        _require_text(query, "query")
        return self.pipeline.search_all(query, k)

    def ingest(self, paths: Iterable[Path], reading: Reading, progress: Progress) -> Ingested:
        """Adds documents of the user's own, for the next App to answer from."""
        return self.library.ingest(paths, self.embedder, reading, progress)

    def remove_documents(self, names: Sequence[str]) -> None:
        """Takes documents of the user's out."""
        self.library.remove(names, self.embedder)

    def fact(self, text: str, as_of: date) -> Fact:
        """One `NAME=VALUE` fact of the command line."""
        return given_fact(text, self.corpus.vocabulary, as_of)


def _check_question(request: Request) -> None:
    if not request.text.strip():
        raise RequestError(
            "The question is empty; write a clinical question in plain words.", "question"
        )
    if len(request.text) > LONGEST_QUESTION:
        raise RequestError(
            f"The question has {len(request.text)} characters; at most {LONGEST_QUESTION} are "
            "read. Shorten it, or check a whole page with `groundrule check`.",
            "question",
        )
    _require_text(request.text, "question")
    if request.role not in ROLES:
        raise RequestError(f"The role {request.role!r} is not one of {', '.join(ROLES)}.", "role")


def _require_text(text: str, field: str) -> None:
    """Refuses what is no text: half of a pair of code units, as bytes in no encoding give it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RequestError(
            f"The {field} has {text[error.start]!r} at character {error.start + 1}, which is no "
            "text; write it in UTF-8.",
            field,
        ) from None


def _split(given: tuple[Fact, ...], corpus: Corpus) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Facts handed over, and the names of those handed over as unknown."""
    unknown = tuple(f.name for f in given if f.domain == corpus.vocabulary.domain(f.name))
    return tuple(f for f in given if f.name not in unknown), unknown
